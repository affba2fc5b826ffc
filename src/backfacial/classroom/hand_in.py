"""One hand-in as its marker needs it: who, how late, what would hurt a client, and each question with its answer."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode
from nbgrader.api import MissingEntry

from backfacial.facts import words
from backfacial.grading.before import is_comment_of_another_answer, marked_cell, marked_in
from backfacial.grading.durations import in_words
from backfacial.grading.feedback import shown
from backfacial.grading.marking import grade_id_of
from backfacial.grading.naming import question_in_words
from backfacial.grading.quiz import Posed, Quiz
from backfacial.items.digest import short_digest
from backfacial.items.reflection import Criterion, Reflection
from backfacial.pages.printable import printable
from backfacial.pages.render import amount


@dataclass(frozen=True)
class Question:
    """One question. Where there is no `review` of a mark by rule, the page shows the prompt and the text.

    `note` says what is special about the answer, `comment_note` about the comment, "" where nothing is.
    """

    id: str
    number: int
    out_of: float
    waiting: bool
    critical: bool
    written: bool
    note: str
    comment_note: str = ""
    review: Markup = field(default_factory=Markup)
    prompt: str = ""
    text: str = ""
    rubric: tuple[Criterion, ...] = ()


@dataclass(frozen=True)
class Learner:
    """One learner of the class: the id of the hand-in in formgrader's addresses, and the questions that wait."""

    hand_in: str
    name: str
    waiting: tuple[str, ...]


@dataclass(frozen=True)
class HandIn:
    """All that the page says before any points are read.

    `marked` changes with the answers and with the key. `learners` are all that can be marked, in a fixed order.
    """

    id: str
    marked: str
    title: str
    learners: tuple[Learner, ...]
    late: str
    notes: tuple[str, ...]
    questions: tuple[Question, ...]

    @property
    def place(self) -> int:
        """Where the hand-in stands among the learners, from 0."""
        return [learner.hand_in for learner in self.learners].index(self.id)

    @property
    def learner(self) -> Learner:
        """Whose hand-in it is."""
        return self.learners[self.place]

    @property
    def critical(self) -> tuple[Question, ...]:
        """The questions with a safety mistake."""
        return tuple(question for question in self.questions if question.critical)

    @property
    def waiting(self) -> tuple[Question, ...]:
        """The questions that a person has to mark."""
        return tuple(question for question in self.questions if question.waiting)

    @property
    def in_order(self) -> tuple[Question, ...]:
        """What waits, then the other written answers, then what was marked by rule."""
        return tuple(sorted(self.questions, key=lambda question: (not question.waiting, not question.written)))


def read_hand_in(coursedir: Any, submission: Any, nb: NotebookNode, quiz: Quiz) -> HandIn:
    """The hand-in of a gradebook's `SubmittedNotebook`, with the autograded notebook that belongs to it.

    Raises:
        MissingEntry: the notebook or the gradebook lacks a question of the quiz. It names the question.
    """
    own = nb.metadata.get("backfacial", {})
    return HandIn(
        id=submission.id,
        marked=short_digest([own.get("answers"), own.get("quiz")]),
        title=quiz.assignment.title,
        learners=tuple(_learners(coursedir, submission)),
        late=_late(submission.assignment),
        notes=(*own.get("notes", ()), *own.get("instructor_notes", ())),
        questions=tuple(_questions(nb, quiz, submission)),
    )


def _learners(coursedir: Any, submission: Any) -> Iterator[Learner]:
    """The order is that of formgrader's own lists, which tells nothing of who somebody is."""
    for other in sorted(submission.notebook.submissions, key=lambda each: each.id):
        folder = coursedir.format_path(coursedir.autograded_directory, other.student.id, other.assignment.name)
        if (Path(folder) / f"{other.name}.ipynb").exists():
            waiting = tuple(grade.name for grade in other.grades if grade.needs_manual_grade)
            yield Learner(other.id, _name(other.student), waiting)


def _name(student: Any) -> str:
    name = " ".join(part for part in (student.first_name, student.last_name) if part)
    return printable(f"{name} ({student.id})" if name else student.id)


def _late(assignment: Any) -> str:
    """How late the hand-in is and what that costs, in words; "" where it is in time, or has no due date."""
    seconds = assignment.total_seconds_late if assignment.assignment.duedate else 0
    if not seconds:
        return ""
    said = [words("marking", "late", time=in_words(seconds))]
    penalty = assignment.late_submission_penalty
    if penalty:
        said.append(words("marking", "late-penalty", points=amount(penalty)))
    return " ".join(said)


def _questions(nb: NotebookNode, quiz: Quiz, submission: Any) -> Iterator[Question]:
    grades = {grade.name: grade for grade in submission.grades}
    comments = {comment.name: comment.manual_comment or "" for comment in submission.comments}
    cells = {grade_id_of(cell): cell for cell in nb.cells if grade_id_of(cell)}
    older = marked_in(nb).older(quiz)
    for number, asked in enumerate(quiz.assignment.everything, start=1):
        cell, grade = cells.get(asked.id), grades.get(asked.id)
        if cell is None or grade is None:
            raise MissingEntry(question_in_words(quiz, asked.id))
        kept = cell.metadata.get("backfacial", {})
        yield Question(
            id=asked.id,
            number=number,
            out_of=float(grade.max_score),
            waiting=bool(grade.needs_manual_grade),
            critical=kept.get("critical") is True,
            written=isinstance(asked, Reflection),
            note=_note(cell, older.get(asked.id), quiz.assignment.id),
            comment_note=_comment_note(cell, grade, comments.get(asked.id, "")),
            **shown(older[asked.id].part if asked.id in older else asked, cell, kept),
        )


def _note(cell: NotebookNode, older: Posed | None, assignment: str) -> str:
    marked = marked_cell(cell)
    if older:
        return words("marking", "older", release=older.release)
    if marked.given is None and cell.cell_type != "code" and not cell.metadata.get("backfacial", {}).get("text"):
        return words("marking", "old-notebook", assignment=assignment)
    return marked.waits


def _comment_note(cell: NotebookNode, grade: Any, comment: str) -> str:
    return words("marking", "comment-before") if is_comment_of_another_answer(cell, grade, comment) and comment else ""
