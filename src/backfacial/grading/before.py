"""How a hand-in was marked before: what its marks rest on, and whether they rest on the present key."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backfacial.answers.plain_file import NotAPlainFile, read_plain_file
from backfacial.grading.quiz import Posed, Quiz
from backfacial.grading.work import Earlier, digest_of_answers
from backfacial.items.digest import short_digest

_SEEN = {"answer": "given", "question": "question", "key": "key"}
MAX_NOTEBOOK_BYTES = 64 * 2**20


@dataclass(frozen=True)
class MarkedCell:
    """How a question was marked.

    Attributes:
        given: a digest of the response; None in notebooks that an older version of the course made.
        question: the digest of the question that it was marked by, or that a waiting answer names.
        key: a digest of the key; "" where a person has to give the points.
        critical: whether it was a safety mistake.
        waits: why a person has to give the points, "" where they need not.
        shown: a digest of what an instructor saw.
        opened_again: why points that a person gave wait for a second look (`difference`), "" where they do not.
        comment_before: a digest of the comment that was written for an answer from before, "" where there is none.
    """

    given: str | None
    question: str
    key: str
    critical: bool
    waits: str
    shown: str
    opened_again: str = ""
    comment_before: str = ""

    def difference(self, other: "MarkedCell") -> str:
        """What a person who marked one has to see anew in the other: answer, question or key; "" for nothing."""
        if self.given is None or other.given is None:
            return "" if self.shown == other.shown else "unknown"
        return next((part for part in _SEEN if getattr(self, _SEEN[part]) != getattr(other, _SEEN[part])), "")


def digest_of_comment(comment: str) -> str:
    """What a comment is known again by."""
    return short_digest([comment])


def is_comment_of_another_answer(cell: Mapping[str, Any], grade: Any, comment: str) -> bool:
    """Whether a person wrote it for an answer from before, and has neither changed it nor given points since.

    Args:
        grade: the gradebook's record of the mark (`Grade`).
    """
    if grade.needs_manual_grade and marked_cell(cell).opened_again == "answer":
        return True
    has_looked = grade.manual_score is not None and not grade.needs_manual_grade
    return not has_looked and marked_cell(cell).comment_before == digest_of_comment(comment)


@dataclass(frozen=True)
class Marked:
    """An autograded notebook.

    `answers` is the digest of the answers file, `fingerprint` that of the quiz with its history (`Quiz.fingerprint`).
    """

    cells: dict[str, MarkedCell]
    answers: str
    fingerprint: str

    def critical(self, quiz: Quiz) -> tuple[str, ...]:
        """The questions of the quiz as it is now with a safety mistake."""
        return tuple(part.id for part in quiz.assignment.everything if self._is_critical(part.id))

    def _is_critical(self, item: str) -> bool:
        return item in self.cells and self.cells[item].critical

    def older(self, quiz: Quiz) -> dict[str, Posed]:
        """The questions that were answered as an older release asked them."""
        found = {
            part.id: quiz.known(part.id, self.cells[part.id].question)
            for part in quiz.assignment.everything
            if part.id in self.cells and not self.cells[part.id].waits
        }
        return {item: posed for item, posed in found.items() if isinstance(posed, Posed) and posed.release}

    def by_another_key(self, quiz: Quiz) -> tuple[str, ...]:
        """The questions whose marks come from another key than the present one, or nobody knows from which."""
        return tuple(part.id for part in quiz.assignment.everything if not self._by_present_key(part.id, quiz))

    def _by_present_key(self, item: str, quiz: Quiz) -> bool:
        cell = self.cells.get(item)
        if cell is None or cell.waits:
            return cell is not None
        known = quiz.known(item, cell.question)  # none for what an older version of the course marked
        return isinstance(known, Posed) and known.key == cell.key

    def has_to_be_marked_again(self, quiz: Quiz) -> tuple[str, ...]:
        """The questions for which marking would come to something else now."""
        asked = {part.id for part in quiz.assignment.everything}
        moved = {item for item, cell in self.cells.items() if cell.waits and self.fingerprint != quiz.fingerprint}
        changed = {*self.by_another_key(quiz), *(moved & asked)}
        gone = (item for item in self.cells if item not in asked)
        return (*(part.id for part in quiz.assignment.everything if part.id in changed), *gone)

    def rests_on(self, submitted: Path) -> bool:
        """Whether the marks are those of the answers in a submitted folder; yes where nobody knows."""
        return not self.answers or not submitted.is_dir() or digest_of_answers(submitted) == self.answers

    @property
    def earlier(self) -> Earlier:
        """What each answer was marked by, as `read_work` asks for it."""
        return Earlier(self.answers, {item: cell.question for item, cell in self.cells.items() if cell.key})


def marked_in_file(notebook: Path) -> Marked | None:
    """What an autograded notebook says; None where it is missing or cannot be read."""
    try:
        return marked_in(json.loads(read_plain_file(notebook, MAX_NOTEBOOK_BYTES)))
    except (NotAPlainFile, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def marked_in(notebook: Mapping[str, Any]) -> Marked:
    """The same of a notebook that was read."""
    own = notebook["metadata"].get("backfacial", {})
    graded = [cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")]
    cells = {str(cell["metadata"]["nbgrader"]["grade_id"]): marked_cell(cell) for cell in graded}
    return Marked(cells, str(own.get("answers", "")), str(own.get("quiz", "")))


def marked_cell(cell: Mapping[str, Any]) -> MarkedCell:
    """How the question of a graded cell was marked."""
    kept = cell["metadata"].get("backfacial", {})
    given = kept.get("given")
    return MarkedCell(
        given=None if given is None else str(given),
        question=str(kept.get("question", "")),
        key=str(kept.get("key", "")),
        critical=kept.get("critical") is True,
        waits=str(kept.get("waits", "")),
        shown=_shown(cell, kept),
        opened_again=str(kept.get("opened_again", "")),
        comment_before=str(kept.get("comment_before", "")),
    )


def _shown(cell: Mapping[str, Any], kept: Mapping[str, Any]) -> str:
    reviews = [output["data"] for output in cell.get("outputs", ()) if output.get("output_type") == "execute_result"]
    return short_digest([kept.get("text"), [_text(data.get("text/html", "")) for data in reviews]])


def _text(source: Any) -> str:
    return source if isinstance(source, str) else "".join(source)
