"""Reading a hand-in from the files of a zip or a folder: whose it is, for what, when, and its answers.

When it was handed in is what handin.json says. Where that cannot be right (a clock that stands in 1970 or far ahead),
the time in its name counts, then the time that a learning platform puts into the name, then when the file was last
written. Where nothing says it, the hand-in is in time, and older than any other. Each of these is told.
"""

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeGuard

from backfacial.answers.document import MAX_BYTES
from backfacial.answers.handin import (
    ANSWERS,
    MANIFEST,
    MAX_MANIFEST_BYTES,
    MAX_NOTEBOOK_BYTES,
    read_manifest,
    receipt_code,
)
from backfacial.answers.learner import BadLearnerId, checked_id
from backfacial.answers.parcel import Entry, HandInRefused, first_problem, one_line, refused, short
from backfacial.facts import words

CLOCK_SKEW = datetime.timedelta(days=1)
EARLIEST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)  # no zip is older; nor has every system times before 1970
_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)__([A-Za-z0-9._@-]+)__(\d{8}T\d{6}Z)")
# Blackboard's "…_attempt_2026-11-20-10-11-12_…" and ILIAS's "20261120101112_…", by the clock of the school
_UPLOADED = re.compile(r"_attempt_(\d{4})-(\d\d)-(\d\d)-(\d\d)-(\d\d)-(\d\d)|^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_")
SYSTEM_FILES = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini")  # what macOS and Windows add when they zip


@dataclass(frozen=True)
class HandIn:
    """A hand-in: whose, for what, when (UTC), and its files: `answers.json` and, where there, the notebook.

    `manifest` is `handin.json` as it came, empty where there is none that can be read. `by_own_clock` is the time that
    it gives, also where that cannot be right. `problems` are sentences for the instructor about what was not as it
    should be.
    """

    assignment: str
    learner: str
    at: datetime.datetime
    by_own_clock: datetime.datetime
    files: dict[str, bytes]
    manifest: bytes
    problems: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The same for two hand-ins exactly where all of their files are the same, byte for byte."""
        parts = {**self.files, MANIFEST: self.manifest, "": f"{self.assignment} {self.learner}".encode()}
        digests = sorted((name, hashlib.sha256(data).hexdigest()) for name, data in parts.items())
        return hashlib.sha256(repr(digests).encode()).hexdigest()


@dataclass(frozen=True)
class Place:
    """Where a hand-in lies: its path in archive/, the name of its zip or folder, and when that was last written."""

    path: str
    name: str
    written: datetime.datetime | None


def unpack(place: Place, entries: list[Entry]) -> HandIn:
    """Read a hand-in from its files.

    Raises:
        HandInRefused: it is damaged, too large, a danger, or does not say whose it is.
    """
    problem = first_problem(entries)
    if problem:
        raise problem
    _check_names(entries, place)
    files = without_folder_around(entries)
    if ANSWERS not in files:
        zips = any(name.lower().endswith(".zip") for name in files)
        raise refused("zip-of-zips" if zips and MANIFEST not in files else "zip-no-answers", place.path)
    said = _Said(place.path)
    raw_manifest, manifest = _manifest(files, said)
    assignment, learner = _who(manifest, place, said)
    at = _when(manifest, place, said)
    taken = {ANSWERS: files[ANSWERS].read(MAX_BYTES)}
    notebook = f"{assignment}.ipynb"
    if notebook in files:
        # marks do not need it, so a notebook that cannot be read costs nothing
        with suppress(HandInRefused):
            taken[notebook] = files[notebook].read(MAX_NOTEBOOK_BYTES)
    _check_digests(manifest, (assignment, learner, str(manifest.get("time"))), taken, said)
    unused = len(files) - len(taken) - (MANIFEST in files)
    if unused:
        said.problem("left-out", count=unused)
    own = _own_time(manifest) or EARLIEST
    return HandIn(assignment, learner, at, own, taken, raw_manifest, tuple(said.problems))


def without_folder_around(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The files of a zip by name, without what systems add, and without a single folder around all of them."""
    files = {entry.path: entry for entry in entries if not set(SYSTEM_FILES) & set(entry.path.lower().split("/"))}
    # a zip that was unpacked and zipped again has one
    tops = {name.split("/", 1)[0] for name in files}
    if len(tops) == 1 and all("/" in name for name in files):
        return {name.split("/", 1)[1]: entry for name, entry in files.items()}
    return files


class _Said:
    """What is said about one hand-in."""

    def __init__(self, name: str) -> None:
        self.name = one_line(name)
        self.problems: list[str] = []

    def problem(self, key: str, **values: object) -> None:
        self.problems.append(words("grading", key, file=self.name, **values))


def _check_names(entries: list[Entry], place: Place) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.path.casefold() in seen:
            raise refused("zip-twice", place.path, entry=short(entry.path))
        seen.add(entry.path.casefold())


def _manifest(files: dict[str, Entry], said: _Said) -> tuple[bytes, dict[str, Any]]:
    if MANIFEST in files:
        data = files[MANIFEST].read(MAX_MANIFEST_BYTES)
        manifest = read_manifest(data)
        if manifest is not None:
            return data, manifest
    said.problem("no-manifest")
    return b"", {}


def _who(manifest: dict[str, Any], place: Place, said: _Said) -> tuple[str, str]:
    """Assignment and learner: handin.json first, then the name."""
    named = _NAME.search(place.name)
    assignment = manifest.get("assignment")
    if not isinstance(assignment, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", assignment):
        assignment = named[1] if named else ""
    learner = _learner(manifest.get("learner"))
    if not learner and named:
        learner = _learner(named[2])
        if manifest:
            said.problem("no-learner")
    if not assignment or not learner:
        raise refused("zip-no-name", place.path)
    return assignment, learner


def _learner(value: object) -> str:
    try:
        return checked_id(value) if isinstance(value, str) else ""
    except BadLearnerId:
        return ""


def _when(manifest: dict[str, Any], place: Place, said: _Said) -> datetime.datetime:
    own = _own_time(manifest)
    if _can_be_right(own):
        return own
    for source, at in _other_times(place):
        if _can_be_right(at):
            shown = f"{at:%Y-%m-%d %H:%M} UTC"
            said.problem("no-time", at=shown, source=words("grading", f"time-of-{source}"))
            return at
    said.problem("no-time-anywhere")
    return EARLIEST


def _other_times(place: Place) -> Iterator[tuple[str, datetime.datetime | None]]:
    named = _NAME.search(place.name)
    yield "name", _time(named[3]) if named else None
    uploaded = _UPLOADED.search(place.name)
    yield "upload", _by_the_wall([int(part) for part in uploaded.groups() if part]) if uploaded else None
    yield "file", place.written


def _own_time(manifest: dict[str, Any]) -> datetime.datetime | None:
    return _time(manifest.get("time"))


def _time(value: Any) -> datetime.datetime | None:
    """A time in UTC, None where it is none."""
    try:
        at = datetime.datetime.fromisoformat(value)
        return (at if at.tzinfo else at.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC).replace(microsecond=0)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _by_the_wall(numbers: list[int]) -> datetime.datetime | None:
    try:
        year, month, day, hour, minute, second = numbers
        return datetime.datetime(year, month, day, hour, minute, second).astimezone(datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _can_be_right(at: datetime.datetime | None) -> TypeGuard[datetime.datetime]:
    """Not where it is older than any zip, or lies ahead by more than clocks may differ."""
    return at is not None and EARLIEST < at <= datetime.datetime.now(datetime.UTC) + CLOCK_SKEW


def _check_digests(manifest: dict[str, Any], who: tuple[str, str, str], files: dict[str, bytes], said: _Said) -> None:
    if not manifest:
        return
    listed = manifest.get("sha256")
    digests = (
        {name: value for name, value in listed.items() if isinstance(value, str)} if isinstance(listed, dict) else {}
    )
    for name, data in files.items():
        if name not in digests:
            said.problem("no-digest", entry=name)
        elif digests[name].lower() != hashlib.sha256(data).hexdigest():
            said.problem("wrong-digest", entry=name)
    if manifest.get("receipt") != receipt_code(*who, digests):
        said.problem("wrong-receipt")
