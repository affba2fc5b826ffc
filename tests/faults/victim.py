"""A process that saves answers until it is killed, or until the disk fails it; run as a script, it waits for orders.

Each order is one line of JSON and is carried out in a forked child. What the child reports, also one line each, is what
it was promised: `done` comes after the store has said that the answer is on the disk.
"""

import ctypes
import io
import json
import os
import resource
import signal
import struct
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import FrameType
from typing import Any

from backfacial.answers.handin import pack
from backfacial.answers.store import AnswerStore, NotSaved

IN_MEMORY = {"fspath", "getpid", "_path_normpath", "fileno"}  # these never reach the disk
LOOKING = {"getcwd", "stat", "lstat", "fstat", "scandir", "listdir", "read", "readinto"}  # these change nothing on it


def is_operation(function: Any, looking: bool) -> bool:
    """Whether a built-in function talks to the operating system about files or locks."""
    its = getattr(function, "__self__", None)
    ours = isinstance(its, io.IOBase) and not isinstance(its, io.BytesIO)
    ours = ours or getattr(function, "__module__", "") in ("posix", "_io", "fcntl")
    name = getattr(function, "__name__", "")
    return ours and name not in IN_MEMORY and (looking or name not in LOOKING)


class Fate:
    """Counts the operations, and strikes before the one with the number `at`, from 1: a kill, or an error."""

    def __init__(self, at: int | None, error: int | None, looking: bool) -> None:
        self.at, self.error, self.looking = at, error, looking
        self.count = 0

    def __call__(self, frame: FrameType, event: str, function: Any) -> None:
        """What Python calls before each built-in function (sys.setprofile)."""
        if event != "c_call" or not is_operation(function, self.looking):
            return
        if self.error is not None and frame.f_code is say.__code__:
            return  # a kill may come before the report, but no full disk
        self.count += 1
        if self.count != self.at:
            return
        if self.error is None:
            os.kill(os.getpid(), signal.SIGKILL)
        elif self.error == 0:
            raise KeyboardInterrupt
        else:
            raise OSError(self.error, os.strerror(self.error))


def say(**what: object) -> None:
    os.write(1, json.dumps(what).encode() + b"\n")


def step(store: AnswerStore, order: dict[str, Any], number: int) -> None:
    match order["work"][number]:
        case "read":
            store.read()
            say(done=number)
        case "hand-in":
            receipt = pack(store.path.parent, store.assignment, "anna", store.path.parent / "handed-in")
            say(done=number, file=receipt.file.name, code=receipt.code)
        case [item, response, goes_on_from]:
            answer = store.save(item, response, 1.0, goes_on_from=goes_on_from)
            say(done=number, revision=answer.revision)


def give_up_privileges() -> None:
    """From now on permissions bind root as they bind anybody (Linux: capset with nothing in it)."""
    if ctypes.CDLL(None, use_errno=True).capset(struct.pack("Ii", 0x20080522, 0), bytes(24)) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def carry_out(order: dict[str, Any]) -> None:
    say(pid=os.getpid())
    os.chdir(order["folder"])
    if order.get("bound") and os.geteuid() == 0:
        give_up_privileges()
    store = AnswerStore(Path("answers.json"), "a-quiz", lambda: "anna")
    if "most_bytes" in order:  # who writes more into a file gets an error, or dies
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if order["dies"] else signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["most_bytes"], resource.RLIM_INFINITY))
    fate = Fate(order.get("at"), order.get("error"), order.get("looking", False))
    sys.setprofile(fate)
    for number in range(len(order["work"])):
        time.sleep(order.get("thinking", 0))
        try:
            step(store, order, number)
        except NotSaved as refused:
            say(refused=number, message=str(refused))
        except (OSError, KeyboardInterrupt) as error:
            say(escaped=number, error=type(error).__name__, traceback=traceback.format_exc())
    sys.setprofile(None)
    say(operations=fate.count)


def warm_up() -> None:
    """Whatever Python loads at its first use is loaded here, not in every child."""
    with tempfile.TemporaryDirectory() as folder:
        store = AnswerStore(Path(folder) / "answers.json", "a-quiz", lambda: "anna")
        store.save("one", "a")
        store.path.write_text("{")
        store.save("one", "a")
        for _ in range(2):
            pack(store.path.parent, store.assignment, "anna", store.path.parent)


def main() -> None:
    """Carry out orders until there are no more."""
    # A process that dies leaves what it wrote to the system: only a power cut would not. So nothing waits for the disk
    # here, and one kill takes milliseconds. The function in its place is still an operation on a file.
    os.fsync = os.get_inheritable
    warm_up()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                carry_out(json.loads(line))
            except BaseException:
                sys.setprofile(None)
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say(end=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
