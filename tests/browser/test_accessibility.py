"""Every page of the course and every element on it, found by themselves: they run, and everybody can use them.

A failure names the element, what is wrong with it and how to mend it. A new element need not be entered here; it only has
to stand on a page of the course.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from answered_lessons import answer_lesson
from course_pages import LESSONS, PAGES, CoursePage, element_classes, opened
from lab_server import learners_lab, real_browser
from playwright.sync_api import Browser, expect
from without_mouse import tab_through, use_by_keys, use_by_touch

from backfacial.jupyterlab.server import Server

COURSE = Path(__file__).parents[2]
CELLS = ".jp-Notebook:visible .jp-Cell"
SEEN: dict[str, set[str]] = {}


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("learner") / "home"
    with learners_lab(home, COURSE) as server:
        for lesson in LESSONS:
            answer_lesson(home, lesson)
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with real_browser() as browser:
        yield browser


@pytest.fixture(scope="module", params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def desk(browser: Browser, lab: Server, name: str) -> Iterator[CoursePage]:
    """A page on a large screen with a keyboard."""
    with opened(browser, lab, name, viewport={"width": 1200, "height": 900}) as page:
        SEEN[name] = page.classes
        yield page


@pytest.fixture(scope="module")
def phone(browser: Browser, lab: Server, name: str) -> Iterator[CoursePage]:
    """A page on a small screen that is touched."""
    window = {"viewport": {"width": 400, "height": 850}, "has_touch": True, "is_mobile": True}
    with opened(browser, lab, name, **window) as page:
        yield page


def nothing_found(lines: list[str]) -> None:
    alike: dict[str, list[str]] = {}
    for line in lines:
        alike.setdefault(re.sub(r'"[^"]*"|\d+', "", line), []).append(line)
    told = [f"{first}{f'  (and {len(more)} alike)' if more else ''}" for first, *more in alike.values()]
    assert not told, "\n" + "\n".join(told)


def test_a_page_runs_by_itself_without_an_error_or_code_in_sight(desk: CoursePage) -> None:
    page = desk.page
    assert page.locator(CELLS).count() > 3
    assert page.locator(".jp-Notebook:visible .jp-RenderedText[data-mime-type*='error']").count() == 0
    assert page.locator(".jp-CodeCell .jp-InputArea:visible").count() == 0
    assert page.locator(".jp-Placeholder:visible").count() == 0


def test_axe_in_light_and_dark_on_a_large_screen(desk: CoursePage) -> None:
    found = [f"light: {line}" for line in desk.axe()]
    with desk.dark():
        found += [f"dark: {line}" for line in desk.axe()]
    nothing_found(found)


def test_axe_in_light_and_dark_on_a_small_screen(phone: CoursePage) -> None:
    found = [f"light: {line}" for line in phone.axe()]
    with phone.dark():
        found += [f"dark: {line}" for line in phone.axe()]
    nothing_found(found)


def test_names_headings_pictures_and_live_regions(desk: CoursePage) -> None:
    nothing_found(desk.unnamed() + desk.check("structure"))


def test_400_pixels_hold_all_of_it_and_a_finger_meets_it(phone: CoursePage) -> None:
    nothing_found(phone.check("layout") + phone.check("targets"))


def test_at_200_percent_all_is_there(desk: CoursePage) -> None:
    with desk.zoomed(200):
        found = [f"zoom: {line}" for line in desk.check("layout") + desk.axe()]
    with desk.larger_text():
        found += [f"larger text: {line}" for line in desk.check("layout")]
    nothing_found(found)


def test_nothing_moves_where_less_motion_is_wanted(desk: CoursePage) -> None:
    desk.page.emulate_media(reduced_motion="reduce")
    found = desk.check("motion")
    desk.page.emulate_media(reduced_motion="null")
    nothing_found(found)


def test_forced_colours_leave_edges_and_states(desk: CoursePage) -> None:
    desk.page.emulate_media(forced_colors="active")
    found = desk.check("forcedColours") + [f"forced colours: {line}" for line in desk.axe()]
    desk.page.emulate_media(forced_colors="null")
    nothing_found(found)


def test_tab_goes_through_all_elements_in_order_and_is_seen(desk: CoursePage) -> None:
    nothing_found(tab_through(desk.page))


def test_no_key_changes_the_notebook(desk: CoursePage) -> None:
    page = desk.page
    before = page.locator(CELLS).count()
    for place in range(page.locator(".jp-Notebook .bfe-element").count()):
        desk.element(place).locator("input:visible, textarea:visible, button:visible").first.focus()
        for key in ("a", "b", "d", "d", "x", "ArrowDown", "ArrowUp", "Escape", "a", "b", "d", "d", "x"):
            page.keyboard.press(key)
    assert page.locator(CELLS).count() == before


def test_each_kind_of_element_is_answered_by_keys_alone(desk: CoursePage) -> None:
    found = []
    for kind, place in desk.kinds().items():
        found += use_by_keys(desk.page, desk.element(place))
        found += answered(desk, kind, place)
    nothing_found(found)


def test_each_kind_of_element_is_answered_by_touch_alone(phone: CoursePage) -> None:
    found = []
    for kind, place in phone.kinds().items():
        use_by_touch(phone.page, phone.element(place))
        found += answered(phone, kind, place)
    nothing_found(found)


def answered(page: CoursePage, kind: str, place: int) -> list[str]:
    return []


def test_no_element_is_forgotten(browser: Browser, lab: Server) -> None:
    for name in set(PAGES) - set(SEEN):
        with opened(browser, lab, name) as page:
            SEEN[name] = page.classes
    forgotten = element_classes() - set().union(*SEEN.values())
    assert forgotten == set(), "these stand on no page, so nobody tried them: show each in a lesson"
