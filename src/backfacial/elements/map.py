"""The start page's map: where to go on, and how each lesson and quiz stands. It is read anew whenever it is shown."""

from pathlib import Path
from typing import Any

import anywidget
from traitlets import Unicode

from backfacial.elements.assets import module, style
from backfacial.elements.messages import Hello, understood
from backfacial.elements.progress import go_on, lessons_of
from backfacial.elements.shown import Bundle, named_comm
from backfacial.pages.course_map import map_html


class CourseMap(anywidget.AnyWidget):
    """The map on the page."""

    _esm = module("map", "form")
    _css = style("map")

    html = Unicode().tag(sync=True)
    comm_id = Unicode().tag(sync=True)

    def __init__(self, home: Path) -> None:
        self._home = home
        super().__init__(**named_comm(), html=self._drawn())
        self.on_msg(self._hear)

    def _hear(self, widget: anywidget.AnyWidget, content: object, buffers: object) -> None:
        match understood(content):
            case Hello() as hello:
                self.send(hello.reply("map", html=self._drawn()))
            case _:
                pass

    def _drawn(self) -> str:
        lessons = lessons_of(self._home)
        return map_html(lessons, go_on(self._home, lessons))

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "text/html": self.html}, metadata
