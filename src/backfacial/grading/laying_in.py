"""A hand-in comes into submitted/ whole or not at all, where nbgrader removes the one before and then copies.

Broken off anywhere, what lay there before is marked as it was, or nothing is; never half a hand-in.
"""

import datetime
import shutil
from collections.abc import Iterable
from pathlib import Path

from nbgrader.utils import rmtree

from backfacial.grading.cut_off import TIMESTAMP


def lay_in(folder: Path, files: Iterable[Path], at: datetime.datetime) -> None:
    """Let a submitted folder have these files and the time of the hand-in, and nothing of what it had before.

    Args:
        folder: submitted/<learner>/<assignment>.
        at: the time, UTC.

    Raises:
        OSError: the disk is full, the folder cannot be written, …; what lay there before is then as it was.
    """
    new, old = (folder.with_name(f".{folder.name}.{state}") for state in ("new", "old"))
    for leftover in (new, old):
        if leftover.exists():
            rmtree(str(leftover))
    try:
        new.mkdir(parents=True)
        for file in files:
            shutil.copyfile(file, new / file.name)
        (new / TIMESTAMP).write_text(at.isoformat(" "), encoding="utf-8")
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    if old.exists():
        rmtree(str(old))
