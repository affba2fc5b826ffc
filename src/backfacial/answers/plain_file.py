"""Reading and writing files so that nothing is followed, lost or half written."""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backfacial.facts import words

LOCK_SECONDS = 10
LOOK_AGAIN_SECONDS = 0.01  # a save takes about as long
_NO_SUCH_SYNC = (errno.EINVAL, errno.EBADF, errno.ENOTSUP)  # file systems that cannot make a folder safe by itself


class NotAPlainFile(Exception):
    """A file that is missing, too large, or no plain file (a link, a pipe, a folder). The text is for a person."""


class Unreadable(NotAPlainFile):
    """The system does not let the file be read now (no permission, an error of the disk). It may well be sound."""


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
        raise Unreadable(words("files", "unreadable", file=path.name, reason=error.strerror)) from None


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a path; its folder is made where there is none. The lock of a process that died is free.

    Raises:
        filelock.Timeout: somebody else holds it for LOCK_SECONDS; a TimeoutError, and so an OSError.
        OSError: the folder cannot be written.
    """
    from filelock import FileLock  # only who writes waits for it to load

    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=LOCK_SECONDS, poll_interval=LOOK_AGAIN_SECONDS)
        yield
    finally:
        lock.release()  # also where Python was interrupted before the first line under the lock


def write_atomically(path: Path, data: bytes, keep_previous: bool = False) -> None:
    """Write a file whole or not at all: a temporary file beside it, fsync, rename.

    Args:
        keep_previous: keep the version before as `.<name>.previous`.

    Raises:
        OSError: the disk is full, the folder cannot be written, …; the file is then as it was. Only where the very last
            step fails, which makes the new name safe against a power cut, the file is already the new one.
    """
    with _temporary(path, "") as new:
        with new.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if keep_previous and path.exists():
            # copied, then renamed: at no moment is there no current file, nor half a previous one
            with _temporary(path, ".previous") as copy:
                shutil.copyfile(path, copy)
                copy.replace(previous_version(path))
        new.replace(path)
    _sync_folder(path.parent)


def previous_version(path: Path) -> Path:
    """Where the version before the last write is kept."""
    return path.with_name(f".{path.name}.previous")


def remove_leftovers(folder: Path, name: str) -> None:
    """Remove what killed writers left of files of this name (a pattern). Only under the lock of all of them."""
    for leftover in folder.glob(f".{name}.*.new"):
        with suppress(OSError):
            leftover.unlink()


@contextmanager
def _temporary(path: Path, what: str) -> Iterator[Path]:
    """A name beside the file for what is not whole yet; nothing is left there after an error."""
    temporary = path.with_name(f".{path.name.lstrip('.')}{what}.{os.getpid()}.new")
    try:
        yield temporary
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # a folder cannot be opened on Windows
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SUCH_SYNC:
            raise
    finally:
        os.close(descriptor)
