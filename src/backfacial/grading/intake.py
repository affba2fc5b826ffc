"""Intake: `nbgrader zip_collect` reads the hand-ins in `downloaded/<assignment>/archive/`.

Of each learner the newest hand-in whose answers can be read is used; every file stays in archive/. One that is refused
stops nobody else. What is already in submitted/ is replaced only by something newer, and kept where it came from
nothing that lies in archive/.
"""

import datetime
import hashlib
import os
import shutil
import stat
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from nbgrader.utils import parse_utc

from backfacial.answers.archive import Archive, Arrival
from backfacial.answers.document import MAX_BYTES, AnswersUnreadable, parse, said
from backfacial.answers.handin import ANSWERS, MANIFEST, read_manifest
from backfacial.answers.parcel import HandInRefused
from backfacial.answers.plain_file import NotAPlainFile, read_plain_file
from backfacial.answers.unpack import EARLIEST, HandIn
from backfacial.facts import words
from backfacial.grading.arrivals import TIMESTAMP, set_aside
from backfacial.grading.closing import at_the_end
from backfacial.grading.laying_in import lay_in
from backfacial.grading.people_file import same_people
from backfacial.grading.rebuild import released_notebook_bytes
from backfacial.grading.source import SourceProblem
from backfacial.grading.superseded import keep_superseded
from backfacial.pages.printable import printable

_BETWEEN = "__"  # stands in no learner's id and in no assignment's


@dataclass(frozen=True, order=True)
class Rank:
    """Which of two hand-ins of a learner counts: one that can be read, then the newer one.

    Where two are of the same moment, which may be that of their download, the learner's own clock says which came
    first, however wrong it is.
    """

    readable: bool
    at: datetime.datetime
    by_own_clock: datetime.datetime = EARLIEST


@dataclass
class _Chosen:
    rank: Rank
    place: str
    folder: Path
    digest: str


@dataclass
class _Tally:
    """What became of everything that arrived."""

    chosen: dict[str, _Chosen] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    passed_over: int = 0
    copies: int = 0
    seen: dict[str, str] = field(default_factory=dict)  # the place of each hand-in by its digest
    answers: set[str] = field(default_factory=set)
    broken_off: bool = False


class HandInExtractor(ExtractorPlugin):  # type: ignore[misc]
    """Lays the hand-in that counts of each learner into extracted/, one folder each."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Read all hand-ins in archive_path; reports go to the log, by the place in it."""
        archive, tally = Archive(Path(archive_path), self.parent.coursedir.assignment_id), _Tally()
        self._same = same_people(Path(self.parent.coursedir.root))
        self._spelled = self._spellings() if is_blind_to_capitals(Path(extracted_path)) else None
        for arrival in archive.arrivals():
            try:
                self._take(self._checked(arrival), arrival.place, tally, Path(extracted_path))
            except (HandInRefused, SourceProblem) as reason:
                self.log.error("%s", printable(str(reason)))
                tally.refused.append(arrival.place)
        for learner, best in sorted(tally.chosen.items()):
            if self._is_better_than_submitted(learner, best, tally.answers):
                self.log.info("%s", printable(words("grading", "taken", file=best.place, learner=learner)))
            else:
                shutil.rmtree(best.folder)
                tally.passed_over += 1
                del tally.chosen[learner]
        self.parent._transfer_files = partial(self._lay_in, tally)
        at_the_end(self.parent, "process_extracted_files", partial(self._sum_up, archive, tally))

    def _checked(self, arrival: Arrival) -> HandIn:
        if isinstance(arrival.hand_in, HandInRefused):
            raise arrival.hand_in
        found = arrival.hand_in.assignment
        if found != self.parent.coursedir.assignment_id:
            folder = f"downloaded/{found}/{self.parent.archive_directory}/"
            named = {"file": arrival.place, "found": found, "folder": folder}
            raise HandInRefused(words("grading", "zip-other-assignment", **named))
        for problem in arrival.hand_in.problems:
            self.log.warning("%s", printable(problem))
        typed = arrival.hand_in.learner
        learner = self._same.get(typed, typed)
        other = learner if self._spelled is None else self._spelled.setdefault(learner.casefold(), learner)
        if other != learner:
            named = {"file": arrival.place, "learner": learner, "other": other}
            raise HandInRefused(words("grading", "one-folder", **named))
        if learner != typed:
            named = {"file": arrival.place, "typed": typed, "meant": learner}
            self.log.info("%s", printable(words("roster", "taken-for", **named)))
        return replace(arrival.hand_in, learner=learner)

    def _spellings(self) -> dict[str, str]:
        """Whose folders are in submitted/, by their ids without regard to capitals."""
        coursedir = self.parent.coursedir
        folder = Path(coursedir.format_path(coursedir.submitted_directory, ".", "."))
        return {path.name.casefold(): path.name for path in folder.iterdir()} if folder.is_dir() else {}

    def _take(self, hand_in: HandIn, place: str, tally: _Tally, extracted: Path) -> None:
        """Keep the hand-in if it is the best so far of its learner."""
        files = self._to_lay_out(hand_in)
        tally.answers.add(_digest(hand_in.files[ANSWERS]))
        rank = Rank(_readable(hand_in.files[ANSWERS]), hand_in.at, hand_in.by_own_clock)
        before = tally.chosen.get(hand_in.learner)
        other = tally.seen.setdefault(hand_in.digest, place)
        if other != place:
            tally.copies += 1
            self.log.info("%s", printable(words("grading", "copy", file=place, other=other)))
            # where only the files' times are known, the learner handed it in when the first of them was written
            if before is None or before.digest != hand_in.digest or before.rank <= rank:
                return
        elif before is not None:
            tally.passed_over += 1
            better = rank > before.rank
            newer = (rank.at, rank.by_own_clock) > (before.rank.at, before.rank.by_own_clock)
            key = "newer-taken" if better == newer else "unreadable-newer"
            worse = before.place if better else place
            self.log.warning("%s", printable(words("grading", key, file=worse, learner=hand_in.learner)))
            if not better:
                return
        if before is not None:
            shutil.rmtree(before.folder)
        stamp = hand_in.at.strftime("%Y%m%dT%H%M%SZ")
        folder = extracted / _BETWEEN.join((hand_in.assignment, hand_in.learner, stamp))
        self._lay_out(folder, files)
        tally.chosen[hand_in.learner] = _Chosen(rank, place, folder, hand_in.digest)

    def _to_lay_out(self, hand_in: HandIn) -> dict[str, bytes]:
        files = dict(hand_in.files)
        notebook = f"{hand_in.assignment}.ipynb"
        if notebook not in files:  # nbgrader sees no hand-in without one
            files[notebook] = released_notebook_bytes(self.parent.coursedir, hand_in.assignment)
        if said(read_manifest(hand_in.manifest) or {}, "release") is not None:
            files[MANIFEST] = hand_in.manifest
        return files

    def _lay_out(self, folder: Path, files: dict[str, bytes]) -> None:
        try:
            folder.mkdir(parents=True)
            for name, data in files.items():
                (folder / name).write_bytes(data)
        except OSError as error:
            reason = error.strerror or str(error)
            self.parent.fail("%s", words("grading", "intake-broken-off", file=folder.name, reason=reason))

    def _is_better_than_submitted(self, learner: str, best: _Chosen, answers_that_arrived: set[str]) -> bool:
        """Compare with what was collected before, and clear the way for nbgrader, which would delete it."""
        coursedir = self.parent.coursedir
        assignment = coursedir.assignment_id
        folder = Path(coursedir.format_path(coursedir.submitted_directory, learner, assignment))
        for level in (folder.parent, folder):
            if os.path.lexists(level) and not _is_folder(level):
                set_aside(level, coursedir, learner, assignment, "set-aside-not-plain", self.log)
        if not folder.is_dir() or not any(folder.iterdir()):
            return True
        there, rank = rank_in(folder), Rank(best.rank.readable, best.rank.at)
        answers = _digest(_answers_in(folder))
        # of the same moment, and beaten in the archive by the learner's own clock
        is_beaten = answers in answers_that_arrived and answers != _digest(_answers_in(best.folder))
        if there is not None and (rank < there or (rank == there and not is_beaten)):
            key = "already-there" if rank == there else "newer-there"
            self.log.info("%s", printable(words("grading", key, file=best.place, learner=learner)))
            return False
        try:
            keep_superseded(coursedir, learner, assignment, best.folder, self._same)
        except OSError as error:
            reason = error.strerror or str(error)
            self.parent.fail("%s", words("grading", "intake-broken-off", file=f"{learner}/{assignment}", reason=reason))
        if answers not in answers_that_arrived:
            aside = set_aside(folder, coursedir, learner, assignment, "set-aside-before", self.log)
            return aside
        return True

    def _lay_in(self, tally: _Tally, collected: dict[str, Any]) -> None:
        """In place of nbgrader's step of the same arguments."""
        coursedir = self.parent.coursedir
        left: dict[str, str] = {}
        reason = ""
        for learner, data in collected.items():
            folder = Path(coursedir.format_path(coursedir.submitted_directory, learner, coursedir.assignment_id))
            try:
                lay_in(folder, map(Path, data["src_files"]), data["timestamp"])
            except OSError as error:
                left[learner], reason = "/".join(folder.parts[-3:]), error.strerror or str(error)
        if left:
            tally.broken_off = True
            named = {"learners": ", ".join(left), "folders": ", ".join(left.values())}
            self.parent.fail("%s", words("grading", "intake-left", reason=reason, **named))

    def _sum_up(self, archive: Archive, tally: _Tally) -> None:
        if tally.broken_off:
            return  # what was said last is why
        if archive.added:
            self.log.info("%s", words("grading", "intake-added", count=len(archive.added)))
        counts = {"taken": len(tally.chosen), "there": tally.passed_over, "copies": tally.copies}
        count = words("grading", "intake-total", assignment=archive.assignment, refused=len(tally.refused), **counts)
        if tally.refused:
            names = ", ".join(tally.refused)
            self.log.error("%s %s", count, printable(words("grading", "intake-refused", files=names)))
        else:
            self.log.info("%s", count)


class HandInCollector(FileNameCollectorPlugin):  # type: ignore[misc]
    """Tells nbgrader whose the files in extracted/ are."""

    def collect(self, submitted_file: str) -> dict[str, Any] | None:
        """Learner, file and time of a file that `HandInExtractor` has laid there; None for any other."""
        path = Path(submitted_file)
        parts = path.parent.name.split(_BETWEEN)
        if len(parts) != 3 or parts[0] != self.parent.coursedir.assignment_id:
            return None
        at = datetime.datetime.strptime(parts[2], "%Y%m%dT%H%M%SZ")
        return {"student_id": parts[1], "file_id": path.name, "timestamp": at}


def is_blind_to_capitals(folder: Path) -> bool:
    """Whether the disk takes two names for one that differ only in capitals, as those of macOS and Windows do.

    Args:
        folder: one that is there.
    """
    return folder.with_name(folder.name.swapcase()).exists()


def rank_in(folder: Path) -> Rank | None:
    """How a hand-in in submitted/ ranks; None where its time is not known."""
    at = _collected_at(folder)
    return None if at is None else Rank(_readable(_answers_in(folder)), at)


def _answers_in(folder: Path) -> bytes:
    try:
        return read_plain_file(folder / ANSWERS, MAX_BYTES)
    except NotAPlainFile:
        return b""


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(path.lstat().st_mode)


def _readable(answers: bytes) -> bool:
    try:
        parse(answers, ANSWERS)
    except AnswersUnreadable:
        return False
    return True


def _collected_at(folder: Path) -> datetime.datetime | None:
    try:
        at = parse_utc(read_plain_file(folder / TIMESTAMP, 1000).decode("utf-8").strip())
    except (NotAPlainFile, ValueError, OverflowError):
        return None
    return at.replace(tzinfo=datetime.UTC) if at else None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
