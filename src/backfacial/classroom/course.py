"""The course that a command is about: its folder, its quizzes, and nbgrader's gradebook by its own settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from rapidfuzz import process
from sqlalchemy.exc import DBAPIError
from traitlets.config.loader import PyFileConfigLoader

from backfacial.facts import words
from backfacial.grading.source import FILE, SourceProblem

CONFIG = "nbgrader_config.py"
_LIKE = 60  # of 100, for two names of which one may stand for the other


class ClassProblem(SourceProblem):
    """Something that an instructor has to mend first. The text says what."""


def course_of(start: Path) -> Path:
    """The course that a folder lies in: the nearest folder above with nbgrader's settings.

    Raises:
        ClassProblem: it is in none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise ClassProblem(words("due", "no-course", folder=start, file=CONFIG))


def check_quiz(course: Path, assignment: str) -> None:
    """Make sure that there is such a quiz in source/.

    Raises:
        ClassProblem: there is none; with what may be meant.
    """
    known = sorted(path.parent.name for path in (course / "source").glob(f"*/{FILE}"))
    if assignment in known:
        return
    near = nearest(assignment, known)
    key = "no-quiz-near" if near else "no-quiz" if known else "no-quiz-at-all"
    raise ClassProblem(words("due", key, assignment=assignment, near=near, known=", ".join(known)))


def nearest(name: str, known: list[str]) -> str:
    """The known name that may be meant; "" where none is like it."""
    found = process.extractOne(name, known, score_cutoff=_LIKE)
    return found[0] if found else ""


def course_directory(course: Path) -> Any:
    """nbgrader's `CourseDirectory` of a course, as its settings have it."""
    # to read them brings alembic within reach too, which nbgrader needs for a new gradebook
    config = PyFileConfigLoader(CONFIG, path=str(course)).load_config()
    return CourseDirectory(config=config, root=str(course))


@contextmanager
def open_gradebook(course: Path) -> Iterator[Any]:
    """nbgrader's `Gradebook` of a course; made where there is none yet.

    Raises:
        ClassProblem: it cannot be read or written, such as when another program has it locked.
    """
    directory = course_directory(course)
    try:
        with Gradebook(directory.db_url, directory.course_id) as gradebook:
            yield gradebook
    except DBAPIError as error:
        raise ClassProblem(words("due", "gradebook-busy", reason=error.orig)) from None
