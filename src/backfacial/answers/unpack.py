"""Reading a hand-in zip from anybody: every limit is checked before anything is unpacked, and nothing is written."""

import datetime
import hashlib
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
from backfacial.facts import words

MAX_ZIP_BYTES = 64 * 2**20
MAX_FILES = 500
MAX_DIRECTORY_BYTES = 2**20  # of the zip's own table of contents, which is read before the files can be counted
MAX_UNPACKED_BYTES = 256 * 2**20
CLOCK_SKEW = datetime.timedelta(days=1)
EARLIEST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)  # no zip is older; nor has every system times before 1970
_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)__([A-Za-z0-9._@-]+)__(\d{8}T\d{6}Z)")
_LITTER = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")  # what macOS and Windows add when they zip


class HandInRefused(Exception):
    """A zip that is not taken in. The text names the file and the mend."""


@dataclass(frozen=True)
class HandIn:
    """A hand-in: whose, for what, when (UTC), and its files: `answers.json` and, where there, the notebook.

    `manifest` is `handin.json` as it came, empty where there is none that can be read. `problems` are sentences for the
    instructor about what was not as it should be.
    """

    assignment: str
    learner: str
    at: datetime.datetime
    files: dict[str, bytes]
    manifest: bytes
    problems: tuple[str, ...]


def unpack(path: Path) -> HandIn:
    """Read a hand-in zip.

    Raises:
        HandInRefused: it is damaged, too large, a danger, or does not say whose it is.
    """
    said = _Said(one_line(path.name))
    _check_before_opening(path, said)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = _checked_entries(archive, said)
            raw_manifest, manifest = _manifest(archive, entries, said)
            assignment, learner, at, raw_time = _who_and_when(manifest, path, said)
            files = {ANSWERS: _read(archive, entries[ANSWERS], MAX_BYTES, said)}
            notebook = f"{assignment}.ipynb"
            if notebook in entries:
                # marks do not need it, so a notebook that cannot be read costs nothing
                with suppress(HandInRefused, zipfile.BadZipFile):
                    files[notebook] = _read(archive, entries[notebook], MAX_NOTEBOOK_BYTES, said)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError, NotImplementedError, struct.error):
        raise said.refused("zip-broken") from None
    _check_digests(manifest, (assignment, learner, raw_time), files, said)
    unused = len(entries) - len(files) - (MANIFEST in entries)
    if unused:
        said.problem("left-out", count=unused)
    return HandIn(assignment, learner, at, files, raw_manifest, tuple(said.problems))


def one_line(name: str) -> str:
    """A file's name without line ends, which could pass for lines of a log."""
    return "\ufffd".join(name.splitlines())


class _Said:
    """What is said about one zip."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[str] = []

    def problem(self, key: str, **values: object) -> None:
        self.problems.append(words("grading", key, file=self.name, **values))

    def refused(self, key: str, **values: object) -> HandInRefused:
        return HandInRefused(words("grading", key, file=self.name, **values))


def _check_before_opening(path: Path, said: _Said) -> None:
    """Sizes that can be known without Python's zipfile, which reads the whole table of contents at once."""
    broken = "zip-broken" if path.suffix.lower() == ".zip" else "zip-not-zip"
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise said.refused("zip-not-plain")
        if status.st_size > MAX_ZIP_BYTES:
            raise said.refused("zip-too-large", size=status.st_size // 2**20, most=MAX_ZIP_BYTES // 2**20)
        with path.open("rb") as file:
            start = file.read(4)
            file.seek(max(0, status.st_size - 2**16 - 22))
            end = file.read()
    except OSError:
        raise said.refused("zip-broken") from None
    if start[:2] != b"PK":
        raise said.refused(broken)
    at = end.rfind(b"PK\x05\x06")  # the end record (PKWARE APPNOTE 4.3.16)
    if at < 0 or len(end) < at + 22:
        raise said.refused(broken)
    count, directory_bytes = struct.unpack("<HL", end[at + 10 : at + 16])
    if count > MAX_FILES or directory_bytes > MAX_DIRECTORY_BYTES:
        raise said.refused("zip-too-many", most=MAX_FILES)


def _checked_entries(archive: zipfile.ZipFile, said: _Said) -> dict[str, zipfile.ZipInfo]:
    """The files by name, without a single folder that may stand around all of them."""
    infos = archive.infolist()
    if len(infos) > MAX_FILES:
        raise said.refused("zip-too-many", most=MAX_FILES)
    total = sum(info.file_size for info in infos)
    if total > MAX_UNPACKED_BYTES:
        raise said.refused("zip-bomb", size=total // 2**20, most=MAX_UNPACKED_BYTES // 2**20)
    seen: set[str] = set()
    files: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        _check_entry(info, said)
        if info.filename.casefold() in seen:
            raise said.refused("zip-twice", entry=_short(info.filename))
        seen.add(info.filename.casefold())
        if not info.is_dir() and not set(_LITTER) & set(info.filename.split("/")):
            files[info.filename] = info
    files = _without_folder_around(files)
    if ANSWERS not in files:
        zips = [name for name in files if name.lower().endswith(".zip")]
        raise said.refused("zip-of-zips" if zips and MANIFEST not in files else "zip-no-answers")
    return files


def _check_entry(info: zipfile.ZipInfo, said: _Said) -> None:
    # orig_filename: zipfile cuts a name at its first NUL and turns the system's separators round
    name = info.orig_filename
    outside = name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/")
    if outside or re.match(r"[A-Za-z]:", name):
        raise said.refused("zip-outside", entry=_short(name))
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise said.refused("zip-link", entry=_short(name))
    if info.flag_bits & 0x1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise said.refused("zip-locked", entry=_short(name))


def _without_folder_around(files: dict[str, zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    # a zip that was unpacked and zipped again has one
    tops = {name.split("/", 1)[0] for name in files}
    if len(tops) == 1 and all("/" in name for name in files):
        return {name.split("/", 1)[1]: info for name, info in files.items()}
    return files


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, said: _Said) -> bytes:
    too_large = said.refused("zip-entry-too-large", entry=_short(info.filename), most=most // 2**20)
    if info.file_size > most:
        raise too_large
    try:
        with archive.open(info) as file:
            data = file.read(most + 1)
    except (RuntimeError, zlib.error):
        raise said.refused("zip-broken") from None
    if len(data) > most:
        raise too_large
    return data


def _manifest(
    archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], said: _Said
) -> tuple[bytes, dict[str, Any]]:
    if MANIFEST in entries:
        data = _read(archive, entries[MANIFEST], MAX_MANIFEST_BYTES, said)
        manifest = read_manifest(data)
        if manifest is not None:
            return data, manifest
    said.problem("no-manifest")
    return b"", {}


def _who_and_when(manifest: dict[str, Any], path: Path, said: _Said) -> tuple[str, str, datetime.datetime, str]:
    """Assignment, learner and time, and the time as handin.json has it. handin.json first, then the file's name."""
    named = _NAME.search(path.name)
    assignment = manifest.get("assignment")
    if not isinstance(assignment, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", assignment):
        assignment = named[1] if named else ""
    learner = _learner(manifest.get("learner"))
    if not learner and named:
        learner = _learner(named[2])
        if manifest:
            said.problem("no-learner")
    if not assignment or not learner:
        raise said.refused("zip-no-name")
    raw_time = manifest.get("time")
    at = _time(raw_time)
    if at is None:
        if manifest:
            said.problem("no-time")
        at = (_time(named[3]) if named else None) or _time(path.stat().st_mtime, datetime.datetime.fromtimestamp)
    return assignment, learner, at or datetime.datetime.now(datetime.UTC), str(raw_time)


def _learner(value: object) -> str:
    try:
        return checked_id(value) if isinstance(value, str) else ""
    except BadLearnerId:
        return ""


def _time(value: Any, read: Callable[..., datetime.datetime] | None = None) -> datetime.datetime | None:
    """A time in UTC; None where it is none, is older than any zip, or lies ahead by more than clocks may differ."""
    try:
        at = read(value, datetime.UTC) if read else datetime.datetime.fromisoformat(value)
        at = (at if at.tzinfo else at.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC).replace(microsecond=0)
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return at if EARLIEST <= at <= datetime.datetime.now(datetime.UTC) + CLOCK_SKEW else None


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


def _short(name: str) -> str:
    return name.encode("ascii", "backslashreplace").decode()[:80]
