"""The end of a lesson as HTML."""

from collections.abc import Sequence
from dataclasses import dataclass

from backfacial.pages.course_map import QuizState
from backfacial.pages.render import render


@dataclass(frozen=True)
class QuestionView:
    """A question by its number in the lesson, or in its optional practice."""

    id: str
    number: int
    optional: bool = False


@dataclass(frozen=True)
class ObjectiveView:
    """An objective, how many of its questions were answered, and how many of them are right."""

    text: str
    answered: int
    right: int
    total: int


def end_html(
    open_questions: Sequence[QuestionView],
    mistakes: Sequence[QuestionView],
    objectives: Sequence[ObjectiveView],
    minutes: int,
    quiz: QuizState | None,
) -> str:
    """What is open, what to repeat, how each objective stands, the time spent, and the way to the quiz.

    Args:
        quiz: how the quiz stands, None where there is none.
    """
    return render(
        "lesson_end.html",
        open_questions=open_questions,
        mistakes=mistakes,
        objectives=objectives,
        minutes=minutes,
        quiz=quiz,
    )
