"""A surprise in a visit by the clock, in Chromium: the drill is gone through, then the visit goes on or ends."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_findings import axe_findings
from playwright.sync_api import Browser, expect
from timer_page import TimerPage

from backfacial.elements import timer as timer_element
from backfacial.facts import library
from backfacial.facts.hygiene.hygiene import Procedure
from backfacial.facts.protocol.steps import ProtocolStep
from backfacial.rules.service.surprise import DRILL, PRESS, missing, surprise_in

STEPS, TEXTS = library().of(ProtocolStep), {step.id: step.text for step in library().of(Procedure)[DRILL].steps}
STOPS = next(seed for seed in range(99) if surprise_in(["P15"], seed).stops)
BLEEDS_ON = next(seed for seed in range(99) if not surprise_in(["P15"], seed).stops)
TITLE = library().of(Procedure)[DRILL].name
Open = Callable[[int], TimerPage]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    def open_with(seed: int) -> TimerPage:
        monkeypatch.setattr(timer_element.secrets, "randbelow", lambda below: seed)
        return TimerPage(browser, tmp_path)

    return open_with


def bleeding(timer: TimerPage, seed: int) -> None:
    """A visit up to the drop of blood."""
    timer.begin(surprise=True)
    timer.to("P15")
    timer.wait(600 * surprise_in(["P15"], seed).share + 3)
    expect(drill(timer)).to_be_visible()


def drill(timer: TimerPage):
    return timer.page.get_by_role("group", name=TITLE, exact=True)


def pick(timer: TimerPage, step: str) -> None:
    timer.page.locator(f".bfe-drill-card[data-step={step}]").click()


def through(timer: TimerPage, done: list[str], until: str | None = None) -> list[str]:
    """Pick what may come next until the drill is over, or a step is done."""
    while not (until and until in done):
        expect(
            timer.page.locator(".bfe-drill").get_by_text(f"{len(done)} of {len(TEXTS)} steps are done.")
        ).to_be_visible()
        cards = timer.page.locator(".bfe-drill-card:visible")
        offered = [card.get_attribute("data-step") or "" for card in cards.all()]
        if not offered:
            break
        done.append(next(step for step in offered if missing(done, step) is None))
        pick(timer, done[-1])
    return done


def test_a_drop_of_blood_stops_the_clock_and_asks_for_the_drill(opened: Open) -> None:
    timer = opened(STOPS)
    bleeding(timer, STOPS)
    expect(timer.digits).to_be_hidden()
    expect(timer.heard).to_contain_text("bleeds")
    expect(timer.page.locator(".bfe-drill-card")).to_have_count(4)
    expect(timer.page.locator(".bfe-drill-card svg")).to_have_count(4)
    wrong = next(
        step
        for step in (card.get_attribute("data-step") or "" for card in timer.page.locator(".bfe-drill-card").all())
        if missing([], step) is not None
    )
    pick(timer, wrong)
    said = timer.page.locator(".bfe-drill .bfe-status")
    expect(said).to_have_text(f"Not yet. First: {TEXTS['stop']} {library().of(Procedure)[DRILL].steps[0].why}")
    expect(timer.page.locator(".bfe-drill").get_by_text("0 of 13 steps are done.")).to_be_visible()
    pick(timer, "stop")
    expect(said).to_contain_text("Right.")
    expect(timer.page.get_by_text("Choose the next step", exact=True)).to_be_focused()


def test_after_the_drill_the_visit_goes_on_in_another_place_with_clean_hands(opened: Open) -> None:
    timer = opened(STOPS)
    bleeding(timer, STOPS)
    at = round(600 * surprise_in(["P15"], STOPS).share)
    assert len(through(timer, [])) == len(TEXTS)
    over = timer.page.locator(".bfe-drill-over")
    expect(over).to_be_focused()
    expect(over).to_contain_text("no more extraction in this area today")
    timer.wait(500)  # the clock of the visit stands still
    timer.press("Go on in another place")
    expect(timer.step).to_have_text(STEPS["P07"].name)
    timer.page.locator(".bfe-timer-confirm input").check()
    timer.press("Next step")
    expect(timer.step).to_have_text(STEPS["P15"].name)
    left = 600 - at
    expect(timer.digits).to_contain_text(f"{left // 60}:{left % 60:02}left")
    timer.to("P26")
    timer.page.locator(".bfe-timer-confirm input").check()
    timer.press("Finish")
    expect(timer.page.get_by_text(f"{TITLE}: you went through the drill in a right order.")).to_be_visible()


def test_who_is_done_before_the_moment_meets_it_all_the_same_and_may_leave_the_step(opened: Open) -> None:
    timer = opened(STOPS)
    timer.begin(surprise=True)
    timer.to("P15")
    timer.press("Next step")
    expect(drill(timer)).to_be_visible()
    through(timer, [])
    timer.press("Leave it, next step")
    expect(timer.step).to_have_text(STEPS["P07"].name)
    timer.page.locator(".bfe-timer-confirm input").check()
    timer.press("Next step")
    expect(timer.step).to_have_text(STEPS["P16"].name)


def test_where_it_bleeds_on_the_visit_can_only_be_stopped(opened: Open) -> None:
    timer = opened(BLEEDS_ON)
    bleeding(timer, BLEEDS_ON)
    through(timer, [], PRESS)
    over = timer.page.locator(".bfe-drill-over")
    expect(over).to_contain_text("seen by somebody medical today")
    expect(timer.page.get_by_role("button", name="Go on in another place")).to_be_hidden()
    timer.press("Stop the visit")
    expect(timer.line).to_have_text("The visit is stopped")
    expect(timer.page.locator(".bfe-timer-step")).to_have_text("Take off what is on the skin")


def test_neither_a_reload_nor_a_kernel_that_sleeps_loses_the_drill(opened: Open) -> None:
    timer = opened(STOPS)
    bleeding(timer, STOPS)
    done = through(timer, [], "press")
    timer.start_python()
    timer.page.reload()
    expect(drill(timer)).to_be_visible()
    expect(timer.page.locator(".bfe-drill ol li")).to_have_text([TEXTS[step] for step in done])
    cards = timer.page.locator(".bfe-drill-card")
    expect(cards.first).to_be_visible()
    offered = [card.get_attribute("data-step") or "" for card in cards.all()]
    right = next(step for step in offered if missing(done, step) is None)
    timer.is_there = False
    pick(timer, right)
    timer.wait(60)
    expect(timer.page.locator(".bfe-drill .bfe-status")).to_contain_text("does not answer")
    timer.is_there = True
    pick(timer, right)
    expect(timer.page.locator(".bfe-drill").get_by_text(f"{len(done) + 1} of 13 steps are done.")).to_be_visible()


def test_a_fast_clock_stops_at_it_too_and_a_visit_without_extraction_says_that_nothing_will_happen(
    opened: Open,
) -> None:
    timer = opened(STOPS)
    timer.begin("V6", surprise=True)
    expect(timer.page.get_by_text("Nothing will happen in this visit")).to_be_visible()
    timer.press("Choose another visit")
    timer.press("Leave it")
    timer.begin(speed=60, surprise=True)
    timer.to("P15")
    timer.wait(10)
    expect(drill(timer)).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_drill_and_a_phone_holds_all_of_it(opened: Open, theme: str) -> None:
    timer = opened(STOPS)
    if theme == "dark":
        timer.page.evaluate("() => { document.body.dataset.jpThemeLight = 'false'; }")
    bleeding(timer, STOPS)
    expect(timer.page.locator(".bfe-drill-card")).to_have_count(4)
    timer.page.clock.resume()  # axe waits by the clock
    found = axe_findings(timer.page, ".bfe-timer")
    assert timer.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    through(timer, [])
    found += axe_findings(timer.page, ".bfe-timer")
    assert not found, "\n".join(found)
