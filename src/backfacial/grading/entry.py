"""How one learner stands in one quiz, for every table that is made of it."""

from dataclasses import dataclass, replace
from typing import Any

from backfacial.grading.before import Marked
from backfacial.grading.quiz import Quiz
from backfacial.grading.standing import Result, Standing, rounded_down, standing_of
from backfacial.grading.table import number


@dataclass(frozen=True)
class Entry:
    """A learner and a quiz.

    Attributes:
        assignment: the gradebook's record of the quiz (`Assignment`).
        student: the gradebook's record of the learner (`Student`).
        quiz: None where its source cannot be read.
        submission: the gradebook's record of the hand-in (`SubmittedAssignment`), None where there is none.
        marked: the marked notebook, None where there is none that can be read.
        other_key: the questions whose marks come from another key than the present one.
        newer: whether the marks are those of an older hand-in, and the newer one is not marked yet.
    """

    assignment: Any
    student: Any
    quiz: Quiz | None
    submission: Any = None
    marked: Marked | None = None
    other_key: tuple[str, ...] = ()
    newer: bool = False

    @property
    def critical(self) -> tuple[str, ...] | None:
        """The questions with a safety mistake, None where that is not known."""
        return self.marked.critical(self.quiz) if self.marked and self.quiz else None

    @property
    def standing(self) -> Standing | None:
        """Points and what waits; None where nothing was handed in."""
        return standing_of(self.submission, self.critical or ()) if self.submission is not None else None

    @property
    def result(self) -> Result | None:
        """What it comes to; None where nothing was handed in, or that is not known."""
        standing = self.standing
        if standing is None or self.quiz is None or self.critical is None or self.other_key or self.newer:
            return None
        return standing.result(self.quiz.assignment.pass_mark)

    @property
    def is_final(self) -> bool:
        """Whether nothing waits, and the points are known to come from the present key and the newest hand-in."""
        standing = self.standing
        if standing is None or self.critical is None:
            return False
        return not standing.waiting and not self.other_key and not self.newer

    @property
    def points(self) -> float | None:
        """The points with two places, None where nothing was handed in. They are never rounded up to a pass."""
        standing = self.standing
        if standing is None:
            return None
        rounded = replace(standing, score=number(standing.score))
        pass_mark = self.quiz.assignment.pass_mark if self.quiz else 0
        is_raised = rounded.result(pass_mark) is not standing.result(pass_mark)
        return rounded_down(standing.score) if is_raised else rounded.score

    @property
    def by_question(self) -> dict[str, float | None]:
        """The points of each question of a hand-in, None where a person still has to give them."""
        notebooks = self.submission.notebooks if self.submission is not None else ()
        grades = [grade for notebook in notebooks for grade in notebook.grades]
        return {grade.name: None if grade.needs_manual_grade else float(grade.score) for grade in grades}
