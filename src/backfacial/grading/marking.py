"""Marks: our step in the place where nbgrader would run the notebook. Nothing is run; the answers are read as data."""

from pathlib import Path
from typing import Any

from markupsafe import escape
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor

from backfacial.answers.handin import ANSWERS
from backfacial.facts import words
from backfacial.grading.arrivals import was_set_aside
from backfacial.grading.people_file import also_typed
from backfacial.grading.quiz import Quiz, read_quiz
from backfacial.grading.release import check_notebook
from backfacial.grading.source import SourceProblem, source_folder, source_name
from backfacial.grading.work import Outcome, Work, kept, read_work, shortened
from backfacial.items.base import Asked
from backfacial.items.reflection import Reflection
from backfacial.pages.marks import marked_html
from backfacial.pages.printable import printable
from backfacial.pages.questions import picture_html
from backfacial.pages.reflections import reflection_html
from backfacial.pages.styling import styles
from backfacial.pages.waiting import waiting_html

LONGEST_TEXT = 20_000  # signs of a reflection that are shown
_FORMGRADER = ":root { --jp-content-font-size1: 14px }"  # there 1rem is 10px; JupyterLab has these 14px itself


class MarkAnswers(NbGraderPreprocessor):  # type: ignore[misc]
    """Gives each grade cell one number and a review, and each answered reflection its text.

    nbgrader takes a cell without a number, or with anything else than one finite number from 0 to its points, as fully
    right; so every item gets exactly one such number.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """The notebook with the marks of the answers that were handed in.

        Raises:
            SourceProblem: the assignment cannot be read, or its notebook asks for other questions.
        """
        coursedir = self.parent.parent.coursedir
        student, name = resources["nbgrader"]["student"], resources["nbgrader"]["assignment"]
        submitted = Path(coursedir.format_path(coursedir.submitted_directory, student, name))
        released = Path(coursedir.format_path(coursedir.release_directory, ".", name)) / f"{name}.ipynb"
        try:
            quiz = read_quiz(source_folder(coursedir, name))
            check_notebook(nb, quiz.assignment, source_name(released))
        except SourceProblem as problem:
            self.log.error("%s", problem)
            raise
        before = self.parent.before.get((student, name))
        lost = was_set_aside(coursedir, student, name, ANSWERS)
        also = also_typed(Path(coursedir.root), student)
        work = read_work(submitted, quiz, student, lost, before.earlier if before else None, also)
        for note in (*work.notes, *work.instructor_notes):
            self.log.warning("%s", words("grading", "log-note", student=printable(student), note=note))
        return marked_notebook(nb, quiz, work), resources


def marked_notebook(nb: NotebookNode, quiz: Quiz, work: Work) -> NotebookNode:
    """A released notebook with marks and texts put in."""
    nb.metadata["backfacial"] = {
        "assignment": quiz.assignment.id,
        "release": quiz.assignment.release,
        "quiz": quiz.fingerprint,
        "answers": work.answers,
        "notes": list(work.notes),
        "instructor_notes": list(work.instructor_notes),
    }
    graded = {grade_id_of(cell): cell for cell in nb.cells if grade_id_of(cell)}
    for count, cell in enumerate((cell for cell in nb.cells if cell.cell_type == "code"), start=1):
        cell.outputs, cell.execution_count = [], None
        if grade_id_of(cell):
            cell.execution_count = count
    for part in quiz.assignment.everything:
        cell, outcome = graded[part.id], work.outcomes[part.id]
        _keep(cell, outcome)
        if cell.cell_type == "code":
            _give_mark(cell, part, outcome)
        elif not _give_text(cell, part, outcome):
            _say_that_it_is_open(nb, part, outcome)
    _give_notes(nb, work)
    return nb


def grade_id_of(cell: NotebookNode) -> str:
    """The id of the question that a cell is graded for, "" where it is not."""
    nbgrader = cell.metadata.get("nbgrader", {})
    return str(nbgrader.get("grade_id", "")) if nbgrader.get("grade") else ""


def _keep(cell: NotebookNode, outcome: Outcome) -> None:
    data = kept(outcome)
    if outcome.posed is None:
        data |= {"waits": _reason(outcome), "shown": printable(outcome.shown)}
    cell.metadata["backfacial"] = {**cell.metadata.get("backfacial", {}), **data}


def _reason(outcome: Outcome) -> str:
    """Why an answer waits for a person, "" where it does not."""
    unknown = outcome.unknown
    return printable(words("grading", unknown.why, release=unknown.release)) if unknown else ""


def _give_mark(cell: NotebookNode, part: Asked, outcome: Outcome) -> None:
    if outcome.posed is None or outcome.mark is None:
        # nbgrader would take a cell without a number as fully right; `SaveMarks` takes this one for "not marked"
        number, review = 0.0, waiting_html(part.question(), _reason(outcome), outcome.shown)
    else:
        number = min(float(cell.metadata.nbgrader["points"]), max(0.0, float(outcome.mark.points)))
        question = outcome.posed.part.question()
        review = str(marked_html(outcome.mark, question.stem, picture=picture_html(question)))
    data = {"text/plain": repr(number), "text/html": printable(review)}
    cell.outputs = [new_output("execute_result", data, execution_count=cell.execution_count)]


def _give_text(cell: NotebookNode, part: Asked, outcome: Outcome) -> bool:
    """Put the learner's text into its cell. False: there is none, and the cell stays as it was released.

    nbgrader takes an unchanged cell as "no response": 0 points, nothing to do.
    """
    if outcome.text is None:
        return False
    reflection = _reflection(part, outcome)
    shown = shortened(printable(outcome.text), LONGEST_TEXT, ANSWERS)
    cell.source = str(reflection_html(reflection.prompt, reflection.rubric, shown))
    cell.metadata["backfacial"] = {**cell.metadata["backfacial"], "text": shown, "hidden": False}
    return True


def _reflection(part: Asked, outcome: Outcome) -> Reflection:
    reflection = outcome.posed.part if outcome.posed else part
    assert isinstance(reflection, Reflection)
    return reflection


def _say_that_it_is_open(nb: NotebookNode, part: Asked, outcome: Outcome) -> None:
    """Prompt, rubric and "nothing was written" in the cell that asks, for the manual cell must stay as it was."""
    reflection = _reflection(part, outcome)
    calls = (f'ask("{part.id}")', f"ask('{part.id}')")
    html = str(reflection_html(reflection.prompt, reflection.rubric, ""))
    html = f"<p>{escape(_reason(outcome))}</p>{html}" if outcome.posed is None else html
    for cell in nb.cells:
        if cell.cell_type == "code" and not grade_id_of(cell) and any(call in cell.source for call in calls):
            cell.outputs = [_display(html)]


def _give_notes(nb: NotebookNode, work: Work) -> None:
    """The look of the reviews, and what an instructor should know, at the top of the first code cell."""
    first = next((cell for cell in nb.cells if cell.cell_type == "code"), None)
    if first is None:
        return
    notes = "".join(f"<li>{escape(note)}</li>" for note in (*work.notes, *work.instructor_notes))
    title = escape(words("grading", "notes-title"))
    shown = (
        f'<div class="bf bf-notes" role="note"><p><strong>{title}</strong></p><ul>{notes}</ul></div>' if notes else ""
    )
    first.outputs.insert(0, _display(f"<style>{styles()}{_FORMGRADER}</style>{shown}"))


def _display(html: str) -> NotebookNode:
    output: NotebookNode = new_output("display_data", {"text/html": html, "text/plain": ""})
    return output
