"""Cards in an order in a real JupyterLab: by buttons, by keys, by mouse and by finger; heard, saved, restored."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from axe_findings import axe_findings
from elements_page import Lab, element, open_page, run_all, status, tab_into, wait_for_kernel
from playwright.sync_api import Browser, Locator, Page, expect
from windows import new_page

ITEMS = """
from backfacial.items.order.item import OrderItem

def order(name, steps=("P10", "P09", "P08", "P07")):
    return OrderItem.model_validate({**about, "id": name, "type": "order", "stem": "What comes first?",
        "steps": steps, "facts": ["E07", "E08"], "critical": ["E08"]})

def own(name, count):
    cards = [{"id": f"c{number}", "text": f"Card {number}"} for number in reversed(range(count))]
    rules = [{"before": f"c{number}", "after": f"c{number + 1}", "why": "So it is."} for number in range(count - 1)]
    return OrderItem.model_validate({**about, "id": name, "type": "order", "stem": "Count.",
        "cards": cards, "rules": rules})
"""
GRADED = [f'graded(order("{name}").question(), store, 1)' for name in ("q-keys", "q-confirm", "q-mouse")]
PRACTICE = 'practice(order("q-practice"), store)'
LONG = 'graded(own("q-long", 12).question(), store, 1)'
OPENING = ["P10", "P09", "P08", "P07"]
NAMES = {
    "P07": "Wash hands, put on gloves",
    "P08": "Gate 2: look before you touch",
    "P09": "First cleanse",
    "P10": "Gate 3: read the skin and map the spots",
}
PHONE = {"viewport": {"width": 400, "height": 850}, "has_touch": True, "is_mobile": True}
SCROLLED = "node => { let by = 0; for (; node; node = node.parentElement) by += node.scrollTop; return by; }"


@pytest.fixture(scope="module")
def page(browser: Browser, lab_of_file: Lab) -> Iterator[Page]:
    """All questions on one page; each test answers one of its own."""
    page = open_page(browser, lab_of_file, lab_of_file.notebook("quiz-page.ipynb", ITEMS, *GRADED, PRACTICE))
    yield page
    page.context.close()


def kept(lab: Lab) -> dict[str, Any]:
    document = json.loads((lab.folder / "quiz-page/answers.json").read_text())
    return {item: entry["response"] for item, entry in document["answers"].items()}


def stands(found: Locator, *order: str) -> None:
    """The cards stand so on the page, by their names alone."""
    expect(found.locator(".bfe-card-text")).to_have_text([NAMES.get(name, name) for name in order])


def button(found: Locator, name: str, which: str) -> Locator:
    return found.get_by_role("button", name=f"Move {NAMES[name]} {which}", exact=True)


def dots(found: Locator, name: str) -> Locator:
    return found.get_by_role("button", name=f"Move {NAMES.get(name, name)}: arrow keys, or drag", exact=True)


def heard(found: Locator) -> Locator:
    return found.locator(".bfe-order [role=status]")


def middle(node: Locator) -> tuple[float, float]:
    box = node.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_keys_and_buttons_move_a_card_and_it_is_heard_saved_and_kept(page: Page, lab_of_file: Lab) -> None:
    found = element(page, "q-keys")
    stands(found, *OPENING)
    expect(status(found)).to_have_text("Not answered yet")
    expect(found).not_to_contain_text("P0")
    tab_into(page, found)
    expect(dots(found, "P10")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(heard(found)).to_have_text(f"{NAMES['P10']} stays at place 1 of 4.")
    expect(status(found)).to_have_text("Not answered yet")
    for key, place, order in (
        ("ArrowDown", 2, ("P09", "P10", "P08", "P07")),
        ("End", 4, ("P09", "P08", "P07", "P10")),
        ("Home", 1, ("P10", "P09", "P08", "P07")),
        ("End", 4, ("P09", "P08", "P07", "P10")),
        ("ArrowUp", 3, ("P09", "P08", "P10", "P07")),
    ):
        page.keyboard.press(key)
        stands(found, *order)
        expect(heard(found)).to_have_text(f"{NAMES['P10']}: place {place} of 4")
        expect(dots(found, "P10")).to_be_focused()
    up = button(found, "P08", "up")
    up.focus()
    page.keyboard.press("Enter")
    stands(found, "P08", "P09", "P10", "P07")
    expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Space")
    expect(heard(found)).to_have_text(f"{NAMES['P08']} stays at place 1 of 4.")
    button(found, "P07", "up").click()
    stands(found, "P08", "P09", "P07", "P10")
    expect(status(found)).to_contain_text("Saved")
    assert kept(lab_of_file)["q-keys"] == ["P08", "P09", "P07", "P10"]

    page.reload()
    wait_for_kernel(page)
    run_all(page)
    stands(element(page, "q-keys"), "P08", "P09", "P07", "P10")
    expect(status(found)).to_contain_text("Saved")
    expect(found.get_by_role("button", name="as it stands")).to_be_hidden()
    assert axe_findings(page, "[data-bf-item=q-keys]") == []


def test_the_opening_order_is_an_answer_only_when_it_is_said_to_be_right(page: Page, lab_of_file: Lab) -> None:
    found = element(page, "q-confirm")
    expect(status(found)).to_have_text("Not answered yet")
    confirm = found.get_by_role("button", name="This order is right as it stands")
    expect(confirm).to_have_attribute("aria-pressed", "false")
    confirm.press("Enter")
    expect(confirm).to_have_attribute("aria-pressed", "true")
    expect(status(found)).to_contain_text("Saved")
    assert kept(lab_of_file)["q-confirm"] == OPENING
    confirm.click()
    expect(status(found)).to_contain_text("Answer taken back")
    assert kept(lab_of_file)["q-confirm"] is None
    confirm.click()
    button(found, "P07", "up").click()
    expect(confirm).to_be_hidden()
    expect(status(found)).to_contain_text("Saved")
    assert kept(lab_of_file)["q-confirm"] == ["P10", "P09", "P07", "P08"]


def test_the_mouse_drags_a_card_and_escape_puts_it_back(page: Page, lab_of_file: Lab) -> None:
    found = element(page, "q-mouse")
    found.scroll_into_view_if_needed()
    page.mouse.move(*middle(dots(found, "P07")))
    page.mouse.down()
    page.mouse.move(*middle(dots(found, "P10")), steps=8)
    stands(found, "P07", "P10", "P09", "P08")
    page.keyboard.press("Escape")
    stands(found, *OPENING)
    page.mouse.up()
    expect(status(found)).to_have_text("Not answered yet")
    page.mouse.move(*middle(dots(found, "P07")))
    page.mouse.down()
    page.mouse.move(*middle(dots(found, "P10")), steps=8)
    page.mouse.up()
    stands(found, "P07", "P10", "P09", "P08")
    expect(heard(found)).to_have_text(f"{NAMES['P07']}: place 1 of 4")
    expect(dots(found, "P07")).to_be_focused()
    expect(status(found)).to_contain_text("Saved")
    assert kept(lab_of_file)["q-mouse"] == ["P07", "P10", "P09", "P08"]
    assert found.locator(".bfe-card").evaluate_all("nodes => nodes.every(node => !node.style.transform)")


def test_practice_marks_the_cards_that_break_rules_and_shows_a_right_order(page: Page) -> None:
    found = element(page, "q-practice")
    check = found.get_by_role("button", name="Check my answer")
    check.click()
    expect(status(found)).to_contain_text("Move a card first")
    expect(found.locator(".bf-marked")).to_have_count(0)
    button(found, "P07", "up").click()
    button(found, "P07", "up").click()
    button(found, "P08", "up").click()
    check.click()
    given = found.locator(".bf-in-order").first.get_by_role("listitem")
    expect(given).to_have_text([NAMES["P10"] + " Too early", NAMES["P07"], NAMES["P08"], NAMES["P09"]])
    expect(given.locator("svg")).to_have_count(1)
    expect(found.locator(".bf-in-order")).to_have_count(1)
    found.get_by_role("button", name="Show me").click()
    shown = found.locator(".bf-in-order").last
    expect(shown).to_contain_text("One right order")
    expect(shown.get_by_role("listitem")).to_have_text([NAMES[name] for name in sorted(NAMES)])
    dots(found, "P10").press("End")
    expect(found.locator(".bf-marked")).to_have_count(0)
    check.click()
    expect(found.locator(".bf-marked")).to_have_attribute("data-state", "right")
    expect(found.locator(".bf-marked")).to_contain_text("Why this order")


def test_a_finger_drags_far_and_the_page_goes_on_only_at_its_edge(browser: Browser, lab: Lab) -> None:
    page = new_page(browser, **PHONE)
    page.goto(lab.address(lab.notebook("quiz-page.ipynb", ITEMS, LONG)))
    wait_for_kernel(page)
    run_all(page)
    found = element(page, "q-long")
    box = found.bounding_box()
    assert box is not None and box["x"] + box["width"] <= 400
    small = found.locator("button").evaluate_all(
        "nodes => nodes.filter(node => node.offsetHeight && (node.offsetHeight < 44 || node.offsetWidth < 44)).length"
    )
    assert small == 0
    first = dots(found, "Card 11")
    first.evaluate("node => node.scrollIntoView({ block: 'center' })")
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, x: float = 0, y: float = 0) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    before = found.evaluate(SCROLLED)
    (x, y), (_, below) = middle(first), middle(dots(found, "Card 9"))
    touch("touchStart", x, y)
    for part in range(1, 9):
        touch("touchMove", x, y + (below + 15 - y) * part / 8)
    expect(found.locator(".bfe-card-text").nth(2)).to_have_text("Card 11")
    assert found.evaluate(SCROLLED) == before
    touch("touchMove", x, 840)  # and there it waits, while the page goes on under it
    expect(found.locator(".bfe-card-text").last).to_have_text("Card 11")
    assert found.evaluate(SCROLLED) > before
    touch("touchEnd")
    expect(heard(found)).to_have_text("Card 11: place 12 of 12")
    expect(status(found)).to_contain_text("Saved")
    assert kept(lab)["q-long"] == [f"c{number}" for number in (*range(10, -1, -1), 11)]
    button_up = found.get_by_role("button", name="Move Card 11 up", exact=True)
    button_up.tap()
    expect(heard(found)).to_have_text("Card 11: place 11 of 12")
    page.context.close()
