"""Body maps in the lesson and its quiz: by the drawing, by keys, by touch; one control for all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lab_server import wait_for_state
from lesson_path import LESSON, PHONE, SCREEN
from playwright.sync_api import Browser, Locator, Page, expect
from visits import kept
from windows import new_page

from backfacial.items.bank import practice_item
from backfacial.items.bodymap.generate import generated_map
from backfacial.items.bodymap.item import BodymapItem
from backfacial.jupyterlab.server import Server

FIRST, ALIKE, LOCAL, IN_THE_QUIZ = "consult-map-first", "consult-map-alike", "consult-map-local", "quiz-map-back"


@pytest.fixture(scope="module")
def lab(learners_server: Server) -> Server:
    return learners_server


@pytest.fixture(scope="module")
def lesson(browser: Browser, lab: Server) -> Iterator[Page]:
    """The whole lesson, opened once; each test decides about a map of its own."""
    page = new_page(browser, viewport=SCREEN)
    page.goto(f"{lab.page(f'{LESSON}.ipynb')}#whole")
    wait_for_state(page, "ready")
    yield page
    page.context.close()


def question(page: Page, item: str) -> Locator:
    return page.locator(f'[data-bf-item="{item}"]')


def acts(found: Locator, number: int) -> Locator:
    """The acts of a spot."""
    return found.locator(".bfe-spot").nth(number - 1).locator("input")


def pin(found: Locator, spot: str) -> Locator:
    return found.locator(f'.bf-map-pin[data-spot="{spot}"]')


def test_a_spot_of_the_drawing_leads_to_its_acts_and_keys_decide(lesson: Page, home: Path) -> None:
    found = question(lesson, FIRST)
    pin(found, "s4").locator("text").click()
    expect(acts(found, 4).first).to_be_focused()
    lesson.keyboard.press("Space")
    expect(pin(found, "s4")).to_have_attribute("data-act", "extract")
    found.get_by_role("button", name="Check my answer").click()
    expect(found.locator(".bfe-foot .bfe-status")).to_have_text("Decide about each spot first.")
    expect(found.locator(".bf-marked")).to_have_count(0)
    wanted = {"s1": 0, "s2": 1, "s3": 1, "s4": 0, "s5": 0}
    for number, act in enumerate(wanted.values(), start=1):
        acts(found, number).first.press("Space")
        for _ in range(act):
            lesson.keyboard.press("ArrowRight")
    expect(pin(found, "s2")).to_have_attribute("data-act", "leave")
    found.get_by_role("button", name="Check my answer").press("Enter")
    marked = found.locator(".bf-marked")
    expect(marked).to_contain_text("Safety mistake")
    expect(marked).to_contain_text("Spot 4")
    expect(marked).not_to_contain_text("Right here")
    acts(found, 4).nth(2).check()
    found.get_by_role("button", name="Check my answer").click()
    expect(marked).to_have_attribute("data-state", "right")
    expect(found.locator(".bfe-foot .bfe-status")).to_contain_text("Saved")
    item = practice_item(FIRST)
    assert isinstance(item, BodymapItem)
    assert kept(home / f"answers/{LESSON}.json")[FIRST] == item.keys

    lesson.reload()
    wait_for_state(lesson, "ready")
    expect(found.locator(".bfe-spot input:checked")).to_have_count(len(item.spots))
    expect(pin(found, "s4")).to_have_attribute("data-act", "refer")


def test_who_cannot_see_the_drawing_is_told_what_is_there(lesson: Page) -> None:
    found = question(lesson, ALIKE)
    item = practice_item(ALIKE)
    assert isinstance(item, BodymapItem)
    for number, spot in enumerate(item.question().spots, start=1):
        group = found.get_by_role("group", name=f"Spot {number}", exact=True)
        expect(group.get_by_role("img", name=spot.seen, exact=True)).to_be_visible()
        if spot.told:
            expect(group).to_have_accessible_description(spot.told)
    assert "mole" not in found.inner_text().lower()


def test_new_backs_come_and_come_back(lesson: Page, home: Path) -> None:
    box = lesson.locator(".bfe-maps")
    box.get_by_role("radio", name="Medium").check()
    box.get_by_role("button", name="Look at a new back").click()
    found = lesson.locator(".bfe-host [data-bf-item^='map-1-medium-']")
    expect(found).to_be_visible()
    memory = kept(home / f"answers/{LESSON}.json")["generated-map"]
    item = generated_map(memory["seed"], memory["difficulty"])
    for number, act in enumerate(item.keys.values(), start=1):
        found.locator(".bfe-spot").nth(number - 1).locator(f"input[value={act}]").check()
    found.get_by_role("button", name="Check my answer").click()
    expect(found.locator(".bf-marked")).to_have_attribute("data-state", "right")
    lesson.reload()
    wait_for_state(lesson, "ready")
    expect(found.locator(".bfe-spot input:checked")).to_have_count(len(item.spots))


def test_a_finger_decides_on_a_phone_and_nothing_is_wider_than_the_screen(browser: Browser, lab: Server) -> None:
    page = new_page(browser, **PHONE)
    page.goto(f"{lab.page(f'{LESSON}.ipynb')}#part=adapt-intro")
    wait_for_state(page, "ready")
    found = question(page, LOCAL)
    pin(found, "s5").locator("text").tap()
    expect(acts(found, 5).first).to_be_focused()
    expect(found.locator(".bfe-spot").nth(4)).to_be_in_viewport()
    found.locator(".bfe-spot").nth(4).get_by_text("Leave").tap()
    expect(pin(found, "s5")).to_have_attribute("data-act", "leave")
    box = found.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 400
    small = found.locator(".bfe-act").evaluate_all("nodes => nodes.filter(node => node.offsetHeight < 44).length")
    assert small == 0
    page.context.close()


def test_a_map_in_the_quiz_is_saved_and_says_nothing(browser: Browser, lab: Server, home: Path) -> None:
    page = new_page(browser, viewport=SCREEN)
    page.goto(lab.page(f"quizzes/{LESSON}/{LESSON}.ipynb"))
    wait_for_state(page, "ready")
    found = question(page, IN_THE_QUIZ)
    acts(found, 1).nth(1).check()
    acts(found, 2).nth(0).check()
    expect(found).to_have_attribute("data-bf-state", "saved")
    assert kept(home / f"quizzes/{LESSON}/answers.json")[IN_THE_QUIZ] == {"s1": "leave", "s2": "extract"}
    expect(found.locator(".bf-marked")).to_have_count(0)
    expect(found.get_by_role("button", name="Check my answer")).to_have_count(0)
    page.context.close()
