"""`load`: what it takes to load every fact, every sentence of the interface and every practice question."""

from bench.measured import Measured
from bench.processor import beside_anywidget

PAIRS = 9
LOADED = "from bench.everything import load_everything; load_everything()"


def measure() -> Measured:
    """Processor seconds of a fresh Python; peer: `import anywidget`."""
    return beside_anywidget(("-c", LOADED), PAIRS)
