"""The planner in a real JupyterLab: by keys, mouse and finger, kept over a reload, said aloud, printed, on a phone."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_findings import axe_findings
from axe_playwright_python.sync_playwright import Axe
from elements_page import KERNEL, Lab, open_page, run_all, wait_for_kernel
from playwright.sync_api import Browser, Locator, Page, expect
from windows import new_page

from backfacial.answers import planned
from backfacial.facts import library

CELLS = ("from backfacial.elements.planner import planner", "planner(store, HOME)")
GATE_3 = library().fact("P10").name
CLEANSE = library().fact("P09").name
EXTRACTION = library().fact("P15").name


def planner_on(page: Page) -> Locator:
    """The planner, ready for input."""
    found = page.locator(".bfe-planner")
    expect(found.locator("fieldset").first).to_be_enabled()
    return found


def opened(browser: Browser, lab: Lab, name: str, width: int = 1366) -> Locator:
    return planner_on(open_page(browser, lab, lab.notebook(name, *CELLS), width=width))


@pytest.fixture(scope="module")
def one_page(browser: Browser, lab_of_file: Lab) -> Iterator[Locator]:
    box = opened(browser, lab_of_file, "planner.ipynb")
    yield box
    box.page.context.close()


@pytest.fixture
def desk(one_page: Locator) -> Locator:
    """A planner on a page that several tests share, before anything is planned."""
    anew = one_page.get_by_role("button", name="Begin again")
    if anew.is_visible():
        anew.click()
        one_page.get_by_role("radio", name="Nobody in particular").check()
        expect(one_page.locator(".bfe-part-value").first).to_have_text("Nobody in particular")
    return one_page


def kept(lab: Lab) -> dict[str, Any]:
    document = json.loads((lab.folder / "quiz-page/answers.json").read_text())
    response: dict[str, Any] = document["answers"]["service-planner"]["response"]
    return response


def order(lab: Lab) -> list[str]:
    return [each["step"] for each in kept(lab)["steps"]]


def row(box: Locator, name: str) -> Locator:
    return box.locator(".bfe-row").filter(
        has=box.page.locator(".bfe-row-name", has_text=re.compile(f"^{re.escape(name)}$"))
    )


def head(box: Locator, name: str) -> Locator:
    return row(box, name).locator(".bfe-row-head")


def said(box: Locator) -> Locator:
    return box.locator("p.bfe-unseen[role=status]")


def choose_client(box: Locator, name: str) -> None:
    part = box.locator("details.bfe-part").first
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()
    box.get_by_role("radio", name="A client of this course").check()
    box.get_by_role("combobox", name="Client", exact=True).select_option(label=name)
    expect(part.locator(".bfe-part-value")).to_contain_text(name)


def add(box: Locator, step: str, after: str) -> None:
    box.get_by_role("button", name="Add a step", exact=True).last.click()
    box.get_by_role("combobox", name="Put it after this step").select_option(label=after)
    box.locator(f".bfe-more button[data-step={step}]").click()


def build(box: Locator) -> None:
    box.get_by_role("button", name="Build my visit").click()
    expect(box.locator(".bfe-row")).to_have_count(18)
    expect(box.locator(".bfe-summary")).to_be_focused()  # the page has come to rest


def test_a_visit_is_planned_by_keys_alone_heard_and_kept(browser: Browser, lab: Lab) -> None:
    box = opened(browser, lab, "planner.ipynb")
    page = box.page
    page.keyboard.press("Escape")
    box.get_by_role("button", name="Build my visit").focus()
    page.keyboard.press("Enter")
    expect(box.locator(".bfe-summary")).to_be_focused()
    expect(said(box)).to_contain_text("find nothing against it. No client's answers were looked at. 36 of 60 minutes.")
    page.keyboard.press("Tab")
    expect(box.get_by_role("button", name="Add a step", exact=True).first).to_be_focused()
    page.keyboard.press("Enter")
    menu = box.get_by_role("combobox", name="Put it after this step")
    expect(menu).to_be_focused()
    menu.press("9")
    chip = box.locator(".bfe-more button[data-step=P15]")
    chip.focus()
    page.keyboard.press("Enter")
    expect(head(box, EXTRACTION)).to_be_focused()
    expect(said(box)).to_contain_text(f"{EXTRACTION} added, number 10 of 19. 1 thing is against the rules.")
    expect(row(box, EXTRACTION)).to_contain_text("Extraction is never done without antiseptic before it")

    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowUp")
    expect(head(box, EXTRACTION)).to_be_focused()
    expect(said(box)).to_contain_text("is now number 8 of 19. 2 things are against the rules.")
    expect(row(box, EXTRACTION)).to_contain_text(f"It stands before “{GATE_3}”")
    page.keyboard.press("-")
    expect(said(box)).to_contain_text("9 minutes")
    expect(row(box, EXTRACTION).locator(".bfe-row-time")).to_have_text("9 min")
    for _ in range(4):
        page.keyboard.press("-")
    expect(said(box)).to_contain_text(f"{EXTRACTION}: 5 minutes.")
    page.keyboard.press("-")
    expect(said(box)).to_have_text(f"{EXTRACTION}: 5 to 10 min")
    page.keyboard.press("Delete")
    expect(head(box, CLEANSE)).to_be_focused()
    expect(box.locator(".bfe-row")).to_have_count(18)

    undo = box.get_by_role("button", name="Undo")
    undo.focus()
    page.keyboard.press("Enter")
    expect(row(box, EXTRACTION).locator(".bfe-row-time")).to_have_text("5 min")
    expect(undo).to_be_focused()
    expect(box.locator(".bfe-last .bfe-status")).to_contain_text("Saved")
    before = kept(lab)
    assert order(lab)[7:9] == ["P15", "P09"]

    page.reload()
    wait_for_kernel(page)
    run_all(page)
    expect(planner_on(page).locator(".bfe-row")).to_have_count(19)
    expect(row(box, EXTRACTION)).to_contain_text(f"It stands before “{GATE_3}”")
    assert kept(lab) == before


def test_what_a_client_must_not_have_is_mended_with_a_right_visit_and_used(desk: Locator, lab_of_file: Lab) -> None:
    box = desk
    choose_client(box, "Keisha")
    expect(said(box)).to_contain_text("Keisha: Adapt.")
    expect(box.locator(".bfe-visitor")).to_contain_text("“Yes, tretinoin, every night. I put it on yesterday.”")
    box.get_by_text("Relaxation massage").click()
    build(box)
    expect(box.locator(".bfe-summary")).to_contain_text("You chose “Relaxation massage”, and it is not in your visit.")
    add(box, "P12", f"9. {GATE_3}")
    wrong = row(box, library().fact("P12").name)
    expect(wrong).to_contain_text("Not for Keisha")
    expect(wrong).to_contain_text(library().deciding("C02").why)
    timer = box.locator(".bfe-foot").get_by_role("button", name="Use this visit with the timer")
    timer.click(force=True)
    said_near = box.locator(".bfe-begun > .bfe-foot + .bfe-timer-kept")  # at the buttons, and not at the far end
    expect(said_near).to_contain_text("First mend what is against the rules.")
    assert planned.read(lab_of_file.folder) is None

    box.get_by_role("button", name="Go to the first one").click()
    expect(head(box, library().fact("P12").name)).to_be_focused()
    box.get_by_role("button", name="Show a right one").click()
    right = box.locator(".bfe-right")
    expect(right).to_be_focused()
    box.page.keyboard.press("Tab")
    expect(right.get_by_role("button", name="Take it over")).to_be_focused()
    expect(right.get_by_role("row", name="Exfoliation by one method")).to_contain_text("only in yours")
    expect(right.get_by_role("row", name="Relaxation massage")).to_contain_text("not in yours")
    right.get_by_role("button", name="Take it over").click()
    expect(said(box)).to_contain_text("The right visit is now yours.")
    expect(box.locator(".bfe-summary")).to_be_focused()
    expect(box.locator(".bfe-verdict")).to_have_text(
        "The rules of the order and Keisha's answers find nothing against it."
    )
    expect(right).to_contain_text("Your visit is the same.")
    timer.click()
    expect(said_near).to_contain_text("The timer has this visit now.")
    plan = planned.read(lab_of_file.folder)
    assert plan is not None and plan.client == "K05"
    assert [step for step, _ in plan.steps] == [
        step for step in order(lab_of_file) if step not in ("P01", "P02", "P25", "P26")
    ]

    box.get_by_role("button", name="Undo").click()
    expect(wrong).to_be_visible()
    assert "P12" in order(lab_of_file)


def test_where_help_comes_first_that_is_said_and_no_step_is_shown(desk: Locator) -> None:
    box = desk
    build(box)
    choose_client(box, "Sam")
    expect(said(box)).to_contain_text("Sam: Emergency. Stop.")
    expect(box.locator(".bfe-decision")).to_contain_text("Emergency")
    expect(box.locator(".bfe-row:visible")).to_have_count(0)
    for name in ("Build my visit", "Show a right one", "Print as a treatment card", "Use this visit with the timer"):
        expect(box.get_by_role("button", name=name)).to_have_count(0)
    choose_client(box, "Grace")
    expect(box.locator(".bfe-decision")).to_contain_text("Refer")
    expect(box.locator(".bfe-row:visible")).to_have_count(18)  # the visit was kept


def test_a_row_is_dragged_by_its_grip(desk: Locator, lab_of_file: Lab) -> None:
    box = desk
    build(box)
    page = box.page
    grip, target = row(box, CLEANSE).locator(".bfe-grip"), row(box, library().fact("P08").name)
    target.evaluate("node => node.scrollIntoView({ block: 'center' })")  # near an edge the page goes on
    start, end = grip.bounding_box(), target.bounding_box()
    assert start and end
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 10, end["y"] + 5, steps=6)
    page.mouse.up()
    expect(said(box)).to_contain_text(f"{CLEANSE} is now number 7 of 18. 1 thing is against the rules.")
    expect(row(box, CLEANSE)).to_contain_text("It stands before")
    expect(box.locator(".bfe-last .bfe-status")).to_contain_text("Saved")
    assert order(lab_of_file)[6:8] == ["P09", "P08"]


def test_the_card_opens_as_one_sheet_and_needs_no_kernel(browser: Browser, lab: Lab) -> None:
    box = opened(browser, lab, "planner.ipynb")
    page = box.page
    page.context.add_init_script("window.print = () => { document.documentElement.dataset.printed = 'yes'; }")
    choose_client(box, "Inez")
    build(box)
    page.evaluate(f"() => {KERNEL}.shutdown()")
    with page.expect_popup() as popup:
        box.get_by_role("button", name="Print as a treatment card").click()
    sheet = popup.value
    expect(sheet).to_have_title("Treatment card")
    expect(sheet.locator("html")).to_have_attribute("data-printed", "yes")
    expect(sheet.locator(".who").first).to_contain_text("Inez")
    expect(sheet.locator("tr.gate")).to_have_count(4)
    found = Axe().run(sheet)
    assert found.violations_count == 0, found.generate_report()
    assert len(re.findall(rb"/Type /Page\b", sheet.pdf(prefer_css_page_size=True))) == 1
    sheet.close()
    page.evaluate("() => { window.open = () => null; }")
    box.get_by_role("button", name="Print as a treatment card").click()
    expect(box.locator(".bfe-last .bfe-status")).to_contain_text("Allow pop-up windows")


def test_without_a_kernel_the_visit_stays_on_the_page_and_is_saved_later(browser: Browser, lab: Lab) -> None:
    box = opened(browser, lab, "planner.ipynb")
    build(box)
    page = box.page
    (lab.folder / "quiz-page").rename(lab.folder / "elsewhere")
    (lab.folder / "quiz-page").write_text("a file where the folder should be")
    head(box, "Mask").click()
    row(box, "Mask").get_by_role("button", name="One minute less").click()
    expect(box.locator(".bfe-last .bfe-status")).to_contain_text("Not saved.")
    expect(row(box, "Mask").locator(".bfe-row-time")).to_have_text("7 min")
    expect(box.locator(".bfe-scale")).to_contain_text("35 of 60 minutes")
    (lab.folder / "quiz-page").unlink()
    (lab.folder / "elsewhere").rename(lab.folder / "quiz-page")
    expect(box.locator(".bfe-last .bfe-status")).to_contain_text("Saved")
    assert {"step": "P17", "minutes": 7} in kept(lab)["steps"]
    page.evaluate(f"() => {KERNEL}.shutdown()")
    row(box, "Mask").get_by_role("button", name="One minute less").click()
    expect(box.locator(".bfe-last .bfe-status")).to_contain_text("Not saved. Your visit stays on this page")
    page.reload()
    wait_for_kernel(page)
    run_all(page)
    expect(row(planner_on(page), "Mask").locator(".bfe-row-time")).to_have_text("6 min")
    expect(box.locator(".bfe-last .bfe-status")).to_contain_text("Saved")
    assert {"step": "P17", "minutes": 6} in kept(lab)["steps"]


def test_two_views_show_the_same_visit(browser: Browser, lab: Lab) -> None:
    cells = (CELLS[0], "both = planner(store, HOME)\nboth", "both")
    page = open_page(browser, lab, lab.notebook("planner.ipynb", *cells))
    one, other = (page.locator(".bfe-planner").nth(at) for at in (0, 1))
    for box in (one, other):
        expect(box.locator("fieldset").first).to_be_enabled()
    build(one)
    expect(other.locator(".bfe-row")).to_have_count(18)


def test_on_a_phone_a_finger_does_it_all_and_nothing_stands_out(browser: Browser, lab: Lab) -> None:
    phone = new_page(browser, viewport={"width": 400, "height": 850}, has_touch=True, is_mobile=True)
    phone.goto(lab.address(lab.notebook("planner.ipynb", *CELLS)))
    wait_for_kernel(phone)
    run_all(phone)
    box = planner_on(phone)
    box.get_by_text("A client of this course").tap()
    box.get_by_role("combobox", name="Client", exact=True).select_option(label="Hana")
    box.get_by_role("button", name="75 minutes").tap()
    expect(box.get_by_role("button", name="75 minutes")).to_have_attribute("aria-pressed", "true")
    box.get_by_role("button", name="Build my visit").tap()
    head(box, GATE_3).tap()
    row(box, GATE_3).get_by_role("button", name="Add a step after this").tap()
    box.locator(".bfe-more button[data-step=O2]").tap()
    light = row(box, library().fact("O2").name)
    expect(light).to_contain_text("Not for Hana")
    light.get_by_role("button", name="Earlier").tap()
    expect(light.locator(".bfe-row-number")).to_have_text("9")
    light.get_by_role("button", name="One minute less").tap()
    expect(light.locator(".bfe-row-time")).to_have_text("14 min")
    box.get_by_role("button", name="Show a right one").tap()
    expect(box.locator(".bfe-right")).to_contain_text("There is no right visit for this")
    assert box.evaluate("node => node.scrollWidth <= node.clientWidth")
    assert axe_findings(phone, ".bfe-planner") == []
    light.get_by_role("button", name="Take it out").tap()
    expect(said(box)).to_contain_text("LED light taken out.")
    assert "O2" not in kept(lab)["modules"]
