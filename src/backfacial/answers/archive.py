"""What lies in archive/, as learning platforms, mail programs, clouds and people leave it there.

A hand-in is a zip, or a folder with the files of one. A zip of many hand-ins is gone into, one level deep. What
platforms and systems add is set apart, but only where it cannot be a hand-in: everything else is taken in or refused by
its place. Nothing is written, and no link is followed.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from backfacial.answers.handin import ANSWERS, MANIFEST
from backfacial.answers.parcel import (
    MAX_UNPACKED_BYTES,
    MAX_ZIP_BYTES,
    Entry,
    HandInRefused,
    file_entry,
    one_line,
    refused,
    zip_entries,
)
from backfacial.answers.unpack import SYSTEM_FILES, HandIn, Place, unpack, without_folder_around
from backfacial.items.released import ITEMS

_ADDED = re.compile(
    r"(thumbs\.db|desktop\.ini|icon\r|~\$.*"  # macOS, Windows, Office
    r"|(.*_)?onlinetext(_.*)?\.html"  # Moodle: what was typed beside the upload
    r"|.*_attempt_\d{4}(-\d\d){5}\.txt"  # Blackboard: one beside each attempt
    r"|status\.(csv|xlsx?)"  # ILIAS
    r"|(.*_)?(grades|bewertungen)-.*\.csv)",  # Moodle and Canvas: the sheet for the marks
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Arrival:
    """What may be a hand-in: its path in archive/, where a zip is like a folder, and the hand-in or its refusal."""

    path: str
    hand_in: HandIn | HandInRefused

    @property
    def place(self) -> str:
        """The path as messages name it."""
        return one_line(self.path)


@dataclass
class Archive:
    """The folder archive/ of an assignment. `added` fills, while it is read, with what cannot be a hand-in."""

    folder: Path
    assignment: str
    added: set[str] = field(default_factory=set)

    def arrivals(self) -> Iterator[Arrival]:
        """Everything that may be a hand-in, by its place; nothing where the folder is not there.

        Only one hand-in is held in memory at a time, beside the zip of many that it comes from.
        """
        if not self.folder.is_dir():
            return
        shut: list[Arrival] = []
        entries = self._on_the_disk(shut)
        yield from shut
        yield from self._among(entries, "")

    def _on_the_disk(self, shut: list[Arrival]) -> list[Entry]:
        def cannot_be_opened(error: OSError) -> None:
            found = Path(str(error.filename))
            path = found.name if found == self.folder else self._path(found)
            shut.append(Arrival(path, refused("folder-shut", path)))

        found = []
        for folder, folders, names in os.walk(self.folder, onerror=cannot_be_opened):
            here = Path(folder)
            links = [name for name in folders if (here / name).is_symlink()]
            self.added |= {f"{self._path(here / name)}/" for name in folders if _is_added_folder(name)}
            folders[:] = [name for name in folders if name not in links and not _is_added_folder(name)]
            found += [file_entry(here / name, self._path(here / name)) for name in (*names, *links)]
        return found

    def _path(self, path: Path) -> str:
        return os.path.relpath(path, self.folder).replace(os.sep, "/")

    def _among(self, entries: list[Entry], outer: str) -> Iterator[Arrival]:
        """The hand-ins among files that lie in folders, on the disk or in the zip `outer`."""
        unpacked = 0
        for group in self._grouped([entry for entry in entries if not self._is_added(entry, outer)]):
            if outer and unpacked > MAX_UNPACKED_BYTES:
                path, most = _within(outer, group[0].path), MAX_UNPACKED_BYTES // 2**20
                yield Arrival(path, refused("zip-of-too-much", path, outer=one_line(outer), most=most))
                continue
            for arrival in (self._loose if _is_loose(group) else self._zip)(group, outer):
                if isinstance(arrival.hand_in, HandIn):
                    unpacked += sum(map(len, arrival.hand_in.files.values()))
                yield arrival

    def _grouped(self, entries: list[Entry]) -> list[list[Entry]]:
        """The files by path; those that make a hand-in together because they lie in one folder stand together."""
        parts = {name.casefold() for name in (ANSWERS, MANIFEST, ITEMS, f"{self.assignment}.ipynb")}
        loose = {_parent(entry.path) for entry in entries if _name(entry.path) == ANSWERS}
        groups: dict[tuple[str, int], list[Entry]] = {}
        for number, entry in enumerate(sorted(entries, key=lambda entry: entry.path)):
            folder = _parent(entry.path)
            together = folder in loose and _name(entry.path).casefold() in parts
            groups.setdefault((folder, -1) if together else ("", number), []).append(entry)
        return list(groups.values())

    def _loose(self, group: list[Entry], outer: str) -> Iterator[Arrival]:
        answers = next(entry for entry in group if _name(entry.path) == ANSWERS)
        name = _name(_parent(answers.path)) or _name(outer)
        files = [replace(entry, path=_name(entry.path)) for entry in group if _name(entry.path) != ITEMS]
        yield _arrival(Place(_within(outer, answers.path), name, answers.written), files)

    def _zip(self, group: list[Entry], outer: str) -> Iterator[Arrival]:
        entry = group[0]
        place = Place(_within(outer, entry.path), _name(entry.path), entry.written)
        try:
            if entry.problem:
                raise entry.problem
            inside = zip_entries(entry.read(MAX_ZIP_BYTES), place.path)
        except HandInRefused as reason:
            yield Arrival(place.path, reason)
            return
        if outer or ANSWERS in without_folder_around(inside) or not any(map(_may_be_one, inside)):
            yield _arrival(place, inside)
        else:
            yield from self._among(inside, place.path)

    def _is_added(self, entry: Entry, outer: str) -> bool:
        """Whether a platform or a system has added it; then it is counted."""
        *folders, name = entry.path.split("/")
        for depth, folder in enumerate(folders):
            if _is_added_folder(folder):
                self.added.add(_within(outer, "/".join(folders[: depth + 1])) + "/")
                return True
        if not (_ADDED.fullmatch(name) or (name.startswith(".") and not _is_hidden_zip(entry))):
            return False
        self.added.add(_within(outer, entry.path))
        return True


def _arrival(place: Place, files: list[Entry]) -> Arrival:
    try:
        return Arrival(place.path, unpack(place, files))
    except HandInRefused as reason:
        return Arrival(place.path, reason)


def _is_loose(group: list[Entry]) -> bool:
    return any(_name(entry.path) == ANSWERS for entry in group)


def _may_be_one(entry: Entry) -> bool:
    name = _name(entry.path)
    return name == ANSWERS or name.lower().endswith(".zip")


def _is_added_folder(name: str) -> bool:
    return (name.startswith(".") and name != "..") or name.lower() in SYSTEM_FILES


def _is_hidden_zip(entry: Entry) -> bool:
    """Macs lay a file `._x.zip` beside x.zip that is no zip; whatever may be one is no litter."""
    if not entry.path.lower().endswith(".zip"):
        return False
    if entry.problem:
        return True
    try:
        return entry.read(MAX_ZIP_BYTES).startswith(b"PK")
    except HandInRefused:
        return True


def _within(outer: str, path: str) -> str:
    return f"{outer}/{path}" if outer else path


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _name(path: str) -> str:
    return path.rpartition("/")[2]
