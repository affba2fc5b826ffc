"""`claims`: a text of 120 kB judged by a fresh Python, all that is read and compiled for it included.

Peer: bare starts of Python.

On the standard error it says what the labelled corpus of the tests gives: misses and false alarms of each file.
"""

import subprocess
import sys
from collections.abc import Collection
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from claim_corpus import FILES, read

from backfacial.rules.claims.review import claims
from bench import COURSE
from bench.measured import Measured, in_turn
from bench.processor import processor_seconds

BYTES = 120_000
PAIRS = 7
LATER = ("kinds-", "beliefs", "loose-", "careful-", "stranger", "second-stranger", "voices-")
"""Sets of the corpus that came later and stay out of the text, so that figures compare with earlier ones."""

BARE = ("-c", "pass")
JUDGE = """
import sys, time
from pathlib import Path
from backfacial.rules.claims.review import claims
text = Path(sys.argv[1]).read_text("utf-8")
began = time.process_time()
claims(text)
print(time.process_time() - began)
"""


def measure() -> Measured:
    """Processor seconds."""
    for file in FILES:
        corpus = read(file)
        missed = [text for text in corpus.risky if not claims(text).findings]
        alarmed = [text for text in corpus.honest if claims(text).findings]
        print(
            f"{file.stem}: missed {_share(missed, corpus.risky)}, false alarms {_share(alarmed, corpus.honest)}",
            file=sys.stderr,
        )
    with TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text(_text(), encoding="utf-8")
        _judged(page)
        processor_seconds(BARE)
        return in_turn(lambda _: _judged(page), lambda _: processor_seconds(BARE), PAIRS)


def _judged(page: Path) -> float:
    """Processor seconds that the first judgement of a fresh Python takes."""
    ran = subprocess.run([sys.executable, "-c", JUDGE, page], cwd=COURSE, check=True, capture_output=True, text=True)
    return float(ran.stdout)


def _share(some: Collection[str], of: Collection[str]) -> str:
    return f"{len(some)} of {len(of)} ({len(some) / len(of):.1%})"


def _text() -> str:
    """Sentences of the corpus, a paragraph each, again and again until it is long enough."""
    sentences: list[str] = []
    size = 0
    files = [file for file in FILES if not file.stem.startswith(LATER)]
    for text in cycle([text for file in files for text in (*read(file).risky, *read(file).honest)]):
        sentences.append(text)
        size += len(text.encode()) + 2
        if size >= BYTES:
            break
    return "\n\n".join(sentences)
