"""One learner's hand-in for one assignment: its folders and its marks, moved together, set aside and put back.

Each step may be broken off anywhere and done again: what is done already is then left alone.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

from nbgrader.api import MissingEntry

from backfacial.answers.plain_file import write_atomically
from backfacial.grading.arrivals import free_name
from backfacial.grading.intake import rank_in
from backfacial.grading.kept_marks import extension_in, marks_table, read_marks, restored
from backfacial.grading.superseded import keep_own, saved_by

_STEPS = ("autograded", "submitted")  # what is in submitted/ is moved last: until then the rest is not done


@dataclass(frozen=True)
class HandIn:
    """What a learner has in an assignment.

    Args:
        directory: nbgrader's `CourseDirectory`.
        gradebook: nbgrader's `Gradebook`, open.
    """

    learner: str
    assignment: str
    directory: Any
    gradebook: Any

    def folder(self, step: str = "submitted") -> Path:
        """Where it lies in submitted/, autograded/ or feedback/."""
        room = getattr(self.directory, f"{step}_directory")
        return Path(self.directory.format_path(room, self.learner, self.assignment))

    @property
    def submission(self) -> Any:
        """The gradebook's record of it, None where there is none."""
        try:
            return self.gradebook.find_submission(self.assignment, self.learner)
        except MissingEntry:
            return None

    @property
    def arrived(self) -> bool:
        """Whether something lies in submitted/, under this very id: not every disk minds capitals."""
        folder = self.folder()
        return folder.is_dir() and any(path.name == self.learner for path in folder.parents[1].iterdir())

    @property
    def saved_by(self) -> str:
        """The id that was typed where the answers were saved; "" where they do not say it."""
        return saved_by(self.folder())

    def clashes_with(self, other: "HandIn") -> bool:
        """Whether only one of the two can stand."""
        return (self.arrived and other.arrived) or bool(self.submission and other.submission)

    def is_newer(self, other: "HandIn") -> bool:
        """Whether this one counts, if both are the same person's: as intake would have it."""
        if self.arrived != other.arrived:
            return self.arrived
        mine, others = (self._rank, other._rank)
        return mine is not None and (others is None or mine > others)

    @property
    def _rank(self) -> Any:
        return rank_in(self.folder()) if self.arrived else self.submission.timestamp

    def move_to(self, other: "HandIn") -> None:
        """Give it to another learner, with its marks; what that one had is gone by then, or was moved before."""
        submission = self.submission
        if submission is not None:
            submission.student_id = other.learner
            self.gradebook.db.commit()
            self.gradebook.db.expire_all()
        for step in _STEPS:
            _move(self.folder(step), other.folder(step))
        for each in (self, other):  # made anew from the marks
            shutil.rmtree(each.folder("feedback"), ignore_errors=True)

    def keep_own(self, owner: str, room: Path) -> None:
        """Take out what was given for answers of the other of two ids, as far as it is kept in a room of both."""
        submission = self.submission
        if submission is not None:
            keep_own(submission, owner, room, self.folder("autograded"))
            self.gradebook.db.commit()

    def extend(self, extension: timedelta) -> None:
        """Let it be late by what was granted to either of two ids."""
        submission = self.submission
        if submission is not None and extension > (submission.extension or timedelta()):
            submission.extension = extension
            self.gradebook.db.commit()

    def set_aside(self, room: Path) -> timedelta:
        """Keep folders and marks in a room, and take them out of the class. Gives the extension that was granted."""
        table = room / f"{self.learner}.csv"
        if not table.exists():
            room.mkdir(parents=True, exist_ok=True)
            write_atomically(table, marks_table(self.submission))
        for step in _STEPS:
            _move(self.folder(step), room / step)
            (room / step).mkdir(exist_ok=True)  # so that it is known to be done
        shutil.rmtree(self.folder("feedback"), ignore_errors=True)
        submission, rows = self.submission, read_marks(table)
        if submission is not None and submission.id in {row["submission"] for row in rows}:
            self._remove(submission)
        return extension_in(rows)

    def put_back(self, room: Path) -> bool:
        """Bring back what was set aside in a room. False: something newer has come, and the room stays."""
        table = room / f"{self.learner}.csv"
        rows, submission = read_marks(table), self.submission
        if self.arrived or (submission is not None and submission.id not in {row["submission"] for row in rows}):
            return False
        whole = not rows or restored(rows, self.assignment, self.learner, self.gradebook)
        for step in _STEPS:
            with suppress(OSError):  # there was nothing
                (room / step).rmdir()
            _move(room / step, self.folder(step))
        if whole:
            table.unlink()
            room.rmdir()
        return True

    def _remove(self, submission: Any) -> None:
        database = self.gradebook.db
        for notebook in submission.notebooks:
            for part in (*notebook.grades, *notebook.comments):
                database.delete(part)
            database.delete(notebook)
        database.delete(submission)
        database.commit()
        database.expire_all()


@dataclass(frozen=True)
class Rooms:
    """Where hand-ins of two ids for an assignment are set aside: one room for each."""

    folder: Path
    UNFINISHED: ClassVar = "unfinished"

    @property
    def unfinished(self) -> Path:
        """The room for the next one, or where that was broken off."""
        return self.folder / self.UNFINISHED

    def finish(self) -> Path:
        """Where what was set aside is kept."""
        return self.unfinished.rename(free_name(self.folder / "kept"))

    def owners(self) -> list[tuple[Path, str]]:
        """The rooms with what is kept in them, and whose it is."""
        return [(table.parent, table.stem) for table in sorted(self.folder.glob("*/*.csv"))]

    def close(self) -> None:
        """Remove the folder where nothing is in it any more."""
        for folder in (self.folder, self.folder.parent):
            with suppress(OSError):
                folder.rmdir()


def _move(here: Path, there: Path) -> None:
    if here.exists() and not there.exists():
        there.parent.mkdir(parents=True, exist_ok=True)
        here.rename(there)
