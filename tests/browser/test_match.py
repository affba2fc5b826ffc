"""Pairs in a real JupyterLab: by mouse, by keys and by finger, all through the same lists; saved, restored, marked.
Where the left sides are places of a drawing, a number on it leads to its list, and what was found bears its name.
"""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from axe_findings import axe_findings
from elements_page import Lab, element, open_page, run_all, status, tab_into, wait_for_kernel
from playwright.sync_api import Browser, Locator, Page, expect
from windows import new_page

ITEMS = """
from backfacial.items.match import MatchItem

KEYS = {"razor": "bin", "comb": "bath", "cape": "wash", "brush": "bath"}

def match(name):
    left = [{"id": side, "text": f"The {side}", "right": right, "why": f"A {side} goes there [E07].",
             "critical": side == "razor"} for side, right in KEYS.items()]
    right = [{"id": side, "text": text} for side, text in (
        ("bath", "Into the bath of the disinfectant, wet for all of the time that its label names"),
        ("wash", "To the laundry"), ("bin", "Into the sharps box"), ("shelf", "Back on the shelf"))]
    return MatchItem.model_validate({**about, "id": name, "type": "match", "points": 4, "stem": "Where does it go?",
        "left": left, "right": right})
"""

PARTS = """
PLACES = {"bags": ("oil-gland", "oil"), "coil": ("sweat-gland", "sweat"), "low": ("fat", "fat")}

def drawn(name):
    left = [{"id": side, "place": place, "right": right, "why": f"So is the {side} [FS30]."}
            for side, (place, right) in PLACES.items()]
    right = [{"id": side, "text": text} for side, text in (
        ("fat", "Fat"), ("muscle", "Muscle"), ("oil", "Oil gland"), ("sweat", "Sweat gland with its duct"))]
    return MatchItem.model_validate({**about, "id": name, "type": "match", "stem": "What is it called?",
        "drawing": "skin-section", "left": left, "right": right})

practice(drawn("q-parts"), store)
"""
GRADED = [f'graded(match("{name}").question(), store, 1)' for name in ("q-mouse", "q-keys", "q-both")]
PRACTICE = 'practice(match("q-practice"), store)'
LEFT = ["razor", "comb", "cape", "brush"]
TEXTS = {"bath": "Into the bath", "wash": "To the laundry", "bin": "Into the sharps box", "shelf": "Back on the shelf"}
PHONE = {"viewport": {"width": 400, "height": 850}, "has_touch": True, "is_mobile": True}


@pytest.fixture(scope="module")
def page(browser: Browser, lab_of_file: Lab) -> Iterator[Page]:
    """All questions on one page; each test answers one of its own."""
    page = open_page(browser, lab_of_file, lab_of_file.notebook("quiz-page.ipynb", ITEMS, *GRADED, PRACTICE, PARTS))
    yield page
    page.context.close()


def kept(lab: Lab, item: str) -> Any:
    document = json.loads((lab.folder / "quiz-page/answers.json").read_text())
    return document["answers"][item]["response"]


def row(found: Locator, name: str) -> Locator:
    return found.locator(".bfe-pair").nth(LEFT.index(name))


def choices(found: Locator, name: str) -> Locator:
    """The list of a left side, as a screen reader names it."""
    return found.get_by_role("combobox", name=f"{LEFT.index(name) + 1} The {name}", exact=True)


def card(found: Locator, name: str) -> Locator:
    return found.locator(".bfe-pair-card", has_text=TEXTS[name])


def here(found: Locator, name: str) -> None:
    """The cards ask about this one."""
    expect(found.locator(".bfe-pair-asks")).to_have_text(f"Choose for {LEFT.index(name) + 1}. The {name}")
    expect(row(found, name)).to_have_attribute("data-here", "true")


def test_the_mouse_picks_and_picks_and_each_pair_is_saved(page: Page, lab_of_file: Lab) -> None:
    found = element(page, "q-mouse")
    expect(status(found)).to_have_text("Not answered yet")
    here(found, "razor")
    card(found, "bin").click()
    expect(choices(found, "razor")).to_have_value("bin")
    here(found, "comb")
    expect(status(found)).to_contain_text("Saved")
    assert kept(lab_of_file, "q-mouse") == {"razor": "bin"}
    expect(found.locator(".bfe-open")).to_have_text("3 are still open.")

    row(found, "brush").locator(".bfe-pair-left").click()
    here(found, "brush")
    card(found, "bath").click()
    here(found, "comb")
    card(found, "bath").click()
    expect(card(found, "bath").locator(".bfe-pair-numbers")).to_have_text("2, 4")
    here(found, "cape")
    card(found, "shelf").click()
    expect(found.locator(".bfe-open")).to_have_text("Each has an answer. Nothing is judged yet.")
    expect(found.locator(".bfe-pair[data-here=true]")).to_have_count(0)
    card(found, "wash").click()  # nothing is picked, so nothing is changed
    expect(choices(found, "cape")).to_have_value("shelf")
    row(found, "cape").click(position={"x": 3, "y": 3})
    expect(card(found, "shelf")).to_have_attribute("data-chosen", "true")
    card(found, "shelf").click()
    expect(choices(found, "cape")).to_have_value("")
    here(found, "cape")
    card(found, "wash").click()
    expect(status(found)).to_contain_text("Saved")
    assert kept(lab_of_file, "q-mouse") == {"razor": "bin", "comb": "bath", "cape": "wash", "brush": "bath"}

    page.reload()
    wait_for_kernel(page)
    run_all(page)
    found = element(page, "q-mouse")
    expect(choices(found, "cape")).to_have_value("wash")
    expect(found.locator(".bfe-open")).to_have_text("Each has an answer. Nothing is judged yet.")
    expect(status(found)).to_contain_text("Saved")
    assert axe_findings(page, "[data-bf-item=q-mouse]") == []


def test_keys_go_from_list_to_list_and_the_cards_go_with_them(page: Page, lab_of_file: Lab) -> None:
    found = element(page, "q-keys")
    tab_into(page, found)
    expect(choices(found, "razor")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(choices(found, "razor")).to_have_value("wash")
    here(found, "razor")  # who is still choosing is not led on
    expect(card(found, "wash")).to_have_attribute("data-chosen", "true")
    page.keyboard.press("Tab")
    expect(choices(found, "comb")).to_be_focused()
    here(found, "comb")
    page.keyboard.type("back")
    expect(choices(found, "comb")).to_have_value("shelf")
    expect(status(found)).to_contain_text("Saved")
    assert kept(lab_of_file, "q-keys") == {"razor": "wash", "comb": "shelf"}
    for name in ("cape", "brush"):
        page.keyboard.press("Tab")
        expect(choices(found, name)).to_be_focused()
    page.keyboard.press("Tab")
    assert not found.locator(".bfe-match").evaluate("node => node.contains(document.activeElement)")
    tree = found.aria_snapshot()
    assert tree.count("combobox") == 4 and "Choose for 2" not in tree


def test_a_list_and_the_cards_are_one_control(page: Page, lab_of_file: Lab) -> None:
    found = element(page, "q-both")
    choices(found, "comb").select_option("bath")
    expect(card(found, "bath").locator(".bfe-pair-numbers")).to_have_text("2")
    here(found, "razor")
    card(found, "bin").click()
    here(found, "cape")
    choices(found, "comb").select_option("")
    expect(card(found, "bath").locator(".bfe-pair-numbers")).to_have_text("")
    choices(found, "razor").select_option("")
    expect(status(found)).to_contain_text("Answer taken back")
    assert kept(lab_of_file, "q-both") is None


def test_practice_wants_each_pair_and_tells_the_right_ones_when_asked(page: Page) -> None:
    found = element(page, "q-practice")
    check = found.get_by_role("button", name="Check my answer")
    card(found, "bath").click()
    check.click()
    expect(status(found)).to_contain_text("Choose what belongs to each first")
    for name in ("bath", "shelf", "bath"):
        card(found, name).click()
    check.click()
    marked = found.locator(".bf-marked")
    expect(marked).to_contain_text("Safety mistake")
    expect(marked).to_contain_text("The razor → Into the bath")
    expect(marked).to_contain_text("A razor goes there")
    expect(marked).not_to_contain_text("The cape → To the laundry")
    expect(marked).not_to_contain_text("A cape goes there")
    found.get_by_role("button", name="Show me").click()
    expect(marked).to_contain_text("The cape → To the laundry")
    expect(marked).to_contain_text("A cape goes there")
    choices(found, "razor").select_option("bin")
    expect(marked).to_have_count(0)
    choices(found, "cape").select_option("wash")
    check.click()
    expect(found.locator(".bf-marked")).to_have_attribute("data-state", "right")
    expect(found.get_by_text("Nothing is judged yet")).to_be_hidden()


def test_a_number_of_the_drawing_is_pressed_and_what_was_found_bears_its_name(page: Page, lab_of_file: Lab) -> None:
    found = element(page, "q-parts")
    asks, tray = found.locator(".bfe-pair-asks"), found.locator(".bfe-pair-tray")
    names = found.locator(".bf-named-name")

    def place(side: str) -> Locator:
        return found.locator(f".bf-named-place[data-left={side}]")

    place("coil").locator(".bf-named-badge").click()
    expect(asks).to_contain_text("Choose for 2. The blue coil")
    expect(place("coil")).to_have_attribute("data-here", "true")
    assert abs(top(tray) - top(found.locator(".bfe-named"))) < 2  # the cards stay beside the drawing
    tray.get_by_text("Muscle", exact=True).click()
    expect(place("coil")).to_have_attribute("data-done", "true")
    expect(asks).to_contain_text("Choose for 3.")  # and on to what is open
    place("bags").locator(".bf-named-dot").click()  # the part itself does what its number does
    expect(asks).to_contain_text("Choose for 1.")
    tray.get_by_text("Oil gland", exact=True).click()
    found.get_by_role("combobox", name="3 The level at the bottom", exact=False).select_option("fat")
    expect(place("low")).to_have_attribute("data-done", "true")
    expect(names).to_have_count(0)
    found.get_by_role("button", name="Check my answer").click()
    expect(names).to_have_text(["Oil gland", "Fat"])
    assert kept(lab_of_file, "q-parts") == {"bags": "oil", "coil": "muscle", "low": "fat"}
    inside = "([name, frame]) => name.left >= frame.left && name.right <= frame.right"
    for name in names.all():
        boxes = [
            each.evaluate("node => node.getBoundingClientRect().toJSON()")
            for each in (name, found.locator(".bf-named > svg"))
        ]
        assert page.evaluate(inside, boxes)
    found.get_by_role("button", name="Show me").click()
    expect(names).to_have_text(["Oil gland", "Sweat glandwith its duct", "Fat"])  # in two lines
    assert axe_findings(page, "[data-bf-item=q-parts]") == []
    found.get_by_role("combobox").nth(1).select_option("sweat")
    expect(names).to_have_count(0)  # what is being changed has not been checked


def test_a_finger_taps_and_taps_and_the_row_stays_under_it(browser: Browser, lab: Lab) -> None:
    page = new_page(browser, **PHONE)
    page.goto(lab.address(lab.notebook("quiz-page.ipynb", ITEMS, GRADED[0], PARTS)))
    wait_for_kernel(page)
    run_all(page)
    found = element(page, "q-mouse")
    box = found.bounding_box()
    assert box is not None and box["x"] + box["width"] <= 400
    small = found.locator(".bfe-pair-card, select").evaluate_all(
        "nodes => nodes.filter(node => node.offsetHeight < 44 || node.scrollWidth > node.clientWidth + 1).length"
    )
    assert small == 0
    card(found, "bin").tap()
    here(found, "comb")
    tray, cape = found.locator(".bfe-pair-tray"), row(found, "cape")
    assert top(row(found, "comb")) < top(tray) < top(cape)
    before = top(cape)
    cape.locator(".bfe-pair-left").tap()
    here(found, "cape")
    assert abs(top(cape) - before) < 2 and top(tray) > top(cape)
    for name, following in (("wash", "brush"), ("bath", "comb")):
        card(found, name).tap()
        here(found, following)
    card(found, "bath").tap()
    expect(tray).to_be_hidden()
    expect(status(found)).to_contain_text("Saved")
    assert kept(lab, "q-mouse") == {"razor": "bin", "comb": "bath", "cape": "wash", "brush": "bath"}

    # the cards come under the drawing, or under the row that was picked
    found = element(page, "q-parts")
    drawing, tray = found.locator(".bfe-named"), found.locator(".bfe-pair-tray")
    found.locator(".bf-named-place[data-left=coil] .bf-named-badge").tap()
    assert top(drawing) < top(tray) < top(found.locator(".bfe-pair").first)
    found.locator(".bfe-pair-left").last.tap()
    assert top(tray) > top(found.locator(".bfe-pair").last)
    ends = "node => Math.max(...[...node.querySelectorAll('*')].map(each => each.getBoundingClientRect().right))"
    wide = found.evaluate(ends)
    assert wide <= 400
    page.context.close()


def top(node: Locator) -> float:
    box = node.bounding_box()
    assert box is not None
    return box["y"]
