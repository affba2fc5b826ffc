"""The quizzes of a course, by the names that commands are given."""

from pathlib import Path

from rapidfuzz import process

from backfacial.facts import words
from backfacial.grading.source import FILE, SourceProblem

_LIKE = 60  # of 100, for two names of which one may stand for the other


def check_quiz(course: Path, assignment: str) -> None:
    """Make sure that there is such a quiz in source/.

    Raises:
        SourceProblem: there is none; with what may be meant.
    """
    known = sorted(path.parent.name for path in (course / "source").glob(f"*/{FILE}"))
    if assignment in known:
        return
    near = nearest(assignment, known)
    key = "no-quiz-near" if near else "no-quiz" if known else "no-quiz-at-all"
    raise SourceProblem(words("due", key, assignment=assignment, near=near, known=", ".join(known)))


def nearest(name: str, known: list[str]) -> str:
    """The known name that may be meant; "" where none is like it."""
    found = process.extractOne(name, known, score_cutoff=_LIKE)
    return found[0] if found else ""
