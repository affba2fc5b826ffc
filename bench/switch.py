"""`switch`: from a click on the start page's button to the first question of the lesson ready for input.

All inside the JupyterLab that is open, once the start page has prepared the page that its button leads to.
Peer is the bare notebook of `open`, from its address.
"""

from playwright.sync_api import Browser
from windows import real_browser

from backfacial.answers.learner import START_PAGE
from backfacial.jupyterlab.server import Server
from bench.measured import Measured, in_turn
from bench.page_open import PAIRS, QUESTION_READY, bare_page, both_labs, fresh_page

CLICK = """() => {
  window.benchBegan = performance.now();
  document.querySelector('a[data-bf-next]').click();
}"""
SINCE = f"() => ({QUESTION_READY}) ? performance.now() - window.benchBegan : 0"


def measure() -> Measured:
    """Seconds."""
    with real_browser() as browser, both_labs() as (server, lab):
        return in_turn(lambda _: _switched(browser, server), lambda _: bare_page(browser, lab), PAIRS)


def _switched(browser: Browser, server: Server) -> float:
    with fresh_page(browser, server) as page:
        page.goto(server.page(START_PAGE))
        page.wait_for_selector("body[data-backfacial-spare]", state="attached")
        page.evaluate(CLICK)
        return float(page.wait_for_function(SINCE).json_value()) / 1000
