"""`first`: a lesson's first question in a fresh Python: the lesson opened, its objectives, one question."""

import os
from tempfile import TemporaryDirectory

from bench.measured import Measured
from bench.processor import beside_anywidget

PAIRS = 15
QUESTION = """
from backfacial.lessons import open_lesson
lesson = open_lesson("02-consultation")
lesson.objectives()
lesson.ask("consult-isotretinoin-recent")
"""


def measure() -> Measured:
    """Processor seconds of a fresh Python; peer: `import anywidget`."""
    with TemporaryDirectory() as home:
        os.environ["BACKFACIAL_HOME"] = home
        try:
            return beside_anywidget(("-c", QUESTION), PAIRS)
        finally:
            del os.environ["BACKFACIAL_HOME"]
