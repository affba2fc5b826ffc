"""A learner's JupyterLab, as `backfacial learn` serves it, for tests in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import chromium
from playwright.sync_api import Browser, Page, sync_playwright

from backfacial.jupyterlab.learner_home import prepare
from backfacial.jupyterlab.server import Server, serving


@contextmanager
def learners_lab(home: Path, course: Path) -> Iterator[Server]:
    """JupyterLab for a learner's folder that is made from the checkout `course`; it ends with the block."""
    prepare(home, course)
    with serving(home, port=18888) as server:
        yield server


@contextmanager
def real_browser() -> Iterator[Browser]:
    """A Chromium; `make browser` gets one."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS)
        yield browser
        browser.close()


def wait_for_state(page: Page, state: str, timeout: float = 60_000) -> None:
    """Wait until the page in front says that it is starting, running, ready, or needs-start."""
    page.wait_for_selector(f"body[data-backfacial-state='{state}']", state="attached", timeout=timeout)
