"""The map of the course as HTML: where to go on, and a card for each lesson with its quiz."""

from collections.abc import Sequence
from dataclasses import dataclass

from backfacial.back.drawing import back_with
from backfacial.facts.skin.looks import TONES
from backfacial.pages.render import render


@dataclass(frozen=True)
class QuizState:
    """A graded quiz: how many questions have an answer, the newest hand-in, and whether answers changed since."""

    path: str
    answered: int
    total: int
    handed_in: str = ""
    code: str = ""
    changed: bool = False


@dataclass(frozen=True)
class LessonState:
    """A lesson: how many of its questions have an answer, what is left of it, and how many safety mistakes stand."""

    id: str
    title: str
    planned: bool
    answered: int
    total: int
    minutes_left: int
    critical: int
    quiz: QuizState | None

    @property
    def number(self) -> int:
        """Its number in the course."""
        return int(self.id.partition("-")[0])

    @property
    def is_done(self) -> bool:
        return self.total > 0 and self.answered == self.total


@dataclass(frozen=True)
class GoOn:
    """Where to go on: a page and a part of it. `begun` says whether the learner was there before."""

    lesson: LessonState
    part: str
    part_title: str
    begun: bool


def map_html(lessons: Sequence[LessonState], go_on: GoOn | None) -> str:
    """The map.

    Args:
        lessons: how each stands.
        go_on: where the learner goes on, None where everything is done.
    """
    return render("map.html", lessons=lessons, go_on=go_on, tones=TONES, bare=back_with((), ""))
