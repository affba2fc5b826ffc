"""The start page's map: where to go on, and how each lesson and quiz stands."""

from pathlib import Path

from backfacial.elements.assets import module, style
from backfacial.elements.drawn import DrawnElement
from backfacial.elements.progress import go_on, lessons_of
from backfacial.pages.course_map import map_html


class CourseMap(DrawnElement):
    """The map on the page."""

    _esm = module("map", "drawn")
    _css = style("map")

    def __init__(self, home: Path) -> None:
        self._home = home
        super().__init__()

    def drawn(self) -> str:
        lessons = lessons_of(self._home)
        return map_html(lessons, go_on(self._home, lessons))
