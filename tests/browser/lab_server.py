"""A learner's JupyterLab, as `backfacial learn` serves it, for tests in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page
from windows import PATIENCE_MS

from backfacial.jupyterlab import server
from backfacial.jupyterlab.learner_home import prepare


@contextmanager
def learners_lab(home: Path, course: Path) -> Iterator[server.Server]:
    """JupyterLab for a learner's folder that is made from the checkout `course`; it ends with the block."""
    prepare(home, course)
    with server.serving(server.learners_lab(home), port=18888) as lab:
        yield lab


def wait_for_state(page: Page, state: str) -> None:
    """Wait until the page in front says that it is starting, running, ready, or needs-start."""
    page.wait_for_selector(f"body[data-backfacial-state='{state}']", state="attached", timeout=PATIENCE_MS)
