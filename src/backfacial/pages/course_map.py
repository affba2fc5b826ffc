"""The map of the course as HTML: where to go on, and a card for each lesson with its quiz."""

from collections.abc import Sequence
from typing import Any, Protocol

from backfacial.pages.render import render


class _Lesson(Protocol):
    @property
    def id(self) -> str: ...


def map_html(lessons: Sequence[_Lesson], go_on: Any) -> str:
    """The map.

    Args:
        lessons: how each stands (`backfacial.elements.progress.LessonState`).
        go_on: where the learner goes on (`GoOn`), None where everything is done.
    """
    return render("map.html", lessons=lessons, go_on=go_on)
