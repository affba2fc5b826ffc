"""nbgrader's commands one after the other: take in, mark, export. What they say goes into a log; nothing is lost.

Each is a process of its own, as if it had been typed. Each leaves what is done already as it is, so a run that was
broken off anywhere is simply begun again.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nbconvert.filters import strip_ansi

from backfacial.classroom.ready import GRADEBOOK
from backfacial.facts import words

TAKE_IN, MARK, EXPORT = "zip_collect", "autograde", "export"
_MESSAGE = re.compile(r"^\[\w+ \| (?P<level>[A-Z]+)\] (?P<text>.*)$")
_IN_A_TRACEBACK = (
    re.compile(r"^(?:OSError|PermissionError): \[Errno \d+\] (?P<reason>[^:]+)(?:: '(?P<place>[^']+)')?"),
    re.compile(r"\(sqlite3\.OperationalError\) (?P<reason>.+)"),
)
"""What the disk or the gradebook did not let nbgrader do, which it tells in a traceback alone."""
_HAND_IN = ("Sanitizing ", "Skipping existing assignment")

Told = Callable[[str, int, int], None]
"""Hears how far a run is: the command, how many hand-ins it has seen, and how many there are (0: not known)."""


@dataclass(frozen=True)
class Ran:
    """What a command ended with, and the texts of its errors and of its warnings, each in their order.

    `refusal` is what the disk or the gradebook did not let it do, with the mend; "" where they did.
    """

    command: str
    code: int
    errors: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    refusal: str = ""


class Log:
    """The log of a class. What an earlier run said of a hand-in no later one says again, so it is added to.

    A full disk stops no marking: what cannot be written is left out, and `trouble` says why, "" where nothing is.
    """

    def __init__(self, path: Path) -> None:
        """Open it.

        Raises:
            OSError: it cannot be opened.
        """
        path.parent.mkdir(exist_ok=True)
        self._file = path.open("ab", buffering=0)  # nothing waits in memory that could fail at the end
        self.trouble = ""

    def write(self, text: str) -> None:
        """Add to it."""
        try:
            self._file.write(text.encode("utf-8", "replace"))
        except OSError as error:
            self.trouble = error.strerror or str(error)

    def close(self) -> None:
        """Close it."""
        self._file.close()


def run_class(course: Path, assignment: str, log: Log, told: Told) -> tuple[Ran, ...]:
    """Take in what lies in downloaded/, mark it and export all grades. A command that fails does not stop the next."""
    ran = [_run(course, log, told, TAKE_IN, assignment)]
    hand_ins = sum(1 for _ in _submitted(course, assignment))
    if hand_ins:  # to nbgrader it is an error that there is nothing to mark
        ran.append(_run(course, log, told, MARK, assignment, hand_ins=hand_ins))
    return (*ran, _run(course, log, told, EXPORT))


def _submitted(course: Path, assignment: str) -> Iterator[Path]:
    return (course / "submitted").glob(f"*/{assignment}")


def _run(course: Path, log: Log, told: Told, command: str, *arguments: str, hand_ins: int = 0) -> Ran:
    seen, last, refusal = 0, "", ""
    errors: list[str] = []
    warnings: list[str] = []
    told(command, seen, hand_ins)
    log.write(f"\n# nbgrader {' '.join((command, *arguments))}\n")
    with subprocess.Popen(
        [sys.executable, "-m", "nbgrader", command, *arguments],
        cwd=course,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in map(strip_ansi, process.stdout):
            log.write(line)
            refusal = refusal or _refusal(line, course)
            message = _MESSAGE.match(line)
            last = message["text"] if message else line.strip() or last
            if message and message["level"] in ("ERROR", "CRITICAL"):
                errors.append(message["text"])
            if message and message["level"] == "WARNING":
                warnings.append(message["text"])
            if message and message["text"].startswith(_HAND_IN):
                seen += 1
                told(command, min(seen, hand_ins), hand_ins)
    if process.returncode and not errors:
        errors.append(last)  # such as the last line of a traceback
    return Ran(command, process.returncode, tuple(errors), tuple(warnings), refusal)


def _refusal(line: str, course: Path) -> str:
    found = next(filter(None, (pattern.search(line) for pattern in _IN_A_TRACEBACK)), None)
    if not found:
        return ""
    place = found.groupdict().get("place") or (GRADEBOOK if "sqlite3" in line else course.name)
    return words("class", "refused-by-disk", place=place.removeprefix(f"{course}{os.sep}"), reason=found["reason"])
