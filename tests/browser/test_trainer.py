"""The lesion trainer on its page: by mouse, keys and touch, told to a screen reader, kept, and to its end."""

import random
from pathlib import Path
from typing import Any

import pytest
from axe_findings import axe_findings
from call_page import CallPage
from playwright.sync_api import Browser, Locator, expect

from backfacial.answers.store import AnswerStore
from backfacial.elements.trainer import KEPT_AS, Trainer
from backfacial.items.bodymap.series import Series, kept_form, next_in, read_series
from backfacial.items.bodymap.spots import ACTS

SCREEN = {"viewport": {"width": 1366, "height": 768}}
PHONE = {"viewport": {"width": 400, "height": 800}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    return AnswerStore(tmp_path / "answers.json", "lesson", str)


class TrainerPage:
    """The trainer on a page by itself, with the Python of the test behind it."""

    def __init__(self, browser: Browser, store: AnswerStore, **window: Any) -> None:
        self.store = store
        self.whole = CallPage(browser, lambda: Trainer(store, random.Random(4)), **window)
        self.page = self.whole.page

    @property
    def box(self) -> Locator:
        return self.page.locator(".bfe-trainer")

    @property
    def title(self) -> Locator:
        return self.box.get_by_role("heading", level=3)

    @property
    def verdict(self) -> Locator:
        return self.box.locator(".bfe-trainer-verdict")

    @property
    def heard(self) -> Locator:
        """What a screen reader is told of one action."""
        return self.box.locator(".bf-unseen[role=status]")

    @property
    def status(self) -> Locator:
        return self.box.locator(".bfe-foot .bfe-status")

    def button(self, name: str) -> Locator:
        return self.box.get_by_role("button", name=name, exact=True)

    @property
    def series(self) -> Series:
        found = read_series(self.store.read().response(KEPT_AS))
        assert found is not None
        return found

    def right(self) -> dict[str, str]:
        return {spot: act for item in self.series.current.items for spot, act in item.keys.items()}

    def choose(self, acts: dict[str, str]) -> None:
        for number, act in enumerate(acts.values()):
            self.box.locator("fieldset").nth(number).locator(f"input[value={act}]").check(force=True)


def test_by_mouse_and_it_comes_back(browser: Browser, store: AnswerStore) -> None:
    on = TrainerPage(browser, store, **SCREEN)
    on.button("Begin with ten spots").click()
    expect(on.title).to_have_text("Spot 1 of 10")
    expect(on.title).to_be_focused()
    on.button("Check").click()
    expect(on.status).to_have_text("Choose what you do first.")
    on.choose(on.right())
    on.button("Check").click()
    expect(on.verdict).to_contain_text("Right: ")
    expect(on.verdict).to_contain_text("What decides")
    expect(on.verdict).to_be_focused()
    expect(on.heard).to_have_text("Right. The reason stands beside the drawing.")
    expect(on.box).to_contain_text("1 of 1 right so far")
    expect(on.box.locator("input")).to_have_count(0)

    on.whole.open()
    expect(on.verdict).to_contain_text("Right: ")
    on.button("Next spot").click()
    expect(on.title).to_have_text("Spot 2 of 10")
    expect(on.title).to_be_focused()
    on.whole.open()
    expect(on.title).to_have_text("Spot 2 of 10")
    expect(on.box.locator("input:checked")).to_have_count(0)
    on.page.context.close()


def test_by_keys_alone(browser: Browser, store: AnswerStore) -> None:
    on = TrainerPage(browser, store, **SCREEN)
    expect(on.button("Begin with ten spots")).to_be_enabled()
    press = on.page.keyboard.press
    press("Tab")
    press("Enter")
    expect(on.title).to_be_focused()
    wanted = ACTS.index(next(act for act in ACTS if act == next(iter(on.right().values()))))
    press("Tab")
    press("Space")
    for _ in range(wanted):
        press("ArrowRight")
    expect(on.box.locator("input").nth(wanted)).to_be_checked()
    press("Tab")
    press("Enter")
    expect(on.verdict).to_be_focused()
    expect(on.heard).to_contain_text("Right.")
    while not on.button("Next spot").evaluate("node => node === document.activeElement"):
        press("Tab")
    press("Enter")
    expect(on.title).to_have_text("Spot 2 of 10")
    expect(on.title).to_be_focused()
    expect(on.heard).to_have_text("Spot 2 of 10.")
    on.page.context.close()


def test_who_cannot_see_it_is_told_what_is_there_and_what_is_marked(browser: Browser, store: AnswerStore) -> None:
    store.save(KEPT_AS, kept_form(series_at("L16")))
    on = TrainerPage(browser, store, **SCREEN)
    (spot,) = (item.question().spots[0] for item in on.series.current.items)
    group = on.box.get_by_role("group", name="Spot 1", exact=True)
    expect(group.get_by_role("img", name=spot.seen, exact=True)).to_be_visible()
    expect(group).to_have_accessible_description(f"Felt and told: {spot.told}")
    on.choose({"s1": "extract"})
    on.button("Check").click()
    expect(on.verdict).to_contain_text("Safety mistake")
    expect(on.heard).to_contain_text("Safety mistake.")
    expect(on.box.locator(".bf-trainer-line")).to_have_count(3)
    expect(on.box.get_by_role("img", name="Marked in the drawing: 1, ")).to_be_visible()
    expect(on.box.locator("mark")).to_have_text("It has changed in size, shape or colour, or it is new and grows.")
    on.page.context.close()


def series_at(*lesions: str) -> Series:
    """A series that has just come to these lesions."""
    chance = random.Random(1)
    while True:
        series = next_in(None, chance)
        while not series.is_over:
            if tuple(item.facts[0] for item in series.current.items) == lesions:
                return Series((series.current,))
            acts = {spot: act for item in series.current.items for spot, act in item.keys.items()}
            series = series.with_acts(acts)
            series = series if series.is_over else next_in(series, chance)


def test_two_look_alikes_are_decided_together(browser: Browser, store: AnswerStore) -> None:
    chance = random.Random(1)
    series = next_in(None, chance)
    while len(series.current.items) == 1:
        series = next_in(series.with_acts({s: act for i in series.current.items for s, act in i.keys.items()}), chance)
    store.save(KEPT_AS, kept_form(Series(series.tasks[-1:])))
    on = TrainerPage(browser, store, **SCREEN)
    expect(on.title).to_have_text("Spots 1 and 2 of 10")
    on.choose({"s1": "leave"})
    on.button("Check").click()
    expect(on.status).to_have_text("Decide about both spots first.")
    on.choose(on.right())
    on.button("Check").click()
    expect(on.verdict).to_have_count(2)
    expect(on.box.get_by_text("What tells them apart")).to_be_visible()
    expect(on.heard).to_contain_text("Spot 2: Right.")
    left, right = (on.box.locator(".bf-trainer-near").nth(n).bounding_box() for n in range(2))
    assert left and right and left["y"] == right["y"] and left["x"] < right["x"], "side by side"
    on.page.context.close()


def test_ten_have_a_result_and_one_way_on(browser: Browser, store: AnswerStore) -> None:
    on = TrainerPage(browser, store, **SCREEN)
    on.button("Begin with ten spots").click()
    expect(on.title).to_be_focused()
    while True:
        acts = on.right()
        mistake = on.series.numbers[0] == 1 or "refer" in acts.values()
        on.choose({spot: "extract" if mistake else act for spot, act in acts.items()})
        on.button("Check").click()
        expect(on.verdict.first).to_be_visible()
        if on.series.is_over:
            break
        before = on.title.inner_text()
        on.button("Next spot").click()
        expect(on.title).not_to_have_text(before)
    on.button("See how it went").click()
    right = sum(each.right for each in on.series.decided)
    expect(on.title).to_have_text(f"{right} of 10 right")
    expect(on.title).to_be_focused()
    expect(on.box.locator(".bf-alarm-title")).to_have_text("Safety mistakes first")
    for act, (good, all_) in on.series.right_by_act().items():
        expect(on.box.locator(f".bf-trainer-acts [data-act={act}] dd")).to_have_text(f"{good} of {all_} right")
    assert not axe_findings(on.page, ".bfe-trainer")
    on.whole.open()
    expect(on.title).to_have_text(f"{right} of 10 right")
    on.button("Ten more").click()
    expect(on.title).to_have_text("Spot 1 of 10")
    on.page.context.close()


def test_a_finger_decides_on_a_phone_and_all_of_it_fits_in_both_themes(browser: Browser, store: AnswerStore) -> None:
    on = TrainerPage(browser, store, **PHONE)
    on.button("Begin with ten spots").tap()
    expect(on.title).to_have_text("Spot 1 of 10")
    small = on.box.locator(".bfe-act, button:visible").evaluate_all(
        "nodes => nodes.filter(node => node.offsetHeight < 44 || node.offsetWidth < 44).length"
    )
    assert small == 0
    on.box.get_by_text("Leave", exact=True).tap()
    for theme in ("true", "false"):
        on.page.evaluate("theme => (document.body.dataset.jpThemeLight = theme)", theme)
        assert not axe_findings(on.page, ".bfe-trainer")
    on.button("Check").tap()
    expect(on.verdict).to_be_visible()
    assert not axe_findings(on.page, ".bfe-trainer")
    assert on.page.evaluate("() => document.documentElement.scrollWidth") <= 400
    on.page.context.close()


def test_what_could_not_be_saved_stays_on_the_page(
    browser: Browser, store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = TrainerPage(browser, store, **SCREEN)
    on.button("Begin with ten spots").click()
    expect(on.title).to_have_text("Spot 1 of 10")
    acts = on.right()
    on.choose(acts)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(store, "save", full)
        on.button("Check").click()
        expect(on.status).to_contain_text("Not saved.")
        expect(on.box.locator("input:checked")).to_have_value(acts["s1"])
    on.button("Check").click()
    expect(on.verdict).to_contain_text("Right: ")
    expect(on.status).to_have_text("")
    on.page.context.close()


def test_nothing_moves_for_who_wants_no_motion(browser: Browser, store: AnswerStore) -> None:
    on = TrainerPage(browser, store, **SCREEN, reduced_motion="reduce")
    on.page.evaluate(
        """() => {
          window.moves = [];
          Element.prototype.scrollIntoView = how => window.moves.push(how.behavior);
        }"""
    )
    on.button("Begin with ten spots").click()
    expect(on.title).to_have_text("Spot 1 of 10")
    on.choose(on.right())
    on.button("Check").click()
    expect(on.verdict).to_be_visible()
    assert on.page.evaluate("() => window.moves") == ["auto", "auto"]
    on.page.context.close()
