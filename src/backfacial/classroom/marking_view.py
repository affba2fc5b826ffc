"""The marking view: formgrader's page of one hand-in, by our own template. It saves through nbgrader's own REST API."""

import json
import secrets
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.orm import close_all_sessions

from backfacial.classroom.hand_in import HandIn, read_hand_in
from backfacial.facts import library, words
from backfacial.grading.quiz import read_quiz
from backfacial.grading.source import SourceProblem, source_folder
from backfacial.pages.render import amount
from backfacial.pages.styling import styles


@dataclass(frozen=True)
class View:
    """What the template gets. `hand_in` is None where it cannot be shown; `problem` then says why, and the mend."""

    hand_in: HandIn | None
    problem: str = ""


class CollectHandIn(Preprocessor):
    """Puts into `resources["backfacial"]` what the page shows. Set for formgrader's exporter, which has no other."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """The notebook as it is."""
        resources["backfacial"] = {
            "view": self._view(nb, resources),
            "say": _say,
            "amount": amount,
            "styles": Markup(styles()),
            "words": _as_script(library().words["marking"]),
            "nonce": secrets.token_urlsafe(16),
        }
        return nb, resources

    def _view(self, nb: NotebookNode, resources: Any) -> View:
        # formgrader's session lives as long as its server and goes on giving what it has read, whatever another
        # command has written since: without this, points would be shown that are no longer those of the gradebook
        close_all_sessions()
        coursedir = CourseDirectory(config=self.config)
        try:
            quiz = read_quiz(source_folder(coursedir, resources["assignment_id"]))
        except SourceProblem as problem:
            return View(None, str(problem))
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            try:
                submission = gradebook.find_submission_notebook_by_id(resources["submission_id"])
            except MissingEntry:
                return View(None, _say("problem-other-course"))
            try:
                return View(read_hand_in(coursedir, submission, nb, quiz))
            except MissingEntry as lacking:
                return View(None, _say("problem-not-marked", item=lacking, assignment=quiz.assignment.id))


def _say(key: str, **values: object) -> str:
    return words("marking", key, **values)


def _as_script(data: Any) -> Markup:
    """JSON that can stand in a script element: nothing in it ends the element."""
    return Markup(json.dumps(data, ensure_ascii=True).replace("<", "\\u003c"))
