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
from backfacial.grading.release import check_notebook
from backfacial.grading.source import SourceProblem, read_assignment, source_name
from backfacial.grading.work import Work, plain, read_work, shortened
from backfacial.items.assignment import Assignment
from backfacial.items.reflection import Reflection
from backfacial.pages.marks import marked_html
from backfacial.pages.printable import printable
from backfacial.pages.reflections import reflection_html
from backfacial.pages.styling import styles

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
        source = Path(coursedir.format_path(coursedir.source_directory, ".", name))
        submitted = Path(coursedir.format_path(coursedir.submitted_directory, student, name))
        released = Path(coursedir.format_path(coursedir.release_directory, ".", name)) / f"{name}.ipynb"
        try:
            assignment = read_assignment(source)
            check_notebook(nb, assignment, source_name(released))
        except SourceProblem as problem:
            self.log.error("%s", problem)
            raise
        work = read_work(submitted, assignment, student, was_set_aside(coursedir, student, name, ANSWERS))
        for note in (*work.notes, *work.instructor_notes):
            self.log.warning("%s", words("grading", "log-note", student=printable(student), note=note))
        return marked_notebook(nb, assignment, work), resources


def marked_notebook(nb: NotebookNode, assignment: Assignment, work: Work) -> NotebookNode:
    """A released notebook with marks and texts put in."""
    nb.metadata["backfacial"] = {
        "assignment": assignment.id,
        "release": assignment.release,
        "notes": list(work.notes),
        "instructor_notes": list(work.instructor_notes),
    }
    stems = {item.id: item.stem for item in assignment.items}
    reflections = {reflection.id: reflection for reflection in assignment.reflections}
    for count, cell in enumerate((cell for cell in nb.cells if cell.cell_type == "code"), start=1):
        cell.outputs, cell.execution_count = [], None
        grade_id = _grade_id(cell)
        if grade_id in stems:
            _give_mark(cell, work, grade_id, stems[grade_id], count)
    for cell in nb.cells:
        grade_id = _grade_id(cell)
        if grade_id in reflections and cell.cell_type == "markdown":
            _give_text(cell, reflections[grade_id], work)
    for reflection in assignment.reflections:
        if reflection.id not in work.texts:
            _say_that_it_is_open(nb, reflection)
    _give_notes(nb, work)
    return nb


def _grade_id(cell: NotebookNode) -> str:
    nbgrader = cell.metadata.get("nbgrader", {})
    return str(nbgrader.get("grade_id", "")) if nbgrader.get("grade") else ""


def _give_mark(cell: NotebookNode, work: Work, item_id: str, stem: str, count: int) -> None:
    mark = work.marks[item_id]
    points = float(cell.metadata.nbgrader["points"])
    number = min(points, max(0.0, float(mark.points)))
    cell.execution_count = count
    cell.outputs = [
        new_output(
            "execute_result",
            {"text/plain": repr(number), "text/html": printable(str(marked_html(mark, stem)))},
            execution_count=count,
        )
    ]
    cell.metadata["backfacial"] = {**cell.metadata.get("backfacial", {}), **plain(work, item_id)}


def _give_text(cell: NotebookNode, reflection: Reflection, work: Work) -> None:
    text = work.texts.get(reflection.id)
    if text is None:
        return  # left as it was released, which nbgrader takes as "no response": 0, nothing to do
    shown = shortened(printable(text), LONGEST_TEXT, ANSWERS)
    cell.source = str(reflection_html(reflection.prompt, reflection.rubric, shown))
    cell.metadata["backfacial"] = {**cell.metadata.get("backfacial", {}), "text": shown, "hidden": False}


def _say_that_it_is_open(nb: NotebookNode, reflection: Reflection) -> None:
    """Prompt, rubric and "nothing was written" in the cell that asks, for the manual cell must stay as it was."""
    calls = (f'ask("{reflection.id}")', f"ask('{reflection.id}')")
    for cell in nb.cells:
        if cell.cell_type == "code" and not _grade_id(cell) and any(call in cell.source for call in calls):
            cell.outputs = [_display(str(reflection_html(reflection.prompt, reflection.rubric, "")))]


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
