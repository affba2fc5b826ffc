"""The quiz in nbgrader's gradebook: what it asks there, and what becomes of questions that are withdrawn."""

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import SaveCells

from backfacial.facts import words
from backfacial.grading.arrivals import SET_ASIDE
from backfacial.grading.naming import listed
from backfacial.grading.quiz import read_quiz
from backfacial.grading.source import SourceProblem, source_folder
from backfacial.grading.table import as_text
from backfacial.items.assignment import Assignment

COLUMNS = ("student_id", "question", "auto_score", "manual_score", "extra_credit", "comment")


def differences(registered: Any, assignment: Assignment) -> tuple[str, ...]:
    """The questions in which the gradebook's record of an assignment differs from its source, by id."""
    found = {cell.name: float(cell.max_score) for notebook in registered.notebooks for cell in notebook.grade_cells}
    wanted = {part.id: float(part.points) for part in assignment.everything}
    every = dict.fromkeys((*wanted, *sorted(found)))
    return tuple(item for item in every if found.get(item) != wanted.get(item))


def check_additions(registered: Any, assignment: Assignment) -> None:
    """Make sure that no question is new to a quiz of which hand-ins have been marked.

    Raises:
        SourceProblem: naming the new questions and the mend.
    """
    if not any(notebook.submissions for notebook in registered.notebooks):
        return
    known = {cell.name for notebook in registered.notebooks for cell in notebook.grade_cells}
    new = [part.id for part in assignment.everything if part.id not in known]
    if new:
        raise SourceProblem(words("grading", "question-added", assignment=assignment.id, items=", ".join(new)))


class SaveQuestions(SaveCells):  # type: ignore[misc]
    """nbgrader's own step, but that a question can be withdrawn after hand-ins were marked.

    nbgrader would refuse it. Its marks go, so that all totals are those of the quiz as it is now, for whoever answered
    it too; what they were, with everything that a person wrote, is kept in set-aside/.
    """

    def _create_notebook(self, nb: NotebookNode) -> None:
        registered = self._registered()
        if registered is not None and registered.submissions:
            self._withdraw(registered)
            for name in self.new_source_cells.keys() - self.new_grade_cells.keys():
                # a heading or a hint carries no mark, so it may be new
                self.gradebook.update_or_create_source_cell(
                    name, self.notebook_id, self.assignment_id, **self.new_source_cells[name]
                )
        super()._create_notebook(nb)

    def _registered(self) -> Any:
        assignment = next((each for each in self.gradebook.assignments if each.name == self.assignment_id), None)
        notebooks = assignment.notebooks if assignment else ()
        return next((each for each in notebooks if each.name == self.notebook_id), None)

    def _withdraw(self, registered: Any) -> None:
        cells = [cell for cell in registered.grade_cells if cell.name not in self.new_grade_cells]
        if cells:
            self._set_aside(registered, {cell.name for cell in cells})
        database = self.gradebook.db
        solutions = [cell for cell in registered.solution_cells if cell.name not in self.new_solution_cells]
        for grade in [grade for cell in cells for grade in cell.grades]:
            database.delete(grade)
        for comment in [comment for cell in solutions for comment in cell.comments]:
            database.delete(comment)
        gone = [cell for cell in registered.source_cells if cell.name not in self.new_source_cells]
        for cell in (*cells, *solutions, *gone):
            database.delete(cell)
        database.commit()
        database.expire_all()

    def _set_aside(self, registered: Any, items: set[str]) -> None:
        folder = Path(self.parent.parent.coursedir.root) / SET_ASIDE
        folder.mkdir(exist_ok=True)
        now = datetime.datetime.now(datetime.UTC)
        path = folder / f"{self.assignment_id}-withdrawn-{now:%Y%m%dT%H%M%S.%f}Z.csv"
        with path.open("x", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(_rows(registered, items))
        where = f"{SET_ASIDE}/{path.name}"
        quiz = read_quiz(source_folder(self.parent.parent.coursedir, self.assignment_id))
        named = {"items": listed(quiz, sorted(items)), "assignment": self.assignment_id}
        self.log.warning("%s", words("grading", "withdrawn", file=where, **named))


def _rows(registered: Any, items: set[str]) -> Iterator[tuple[object, ...]]:
    for submission in registered.submissions:
        comments = {comment.name: comment.manual_comment for comment in submission.comments}
        for grade in submission.grades:
            if grade.name in items:
                scores = (grade.auto_score, grade.manual_score, grade.extra_credit)
                yield (as_text(submission.student.id), grade.name, *scores, as_text(comments.get(grade.name)))
