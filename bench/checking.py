"""`check`: the whole `backfacial check`, as an author runs it after each change."""

from bench.measured import Measured
from bench.processor import beside_anywidget

PAIRS = 5
CHECK = "import sys; from backfacial.cli import app; sys.argv = ['backfacial', 'check']; app()"


def measure() -> Measured:
    """Processor seconds of a fresh Python; peer: `import anywidget`."""
    return beside_anywidget(("-c", CHECK), PAIRS)
