"""nbgrader's commands one after the other: take in, mark, export. What they say goes into a log; nothing is lost.

Each is a process of its own, as if it had been typed. Each leaves what is done already as it is, so a run that was
broken off anywhere is simply begun again.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from nbconvert.filters import strip_ansi

TAKE_IN, MARK, EXPORT = "zip_collect", "autograde", "export"
_MESSAGE = re.compile(r"^\[\w+ \| (?P<level>[A-Z]+)\] (?P<text>.*)$")
_HAND_IN = ("Sanitizing ", "Skipping existing assignment")

Told = Callable[[str, int, int], None]
"""Hears how far a run is: the command, how many hand-ins it has seen, and how many there are (0: not known)."""


@dataclass(frozen=True)
class Ran:
    """What a command ended with, and the texts of its errors and of its warnings, each in their order."""

    command: str
    code: int
    errors: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def run_class(course: Path, assignment: str, log: Path, told: Told) -> tuple[Ran, ...]:
    """Take in what lies in downloaded/, mark it and export all grades. A command that fails does not stop the next.

    Raises:
        OSError: the log cannot be opened.
    """
    log.parent.mkdir(exist_ok=True)
    with log.open("a", encoding="utf-8") as file:  # what an earlier run said of a hand-in no later one says again
        return (
            _run(course, file, told, TAKE_IN, assignment),
            _run(course, file, told, MARK, assignment, hand_ins=sum(1 for _ in _submitted(course, assignment))),
            _run(course, file, told, EXPORT),
        )


def _submitted(course: Path, assignment: str) -> Iterator[Path]:
    return (course / "submitted").glob(f"*/{assignment}")


def _run(course: Path, log: IO[str], told: Told, command: str, *arguments: str, hand_ins: int = 0) -> Ran:
    seen, last = 0, ""
    errors: list[str] = []
    warnings: list[str] = []
    told(command, seen, hand_ins)
    with suppress(OSError):
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
            with suppress(OSError):  # a full disk stops no marking; the page that cannot be written then tells of it
                log.write(line)
                log.flush()
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
    return Ran(command, process.returncode, tuple(errors), tuple(warnings))
