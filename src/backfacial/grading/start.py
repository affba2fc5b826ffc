"""What has to be seen to before a command of nbgrader begins.

nbgrader makes its authenticator at the start of each command: the one plug-in point that comes before it looks for
notebooks, empties folders and opens files. Without it a folder with answers and no notebook would never be graded, a
pipe would keep nbgrader waiting, and a mistake in an assignment would be reported once for each learner, after the old
results were removed.
"""

import gc
import glob
import re
import shlex
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps import (
    AutogradeApp,
    GenerateAssignmentApp,
    GenerateFeedbackApp,
    GenerateSolutionApp,
    ZipCollectApp,
)
from nbgrader.apps.dbapp import DbStudentImportApp
from nbgrader.auth import NoAuthPlugin

from backfacial.facts import words
from backfacial.grading.alone import hold_for
from backfacial.grading.arrivals import set_aside, tend
from backfacial.grading.class_list import is_plain_list
from backfacial.grading.course_folder import course_problem
from backfacial.grading.given_dates import check_dates
from backfacial.grading.gradebook import check_additions, differences
from backfacial.grading.history import check_begun, is_as_released, keep, read_history
from backfacial.grading.naming import listed
from backfacial.grading.people_file import same_people
from backfacial.grading.quiz import read_quiz
from backfacial.grading.rebuild import released_notebook
from backfacial.grading.release import check_metadata, check_notebook, check_sources
from backfacial.grading.source import FILE, SourceProblem, read_assignment, source_folder, source_name
from backfacial.items.assignment import Assignment
from backfacial.items.released import ITEMS

_IN_THE_COURSE = (ZipCollectApp, AutogradeApp, GenerateAssignmentApp, GenerateFeedbackApp, GenerateSolutionApp)

# nbgrader takes the first three for a pattern, and would mark what another learner handed in; a line end makes it stop
_NO_STUDENT = re.compile(r"[*?\[\n]")


class CourseStart(NoAuthPlugin):  # type: ignore[misc]
    """Everybody may take the course, as with nbgrader's default. Checks the source and tends what has arrived."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        app = self.parent.parent
        if isinstance(app, _IN_THE_COURSE) and (problem := course_problem(Path(app.coursedir.root))):
            app.fail("%s", problem)
        if isinstance(app, ZipCollectApp | AutogradeApp | GenerateFeedbackApp):
            hold_for(app, Path(app.coursedir.root))
        check_dates(app)
        if isinstance(app, GenerateAssignmentApp | AutogradeApp | GenerateFeedbackApp):
            self._check_source(app)
        if isinstance(app, ZipCollectApp | AutogradeApp):
            self._check_people(app)
        if isinstance(app, GenerateAssignmentApp) and not app.config.GenerateAssignment.get("no_database", False):
            self._check_additions(app)
        if isinstance(app, AutogradeApp):
            self._check_gradebook(app)
            self._tend_arrivals(app)
            _leave_in_peace_what_stays()
        if isinstance(app, DbStudentImportApp) and len(app.extra_args) == 1:
            self._check_class_list(app, Path(app.extra_args[0]))

    def _check_people(self, app: Any) -> None:
        try:
            same_people(Path(app.coursedir.root))
        except SourceProblem as problem:
            app.fail("%s", problem)

    def _check_class_list(self, app: Any, path: Path) -> None:
        if path.exists() and not is_plain_list(path):
            app.fail("%s", words("roster", "use-import", file=shlex.quote(str(path))))

    def _check_source(self, app: Any) -> None:
        for folder in _sources(app):
            try:
                self._check_notebook(app, folder, read_quiz(folder).assignment)
            except SourceProblem as problem:
                app.fail("%s", problem)

    def _check_notebook(self, app: Any, folder: Path, assignment: Assignment) -> None:
        release = Path(app.coursedir.format_path(app.coursedir.release_directory, ".", assignment.id))
        if isinstance(app, GenerateAssignmentApp):
            check_sources(folder, assignment)
            check_begun(folder, assignment, release / ITEMS)
        elif isinstance(app, AutogradeApp):
            notebook = released_notebook(app.coursedir, assignment.id)
            name = source_name(release / f"{assignment.id}.ipynb")
            check_metadata(notebook, assignment, name)
            check_notebook(notebook, assignment, name)
            self._keep_key(app, folder, assignment, release / ITEMS)

    def _keep_key(self, app: Any, folder: Path, assignment: Assignment, items: Path) -> None:
        """Marks are given by a key that is on record, also where it was corrected and no release was made since."""
        history = read_history(folder)
        newest = history[-1].release if history else assignment.release
        if newest != assignment.release or not (history or (items.is_file() and is_as_released(items, assignment))):
            return
        try:
            keep(folder, assignment)
        except SourceProblem as problem:  # marked is what learners got, by its own key
            app.log.warning("%s", problem)
        except OSError as error:
            reason = error.strerror or str(error)
            app.log.warning("%s", words("grading", "key-not-kept", assignment=assignment.id, reason=reason))

    def _check_additions(self, app: Any) -> None:
        with Gradebook(app.coursedir.db_url, app.coursedir.course_id) as gradebook:
            registered = {assignment.name: assignment for assignment in gradebook.assignments}
            for folder in _sources(app):
                try:
                    if folder.name in registered:
                        check_additions(registered[folder.name], read_assignment(folder))
                except SourceProblem as problem:
                    app.fail("%s", problem)

    def _check_gradebook(self, app: Any) -> None:
        with Gradebook(app.coursedir.db_url, app.coursedir.course_id) as gradebook:
            registered = {assignment.name: assignment for assignment in gradebook.assignments}
            name = _assignment(app)
            if not glob.has_magic(name) and name not in registered:
                app.fail("%s", words("grading", "not-registered", assignment=name))
            for folder in _sources(app):
                if folder.name in registered:
                    quiz = read_quiz(folder)
                    found = differences(registered[folder.name], quiz.assignment)
                    if found:
                        named = {"assignment": folder.name, "differences": listed(quiz, found)}
                        app.fail("%s", words("grading", "gradebook-other", **named))

    def _tend_arrivals(self, app: Any) -> None:
        directory = app.coursedir
        left_out = directory.student_id_exclude.split(",")
        pattern = directory.format_path(directory.submitted_directory, directory.student_id, _assignment(app))
        # unlike Path.glob, this also finds links that lead nowhere
        for folder in map(Path, sorted(glob.glob(pattern))):  # noqa: PTH207
            student = folder.parent.name
            if student in left_out:
                continue
            if _NO_STUDENT.search(student):
                whole = folder.parent if folder.parent.is_symlink() else folder
                set_aside(whole, directory, student, folder.name, "set-aside-name", self.log)
            else:
                tend(folder, directory, self.log)


def _sources(app: Any) -> list[Path]:
    """The folders of source/ that the command is about."""
    pattern = source_folder(app.coursedir, _assignment(app))
    found = map(Path, sorted(glob.glob(str(pattern))))  # noqa: PTH207
    return [folder for folder in found if (folder / FILE).exists() or (folder / f"{folder.name}.ipynb").exists()]


def _leave_in_peace_what_stays() -> None:
    # the garbage collector would walk all that nbgrader has imported again and again: a seventh of a class's marking.
    # Once is enough: in formgrader's server a second time would keep what has become garbage since
    if not gc.get_freeze_count():
        gc.freeze()


def _assignment(app: Any) -> str:
    named: str = app.extra_args[0] if app.extra_args else app.coursedir.assignment_id
    return named or "*"
