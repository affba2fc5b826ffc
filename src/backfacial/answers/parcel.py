"""A zip from anybody as its files: every limit is checked before anything is unpacked, and nothing is written."""

import datetime
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from backfacial.answers.plain_file import NotAPlainFile, read_plain_file
from backfacial.facts import words

MAX_ZIP_BYTES = 64 * 2**20
MAX_FILES = 500
MAX_DIRECTORY_BYTES = 2**20  # of the zip's own table of contents, which is read before the files can be counted
MAX_UNPACKED_BYTES = 256 * 2**20
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What Python's zipfile raises over bytes that are no sound zip."""


class HandInRefused(Exception):
    """What is not taken in. The text names the file and the mend."""


@dataclass(frozen=True)
class Entry:
    """A file that has not been read yet.

    `path` has slashes, whatever made it. `written` is when the file was last written, None where that is not known.
    `read` gives its bytes, at most so many, or raises HandInRefused. `problem` is why it must not be opened at all.
    """

    path: str
    written: datetime.datetime | None
    read: Callable[[int], bytes]
    problem: HandInRefused | None = None


def one_line(name: str) -> str:
    """A file's name without line ends, which could pass for lines of a log."""
    return "\ufffd".join(name.splitlines())


def short(name: str) -> str:
    """A name from within a zip, as a message shows it."""
    return name.encode("ascii", "backslashreplace").decode()[:80]


def refused(key: str, name: str, **values: object) -> HandInRefused:
    """The refusal of a file, in the words of `grading`."""
    return HandInRefused(words("grading", key, file=one_line(name), **values))


def file_entry(path: Path, name: str) -> Entry:
    """A file on the disk; a link, a pipe or a folder in its place is an entry with a problem."""

    def read(most: int) -> bytes:
        return _unchanging(path, name, most)

    try:
        status = path.lstat()
    except OSError as error:
        return Entry(name, None, read, _not_there(name, error))
    problem = None if stat.S_ISREG(status.st_mode) else refused("zip-not-plain", name)
    return Entry(name, _moment(status.st_mtime), read, problem)


def zip_entries(data: bytes, name: str) -> list[Entry]:
    """The files in a zip, without folders, in its own order; names may stand twice.

    Raises:
        HandInRefused: it is damaged, too large or no zip.
    """
    _check_before_opening(data, name)
    with _sound(name):
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    if len(infos) > MAX_FILES:
        raise refused("zip-too-many", name, most=MAX_FILES)
    total = sum(info.file_size for info in infos)
    if total > MAX_UNPACKED_BYTES:
        raise refused("zip-bomb", name, size=total // 2**20, most=MAX_UNPACKED_BYTES // 2**20)
    return [_zip_entry(archive, info, name) for info in infos if not _path(info).endswith("/")]


def first_problem(entries: Iterable[Entry]) -> HandInRefused | None:
    """Why these files must not be opened, None where they may."""
    return next((entry.problem for entry in entries if entry.problem), None)


def _unchanging(path: Path, name: str, most: int) -> bytes:
    """The bytes of a plain file, unless it changes meanwhile, as it does while it is being downloaded."""
    try:
        before = path.lstat()
        if not stat.S_ISREG(before.st_mode):
            raise refused("zip-not-plain", name)
        if before.st_size > most:
            raise refused("zip-too-large", name, size=before.st_size // 2**20, most=most // 2**20)
        data = None
        with suppress(NotAPlainFile):  # it grew, it is gone, or it may not be opened: a look at it now tells which
            data = read_plain_file(path, before.st_size)
        after = path.lstat()
    except OSError as error:
        raise _not_there(name, error) from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise refused("zip-grows", name)
    if data is None or len(data) != after.st_size:
        raise refused("zip-shut", name)
    return data


def _moment(seconds: float) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).replace(microsecond=0)
    except (ValueError, OverflowError, OSError):
        return None


def _not_there(name: str, error: OSError) -> HandInRefused:
    return refused("zip-gone" if isinstance(error, FileNotFoundError) else "zip-shut", name)


def _check_before_opening(data: bytes, name: str) -> None:
    """Sizes that can be known without Python's zipfile, which reads the whole table of contents at once."""
    broken = "zip-broken" if name.lower().endswith(".zip") else "zip-not-zip"
    if data[:2] != b"PK":
        raise refused(broken, name)
    at = data.rfind(b"PK\x05\x06", -(2**16 + 22))  # the end record (PKWARE APPNOTE 4.3.16)
    if at < 0 or len(data) < at + 22:
        raise refused(broken, name)
    count, directory_bytes, begins = struct.unpack("<HLL", data[at + 10 : at + 20])
    ends = at
    larger = data[max(0, at - 76) : at]  # the record of a large zip (4.3.14) with its locator: where there, it counts
    if larger.startswith(b"PK\x06\x06") and larger[56:].startswith(b"PK\x06\x07"):
        count, directory_bytes, begins = struct.unpack("<3Q", larger[32:56])
        ends -= len(larger)
    if count > MAX_FILES or directory_bytes > MAX_DIRECTORY_BYTES:
        raise refused("zip-too-many", name, most=MAX_FILES)
    if begins + directory_bytes != ends:
        # Python's zipfile would take the last whole zip in half a zip of zips for all of it
        raise refused(broken, name)


def _zip_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Entry:
    def read(most: int) -> bytes:
        too_large = refused("zip-entry-too-large", name, entry=short(info.filename), most=most // 2**20)
        if info.file_size > most:
            raise too_large
        with _sound(name), archive.open(info) as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise too_large
        return data

    written = None
    with suppress(ValueError, OverflowError, OSError):
        written = datetime.datetime(*info.date_time).astimezone(datetime.UTC)  # a zip has the time of the wall clock
    return Entry(_path(info), written, read, _zip_problem(info, name))


def _path(info: zipfile.ZipInfo) -> str:
    # orig_filename: zipfile cuts a name at its first NUL. Some of Windows' tools part folders by backslashes
    return "/".join(part for part in info.orig_filename.replace("\\", "/").split("/") if part != ".")


def _zip_problem(info: zipfile.ZipInfo, name: str) -> HandInRefused | None:
    path = _path(info)
    outside = path.startswith("/") or "\0" in path or ".." in path.split("/") or re.match(r"[A-Za-z]:", path)
    if outside:
        return refused("zip-outside", name, entry=short(info.orig_filename))
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return refused("zip-link", name, entry=short(path))
    if info.flag_bits & 0x1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return refused("zip-locked", name, entry=short(path))
    return None


@contextmanager
def _sound(name: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN:
        raise refused("zip-broken", name) from None
