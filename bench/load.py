"""`load`: what it takes to load every fact, every sentence of the interface and every practice question.

Peer is a bare start of Python. Ours is what a fresh process that imports `backfacial` and loads everything takes
*beyond* a bare start. So the ratio says how many times the loading fits into a bare start: it is below 1, and it grows
when loading gets cheaper.
"""

import subprocess
import sys
import time

from bench import COURSE
from bench.measured import Measured, in_turn

PAIRS = 15
BARE = "pass"
LOADED = "from bench.everything import load_everything; load_everything()"


def measure() -> Measured:
    """Milliseconds."""
    return in_turn(lambda _: _milliseconds(LOADED) - _milliseconds(BARE), lambda _: _milliseconds(BARE), PAIRS)


def _milliseconds(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=COURSE, check=True)
    return (time.perf_counter() - began) * 1000
