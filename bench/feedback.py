"""`feedback`: from the click on *Check my answer* to the feedback on the page.

In between Python saves the answer, safe on the disk, marks it and makes the page's HTML. Peer, in the same page with
the same kernel: a plain ipywidgets button whose callback puts another text into an HTML widget. Both are measured in
the page, from the click to the first frame after the text has changed.
"""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from elements_page import open_page, plain_lab
from playwright.sync_api import Locator, Page, expect
from windows import real_browser

from bench.measured import Measured, in_turn

PAIRS = 20
QUESTION = """from backfacial.items.bank import practice_items
practice(next(item for item in practice_items().values() if item.type == "choice"), store)"""
BARE_BUTTON = """import ipywidgets
from itertools import count
numbers = count(1)
bare, shown = ipywidgets.Button(description="Bare"), ipywidgets.HTML()
bare.on_click(lambda _: setattr(shown, "value", f"Clicked {next(numbers)} times"))
ipywidgets.VBox([bare, shown])"""
WATCH = """([button, shown]) => {
  window.benchTaken = new Promise(resolve => {
    let began, before;
    button.addEventListener('click', () => {
      before = shown.textContent;
      began = performance.now();
    }, { capture: true, once: true });
    new MutationObserver((_, watch) => {
      if (began !== undefined && shown.textContent.trim() && shown.textContent !== before) {
        watch.disconnect();
        requestAnimationFrame(() => resolve(performance.now() - began));
      }
    }).observe(shown, { childList: true, characterData: true, subtree: true });
  });
}"""


def measure() -> Measured:
    """Milliseconds."""
    with TemporaryDirectory() as folder, real_browser() as browser:
        root = Path(folder) / "root"
        root.mkdir()
        with plain_lab(root) as lab:
            page = open_page(browser, lab, lab.notebook("feedback.ipynb", QUESTION, BARE_BUTTON))
            question = page.locator("[data-bf-item]")
            options = question.get_by_role("radio")
            check = question.get_by_role("button", name=re.compile("^Check"))
            bare = page.get_by_role("button", name="Bare", exact=True)
            expect(options.first).to_be_enabled()
            expect(bare).to_be_visible()

            def checked(number: int) -> float:
                options.nth(number % 2).check()  # another answer takes the feedback on the one before away
                return _milliseconds(page, check, question.locator(".bfe-feedback"))

            def clicked(number: int) -> float:
                return _milliseconds(page, bare, page.locator(".widget-html-content"))

            return in_turn(checked, clicked, PAIRS)


def _milliseconds(page: Page, button: Locator, shown: Locator) -> float:
    page.evaluate(WATCH, [button.element_handle(), shown.element_handle()])
    button.click()
    return float(page.evaluate("() => window.benchTaken"))
