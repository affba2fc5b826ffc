"""The graded notebook is rebuilt from the release, not repaired: the notebook that was handed in is never read."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import ClearOutput, ClearSolutions, ComputeChecksums, LockCells, NbGraderPreprocessor
from nbgrader.utils import remove, rmtree

from backfacial.facts import words
from backfacial.grading.before import Marked, marked_in_file
from backfacial.grading.closing import at_the_end, say_what_was_marked
from backfacial.grading.cut_off import TIMESTAMP, forget_kept, is_newer, keep_while_marked, marked_before
from backfacial.grading.naming import listed
from backfacial.grading.own_dates import OwnDates, begin_with_extension, read_dates_of_people
from backfacial.grading.quiz import read_quiz
from backfacial.grading.release import tidy
from backfacial.grading.source import SourceProblem, source_folder, source_name
from backfacial.pages.printable import printable

KEPT = (TIMESTAMP,)


class ReleasedNotebook(NotebookExporter):
    """Autograde's exporter. Where nbgrader would read a submitted notebook it gets the released one.

    So deleted, duplicated, retyped or made-up cells, old formats and damaged files cannot matter, nor can a file that
    is no plain file.

    nbgrader makes its exporter when it knows which hand-ins it looks at, and before it removes or skips anything. So
    here `before` takes up how they were marked before, and those that rest on another key are cleared away, which
    makes nbgrader mark them again. A learner's own due date is entered where nbgrader begins with a hand-in.
    """

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)  # type: ignore[no-untyped-call]
        converter: Any = self.parent
        self.before: dict[tuple[str, str], Marked] = {}
        self._taken_up: set[tuple[str, str]] = set()
        for path in map(Path, sorted(converter.assignments)):
            self._take_up(converter, path)
        at_the_end(converter, "convert_notebooks", partial(self._end, converter))
        own = read_dates_of_people(Path(converter.coursedir.root))
        converter.init_assignment = partial(_begin, converter.coursedir, own, converter.init_assignment)

    def _take_up(self, converter: Any, submitted: Path) -> None:
        coursedir, student, assignment = converter.coursedir, submitted.parent.name, submitted.name
        if student in coursedir.student_id_exclude.split(","):
            return
        folder = self._folder(coursedir, student, assignment)
        before = marked_before(folder)
        if before is not None:
            self.before[student, assignment] = before
        marked = marked_in_file(folder / f"{assignment}.ipynb")
        source = source_folder(coursedir, assignment)
        again = marked.has_to_be_marked_again(read_quiz(source)) if marked else ()
        other_answers = marked is not None and not marked.rests_on(submitted)  # nbgrader looks at their time alone
        if again or other_answers or converter.force or is_newer(submitted, folder):
            self._keep(folder, student)
        if again:
            named = {"student": printable(student), "items": listed(read_quiz(source), again)}
            self.log.warning("%s", words("grading", "marked-again", **named))
        if folder.is_dir() and (again or other_answers or marked is None):
            rmtree(str(folder))

    def _folder(self, coursedir: Any, student: str, assignment: str) -> Path:
        return Path(coursedir.format_path(coursedir.autograded_directory, student, assignment))

    def _keep(self, folder: Path, student: str) -> None:
        try:
            keep_while_marked(folder)
        except OSError as error:
            named = {"student": printable(student), "reason": error.strerror or str(error)}
            self.log.error("%s", words("grading", "notebook-not-kept", **named))
            raise NbGraderException(words("grading", "notebook-not-kept", **named)) from None

    def _end(self, converter: Any) -> None:
        for path in map(Path, converter.assignments):
            forget_kept(self._folder(converter.coursedir, path.parent.name, path.name))
        say_what_was_marked(converter, self._taken_up)

    def from_filename(self, filename: str, resources: Any = None, **kw: Any) -> Any:
        """Convert the notebook of this name.

        Raises:
            SourceProblem: there is neither a released nor a source notebook.
        """
        converter: Any = self.parent
        coursedir = converter.coursedir
        ids = resources["nbgrader"]
        submitted = coursedir.format_path(coursedir.submitted_directory, ids["student"], ids["assignment"])
        if Path(filename).parent != Path(submitted):
            return super().from_filename(filename, resources=resources, **kw)
        self._taken_up.add((ids["student"], ids["assignment"]))
        resources["metadata"] = {"name": Path(filename).stem, "path": submitted}
        released: Any = released_notebook(coursedir, ids["assignment"])
        return self.from_notebook_node(released, resources=resources, **kw)  # type: ignore[no-untyped-call]


def _begin(coursedir: Any, own: OwnDates, begin: Callable[[str, str], None], assignment: str, student: str) -> None:
    if student in own.get(assignment, {}):
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            begin_with_extension(gradebook, assignment, student, own[assignment][student])
    begin(assignment, student)


class OnlyTheNotebook(NbGraderPreprocessor):  # type: ignore[misc]
    """Takes every other file out of autograded/: nbgrader has copied them, and would copy them on into feedback/."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        coursedir = self.parent.parent.coursedir
        ids = resources["nbgrader"]
        folder = Path(coursedir.format_path(coursedir.autograded_directory, ids["student"], ids["assignment"]))
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.name not in KEPT:
                (rmtree if path.is_dir() and not path.is_symlink() else remove)(str(path))
        return nb, resources


def released_notebook(coursedir: Any, assignment: str) -> NotebookNode:
    """The notebook as learners get it, from release/, or made from source/ where that is missing.

    Raises:
        SourceProblem: neither can be read.
    """
    release = Path(coursedir.format_path(coursedir.release_directory, ".", assignment)) / f"{assignment}.ipynb"
    source = Path(coursedir.format_path(coursedir.source_directory, ".", assignment)) / f"{assignment}.ipynb"
    for path in (release, source):
        try:
            nb = nbformat.read(path, as_version=4)
        except (OSError, ValueError):
            continue
        return nb if path is release else _as_released(nb, coursedir)
    raise SourceProblem(words("grading", "notebook-missing", file=source_name(release), assignment=assignment))


def released_notebook_bytes(coursedir: Any, assignment: str) -> bytes:
    """The released notebook as a file's bytes."""
    text: str = nbformat.writes(released_notebook(coursedir, assignment), version=4)
    return (text.rstrip("\n") + "\n").encode("utf-8")


def _as_released(nb: NotebookNode, coursedir: Any) -> NotebookNode:
    nb = tidy(nb)
    for step in (LockCells, ClearSolutions, ClearOutput, ComputeChecksums):
        nb, _ = step(parent=coursedir).preprocess(nb, {})
    return nb
