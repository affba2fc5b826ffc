"""What has to be right before a class is taken in: each thing that is not is one sentence with its mend."""

import sqlite3
import tempfile
from pathlib import Path

from backfacial.classroom.quizzes import check_quiz
from backfacial.facts import words
from backfacial.grading.course_folder import course_problem
from backfacial.grading.own_dates import read_own_dates
from backfacial.grading.people_file import same_people
from backfacial.grading.quiz import read_quiz
from backfacial.grading.source import SourceProblem

GRADEBOOK = "gradebook.db"
FOLDER = "class"
_LOCK_SECONDS = 5.0


def archive_of(course: Path, assignment: str) -> Path:
    """Where the hand-in zips of an assignment are laid."""
    return course / "downloaded" / assignment / "archive"


def check_ready(course: Path, assignment: str) -> None:
    """Look at all that a run needs, before it changes anything. A folder for hand-ins that is missing is made.

    Raises:
        SourceProblem: naming what is missing, or cannot be read, and the mend.
    """
    problem = course_problem(course)
    if problem:
        raise SourceProblem(problem)
    check_quiz(course, assignment)
    read_quiz(course / "source" / assignment)
    _check_writable(course, assignment)
    same_people(course)  # intake asks whose a hand-in is, marking by when it was due
    read_own_dates(course)
    _check_gradebook(course / GRADEBOOK, assignment)
    _check_archive(course, assignment)


def _check_writable(course: Path, assignment: str) -> None:
    folders = (course / name for name in (FOLDER, "submitted", "autograded", f"downloaded/{assignment}"))
    for folder in filter(Path.exists, folders):
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise SourceProblem(words("class", "not-writable", folder=folder, reason=error.strerror or error)) from None


def _check_gradebook(path: Path, assignment: str) -> None:
    if not path.is_file():
        raise SourceProblem(words("class", "not-registered", assignment=assignment, file=path.name))
    try:
        found = _is_registered(path, assignment)
    except sqlite3.OperationalError as error:
        key = "gradebook-locked" if "locked" in str(error) else "gradebook-unusable"
        raise SourceProblem(words("class", key, file=path.name, reason=error)) from None
    except sqlite3.DatabaseError as error:
        raise SourceProblem(words("class", "gradebook-unusable", file=path.name, reason=error)) from None
    if not found:
        raise SourceProblem(words("class", "not-registered", assignment=assignment, file=path.name))


def _is_registered(path: Path, assignment: str) -> bool:
    connection = sqlite3.connect(path, timeout=_LOCK_SECONDS)
    try:
        connection.execute("BEGIN IMMEDIATE")  # what marking will ask for
        found = connection.execute("SELECT 1 FROM assignment WHERE name = ?", (assignment,)).fetchone()
        connection.rollback()
    finally:
        connection.close()
    return found is not None


def _check_archive(course: Path, assignment: str) -> None:
    archive = archive_of(course, assignment)
    try:
        archive.mkdir(parents=True, exist_ok=True)
        is_empty = not any(archive.iterdir())
    except OSError as error:
        raise SourceProblem(words("class", "not-writable", folder=archive, reason=error.strerror or error)) from None
    if is_empty and not any((course / "submitted").glob(f"*/{assignment}")):
        where = archive.relative_to(course).as_posix()
        raise SourceProblem(words("class", "nothing-there", folder=where, assignment=assignment))
