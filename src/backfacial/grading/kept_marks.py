"""The marks of one hand-in as a table: what a person gave is kept where it counts no more, and can be put back."""

import csv
import datetime
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from backfacial.grading.gradebook import COLUMNS as MARKS
from backfacial.grading.table import as_text, from_text

COLUMNS = (*MARKS, "auto_comment", "waits", "submission", "handed_in", "extension_seconds")


def marks_table(submission: Any, as_id: str = "") -> bytes:
    """A submission of nbgrader's gradebook as CSV (UTF-8), one row for each question; only a heading for None.

    Args:
        as_id: the id that it gets when it is put back, where it is not its own.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    if submission is not None:
        writer.writerows(_rows(submission, as_id or submission.id))
    return text.getvalue().encode("utf-8")


def read_marks(path: Path) -> list[dict[str, str]]:
    """The rows of such a table.

    Raises:
        OSError: it cannot be read.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def extension_in(rows: list[dict[str, str]]) -> datetime.timedelta:
    """The time that was granted beyond the due date; none where there are no rows."""
    return datetime.timedelta(seconds=float(rows[0]["extension_seconds"] or 0) if rows else 0)


def restored(rows: list[dict[str, str]], assignment: str, owner: str, gradebook: Any) -> bool:
    """Put a submission back into the gradebook as it was. False: a question has been withdrawn, its marks stay out.

    Args:
        rows: at least one, as `read_marks` gives them.
        gradebook: nbgrader's `Gradebook`, open; the submission is written.
    """
    with gradebook.db.no_autoflush:  # else SQLAlchemy warns of nbgrader's order of steps
        submission = gradebook.update_or_create_submission(
            assignment,
            owner,
            id=rows[0]["submission"],
            timestamp=rows[0]["handed_in"] or None,
            extension=extension_in(rows) or None,
        )
    parts = {part.name: part for notebook in submission.notebooks for part in notebook.grades}
    comments = {part.name: part for notebook in submission.notebooks for part in notebook.comments}
    for row in rows:
        grade, comment = parts.get(row["question"]), comments.get(row["question"])
        if grade is not None:
            grade.auto_score, grade.manual_score = _number(row["auto_score"]), _number(row["manual_score"])
            grade.extra_credit, grade.needs_manual_grade = _number(row["extra_credit"]), bool(row["waits"])
        if comment is not None:
            comment.manual_comment = from_text(row["comment"]) or None
            comment.auto_comment = from_text(row["auto_comment"]) or None
    gradebook.db.commit()
    return all(row["question"] in parts.keys() | comments.keys() for row in rows)


def _rows(submission: Any, as_id: str) -> Iterator[tuple[object, ...]]:
    extension = submission.extension.total_seconds() if submission.extension else ""
    whose = (as_id, submission.timestamp or "", extension)
    for notebook in submission.notebooks:
        grades = {grade.name: grade for grade in notebook.grades}
        comments = {comment.name: comment for comment in notebook.comments}
        for name in sorted(grades.keys() | comments.keys()):
            grade, comment = grades.get(name), comments.get(name)
            scores = (grade.auto_score, grade.manual_score, grade.extra_credit) if grade else ("", "", "")
            said = (comment.manual_comment, comment.auto_comment) if comment else ("", "")
            waits = "yes" if grade and grade.needs_manual_grade else ""
            yield (as_text(submission.student.id), name, *scores, *map(as_text, said), waits, *whose)


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
