"""Feedback: one page for one learner that needs no network. Safety mistakes stand first."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import List

from backfacial.facts import words
from backfacial.grading.before import Marked, is_comment_of_another_answer, marked_in
from backfacial.grading.closing import at_the_end, say_what_was_made
from backfacial.grading.durations import in_words
from backfacial.grading.export import warn_of_other_key
from backfacial.grading.moments import gradebook_time
from backfacial.grading.naming import question_in_words
from backfacial.grading.quiz import Posed, Quiz, read_quiz
from backfacial.grading.source import source_folder
from backfacial.grading.standing import Result, Standing, standing_of
from backfacial.items.base import Asked
from backfacial.items.reflection import Criterion
from backfacial.pages.printable import printable
from backfacial.pages.styling import styles

TEMPLATES = Path(__file__).parent / "templates"
_CLOSING = {Result.PASSED: "closing-passed", Result.WAITING: "closing-waiting"}


class FeedbackExporter(HTMLExporter):
    """HTML by our own template, which knows nothing of cells. `GenerateFeedback` makes it when it begins."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)  # type: ignore[no-untyped-call]
        at_the_end(self.parent, "convert_notebooks", partial(say_what_was_made, self.parent))

    def _load_config(self, cfg: Any, section_names: Any = None, traits: Any = None) -> None:
        # what is set for every HTMLExporter is formgrader's page, and nbgrader sets it when it makes feedback
        super()._load_config(cfg, section_names, traits)
        self.template_name = "backfacial_feedback"
        self.extra_template_basedirs = [str(TEMPLATES)]
        self.preprocessors = []


@dataclass(frozen=True)
class Part:
    """One marked question, or one reflection, as the page shows it.

    `by_hand` is the key of the words for points that a person gave; `note` says what is special about the answer. Where
    there is no `review`, the page shows the prompt, the text and the rubric.
    """

    id: str
    number: int
    score: float
    out_of: float
    waiting: bool
    by_hand: str
    critical: bool
    comment: str
    note: str = ""
    review: Markup = field(default_factory=Markup)
    prompt: str = ""
    text: str = ""
    rubric: tuple[Criterion, ...] = ()

    @property
    def has_all_points(self) -> bool:
        """Whether there is nothing to learn from it on paper: all points, no safety mistake, and no comment."""
        return self.score >= self.out_of and not (self.waiting or self.critical or self.comment)


@dataclass(frozen=True)
class Page:
    """All that the page says."""

    title: str
    learner: str
    handed_in: str
    late: str
    standing: Standing
    result: Result
    pass_mark: float
    notes: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def safety(self) -> tuple[Part, ...]:
        """The parts with a safety mistake."""
        return tuple(part for part in self.parts if part.critical)

    @property
    def waiting(self) -> tuple[Part, ...]:
        """The parts that a person has to mark."""
        return tuple(part for part in self.parts if part.waiting)

    @property
    def full(self) -> tuple[int, ...]:
        """The numbers of the parts that a short print leaves out."""
        return tuple(part.number for part in self.parts if part.has_all_points)

    @property
    def closing(self) -> str:
        """The last line's key."""
        return _CLOSING.get(self.result, "closing-other")


class CollectFeedback(NbGraderPreprocessor):  # type: ignore[misc]
    """What the page says: reviews from the autograded notebook, points and comments from the gradebook."""

    # nbconvert's HTML exporter sets it for everything below it and complains where it is not known
    display_data_priority: Any = List().tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """The notebook as it is; the page and the helpers of the template in `resources["backfacial"]`.

        Raises:
            SourceProblem: the assignment cannot be read.
            MissingEntry: the gradebook does not know the hand-in.
        """
        coursedir = self.parent.parent.coursedir
        student, name = resources["nbgrader"]["student"], resources["nbgrader"]["assignment"]
        quiz = read_quiz(source_folder(coursedir, name))
        warn_of_other_key(self.log, marked_in(nb), quiz, student)
        with Gradebook(resources["nbgrader"]["db_url"], coursedir.course_id) as gradebook:
            page = _page(gradebook, nb, quiz, student)
        resources["backfacial"] = {"page": page, "say": _say, "number": _number, "styles": Markup(styles())}
        return nb, resources


def _page(gradebook: Any, nb: NotebookNode, quiz: Quiz, student: str) -> Page:
    assignment = quiz.assignment
    submission = gradebook.find_submission(assignment.id, student)
    marked = marked_in(nb)
    standing = standing_of(submission, marked.critical(quiz))
    person = submission.student
    name = " ".join(part for part in (person.first_name, person.last_name) if part)
    notebook = gradebook.find_submission_notebook(assignment.id, assignment.id, student)
    return Page(
        title=assignment.title,
        learner=printable(f"{name} ({student})" if name else student),
        handed_in=gradebook_time(submission.timestamp) if submission.timestamp else _say("handed-in-unknown"),
        late=_late(submission),
        standing=standing,
        result=_result(standing, marked, quiz),
        pass_mark=assignment.pass_mark,
        notes=tuple(nb.metadata.get("backfacial", {}).get("notes", ())),
        parts=_parts(nb, quiz, {grade.name: grade for grade in notebook.grades}, _comments(notebook)),
    )


def _result(standing: Standing, marked: Marked, quiz: Quiz) -> Result:
    """What it comes to; marks by another key than the present one say nothing but that a client would be hurt."""
    if not standing.critical and marked.by_another_key(quiz):
        return Result.WAITING
    return standing.result(quiz.assignment.pass_mark)


def _late(submission: Any) -> str:
    """How late it was, from the date that holds for this learner; "" where it was in time."""
    seconds = submission.total_seconds_late
    return _say("late-after", late=in_words(seconds), due=gradebook_time(submission.duedate)) if seconds else ""


def _parts(nb: NotebookNode, quiz: Quiz, grades: dict[str, Any], comments: dict[str, str]) -> tuple[Part, ...]:
    cells = {
        cell.metadata.nbgrader.grade_id: cell for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("grade")
    }
    older = marked_in(nb).older(quiz)
    parts = []
    for number, asked in enumerate(quiz.assignment.everything, start=1):
        cell, grade = cells.get(asked.id), grades.get(asked.id)
        if cell is None or grade is None:
            raise MissingEntry(words("grading", "notebook-lacks", item=question_in_words(quiz, asked.id)))
        kept = cell.metadata.get("backfacial", {})
        parts.append(
            Part(
                id=asked.id,
                number=number,
                score=grade.score,
                out_of=grade.max_score,
                waiting=grade.needs_manual_grade,
                by_hand=_by_hand(cell, grade),
                critical=kept.get("critical") is True,
                comment=_comment(cell, grade, comments.get(asked.id, "")),
                note=_note(kept, older.get(asked.id)),
                **shown(older[asked.id].part if asked.id in older else asked, cell, kept),
            )
        )
    return tuple(parts)


def _comment(cell: NotebookNode, grade: Any, comment: str) -> str:
    """A comment belongs to the text that it was written for."""
    return "" if is_comment_of_another_answer(cell, grade, comment) else printable(comment)


def _by_hand(cell: NotebookNode, grade: Any) -> str:
    if cell.cell_type != "code" or (grade.manual_score is None and not grade.extra_credit):
        return ""
    return "marked-by-instructor" if grade.auto_score is None else "changed-by-instructor"


def _note(kept: dict[str, Any], older: Posed | None) -> str:
    if kept.get("waits"):
        return _say("part-waits")
    return _say("part-older", release=older.release) if older else ""


def shown(asked: Asked, cell: NotebookNode, kept: dict[str, Any]) -> dict[str, Any]:
    """The review of an answer that was marked by rule; of any other what was asked, and what was answered."""
    if cell.cell_type == "code" and not kept.get("waits"):
        return {"review": _review(cell)}
    text = kept.get("shown" if cell.cell_type == "code" else "text", "")
    return {"prompt": asked.question().stem, "text": printable(text), "rubric": getattr(asked, "rubric", ())}


def _review(cell: NotebookNode) -> Markup:
    # our own marking wrote it, with everything escaped
    results = [output for output in cell.get("outputs", ()) if output.output_type == "execute_result"]
    return Markup(results[0].data.get("text/html", "")) if results else Markup()


def _comments(notebook: Any) -> dict[str, str]:
    return {comment.name: comment.manual_comment for comment in notebook.comments if comment.manual_comment}


def _say(key: str, **values: object) -> str:
    return words("grading", key, **values)


def _number(value: float) -> str:
    """A number as people write it: 1, 0.5, 66.67."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
