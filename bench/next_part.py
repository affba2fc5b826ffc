"""`next`: from a click on *Next* to the next part of the lesson ready, all of which has run meanwhile.

Peer: bare starts of Python.
"""

import subprocess
import sys
from time import perf_counter

from lab_server import wait_for_state
from playwright.sync_api import Page
from windows import real_browser

from bench.measured import Measured, in_turn
from bench.page_open import LESSON, both_labs, fresh_page

PAIRS = 6
NEXT = """() => {
  window.benchBegan = performance.now();
  document.querySelector('[data-bf-way=next]').click();
}"""
IN_SIGHT = """() => {
  const isShown = node => node.checkVisibility() && !node.closest('.jp-Cell[hidden]');
  const fields = [...document.querySelectorAll('[data-bf-item] fieldset')].filter(isShown);
  const isReady = document.body.dataset.backfacialState === 'ready' && fields.every(field => !field.disabled);
  return isReady ? performance.now() - window.benchBegan : 0;
}"""


def measure() -> Measured:
    """Milliseconds."""
    with real_browser() as browser, both_labs() as (server, _), fresh_page(browser, server) as page:
        page.goto(server.page(LESSON))
        wait_for_state(page, "ready")
        page.wait_for_selector("[data-backfacial-rest=done]")
        return in_turn(lambda _: _next(page), _python, PAIRS)


def _next(page: Page) -> float:
    page.evaluate(NEXT)
    return float(page.wait_for_function(IN_SIGHT).json_value())


def _python(_: int) -> float:
    began = perf_counter()
    subprocess.run([sys.executable, "-c", ""], check=True)
    return 1000 * (perf_counter() - began)
