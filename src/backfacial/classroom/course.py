"""A school's course folder and its gradebook, with errors that an instructor can mend."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nbgrader.api import Gradebook
from rapidfuzz import process
from sqlalchemy.exc import DatabaseError

from backfacial.facts import words
from backfacial.grading.config import bring_alembic_within_reach
from backfacial.grading.source import FILE

CONFIG = "nbgrader_config.py"
GRADEBOOK = "gradebook.db"
_LIKE = 60  # of 100, for two names of which one may stand for the other


class ClassProblem(Exception):
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


@contextmanager
def open_gradebook(course: Path) -> Iterator[Gradebook]:
    """The course's gradebook; a new one where there is none yet.

    Raises:
        ClassProblem: another program holds it, or it cannot be read or written.
    """
    bring_alembic_within_reach()
    try:
        with Gradebook(f"sqlite:///{course / GRADEBOOK}", "backfacial") as gradebook:
            yield gradebook
    except DatabaseError as error:
        raise ClassProblem(words("due", "gradebook-busy", reason=error.orig)) from None
