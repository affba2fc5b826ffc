"""The course that a command is about: its folder, and nbgrader's gradebook by the course's own settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from sqlalchemy.exc import DBAPIError
from traitlets.config.loader import PyFileConfigLoader

from backfacial.facts import words
from backfacial.grading.source import SourceProblem

CONFIG = "nbgrader_config.py"


def course_of(start: Path) -> Path:
    """The course that a folder lies in: the nearest folder above with nbgrader's settings.

    Raises:
        SourceProblem: it is in none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise SourceProblem(words("roster", "no-course", folder=start))


def course_directory(course: Path) -> Any:
    """nbgrader's `CourseDirectory` of a course, as its settings have it."""
    config = PyFileConfigLoader(CONFIG, path=str(course)).load_config()
    return CourseDirectory(config=config, root=str(course))


@contextmanager
def open_gradebook(course: Path) -> Iterator[Any]:
    """nbgrader's `Gradebook` of a course; made where there is none yet.

    Raises:
        SourceProblem: it cannot be read or written, such as when another program has it locked.
    """
    directory = course_directory(course)
    try:
        with Gradebook(directory.db_url, directory.course_id) as gradebook:
            yield gradebook
    except DBAPIError as error:
        file = directory.db_url.rpartition("/")[2]
        raise SourceProblem(words("roster", "gradebook-in-use", file=file, reason=error.orig)) from None
