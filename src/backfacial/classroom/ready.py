"""What has to be right before a class is taken in: each thing that is not is one sentence with its mend."""

import sqlite3
import tempfile
from pathlib import Path

from rapidfuzz import process

from backfacial.facts import words
from backfacial.grading.people_file import same_people
from backfacial.grading.quiz import Quiz, read_quiz
from backfacial.grading.source import FILE, SourceProblem

CONFIG = "nbgrader_config.py"
GRADEBOOK = "gradebook.db"
FOLDER = "class"
_PATTERN_SIGNS = frozenset("*?[]{}")  # nbgrader takes a path with one of them for a pattern, and finds nothing
_LOCK_SECONDS = 5.0


class NotReady(Exception):
    """A class cannot be taken in yet. The text says what to mend."""


def course_of(start: Path) -> Path:
    """The course that a folder lies in: the nearest folder above with nbgrader's settings.

    Raises:
        NotReady: it is in no course.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
    raise NotReady(words("class", "no-course", folder=start, file=CONFIG))


def archive_of(course: Path, assignment: str) -> Path:
    """Where the hand-in zips of an assignment are laid."""
    return course / "downloaded" / assignment / "archive"


def check_ready(course: Path, assignment: str) -> Quiz:
    """Look at all that a run needs, before it changes anything. A folder for hand-ins that is missing is made.

    Raises:
        NotReady: naming what is missing and the mend.
    """
    signs = sorted(_PATTERN_SIGNS & set(str(course)))
    if signs:
        raise NotReady(words("class", "pattern-signs", folder=course, signs=" ".join(signs)))
    quiz = _quiz(course, assignment)
    _check_writable(course, assignment)
    _check_gradebook(course / GRADEBOOK, assignment)
    _check_archive(course, assignment)
    return quiz


def _quiz(course: Path, assignment: str) -> Quiz:
    known = sorted(path.parent.name for path in (course / "source").glob(f"*/{FILE}"))
    if assignment not in known:
        close = process.extractOne(assignment, known, score_cutoff=60)
        key = "unknown-close" if close else "unknown" if known else "unknown-none"
        told = {"assignment": assignment, "close": close[0] if close else "", "known": ", ".join(known)}
        raise NotReady(words("class", key, **told))
    try:
        same_people(course)  # intake asks it whose a hand-in is
        return read_quiz(course / "source" / assignment)
    except SourceProblem as problem:
        raise NotReady(str(problem)) from None


def _check_writable(course: Path, assignment: str) -> None:
    folders = (course, *(course / name for name in (FOLDER, "submitted", "autograded", f"downloaded/{assignment}")))
    for folder in folders:
        if not folder.exists() and folder != course:
            continue
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise NotReady(words("class", "not-writable", folder=folder, reason=error.strerror or error)) from None


def _check_gradebook(path: Path, assignment: str) -> None:
    if not path.is_file():
        raise NotReady(words("class", "not-registered", assignment=assignment, file=path.name))
    try:
        found = _is_registered(path, assignment)
    except sqlite3.OperationalError as error:
        key = "gradebook-locked" if "locked" in str(error) else "gradebook-unusable"
        raise NotReady(words("class", key, file=path.name, reason=error)) from None
    except sqlite3.DatabaseError as error:
        raise NotReady(words("class", "gradebook-unusable", file=path.name, reason=error)) from None
    if not found:
        raise NotReady(words("class", "not-registered", assignment=assignment, file=path.name))


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
        raise NotReady(words("class", "not-writable", folder=archive, reason=error.strerror or error)) from None
    if is_empty and not any((course / "submitted").glob(f"*/{assignment}")):
        where = archive.relative_to(course).as_posix()
        raise NotReady(words("class", "nothing-there", folder=where, assignment=assignment))
