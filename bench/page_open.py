"""`open`: from the address of a page to its first question ready for input, in a browser that has seen nothing.

Ours is the lesson as `backfacial learn` serves it: its kernel starts, its cells run, its first question hears from
Python. Peer is the smallest page that JupyterLab has: a notebook with one plain code cell, its kernel idle, nothing
run. Both get a new kernel each time.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from elements_page import KERNEL, NOTEBOOK, plain_lab
from lab_server import learners_lab
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser
from windows import PATIENCE_MS, real_browser

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
END_KERNELS = """async () => {
  const { baseUrl, token } = JSON.parse(document.getElementById('jupyter-config-data').textContent);
  const headers = { Authorization: `token ${token}` };
  const sessions = await (await fetch(`${baseUrl}api/sessions`, { headers })).json();
  await Promise.all(sessions.map(({ id }) => fetch(`${baseUrl}api/sessions/${id}`, { method: 'DELETE', headers })));
}"""


def measure() -> Measured:
    """Seconds."""
    with TemporaryDirectory() as folder, real_browser() as browser:
        root = Path(folder) / "bare" / "root"
        root.mkdir(parents=True)
        write(new_notebook(cells=[new_code_cell("1 + 1")], metadata=PYTHON), root / BARE)
        with learners_lab(Path(folder) / "learner", COURSE) as server, plain_lab(root) as lab:
            return in_turn(
                lambda _: _seconds(browser, server.page(LESSON), QUESTION_READY),
                lambda _: _seconds(browser, lab.address(BARE), BARE_READY),
                PAIRS,
            )


def _seconds(browser: Browser, address: str, ready: str) -> float:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(address, wait_until="commit")
    taken = float(page.wait_for_function(WHEN.format(ready=ready), timeout=PATIENCE_MS).json_value())
    page.evaluate(END_KERNELS)
    context.close()
    return taken / 1000
