"""A phone call on its page: asked, looked at, decided, said and noted by mouse, by keys and by touch; it comes back."""

from pathlib import Path

import pytest
from axe_findings import axe_findings
from call_page import CallPage, kept
from perfect_trainee import right_response
from playwright.sync_api import Browser, expect

from backfacial.answers.store import AnswerStore
from backfacial.clients.phone import call_questions
from backfacial.elements.calls import calls
from backfacial.elements.make import practice
from backfacial.items.bank import practice_items
from backfacial.items.case.generated_call import generated_call_case
from backfacial.items.case.item import CaseItem

ITEM = practice_items()["reactions-phone-wheals"]
assert isinstance(ITEM, CaseItem)
RIGHT = right_response(ITEM)["react"]
THROAT, BREATH = call_questions()["tight_throat"].ask, call_questions()["sudden_breathless"].ask
ANSWER = "My throat has felt tight for some minutes"


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    return AnswerStore(tmp_path / "answers.json", "lesson", str)


def test_by_mouse_and_it_comes_back(browser: Browser, store: AnswerStore, tmp_path: Path) -> None:
    page = CallPage(browser, lambda: practice(ITEM, store), viewport={"width": 1200, "height": 900})
    page.ask("Danger", THROAT)
    expect(page.group("Danger")).to_contain_text(ANSWER)
    expect(page.box.get_by_role("status").filter(has_text="Leonie:")).to_contain_text(ANSWER)
    expect(page.group("Danger")).to_contain_text("1 of 6 asked")
    page.look()
    photo = page.box.get_by_role("group", name="The photo").last
    expect(photo).to_be_focused()
    expect(photo.get_by_role("img")).to_have_accessible_name("A photo of a back. Raised wheals with a clear edge.")
    expect(page.box.get_by_role("radio", name="Your body is reacting")).to_be_hidden()  # no words before the level
    page.box.get_by_role("button", name="Check my answer").click()
    expect(page.status).to_have_text("Still open: the level.")
    page.box.get_by_role("radio", name="Emergency", exact=True).check()
    for step in RIGHT["steps"]:
        page.box.locator(f"input[value='{step}']").check()
    page.box.get_by_role("radio", name="Your body is reacting").check()
    page.box.get_by_label("Your note for the record").fill("Tight throat. Called at once.")
    page.box.get_by_role("button", name="Check my answer").click()
    expect(page.review).to_have_attribute("data-state", "right")
    expect(page.review).to_contain_text("What would have happened")
    note = {"note": "Tight throat. Called at once."}
    assert kept(tmp_path, ITEM.id)["react"] == {**RIGHT, "path": ["tight_throat", "look"], **note} | {
        "steps": kept(tmp_path, ITEM.id)["react"]["steps"]
    }
    assert set(kept(tmp_path, ITEM.id)["react"]["steps"]) == set(RIGHT["steps"])

    page.open()
    expect(page.review).to_have_attribute("data-state", "right")
    expect(page.box.get_by_label("Your note for the record")).to_have_value("Tight throat. Called at once.")
    expect(page.box.locator("input:checked")).to_have_count(len(RIGHT["steps"]) + 2)
    page.box.get_by_text("What you have heard (1)").click()
    expect(page.box.locator(".bfe-told")).to_contain_text(ANSWER)
    page.box.get_by_role("button", name="Start this call again").click()
    expect(page.box.locator("input:checked")).to_have_count(0)
    page.box.get_by_role("button", name="Undo").click()
    expect(page.box.locator("input:checked")).to_have_count(len(RIGHT["steps"]) + 2)
    page.page.evaluate("() => (document.body.dataset.jpThemeLight = false)")
    assert not axe_findings(page.page, ".bfe-case")


def test_by_keys_alone(browser: Browser, store: AnswerStore, tmp_path: Path) -> None:
    page = CallPage(browser, lambda: practice(ITEM, store), viewport={"width": 1200, "height": 900})
    expect(page.box.locator("fieldset").first).to_be_enabled()
    press = page.page.keyboard.press
    press("Tab")
    press("Enter")  # the first group opens
    expect(page.box.get_by_role("button", name=THROAT)).to_be_visible()
    press("Tab")
    press("Tab")
    press("Enter")
    expect(page.box.get_by_role("button", name=THROAT)).to_be_focused()
    expect(page.group("Danger")).to_contain_text(ANSWER)
    page.box.get_by_role("radio", name="Expected").focus()
    press("Space")
    for _ in range(4):
        press("ArrowDown")
    expect(page.box.get_by_role("radio", name="Emergency", exact=True)).to_be_checked()
    press("Tab")
    press("Enter")  # ticks, and checks no answer
    expect(page.box.get_by_role("checkbox").first).to_be_checked()
    expect(page.review).to_have_count(0)
    page.box.get_by_label("Your note for the record").focus()
    page.page.keyboard.type("Called\nat once")
    press("Tab")
    expect(page.status).to_contain_text("Saved")
    react = kept(tmp_path, ITEM.id)["react"]
    assert (react["path"], react["action"], react["steps"]) == (["tight_throat"], "emergency", ["call"])
    assert react["note"] == "Called\nat once"


def test_by_touch_on_a_phone_and_the_next_call_is_taken(browser: Browser, store: AnswerStore, tmp_path: Path) -> None:
    phone = {"viewport": {"width": 400, "height": 800}, "has_touch": True, "is_mobile": True}
    page = CallPage(browser, lambda: calls(store), **phone)
    meet = page.page.get_by_role("button", name="Take the next call")
    expect(meet).to_be_enabled()
    page.page.get_by_role("radio", name="Hard").tap()
    meet.tap()
    expect(page.box).to_be_visible()
    first = store.read().response("generated-call")
    assert isinstance(first, dict)
    item = generated_call_case(first["seed"], first["difficulty"])
    page.group("Danger").locator("summary").tap()
    page.group("Danger").get_by_role("button", name=BREATH).tap()
    expect(page.group("Danger")).to_contain_text("1 of 6 asked")
    assert page.page.evaluate("() => document.documentElement.scrollWidth") <= 400
    targets = ".bfe-ask:visible, .bfe-topic > summary, .bfe-option:visible, .bfe-button:visible"
    small = page.box.locator(targets).evaluate_all("nodes => nodes.filter(node => node.offsetHeight < 40).length")
    assert small == 0
    page.box.get_by_role("radio", name="Refer").tap()
    page.box.locator(".bfe-group-words input").first.tap()
    page.box.get_by_role("button", name="Check my answer").tap()
    expect(page.review).to_be_visible()
    expect(page.status).to_contain_text("Saved")
    assert kept(tmp_path, item.id)["react"]["path"] == ["sudden_breathless"]
    page.open()
    expect(page.review).to_be_visible()
    meet.tap()
    expect(page.review).to_have_count(0)
    assert store.read().response(item.id) is not None
