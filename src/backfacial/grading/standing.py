"""Where a learner stands in an assignment: points, percent, safety mistakes, passed or not. One rule for all pages."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_LAST_BIT = 1e-9
"""A sum of thirds must not miss the pass mark, or a place, by it."""


class Result(StrEnum):
    """What the marks come to."""

    PASSED = "passed"
    FAILED = "failed"
    CRITICAL = "critical"
    WAITING = "waiting"


@dataclass(frozen=True)
class Standing:
    """Points after the penalty for being late, of all points.

    `waiting` are the ids of the questions that a person has to mark, `critical` those with a safety mistake.
    """

    score: float
    out_of: float
    penalty: float
    waiting: tuple[str, ...]
    critical: tuple[str, ...]

    @property
    def percent(self) -> float:
        """The score in percent of all points."""
        return 100 * self.score / self.out_of if self.out_of else 0.0

    @property
    def percent_shown(self) -> float:
        """The same, rounded down to two places: just below the pass mark never looks as if it had reached it."""
        return rounded_down(self.percent)

    def result(self, pass_mark: float) -> Result:
        """What it comes to. A safety mistake holds back the pass, whatever a person may still give.

        Args:
            pass_mark: in percent of all points.
        """
        if self.critical:
            return Result.CRITICAL
        if self.waiting:
            return Result.WAITING
        return Result.PASSED if self.percent >= pass_mark - _LAST_BIT else Result.FAILED


def rounded_down(value: float) -> float:
    """A number with two places, never more than it is: 79.99 for 79.999."""
    return math.floor(100 * (value + _LAST_BIT)) / 100


def _waiting(submission: Any) -> Iterator[str]:
    for notebook in submission.notebooks:
        yield from (grade.name for grade in notebook.grades if grade.needs_manual_grade)


def standing_of(submission: Any, critical: tuple[str, ...]) -> Standing:
    """The standing that the gradebook's record of a submission (`SubmittedAssignment`) gives."""
    penalty = float(submission.late_submission_penalty or 0.0)
    return Standing(
        score=max(0.0, float(submission.score) - penalty),
        out_of=float(submission.max_score),
        penalty=penalty,
        waiting=tuple(sorted(_waiting(submission))) if submission.needs_manual_grade else (),
        critical=critical,
    )
