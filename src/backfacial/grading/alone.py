"""One at a time: hand-ins are moved, marked and shown by one command, and the next waits or says so.

There are two locks in `class/`: a command of ours that starts nbgrader's holds the first from beginning to end, and
each of nbgrader's commands the second, also one that was typed, and one whose starter has been killed.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from filelock import Timeout

from backfacial.answers.plain_file import locked
from backfacial.facts import words
from backfacial.grading.closing import at_the_end
from backfacial.grading.people_file import CLASS
from backfacial.grading.source import SourceProblem

_RUN, _COMMAND = "run", "nbgrader"


@contextmanager
def alone(course: Path) -> Iterator[None]:
    """Nobody else is at work on the hand-ins of the course meanwhile.

    Raises:
        SourceProblem: somebody else is.
        OSError: the folder `class/` cannot be written.
    """
    with _held(course, _RUN), _held(course, _COMMAND):
        yield


@contextmanager
def in_one_run(course: Path) -> Iterator[None]:
    """Nobody else is at work when it begins, and meanwhile only nbgrader's commands that are started in it.

    Raises:
        SourceProblem: somebody else is at work.
        OSError: the folder `class/` cannot be written.
    """
    with _held(course, _RUN):
        with _held(course, _COMMAND):
            pass
        yield


def hold_for(app: Any, course: Path) -> None:
    """Let no other of nbgrader's commands begin until this one is done: it ends where another is at work.

    Args:
        app: the command.
    """
    held = ExitStack()
    try:
        held.enter_context(_held(course, _COMMAND))
    except SourceProblem as problem:
        app.fail("%s", problem)
    except OSError as error:
        named = {"folder": course / CLASS, "reason": error.strerror or error}
        app.fail("%s", words("class", "not-writable", **named))
    at_the_end(app, "reset", held.close)  # a process that ends lets go by itself


@contextmanager
def _held(course: Path, name: str) -> Iterator[None]:
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(course / CLASS / name))
        except Timeout:
            raise SourceProblem(words("class", "another-run")) from None
        yield
