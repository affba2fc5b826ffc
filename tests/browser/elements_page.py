"""A plain JupyterLab, its shortcuts as they come, with notebooks that show elements and nothing else."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Locator, Page, expect
from windows import PATIENCE_MS, new_page

from backfacial.jupyterlab.server import end

NOTEBOOK = "window.jupyterapp?.shell.currentWidget"
KERNEL = f"{NOTEBOOK}?.sessionContext?.session?.kernel"

SETUP = """
from pathlib import Path
from backfacial.answers.learner import learner_id
from backfacial.answers.store import AnswerStore
from backfacial.elements.handin import hand_in
from backfacial.elements.learner import learner_box
from backfacial.elements.make import graded, practice
from backfacial.elements.shown import Place
from backfacial.items.base import Question
from backfacial.items.released import Released
from backfacial.items.choice import ChoiceItem
from backfacial.items.number import NumberItem
from backfacial.items.select import SelectItem

HOME = Path.cwd()
FOLDER = HOME / "quiz-page"
store = AnswerStore(FOLDER / "answers.json", "quiz-page", lambda: learner_id(HOME))
about = {"objective": "consult-screen", "points": 2, "facts": ["C01"]}

def option(letter, text, **more):
    return {"id": letter, "text": text, "why": f"The reason for {letter} [C01].", **more}

choice = ChoiceItem.model_validate({**about, "id": "q-choice", "type": "choice",
    "stem": "Theo took his last isotretinoin capsule four months ago. What do you do today?",
    "options": [option("a", "Do the service as booked."), option("b", "Postpone the service.", key=True),
                option("c", "Offer him a back wax instead.", critical=True)]})
select = SelectItem.model_validate({**about, "id": "q-select", "type": "select",
    "stem": "What belongs into a consultation?",
    "options": [option("a", "Medicines", key=True), option("b", "Allergies", key=True), option("c", "Her salary")]})
number = NumberItem.model_validate({**about, "id": "q-number", "type": "number",
    "stem": "How many months after the last capsule may Theo come back at the earliest?",
    "accept": {"min": 6, "max": 6, "unit": "months"}, "why": "Six months [C01]."})
reflection = Question(id="q-reflection", type="reflection", points=4,
    stem="A client hides a medicine from you. How do you make it easy for her to tell?")
released = Released(schema=1, assignment="quiz-page", title="Quiz", release="1",
    questions=(choice.question(), select.question(), number.question()), reflections=(reflection,))
"""

GRADED = (
    "graded(choice.question(), store, 1)",
    "graded(select.question(), store, 2)",
    "graded(number.question(), store, 3)",
    "graded(reflection, store, 4)",
)
PRACTICE = ("practice(choice, store, Place(1, 3))", "practice(select, store)", "practice(number, store, Place(3, 3))")


@dataclass(frozen=True)
class Lab:
    """A JupyterLab that answers, and a folder in what it serves."""

    url: str
    folder: Path
    root: Path
    token = "t"

    def notebook(self, name: str, *cells: str) -> str:
        """Lay a notebook into the folder; gives its name."""
        hidden = {"jupyter": {"source_hidden": True}}
        book = new_notebook(cells=[new_code_cell(text, metadata=hidden) for text in (SETUP, *cells)])
        book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(book, self.folder / name)
        return name

    def execute(self, name: str) -> None:
        """Run a notebook without a page, keep the state of its widgets in it, and have JupyterLab trust it."""
        book = nbformat.read(self.folder / name, as_version=4)
        NotebookClient(book, resources={"metadata": {"path": str(self.folder)}}, store_widget_state=True).execute()
        nbformat.write(book, self.folder / name)
        notary = NotebookNotary(data_dir=str(self.root.parent / "jupyter" / "data"))
        notary.sign(book)
        notary.store.close()

    def address(self, name: str) -> str:
        """The address that opens one notebook of the folder."""
        return f"{self.url}doc/tree/{(self.folder / name).relative_to(self.root).as_posix()}?token={self.token}"


@contextmanager
def plain_lab(root: Path) -> Iterator[Lab]:
    """`jupyter lab` on a free port of this computer, with settings of its own."""
    places = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    own = {name: str(root.parent / "jupyter" / folder) for name, folder in places.items()}
    options = ["--no-browser", "--ip=127.0.0.1", "--port=0", "--allow-root", "--expose-app-in-browser"]
    options += [f"--ServerApp.root_dir={root}", f"--IdentityProvider.token={Lab.token}"]
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", *options],
        env={**os.environ, **own},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=root,
        text=True,
    )
    log = process.stderr
    assert log is not None
    # whoever does not read any longer makes a full pipe, and the server would wait for ever
    drain = threading.Thread(target=lambda: [None for _ in log])
    try:
        address = next(found[0] for line in log if (found := re.search(r"http://127\.0\.0\.1:\d+/", line)))
        drain.start()
        yield Lab(address, root, root)
    finally:
        end(process)
        if drain.ident:
            drain.join()
        log.close()


def open_page(browser: Browser, lab: Lab, name: str, run: bool = True, width: int = 1200) -> Page:
    """The notebook alone on a page, its cells run."""
    page = new_page(browser, viewport={"width": width, "height": 900})
    page.goto(lab.address(name))
    wait_for_kernel(page)
    if run:
        run_all(page)
    return page


def wait_for_kernel(page: Page) -> None:
    """Wait until the kernel of the notebook in front is idle."""
    page.wait_for_function(f"() => {KERNEL}?.status === 'idle'", timeout=PATIENCE_MS)


def run_all(page: Page) -> None:
    """Run all cells; elements are then on their way."""
    page.evaluate("() => window.jupyterapp.commands.execute('notebook:run-all-cells')")


def restart_kernel(page: Page) -> None:
    """A new kernel under the open page; nothing is run again."""
    page.evaluate(f"() => {KERNEL}.restart()")
    wait_for_kernel(page)


def cell_count(page: Page) -> int:
    """How many cells the notebook in front has."""
    return int(page.evaluate(f"() => {NOTEBOOK}.content.model.cells.length"))


def element(page: Page, item: str) -> Locator:
    """The question's element, ready for input."""
    found = page.locator(f"[data-bf-item='{item}']")
    expect(found.locator("fieldset :is(input, textarea, button, select)").first).to_be_enabled()
    return found


def status(found: Locator) -> Locator:
    """The line that says how the answer stands."""
    return found.locator(".bfe-foot .bfe-status")


def tab_into(page: Page, found: Locator) -> None:
    """Reach an element by the Tab key alone, from the cell that it stands in."""
    found.evaluate("node => node.closest('.jp-Cell').focus()")
    for _ in range(10):
        page.keyboard.press("Tab")
        if found.evaluate("node => node.contains(document.activeElement)"):
            return
    raise AssertionError("ten times Tab did not lead into the element")
