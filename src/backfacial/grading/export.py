"""`nbgrader export`: the stock columns, and how each learner stands. Absent and failed can be told apart."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.plugins import ExportPlugin

from backfacial.facts import words
from backfacial.grading.before import Marked, marked_in_file
from backfacial.grading.gradebook import differences
from backfacial.grading.notes import listed
from backfacial.grading.quiz import Quiz, read_quiz
from backfacial.grading.source import SourceProblem, source_folder
from backfacial.grading.standing import Result, standing_of
from backfacial.grading.table import as_text
from backfacial.pages.printable import printable

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
    "needs_marking",
    "other_key",
    "older_release",
)


class GradesExport(ExportPlugin):  # type: ignore[misc]
    """One row for each assignment and learner, as CSV (UTF-8, RFC 4180)."""

    def export(self, gradebook: Any) -> None:
        """Write `--to`, or grades.csv, for `--assignment` and `--student`, or for all."""
        destination = Path(self.to or "grades.csv")
        assignments, students = _named(self.assignment), _named(self.student)
        self.log.info("Exporting grades to %s", destination)
        rows = 0
        with destination.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            for assignment in gradebook.assignments:
                if assignments and assignment.name not in assignments:
                    continue
                quiz = self._quiz(assignment)
                for student in gradebook.students:
                    if not students or student.id in students:
                        writer.writerow(self._row(gradebook, assignment, student, quiz))
                        rows += 1
        self.log.info("%s", words("grading", "closing-export", file=destination, rows=rows))

    def _row(self, gradebook: Any, assignment: Any, student: Any, quiz: Quiz | None) -> dict[str, object]:
        row: dict[str, object] = {
            "assignment": as_text(assignment.name),
            "duedate": assignment.duedate or "",
            "student_id": as_text(student.id),
            "last_name": as_text(student.last_name),
            "first_name": as_text(student.first_name),
            "email": as_text(student.email),
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
        marked = marked_in_file(self._autograded(assignment.name, student.id))
        critical = marked.critical(quiz) if marked and quiz else None
        standing = standing_of(submission, critical or ())
        other_key = warn_of_other_key(self.log, marked, quiz, student.id) if marked and quiz else ()
        status = "status-other-key" if other_key else "status-waiting" if standing.waiting else "status-marked"
        row |= {
            "timestamp": submission.timestamp or "",
            "raw_score": _points(submission.score),
            "late_submission_penalty": _points(standing.penalty),
            "score": _points(standing.score),
            "status": words("grading", status),
            "percent": f"{standing.percent:.1f}",
            "critical": "" if critical is None else len(critical),
            "needs_marking": " ".join(standing.waiting),
            "other_key": " ".join(other_key),
            "older_release": _older(marked, quiz),
        }
        if quiz is not None and critical is not None and not other_key:
            result = standing.result(quiz.assignment.pass_mark)
            if result is not Result.WAITING:
                row["passed"] = words("grading", "yes" if result is Result.PASSED else "no")
        return row

    def _quiz(self, assignment: Any) -> Quiz | None:
        try:
            quiz = read_quiz(source_folder(self.parent.coursedir, assignment.name))
        except SourceProblem as problem:
            self.log.warning("%s", problem)
            return None
        found = differences(assignment, quiz.assignment)
        if found:
            named = {"assignment": assignment.name, "differences": found}
            self.log.warning("%s", words("grading", "gradebook-other", **named))
        return quiz

    def _autograded(self, assignment: str, student: str) -> Path:
        directory = self.parent.coursedir
        return Path(directory.format_path(directory.autograded_directory, student, assignment)) / f"{assignment}.ipynb"


def warn_of_other_key(log: Any, marked: Marked, quiz: Quiz, student: str) -> tuple[str, ...]:
    """The questions whose marks come from another key than the present one; the log names them."""
    found = marked.by_another_key(quiz)
    if found:
        named = {"assignment": quiz.assignment.id, "items": listed(list(found)), "student": printable(student)}
        log.warning("%s", words("grading", "other-key", **named))
    return found


def _named(values: Iterable[object]) -> set[str]:
    """Ids from the command line: --student a --student b, or --student [a,b] as nbgrader's help has it."""
    every = [str(value).strip().removeprefix("[").removesuffix("]").split(",") for value in values]
    return {name.strip().strip("'\"") for names in every for name in names}


def _older(marked: Marked | None, quiz: Quiz | None) -> str:
    """The questions that were answered as an older release asked them: quiz-sore-calf:1."""
    older = marked.older(quiz) if marked and quiz else {}
    return " ".join(f"{item}:{posed.release}" for item, posed in older.items())


def _points(value: float) -> float:
    """Points without the stray last bits of a sum: 2.8, not 2.8000000000000003."""
    return round(float(value), 10)
