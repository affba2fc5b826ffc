"""Processor seconds of a fresh Python, ours and a peer's in turn: what else the machine does hardly changes them."""

import os
import resource
import subprocess
import sys
from collections.abc import Sequence

from bench import COURSE
from bench.measured import Measured, in_turn

PEER = ("-c", "import anywidget")
"""What any notebook page with an element costs, before anything of the course."""


def beside_anywidget(ours: Sequence[str], rounds: int) -> Measured:
    """Processor seconds of Python with some arguments, beside those of importing anywidget.

    Byte code may be kept, as on anybody's computer, and both have run once before they are measured.
    """
    for arguments in (ours, PEER):
        processor_seconds(arguments)
    return in_turn(lambda _: processor_seconds(ours), lambda _: processor_seconds(PEER), rounds)


def processor_seconds(arguments: Sequence[str]) -> float:
    """What a run of Python in the course's folder takes of the processor, all its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([sys.executable, *arguments], cwd=COURSE, env=kept, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
