"""`open`: from the address of a page to its first question ready for input, in a browser that has seen nothing.

Ours is the lesson as `backfacial learn` serves it: its kernel starts, its cells run, its first question hears from
Python. Peer is the smallest page that JupyterLab has: a notebook with one plain code cell, its kernel idle, nothing
run. Both get a new kernel each time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from elements_page import KERNEL, NOTEBOOK, Lab, plain_lab
from lab_server import learners_lab
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Page
from running_kernels import end_kernels
from windows import new_page, real_browser

from backfacial.jupyterlab.server import Server
from bench import COURSE
from bench.measured import Measured, in_turn

PAIRS = 5
LESSON = "02-consultation.ipynb"
BARE = "bare.ipynb"
PYTHON = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
QUESTION_READY = "document.querySelector('[data-bf-item] fieldset:enabled')"
BARE_READY = f"{NOTEBOOK}?.content?.model?.cells.length === 1 && {KERNEL}?.status === 'idle'"
# performance.now() counts from when the page was asked for
WHEN = "() => ({ready}) ? performance.now() : 0"


def measure() -> Measured:
    """Seconds."""
    with real_browser() as browser, both_labs() as (server, lab):
        return in_turn(
            lambda _: _seconds(browser, server, server.page(LESSON), QUESTION_READY),
            lambda _: bare_page(browser, lab),
            PAIRS,
        )


@contextmanager
def both_labs() -> Iterator[tuple[Server, Lab]]:
    """A learner's JupyterLab, and a plain one with the bare notebook."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "bare" / "root"
        root.mkdir(parents=True)
        write(new_notebook(cells=[new_code_cell("1 + 1")], metadata=PYTHON), root / BARE)
        with learners_lab(Path(folder) / "learner", COURSE) as server, plain_lab(root) as lab:
            yield server, lab


def bare_page(browser: Browser, lab: Lab) -> float:
    """Seconds that the bare notebook takes."""
    return _seconds(browser, lab, lab.address(BARE), BARE_READY)


@contextmanager
def fresh_page(browser: Browser, served: Server | Lab) -> Iterator[Page]:
    """A page of a browser that has seen nothing; the server's kernels end after it."""
    page = new_page(browser, viewport={"width": 1200, "height": 900})
    yield page
    page.context.close()  # an open page would bring its kernel back
    end_kernels(served.url, served.token, "")


def _seconds(browser: Browser, served: Server | Lab, address: str, ready: str) -> float:
    with fresh_page(browser, served) as page:
        page.goto(address, wait_until="commit")
        return float(page.wait_for_function(WHEN.format(ready=ready)).json_value()) / 1000
