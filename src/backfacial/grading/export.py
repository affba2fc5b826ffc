"""`nbgrader export`: the stock columns, and how each learner stands. Absent and failed can be told apart."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.plugins import ExportPlugin

from backfacial.facts import words
from backfacial.grading.source import SourceProblem, read_assignment
from backfacial.grading.standing import Result, critical_in_file, standing_of

COLUMNS = (
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
    "status",
    "percent",
    "critical",
    "passed",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


class GradesExport(ExportPlugin):  # type: ignore[misc]
    """One row for each assignment and learner, as CSV (UTF-8, RFC 4180)."""

    def export(self, gradebook: Any) -> None:
        """Write `--to`, or grades.csv, for `--assignment` and `--student`, or for all."""
        destination = Path(self.to or "grades.csv")
        assignments, students = _named(self.assignment), _named(self.student)
        self.log.info("Exporting grades to %s", destination)
        with destination.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            for assignment in gradebook.assignments:
                if assignments and assignment.name not in assignments:
                    continue
                pass_mark = self._pass_mark(assignment.name)
                for student in gradebook.students:
                    if not students or student.id in students:
                        writer.writerow(self._row(gradebook, assignment, student, pass_mark))

    def _row(self, gradebook: Any, assignment: Any, student: Any, pass_mark: float | None) -> dict[str, object]:
        row: dict[str, object] = {
            "assignment": _text(assignment.name),
            "duedate": assignment.duedate or "",
            "student_id": _text(student.id),
            "last_name": _text(student.last_name),
            "first_name": _text(student.first_name),
            "email": _text(student.email),
            "max_score": _points(assignment.max_score),
            "timestamp": "",
            "raw_score": 0.0,
            "late_submission_penalty": 0.0,
            "score": 0.0,
            "status": words("grading", "status-absent"),
        }
        try:
            submission = gradebook.find_submission(assignment.name, student.id)
        except MissingEntry:
            return row
        critical = critical_in_file(self._autograded(assignment.name, student.id))
        standing = standing_of(submission, critical or ())
        row |= {
            "timestamp": submission.timestamp or "",
            "raw_score": _points(submission.score),
            "late_submission_penalty": _points(standing.penalty),
            "score": _points(standing.score),
            "status": words("grading", "status-waiting" if standing.waiting else "status-marked"),
            "percent": f"{standing.percent:.1f}",
            "critical": "" if critical is None else len(critical),
        }
        if pass_mark is not None and critical is not None:
            result = standing.result(pass_mark)
            if result is not Result.WAITING:
                row["passed"] = words("grading", "yes" if result is Result.PASSED else "no")
        return row

    def _pass_mark(self, assignment: str) -> float | None:
        directory = self.parent.coursedir
        try:
            source = Path(directory.format_path(directory.source_directory, ".", assignment))
            return read_assignment(source).pass_mark
        except SourceProblem as problem:
            self.log.warning("%s", problem)
            return None

    def _autograded(self, assignment: str, student: str) -> Path:
        directory = self.parent.coursedir
        return Path(directory.format_path(directory.autograded_directory, student, assignment)) / f"{assignment}.ipynb"


def _named(values: Iterable[object]) -> set[str]:
    """Ids from the command line: --student a --student b, or --student [a,b] as nbgrader's help has it."""
    every = [str(value).strip().removeprefix("[").removesuffix("]").split(",") for value in values]
    return {name.strip().strip("'\"") for names in every for name in names}


def _points(value: float) -> float:
    """Points without the stray last bits of a sum: 2.8, not 2.8000000000000003."""
    return round(float(value), 10)


def _text(value: object) -> str:
    """A name as text, so that a table program does not take it for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
