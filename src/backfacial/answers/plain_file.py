"""Reading and writing files so that nothing is followed, lost or half written."""

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from backfacial.facts import words


class NotAPlainFile(Exception):
    """A file that is missing, too large, or no plain file (a link, a pipe, a folder). The text is for a person."""


def read_plain_file(path: Path, max_bytes: int) -> bytes:
    """The bytes of a plain file.

    Args:
        max_bytes: the largest size that is read.

    Raises:
        NotAPlainFile: naming the file and the mend.
    """
    # O_NOFOLLOW and O_NONBLOCK do not exist on Windows, where the check before must do
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise NotAPlainFile(words("files", "not-plain", file=path.name))
        descriptor = os.open(path, flags)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise NotAPlainFile(words("files", "not-plain", file=path.name))
            if status.st_size > max_bytes:
                raise NotAPlainFile(
                    words("files", "too-large", file=path.name, size=status.st_size // 2**20, most=max_bytes // 2**20)
                )
            return file.read(max_bytes)
    except FileNotFoundError:
        raise NotAPlainFile(words("files", "missing", file=path.name)) from None
    except OSError as error:
        raise NotAPlainFile(words("files", "unreadable", file=path.name, reason=error.strerror)) from None


def write_atomically(path: Path, data: bytes, keep_previous: bool = False) -> None:
    """Write a file whole or not at all: a temporary file beside it, fsync, rename.

    Args:
        keep_previous: keep the version before as `.<name>.previous`.

    Raises:
        OSError: the disk is full, the folder cannot be written, …; the file is then as it was.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if keep_previous and path.exists():
            _keep(path)
        temporary.replace(path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def previous_version(path: Path) -> Path:
    """Where the version before the last write is kept."""
    return path.with_name(f".{path.name}.previous")


def _keep(path: Path) -> None:
    # copied, then renamed: at no moment is there no current file, nor half a previous one
    copy = path.with_name(f".{path.name}.{os.getpid()}.previous")
    shutil.copyfile(path, copy)
    copy.replace(previous_version(path))


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # a folder cannot be opened on Windows
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
