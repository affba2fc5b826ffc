"""Points and comments for a hand-in whose place one of another id has taken, since both ids count as one person.

While they do, what a person gave stays with the learner, as at any new hand-in. What is kept here says whose answers it
was given for, so that each has what is theirs once the ids are parted.
"""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import uuid4

from nbgrader.api import Gradebook, MissingEntry

from backfacial.answers.document import MAX_BYTES, AnswersUnreadable, parse
from backfacial.answers.handin import ANSWERS
from backfacial.answers.plain_file import NotAPlainFile, read_plain_file
from backfacial.grading.arrivals import SET_ASIDE, free_name
from backfacial.grading.before import marked_in_file
from backfacial.grading.kept_marks import marks_table, read_marks

_ROOM, _UNFINISHED = "superseded", "copying"
_STEPS = ("submitted", "autograded")


def rooms_of(course: Path, typed: str, meant: str) -> Path:
    """Where is kept what two ids had that count as one person; a folder for each assignment."""
    return course / SET_ASIDE / f"{typed}={meant}"  # no id has this sign in it


def saved_by(folder: Path) -> str:
    """The id that was typed where the answers of a hand-in were saved; "" where they do not say it."""
    try:
        return parse(read_plain_file(folder / ANSWERS, MAX_BYTES), ANSWERS).learner
    except (NotAPlainFile, AnswersUnreadable):
        return ""


def keep_superseded(directory: Any, learner: str, assignment: str, new: Path, same: Mapping[str, str]) -> None:
    """Keep the hand-in of a learner with all that was given for it, where another of their ids made the new one.

    Args:
        directory: nbgrader's `CourseDirectory`.
        new: the folder of the hand-in that is about to be laid in.
        same: which ids stand for which, what was settled last at the end.

    Raises:
        OSError: it cannot be written.
    """
    here = {step: _folder(directory, step, learner, assignment) for step in _STEPS}
    before, now = saved_by(here["submitted"]), saved_by(new)
    ids = {each for each in (before, now) if same.get(each, each) == learner}
    if len(ids) < 2:
        return
    typed = [each for each in same if each in ids][-1]
    owner = typed if before == typed else learner
    room = rooms_of(Path(directory.root), typed, learner) / assignment
    with Gradebook(directory.db_url, directory.course_id) as gradebook:
        try:
            submission = gradebook.find_submission(assignment, learner)
        except MissingEntry:
            return
        with gradebook.db.no_autoflush:
            keep_own(submission, owner, room, here["autograded"])
            table = marks_table(submission, uuid4().hex)
        gradebook.db.rollback()  # only the table has what is theirs: while both are one person, nothing changes
    _write(room, owner, table, here)


def keep_own(submission: Any, owner: str, room: Path, autograded: Path) -> None:
    """Take out of a submission of nbgrader's gradebook what was given for answers of the other id. It is not committed.

    Points that somebody has confirmed since are for these answers.

    Args:
        owner: whose answers the submission is of.
        room: what is kept of both in this assignment.
        autograded: the folder of the marked notebook.
    """
    marked = [marked_in_file(path) for path in autograded.glob("*.ipynb")]
    opened = {item for each in marked if each for item, cell in each.cells.items() if cell.opened_again}
    tables = list(_tables(room))
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            is_confirmed = grade.name in opened and not grade.needs_manual_grade
            given = "" if grade.manual_score is None else str(grade.manual_score)
            if not is_confirmed and _giver(tables, grade.name, "manual_score", given) not in ("", owner):
                grade.manual_score, grade.needs_manual_grade = None, grade.auto_score is None
        for comment in notebook.comments:
            given = comment.manual_comment or ""
            if _giver(tables, comment.name, "comment", given) not in ("", owner):
                comment.manual_comment = None


def _tables(room: Path) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """Whose marks were kept, and the marks by question; the oldest first."""
    files = sorted(room.glob(f"{_ROOM}*/*.csv"), key=lambda path: path.stat().st_mtime_ns)
    for path in files:
        yield path.stem, {row["question"]: row for row in read_marks(path)}


def _giver(tables: list[tuple[str, dict[str, dict[str, str]]]], item: str, column: str, given: str) -> str:
    """For whose answers something was given first, "" where it was given for the present ones."""
    found = [owner for owner, rows in tables if given and rows.get(item, {}).get(column) == given]
    return found[-1] if found else ""


def _write(room: Path, owner: str, table: bytes, here: dict[str, Path]) -> None:
    unfinished = room / _UNFINISHED
    shutil.rmtree(unfinished, ignore_errors=True)
    for kept in room.glob(f"{_ROOM}*"):  # of a run that was broken off
        if (kept / f"{owner}.csv").exists() and _answers(kept / "submitted") == _answers(here["submitted"]):
            shutil.rmtree(kept)
    unfinished.mkdir(parents=True)
    for step, folder in here.items():
        if folder.is_dir():
            shutil.copytree(folder, unfinished / step)
    (unfinished / f"{owner}.csv").write_bytes(table)
    unfinished.rename(free_name(room / _ROOM))


def _answers(folder: Path) -> bytes:
    try:
        return read_plain_file(folder / ANSWERS, MAX_BYTES)
    except NotAPlainFile:
        return b""


def _folder(directory: Any, step: str, learner: str, assignment: str) -> Path:
    return Path(directory.format_path(getattr(directory, f"{step}_directory"), learner, assignment))
