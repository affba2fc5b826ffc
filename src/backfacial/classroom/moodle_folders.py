"""Whose folder is whose in a download of Moodle's: by the hand-in that lies in it.

As of Moodle 4, "Download all submissions" gives a folder for each learner, `Full Name_12345_assignsubmission_file`,
with a `_` at its end before 4.1. Where the download was made without folders, that is how the files' names begin. The
number tells Moodle whose feedback it is. A folder is taken for a learner's only where nothing speaks against it.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from backfacial.answers.archive import Archive
from backfacial.answers.unpack import HandIn
from backfacial.facts import words
from backfacial.pages.printable import printable

_FOLDER = re.compile(r"(?P<folder>(?P<name>[^_]+)_(?P<number>\d+)_assignsubmission_file_?)(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True)
class Folder:
    """A learner's folder in Moodle's download: the name as it came, whose Moodle says it is, Moodle's number."""

    folder: str
    name: str
    number: int


@dataclass(frozen=True)
class Folders:
    """By learner the folder to lay feedback into, or why there is none that is certain."""

    of: Mapping[str, Folder]
    without: Mapping[str, str]


def folders_of(archive: Path, assignment: str, same: Mapping[str, str], names: Mapping[str, str]) -> Folders:
    """The folders of all learners whose hand-in lies in an archive.

    Args:
        archive: where hand-in zips were laid; it need not exist.
        same: ids as they were typed, and the learner whose they are.
        names: of everybody in the class list the full name.
    """
    found: defaultdict[str, dict[int | None, Folder | None]] = defaultdict(dict)
    for learner, folder in _hand_ins(archive, assignment):
        found[same.get(learner, learner)][folder.number if folder else None] = folder
    owners: defaultdict[int | None, set[str]] = defaultdict(set)
    for learner, numbers in found.items():
        for number in numbers:
            owners[number].add(learner)
    of, without = {}, {}
    for learner, numbers in found.items():
        folders = [folder for folder in numbers.values() if folder]
        others = owners[folders[0].number] if folders else set()
        why = _against(folders, None in numbers, others, learner, names)
        if why:
            without[learner] = why
        else:
            of[learner] = folders[0]
    return Folders(of, without)


def folder_in(path: Path) -> Folder | None:
    """The innermost folder of Moodle's in a path, or what the file's own name begins with."""
    for part in reversed(path.parts):
        match = _FOLDER.fullmatch(part)
        if match and (not match["rest"] or part == path.name):
            return Folder(match["folder"], match["name"], int(match["number"]))
    return None


def _hand_ins(archive: Path, assignment: str) -> Iterator[tuple[str, Folder | None]]:
    """The learner of each hand-in that can be read, and the folder that it lies in."""
    for arrival in Archive(archive, assignment).arrivals():
        # what is refused, intake has said
        if isinstance(arrival.hand_in, HandIn) and arrival.hand_in.assignment == assignment:
            yield arrival.hand_in.learner, folder_in(Path(arrival.path))


def _against(
    folders: list[Folder], also_outside: bool, owners: set[str], learner: str, names: Mapping[str, str]
) -> str:
    """Why it is not certain that the one folder is the learner's, in words; "" where it is."""
    if not folders:
        return words("returning", "no-folder")
    folder = folders[0]
    if len(folders) > 1:
        listed = ", ".join(f"'{printable(each.folder)}'" for each in folders)
        return words("returning", "two-folders", folders=listed)
    named = {"folder": printable(folder.folder)}
    if printable(folder.folder) != folder.folder:
        return words("returning", "odd-folder", **named)
    if len(owners) > 1:
        return words("returning", "shared-folder", learners=", ".join(sorted(owners)), **named)
    if also_outside:
        return words("returning", "also-outside", **named)
    name = names.get(learner, "")
    fits = _in_common(name, folder.name)
    if name and (not fits or any(_in_common(other, folder.name) > fits for other in names.values())):
        return words("returning", "other-name", name=name, **named)
    return ""


def _in_common(name: str, other: str) -> int:
    """How many parts two names have in common."""
    return len(_parts(name) & _parts(other))


def _parts(name: str) -> set[str]:
    """The parts of a name, small and without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return set(re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign))))
