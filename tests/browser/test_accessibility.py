"""Every page of the course and every element on it, found by themselves: they run, and everybody can use them.

A failure names the element, what is wrong with it and how to mend it. A new element need not be entered here; it has to
stand on a page of the course.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from answered_lessons import answer_lesson
from axe_findings import axe_on_colours, axe_on_structure
from course_pages import LESSONS, PAGES, CoursePage, element_classes, opened
from lab_server import learners_lab
from playwright.sync_api import Browser, expect
from running_kernels import end_kernels
from without_mouse import Keys, Touch, hand_in, tab_through

from backfacial.jupyterlab.server import Server

COURSE = Path(__file__).parents[2]
CELLS = ".jp-Notebook:visible .jp-Cell"
SEEN: dict[str, set[str]] = {}
TRIED: set[tuple[str, str]] = set()
"""What was tried, and the kind: an element of a kind is the same on each page, and is used to its end once."""
# what shows that an element which is no question has been used to its end
DONE = {
    "hand-in": ".bfe-code",
    "learner": ".bfe-status[data-sign=saved]",
    "clients question": ".bfe-status[data-sign=note]",
    "calls question": ".bfe-status[data-sign=note]",
}


@pytest.fixture(scope="module")
def lab(home: Path) -> Iterator[Server]:
    with learners_lab(home, COURSE) as server:
        for lesson in LESSONS:
            answer_lesson(home, lesson)
        yield server


@pytest.fixture(scope="module", params=PAGES)
def name(request: pytest.FixtureRequest, lab: Server) -> Iterator[str]:
    yield str(request.param)
    end_kernels(lab.url, lab.token, request.param)


@pytest.fixture(scope="module")
def desk(browser: Browser, lab: Server, home: Path, name: str) -> Iterator[CoursePage]:
    """A page on a large screen with a keyboard."""
    with opened(browser, lab, home, name, viewport={"width": 1200, "height": 900}) as page:
        SEEN[name] = page.classes
        yield page


@pytest.fixture(scope="module")
def phone(browser: Browser, lab: Server, home: Path, name: str) -> Iterator[CoursePage]:
    """A page on a small screen that is touched."""
    window = {"viewport": {"width": 400, "height": 850}, "has_touch": True, "is_mobile": True}
    with opened(browser, lab, home, name, **window) as page:
        yield page


def nothing_found(lines: list[str]) -> None:
    """Fails with what was found, each kind of it once."""
    alike: dict[str, list[str]] = {}
    for line in lines:
        alike.setdefault(line.rsplit('"', 1)[-1], []).append(line)  # behind the words of the node
    told = [f"{first}{f'  (and {len(more)} alike)' if more else ''}" for first, *more in alike.values()]
    assert not told, "\n" + "\n".join(told)


def test_a_page_runs_by_itself_without_an_error_or_code_in_sight(desk: CoursePage) -> None:
    page = desk.page
    assert page.locator(CELLS).count() > 3
    assert page.locator(".jp-Notebook:visible .jp-RenderedText[data-mime-type*='error']").count() == 0
    assert page.locator(".jp-CodeCell .jp-InputArea:visible").count() == 0
    assert page.locator(".jp-Placeholder:visible").count() == 0


def test_axe_in_light_and_dark(desk: CoursePage) -> None:
    found = axe_on_structure(desk.page) + [f"light: {line}" for line in axe_on_colours(desk.page)]
    with desk.dark():
        found += [f"dark: {line}" for line in axe_on_colours(desk.page)]
    nothing_found(found)


def test_names_headings_pictures_and_live_regions(desk: CoursePage) -> None:
    nothing_found(desk.unnamed() + desk.check("structure"))


def test_400_pixels_hold_all_of_it_and_a_finger_meets_it(phone: CoursePage) -> None:
    found = phone.check("layout") + phone.check("targets")
    if fresh := fresh_kinds(phone, "structure on a phone"):
        found += axe_on_structure(phone.page, phone.marked(fresh.values()))
        TRIED.update(("structure on a phone", kind) for kind in fresh)
    with phone.dark():
        found += [f"dark: {line}" for line in axe_on_colours(phone.page)]
    nothing_found(found)


def test_at_200_percent_all_is_there(desk: CoursePage) -> None:
    with desk.zoomed(200):
        found = [f"zoom: {line}" for line in desk.check("layout")]
    with desk.larger_text():
        found += [f"larger text: {line}" for line in desk.check("layout")]
    nothing_found(found)


def test_nothing_moves_where_less_motion_is_wanted(desk: CoursePage) -> None:
    with desk.still():
        nothing_found(desk.check("motion"))


def test_forced_colours_leave_edges_and_states(desk: CoursePage) -> None:
    with desk.forced_colours():
        nothing_found(desk.check("forcedColours"))


def test_tab_goes_through_all_elements_in_order_and_is_seen(desk: CoursePage) -> None:
    found = []
    while fresh := fresh_kinds(desk, "tab"):
        desk.in_its_part(next(iter(fresh.values())))
        TRIED.update(("tab", kind) for kind in desk.kinds_in_view())
        found += tab_through(desk.page)
    desk.all_parts()
    nothing_found(found)


def test_no_key_changes_the_notebook(desk: CoursePage) -> None:
    page = desk.page
    before = page.locator(CELLS).count()
    for place in desk.kinds().values():
        desk.element(place).locator(
            "input:visible, select:visible, textarea:visible, button:visible, a:visible"
        ).first.focus()
        for key in ("a", "b", "d", "d", "x", "ArrowDown", "ArrowUp", "Escape", "a", "b", "d", "d", "x"):
            page.keyboard.press(key)
    assert page.locator(CELLS).count() == before


def test_each_kind_of_element_is_answered_by_keys_alone(desk: CoursePage) -> None:
    with desk.still():
        nothing_found(each_kind(desk, Keys(desk.page)) + desk.check("moved"))


def test_each_kind_of_element_is_answered_by_touch_alone(phone: CoursePage) -> None:
    nothing_found(each_kind(phone, Touch(phone.page)))


def fresh_kinds(page: CoursePage, what: str) -> dict[str, int]:
    """The places of the first elements of kinds with which this has not been tried."""
    return {kind: place for kind, place in page.kinds().items() if (what, kind) not in TRIED}


def each_kind(page: CoursePage, by: Keys | Touch) -> list[str]:
    """Use the first element of each kind that has not been used like that; what stood in the way."""
    how = type(by).__name__
    for kind, place in fresh_kinds(page, how).items():
        TRIED.add((how, kind))
        element = page.in_its_part(place)
        item = element.get_attribute("data-bf-item")
        before = revision(page, item)
        by.use(element)
        if kind == "hand-in":
            hand_in(by, element)
        if kind in DONE:
            expect(element.locator(DONE[kind])).to_be_visible()
        if item:
            expect(element).to_have_attribute("data-bf-state", "saved")
            if revision(page, item) == before:
                by.found.append(f"{kind} {item} took no answer")
    page.all_parts()
    return by.found


def revision(page: CoursePage, item: str | None) -> int:
    """How often the answer has been saved."""
    return int(page.answers.get(item or "", {}).get("revision", 0))


def test_no_element_is_forgotten(browser: Browser, lab: Server, home: Path) -> None:
    for name in set(PAGES) - set(SEEN):
        with opened(browser, lab, home, name) as page:
            SEEN[name] = page.classes
    forgotten = element_classes() - set().union(*SEEN.values())
    assert forgotten == set(), "these stand on no page, so nobody tried them: show each in a lesson"
