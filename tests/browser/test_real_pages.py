"""Every lesson and quiz of the course, found by itself, as a trainee meets it: it runs, and everybody can use it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab_server import learners_lab, real_browser, wait_for_state
from playwright.sync_api import Browser, Page

from backfacial.jupyterlab.server import Server

COURSE = Path(__file__).parents[2]
LESSONS = sorted(path.name for path in COURSE.glob("notebooks/*.ipynb"))
QUIZZES = sorted(f"quizzes/{path.parent.name}/{path.name}" for path in COURSE.glob("release/*/*.ipynb"))
EACH_PAGE = pytest.mark.parametrize("name", [*LESSONS, *QUIZZES])
CELLS = ".jp-Notebook:visible .jp-Cell"
ELEMENTS = ".jp-Notebook:visible .bfe-element"
ROLES = ("group", "radio", "checkbox", "textbox", "button")


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with learners_lab(tmp_path_factory.mktemp("learner") / "home", COURSE) as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with real_browser() as browser:
        yield browser


@pytest.fixture
def opened(browser: Browser, lab: Server, name: str) -> Iterator[Page]:
    """A page that runs, with all that can be unfolded unfolded."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.goto(lab.page(name))
    wait_for_state(page, "ready")
    page.wait_for_function(
        "[...document.querySelectorAll('.bfe-element input')].every(input => !input.matches(':disabled'))"
    )
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    yield page
    page.close()


@EACH_PAGE
def test_a_page_runs_by_itself_without_an_error_or_code_in_sight(opened: Page, name: str) -> None:
    assert opened.locator(CELLS).count() > 3
    assert opened.locator(".jp-Notebook:visible .jp-RenderedText[data-mime-type*='error']").count() == 0
    assert opened.locator(".jp-CodeCell .jp-InputArea:visible").count() == 0
    assert opened.locator(".jp-Placeholder:visible").count() == 0


@EACH_PAGE
def test_axe_finds_nothing(opened: Page, name: str) -> None:
    found = Axe().run(opened)
    assert found.violations_count == 0, found.generate_report()


@EACH_PAGE
def test_each_group_and_each_control_has_a_name(opened: Page, name: str) -> None:
    for element in opened.locator(ELEMENTS).all():
        lines = [line.strip() for line in element.aria_snapshot().splitlines()]
        unnamed = [line for line in lines if line.rstrip(":") in {f"- {role}" for role in ROLES}]
        assert unnamed == [], element.inner_text()


@EACH_PAGE
def test_no_key_changes_the_notebook(opened: Page, name: str) -> None:
    before = opened.locator(CELLS).count()
    for element in opened.locator(ELEMENTS).all():
        element.locator("input:visible, textarea:visible, button:visible").first.focus()
        for key in ("a", "b", "d", "d", "x", "ArrowDown", "ArrowUp", "Escape", "a", "b", "d", "d", "x"):
            opened.keyboard.press(key)
    assert opened.locator(CELLS).count() == before
