"""The end of a lesson: what is open, which safety mistakes to repeat, how each objective stands, the time, the quiz."""

from collections.abc import Iterator
from pathlib import Path

from backfacial.answers.document import Answers
from backfacial.answers.store import AnswerStore
from backfacial.elements.assets import module, style
from backfacial.elements.drawn import DrawnElement
from backfacial.elements.path import answers_now, standings
from backfacial.elements.progress import quiz_of
from backfacial.facts import library
from backfacial.items.bank import practice_item
from backfacial.pages.lesson_end import ObjectiveView, QuestionView, end_html


class LessonEnd(DrawnElement):
    """The end of a lesson on the page."""

    _esm = module("end", "drawn")
    _css = style("map")

    def __init__(self, lesson: str, store: AnswerStore, home: Path) -> None:
        self._lesson = lesson
        self._store = store
        self._home = home
        super().__init__()

    def drawn(self) -> str:
        answers = answers_now(self._store)
        standing = standings(self._lesson, answers)
        numbered = list(_numbered(self._lesson))
        return end_html(
            open_questions=[view for view in numbered if view.id not in standing],
            mistakes=[view for view in _asked(self._lesson) if standing.get(view.id) == "critical"],
            objectives=list(_objectives(self._lesson, standing)),
            minutes=round(_seconds(answers) / 60),
            quiz=quiz_of(self._home, self._lesson),
        )


def _seconds(answers: Answers) -> float:
    """The seconds that the lesson's questions were in use."""
    spent = (event.get("active_s") for event in answers.events)
    return sum(float(each) for each in spent if isinstance(each, int | float) and 0 <= each < 24 * 3600)


def _numbered(lesson: str) -> Iterator[QuestionView]:
    """The questions of a lesson that count, by their numbers."""
    ids = [item for part in library().parts(lesson) for item in part.items]
    yield from (QuestionView(item, number) for number, item in enumerate(ids, start=1))


def _asked(lesson: str) -> Iterator[QuestionView]:
    """All its questions, those of the optional practice too."""
    yield from _numbered(lesson)
    ids = [item for part in library().parts(lesson) for item in part.more]
    yield from (QuestionView(item, number, optional=True) for number, item in enumerate(ids, start=1))


def _objectives(lesson: str, standing: dict[str, str]) -> Iterator[ObjectiveView]:
    """Each objective with how many of its questions were answered, and how many of these were right at last."""
    ids = [view.id for view in _asked(lesson)]
    for objective in library().objectives.values():
        if objective.lesson == lesson:
            own = [item for item in ids if practice_item(item).objective == objective.id]
            answered = sum(item in standing for item in own)
            right = sum(standing.get(item) == "right" for item in own)
            yield ObjectiveView(objective.text, answered, right, len(own))
