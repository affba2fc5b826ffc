"""The marks in the gradebook: those by rule, and what waits for a person, by name."""

from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import SaveAutoGrades
from nbgrader.utils import determine_grade

from backfacial.facts import words
from backfacial.grading.before import digest_of_comment, marked_cell
from backfacial.grading.naming import listed
from backfacial.grading.quiz import read_quiz
from backfacial.grading.source import source_folder
from backfacial.pages.printable import printable


class SaveMarks(SaveAutoGrades):  # type: ignore[misc]
    """nbgrader's own step, but for four things.

    What no rule can mark has no automatic score and waits for a person. The points that a person gave wait for a second
    look only where there is something new to see: another answer, another question, another key. A comment belongs to
    the answer that it was written for. And the marks of a hand-in are written at once, all or none, where nbgrader
    waits for the disk after each.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """The notebook as it is."""
        ids = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = ids["notebook"], ids["assignment"], ids["student"]
        self._before = self.parent.before.get((ids["student"], ids["assignment"]))
        self._waiting: list[str] = []
        with Gradebook(ids["db_url"]) as self.gradebook:
            for index, cell in enumerate(nb.cells):
                self.preprocess_cell(cell, resources, index)
            self.gradebook.db.commit()
        if self._waiting:
            quiz = read_quiz(source_folder(self.parent.parent.coursedir, ids["assignment"]))
            named = {"student": printable(ids["student"]), "items": listed(quiz, self._waiting)}
            self.log.info("%s", words("grading", "log-waiting", **named))
        return nb, resources

    def _add_score(self, cell: NotebookNode, resources: Any) -> None:
        item = cell.metadata["nbgrader"]["grade_id"]
        grade = self.gradebook.find_grade(item, self.notebook_id, self.assignment_id, self.student_id)
        grade.auto_score = None if marked_cell(cell).waits else determine_grade(cell, self.log)[0]
        if grade.manual_score is None:
            grade.needs_manual_grade = grade.auto_score is None
        else:
            self._look_again(item, cell, grade)
        if grade.needs_manual_grade:
            self._waiting.append(item)

    def _add_comment(self, cell: NotebookNode, resources: Any) -> None:
        """nbgrader's own step; a comment that was written for another answer is kept, and known as such."""
        super()._add_comment(cell, resources)
        item = cell.metadata["nbgrader"]["grade_id"]
        comment = self.gradebook.find_comment(item, self.notebook_id, self.assignment_id, self.student_id)
        before = self._before.cells.get(item) if self._before else None
        if before and comment.manual_comment:
            is_other = before.difference(marked_cell(cell)) == "answer"
            of_before = digest_of_comment(comment.manual_comment) if is_other else before.comment_before
            if of_before:
                cell.metadata["backfacial"] = {**cell.metadata.get("backfacial", {}), "comment_before": of_before}

    def _look_again(self, item: str, cell: NotebookNode, grade: Any) -> None:
        """Have points that a person gave wait where there is something new to see, and keep why in the notebook."""
        before = self._before.cells.get(item) if self._before else None
        why = before.difference(marked_cell(cell)) if before else "unknown"
        if why:
            grade.needs_manual_grade = True
        elif before and grade.needs_manual_grade:
            why = before.opened_again
        if why:
            cell.metadata["backfacial"] = {**cell.metadata.get("backfacial", {}), "opened_again": why}
