"""Intake: `nbgrader zip_collect` reads the hand-in zips in `downloaded/<assignment>/archive/`.

Of each learner the newest hand-in whose answers can be read is used; every zip stays in archive/. A zip that is refused
stops nobody else. What is already in submitted/ is replaced only by something newer, and kept where no zip holds it.
"""

import datetime
import hashlib
import os
import shutil
import stat
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from nbgrader.utils import parse_utc

from backfacial.answers.document import MAX_BYTES, AnswersUnreadable, parse, said
from backfacial.answers.handin import ANSWERS, MANIFEST, read_manifest
from backfacial.answers.plain_file import NotAPlainFile, read_plain_file
from backfacial.answers.unpack import HandIn, HandInRefused, one_line, unpack
from backfacial.facts import words
from backfacial.grading.arrivals import TIMESTAMP, set_aside
from backfacial.grading.closing import at_the_end
from backfacial.grading.people_file import same_people
from backfacial.grading.rebuild import released_notebook_bytes
from backfacial.grading.source import SourceProblem
from backfacial.pages.printable import printable

_LITTER = (".", "Thumbs.db", "desktop.ini", "__MACOSX")  # what systems leave in folders
_BETWEEN = "__"  # stands in no learner's id and in no assignment's


@dataclass(frozen=True, order=True)
class Rank:
    """Which of two hand-ins of a learner counts: one that can be read, then the newer one."""

    readable: bool
    at: datetime.datetime


@dataclass
class _Chosen:
    rank: Rank
    zip_name: str
    folder: Path


class HandInExtractor(ExtractorPlugin):  # type: ignore[misc]
    """Lays the hand-in that counts of each learner into extracted/, one folder each."""

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Read all zips in archive_path; reports go to the log, by the zip's name."""
        coursedir = self.parent.coursedir
        assignment = coursedir.assignment_id
        self._same = same_people(Path(coursedir.root))
        chosen: dict[str, _Chosen] = {}
        refused: list[str] = []
        answers_in_zips: set[str] = set()
        passed_over = 0
        for path in _files(Path(archive_path)):
            try:
                hand_in = self._read(path, assignment)
                passed_over += not self._choose(hand_in, path, chosen, Path(extracted_path))
            except (HandInRefused, SourceProblem) as reason:
                self.log.error("%s", printable(str(reason)))
                refused.append(one_line(path.name))
                continue
            answers_in_zips.add(_digest(hand_in.files[ANSWERS]))
        for learner, best in sorted(chosen.items()):
            if self._is_better_than_submitted(learner, best, answers_in_zips):
                self.log.info("%s", words("grading", "taken", file=best.zip_name, learner=learner))
            else:
                shutil.rmtree(best.folder)
                passed_over += 1
                del chosen[learner]
        total = partial(self._sum_up, assignment, len(chosen), passed_over, refused)
        at_the_end(self.parent, "process_extracted_files", total)

    def _read(self, path: Path, assignment: str) -> HandIn:
        hand_in = unpack(path)
        if hand_in.assignment != assignment:
            folder = f"downloaded/{hand_in.assignment}/{self.parent.archive_directory}/"
            raise HandInRefused(
                words(
                    "grading", "zip-other-assignment", file=one_line(path.name), found=hand_in.assignment, folder=folder
                )
            )
        for problem in hand_in.problems:
            self.log.warning("%s", printable(problem))
        meant = self._same.get(hand_in.learner)
        if meant is None:
            return hand_in
        named = {"file": printable(one_line(path.name)), "typed": hand_in.learner, "meant": meant}
        self.log.info("%s", words("roster", "taken-for", **named))
        return replace(hand_in, learner=meant)

    def _choose(self, hand_in: HandIn, path: Path, chosen: dict[str, _Chosen], extracted: Path) -> bool:
        """Keep the hand-in if it is the best so far of its learner. False: it, or the one before it, is passed over."""
        rank, name = Rank(_readable(hand_in.files[ANSWERS]), hand_in.at), one_line(path.name)
        before = chosen.get(hand_in.learner)
        if before is not None:
            better = rank > before.rank
            key = "newer-taken" if better == (hand_in.at > before.rank.at) else "unreadable-newer"
            worse = before.zip_name if better else name
            self.log.warning("%s", printable(words("grading", key, file=worse, learner=hand_in.learner)))
            if not better:
                return False
            shutil.rmtree(before.folder)
        stamp = hand_in.at.strftime("%Y%m%dT%H%M%SZ")
        folder = extracted / _BETWEEN.join((hand_in.assignment, hand_in.learner, stamp))
        folder.mkdir(parents=True)
        files = dict(hand_in.files)
        notebook = f"{hand_in.assignment}.ipynb"
        if notebook not in files:  # nbgrader sees no hand-in without one
            files[notebook] = released_notebook_bytes(self.parent.coursedir, hand_in.assignment)
        if said(read_manifest(hand_in.manifest) or {}, "release") is not None:
            files[MANIFEST] = hand_in.manifest
        for entry, data in files.items():
            (folder / entry).write_bytes(data)
        chosen[hand_in.learner] = _Chosen(rank, name, folder)
        return before is None

    def _is_better_than_submitted(self, learner: str, best: _Chosen, answers_in_zips: set[str]) -> bool:
        """Compare with what was collected before, and clear the way for nbgrader, which would delete it."""
        coursedir = self.parent.coursedir
        assignment = coursedir.assignment_id
        folder = Path(coursedir.format_path(coursedir.submitted_directory, learner, assignment))
        for level in (folder.parent, folder):
            if os.path.lexists(level) and not _is_folder(level):
                set_aside(level, coursedir, learner, assignment, "set-aside-not-plain", self.log)
        if not folder.is_dir() or not any(folder.iterdir()):
            return True
        there = rank_in(folder)
        if there is not None and best.rank <= there:
            key = "already-there" if best.rank == there else "newer-there"
            self.log.info("%s", words("grading", key, file=best.zip_name, learner=learner))
            return False
        if _digest(_answers_in(folder)) not in answers_in_zips:
            aside = set_aside(folder, coursedir, learner, assignment, "set-aside-before", self.log)
            return aside
        return True

    def _sum_up(self, assignment: str, taken: int, there: int, refused: list[str]) -> None:
        count = words("grading", "intake-total", assignment=assignment, taken=taken, there=there, refused=len(refused))
        if refused:
            self.log.error("%s %s", count, printable(words("grading", "intake-refused", files=", ".join(refused))))
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


def rank_in(folder: Path) -> Rank | None:
    """How a hand-in in submitted/ ranks; None where its time is not known."""
    at = _collected_at(folder)
    return None if at is None else Rank(_readable(_answers_in(folder)), at)


def _answers_in(folder: Path) -> bytes:
    try:
        return read_plain_file(folder / ANSWERS, MAX_BYTES)
    except NotAPlainFile:
        return b""


def _files(archive: Path) -> list[Path]:
    """Everything that lies in archive/ or its folders, by name; folders that are links are not entered."""
    found = []
    for folder, folders, names in os.walk(archive):
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith(_LITTER) and name not in links)
        found += [Path(folder) / name for name in (*names, *links) if not name.startswith(_LITTER)]
    return sorted(found)


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
