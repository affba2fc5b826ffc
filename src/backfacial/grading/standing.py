"""Where a learner stands in an assignment: points, percent, safety mistakes, passed or not. One rule for all pages."""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from backfacial.answers import NotAPlainFile
from backfacial.answers.plain_file import read_plain_file

MAX_NOTEBOOK_BYTES = 64 * 2**20


class Result(StrEnum):
    """What the marks come to."""

    PASSED = "passed"
    FAILED = "failed"
    CRITICAL = "critical"
    WAITING = "waiting"


@dataclass(frozen=True)
class Standing:
    """Points after the penalty for being late, of all points. `critical` are the ids of items with a safety mistake."""

    score: float
    out_of: float
    penalty: float
    waiting: bool
    critical: tuple[str, ...]

    @property
    def percent(self) -> float:
        """The score in percent of all points."""
        return 100 * self.score / self.out_of if self.out_of else 0.0

    def result(self, pass_mark: float) -> Result:
        """What it comes to. A safety mistake holds back the pass, whatever a person may still give.

        Args:
            pass_mark: in percent of all points.
        """
        if self.critical:
            return Result.CRITICAL
        if self.waiting:
            return Result.WAITING
        # a sum of thirds must not miss the pass mark by its last bit
        return Result.PASSED if self.percent >= pass_mark - 1e-9 else Result.FAILED


def standing_of(submission: Any, critical: tuple[str, ...]) -> Standing:
    """The standing that the gradebook's record of a submission (`SubmittedAssignment`) gives."""
    penalty = float(submission.late_submission_penalty or 0.0)
    return Standing(
        score=max(0.0, float(submission.score) - penalty),
        out_of=float(submission.max_score),
        penalty=penalty,
        waiting=bool(submission.needs_manual_grade),
        critical=critical,
    )


def critical_items(cells: Any) -> tuple[str, ...]:
    """The ids of the items with a safety mistake, from the cells of an autograded notebook."""
    marked = [cell["metadata"] for cell in cells if "backfacial" in cell["metadata"] and "nbgrader" in cell["metadata"]]
    return tuple(data["nbgrader"]["grade_id"] for data in marked if data["backfacial"].get("critical") is True)


def critical_in_file(notebook: Path) -> tuple[str, ...] | None:
    """The same from the file; None where it is missing or cannot be read."""
    try:
        return critical_items(json.loads(read_plain_file(notebook, MAX_NOTEBOOK_BYTES))["cells"])
    except (NotAPlainFile, ValueError, KeyError, TypeError):
        return None
