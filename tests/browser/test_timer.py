"""The service timer in Chromium, its clock turned by hand: what is said when, never skipped, never lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_findings import axe_findings
from elements_page import Lab, cell_count, open_page, restart_kernel, run_all, tab_into, wait_for_kernel
from playwright.sync_api import Browser, expect
from timer_page import TimerPage

from backfacial.facts import library
from backfacial.facts.protocol.order import Variant
from backfacial.facts.protocol.steps import ProtocolStep

STEPS = library().of(ProtocolStep)
GATES = library().gates
Open = Callable[..., TimerPage]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Open:
    return lambda **window: TimerPage(browser, tmp_path, **window)


def planned(home: Path, steps: list[tuple[str, int]], client: str | None = None) -> None:
    (home / "answers").mkdir(exist_ok=True)
    document = {"schema": 1, "steps": steps, "client": client, "at": "2026-05-04T10:00:00Z"}
    (home / "answers" / "planned.json").write_text(json.dumps(document))


def usual() -> list[tuple[str, int]]:
    return [(step.step, step.minutes) for step in library().of(Variant)["V1"].steps]


def test_it_says_what_is_done_now_how_long_and_what_comes_next(opened: Open) -> None:
    timer = opened()
    timer.begin()
    expect(timer.line).to_be_in_viewport()
    timer.to("P09")
    expect(timer.step).to_have_text(STEPS["P09"].name)
    expect(timer.page.locator(".bfe-timer-how")).to_contain_text(STEPS["P09"].technique)
    for sign in STEPS["P09"].stop:
        expect(timer.page.locator(".bfe-timer-how li", has_text=sign.text)).to_be_visible()
    expect(timer.page.locator(".bfe-timer-next")).to_have_text(f"Next: {STEPS['P10'].name}, 3 min")
    expect(timer.digits).to_have_text("3:00left of 3 min")
    timer.wait(65)
    expect(timer.digits).to_have_text("1:55left of 3 min")
    expect(timer.line).to_contain_text("46:55 left with the client")
    timer.wait(60)
    expect(timer.page.locator(".bfe-timer-now .bfe-status")).to_have_text("Last minute")


def test_a_page_that_slept_has_missed_no_time(opened: Open) -> None:
    timer = opened()
    timer.begin()
    timer.to("P03")
    timer.page.clock.fast_forward(380_000)  # no tick but the last
    expect(timer.digits).to_have_text("over by1:20planned: 5 min")
    expect(timer.line).to_contain_text("1:20 late")
    timer.page.clock.set_system_time("2026-05-04T11:30:00Z")  # a clock that is set back takes nothing away
    timer.wait(11)
    expect(timer.digits).to_have_text("over by1:30planned: 5 min")


def test_real_time_never_goes_on_by_itself_and_a_pause_stands_still(opened: Open) -> None:
    timer = opened()
    timer.begin()
    timer.to("P03")
    timer.press("Pause")
    timer.wait(1000)
    expect(timer.digits).to_have_text("5:00left of 5 min")
    timer.press("Go on")
    timer.wait(1000)
    expect(timer.step).to_have_text(STEPS["P03"].name)
    timer.press("Next step")
    timer.press("Back")
    expect(timer.digits).to_have_text("over by11:40planned: 5 min")


def test_a_fast_clock_goes_from_step_to_step_and_waits_where_one_confirms_or_decides(opened: Open) -> None:
    timer = opened()
    timer.begin(speed=60)
    place = "() => document.querySelector('.bfe-timer-main').offsetTop"
    before = timer.page.evaluate(place)
    timer.wait(3600)
    expect(timer.step).to_have_text(STEPS["P01"].name)
    assert timer.page.evaluate(place) == before  # what is pressed stays where it is
    expect(timer.page.get_by_text("The clock waits until you confirm.", exact=True)).to_be_visible()
    timer.page.get_by_label(STEPS["P01"].confirm or "").check()
    timer.wait(2 + 5 + 1)
    expect(timer.step).to_have_text(STEPS["P04"].name)
    timer.wait(3600)
    expect(timer.page.get_by_text("The clock waits for your decision.", exact=True)).to_be_visible()
    expect(timer.page.get_by_text(GATES["gate-1"].question, exact=True)).to_be_visible()
    expect(timer.page.get_by_text(GATES["gate-1"].stop)).to_be_visible()
    expect(timer.page.get_by_role("button", name="Next step")).to_be_hidden()
    expect(timer.line).to_contain_text("53:00 left with the client, on time")
    expect(timer.page.get_by_role("button", name="Go ahead")).to_be_in_viewport()
    timer.press("Go ahead")
    timer.wait(1)
    expect(timer.step).to_have_text(STEPS["P06"].name)
    timer.press("Back")
    timer.wait(60)
    expect(timer.page.get_by_text("The clock stands still and this step has its time again.")).to_be_visible()
    timer.press("Go on")
    timer.wait(60)
    expect(timer.step).to_have_text(STEPS["P04"].name)  # who comes back to a gate decides anew
    timer.press("Go ahead")
    timer.wait(3 + 0.5)
    expect(timer.step).to_have_text(STEPS["P07"].name)  # steps follow by themselves again


def test_hygiene_is_confirmed_before_the_visit_goes_on(opened: Open) -> None:
    timer = opened()
    timer.begin()
    timer.to("P14")
    timer.press("Next step")
    expect(timer.step).to_have_text(STEPS["P14"].name)
    box = timer.page.get_by_label(STEPS["P14"].confirm or "")
    expect(box).to_be_focused()
    expect(timer.page.get_by_text("Confirm the hygiene first.")).to_be_visible()
    box.check()
    timer.press("Next step")
    expect(timer.step).to_have_text(STEPS["P15"].name)


def test_late_time_is_taken_from_extraction_and_mask_alone_and_only_as_far_as_they_give(opened: Open) -> None:
    timer = opened()
    timer.begin()
    timer.to("P03")
    timer.wait((5 + 4) * 60)
    late = timer.page.get_by_role("group", name="The visit runs late")
    expect(late).to_contain_text("The visit now ends 4:00 late.")
    expect(late.get_by_role("button")).to_have_text(
        [f"Take it from {STEPS['P15'].name}, up to 5:00", f"Take it from {STEPS['P17'].name}, up to 3:00"]
    )
    late.get_by_role("button").first.click()
    expect(late).to_be_hidden()
    expect(timer.page.get_by_text(f"{STEPS['P15'].name} is now 6:00 long.")).to_be_visible()
    timer.wait(6 * 60)
    expect(late).to_contain_text("The visit now ends 6:00 late.")
    late.get_by_role("button", name="up to 1:00").click()
    late.get_by_role("button", name="up to 3:00").click()
    expect(late).to_contain_text("The visit now ends 2:00 late.")
    expect(late.get_by_role("button")).to_have_count(0)
    expect(late).to_contain_text("Nothing is left to take it from.")


@pytest.mark.parametrize(
    ("gate", "follow"),
    [
        ("P04", ["P25", "P26"]),
        ("P08", ["P22", "P23", "P24", "P25", "P26"]),
        ("P10", ["P18", "P22", "P23", "P24", "P25", "P26"]),
    ],
)
def test_a_stop_leads_through_what_may_still_follow_and_back_undoes_it(
    opened: Open, gate: str, follow: list[str]
) -> None:
    timer = opened()
    timer.begin()
    timer.to(gate)
    timer.press("Stop here")
    expect(timer.page.get_by_text(GATES[STEPS[gate].gate or ""].then)).to_be_visible()
    names = ["Take off what is on the skin" if step == "P18" else STEPS[step].name for step in follow]
    expect(timer.page.locator(".bfe-timer-follows li")).to_have_text(names)
    expect(timer.page.locator(".bfe-timer-told .bf-timed p")).to_have_count(1)  # one text beside the list
    timer.press("Back")
    expect(timer.step).to_have_text(STEPS[gate].name)
    timer.press("Go ahead")
    expect(timer.page.get_by_text("The visit is stopped")).to_have_count(0)
    timer.press("Back")
    timer.press("Stop here")
    for name in names:
        expect(timer.step).to_have_text(name)
        box = timer.page.locator(".bfe-timer-confirm input")
        if box.is_visible():
            box.check()
        timer.page.locator(".bfe-primary:visible").click()
    expect(timer.page.get_by_role("heading", name=f"The visit was stopped at {STEPS[gate].name}")).to_be_focused()


def test_a_stop_sign_stops_the_visit_at_any_step_with_the_client(opened: Open) -> None:
    timer = opened()
    timer.begin()
    expect(timer.page.get_by_role("button", name="Stop the visit")).to_be_hidden()
    timer.to("P13")
    timer.press("Stop the visit")
    expect(timer.page.get_by_text(GATES["gate-4"].then)).to_be_visible()
    expect(timer.step).to_have_text("Take off what is on the skin")


def test_after_a_torn_glove_hands_come_first_and_the_step_goes_on_where_it_was(opened: Open) -> None:
    timer = opened()
    timer.begin()
    timer.to("P15")
    timer.wait(180)
    timer.press("A glove tore")
    expect(timer.step).to_have_text(STEPS["P07"].name)
    timer.wait(30)
    timer.press("Next step")
    expect(timer.step).to_have_text(STEPS["P07"].name)  # not confirmed
    timer.page.get_by_label(STEPS["P07"].confirm or "").check()
    timer.press("Next step")
    expect(timer.step).to_have_text(STEPS["P15"].name)
    expect(timer.digits).to_have_text("7:00left of 10 min")
    timer.press("A glove tore")
    timer.press("Back")  # none tore
    expect(timer.digits).to_have_text("7:00left of 10 min")


def test_a_reload_and_a_new_kernel_bring_it_back_paused_and_nothing_is_lost(opened: Open) -> None:
    timer = opened()
    timer.begin()
    timer.to("P15")
    timer.wait(100)
    timer.start_python()
    timer.page.reload()
    expect(timer.step).to_have_text(STEPS["P15"].name)
    expect(timer.page.get_by_text("The clock has stood still since then.")).to_be_visible()
    expect(timer.digits).to_have_text("8:20left of 10 min")
    timer.wait(100)
    expect(timer.digits).to_have_text("8:20left of 10 min")
    timer.press("Go on")
    timer.wait(20)
    expect(timer.digits).to_have_text("8:00left of 10 min")
    timer.to("P26")
    timer.page.locator(".bfe-timer-confirm input").check()
    timer.press("Finish")
    expect(timer.page.locator(".bfe-timer-decided li")).to_have_count(4)


def test_a_visit_that_the_course_no_longer_knows_is_left_with_a_word(opened: Open, tmp_path: Path) -> None:
    timer = opened()
    timer.begin("V9")
    timer.to("P03")
    timer.wait(1)
    timer.page.evaluate(
        """() => {
            const [name] = Object.keys(localStorage);
            const kept = JSON.parse(localStorage[name]);
            kept.visit.entries[3].step = 'P13';
            localStorage.setItem(name, JSON.stringify(kept));
            Storage.prototype.setItem = () => {}; // what the page says when it goes
        }"""
    )
    timer.page.reload()
    expect(timer.page.get_by_text("cannot be brought back")).to_be_visible()
    expect(timer.page.get_by_role("button", name="Start")).to_be_enabled()


def test_another_browser_has_it_from_the_learners_folder(opened: Open, browser: Browser, tmp_path: Path) -> None:
    phone = opened()
    phone.begin("V9")
    phone.to("P08")
    phone.wait(12)
    phone.press("Pause")
    expect(phone.page.get_by_text("Kept 12:00")).to_be_visible()
    laptop = TimerPage(browser, tmp_path, width=1200)
    expect(laptop.step).to_have_text(STEPS["P08"].name)
    expect(laptop.digits).to_have_text("0:48left of 1 min")
    laptop.press("Choose another visit")
    laptop.press("Leave it")
    expect(laptop.page.get_by_label("Visit", exact=True)).to_be_focused()


def test_it_runs_on_without_python_and_keeps_it_there_when_python_is_back(opened: Open, tmp_path: Path) -> None:
    timer = opened()
    timer.begin()
    timer.is_there = False
    timer.to("P06")
    timer.wait(10)
    expect(timer.digits).to_have_text("2:50left of 3 min")
    expect(timer.page.get_by_text("Kept in this browser.")).to_be_visible()
    timer.is_there = True
    timer.wait(10)
    expect(timer.page.get_by_text("Kept 12:00")).to_be_visible()
    kept = json.loads((tmp_path / "answers" / "timer.json").read_text())["visit"]
    assert kept["entries"][kept["place"]]["step"] == "P06"


def test_a_screen_reader_hears_what_matters_and_never_each_second(opened: Open) -> None:
    timer = opened()
    timer.begin()
    timer.to("P09")
    timer.wait(4)
    timer.heard.evaluate(
        """node => {
            window.heard = [];
            new MutationObserver(() => window.heard.push(node.textContent)).observe(node, { childList: true });
        }"""
    )
    for seconds in (125, 175):
        timer.wait(seconds)
    timer.press("Next step")
    timer.wait(4)
    name, gate = STEPS["P09"].name, GATES["gate-3"]
    assert timer.page.evaluate("() => window.heard") == [
        f"Last minute of {name}.",
        f"The time for {name} is over.",
        f"Decide now. {STEPS['P10'].name}. {gate.question}",
    ]
    live = timer.page.locator(".bfe-timer :is([role=status], [aria-live])")
    assert live.filter(has=timer.page.locator(".bfe-digits, .bfe-timer-line")).count() == 0


def test_sound_is_off_until_somebody_wants_it(opened: Open) -> None:
    timer = opened()
    timer.page.evaluate("() => { const Real = AudioContext; window.made = 0; window.AudioContext = class extends Real "
                        "{ constructor() { super(); window.made++; } }; }")  # fmt: skip
    timer.begin()
    timer.to("P09")
    assert timer.page.evaluate("() => window.made") == 0
    timer.page.get_by_label("Sound").check()
    assert timer.page.evaluate("() => window.made") == 1


def test_the_end_tells_what_took_how_long_and_what_was_decided(opened: Open) -> None:
    timer = opened()
    timer.begin("V9")
    timer.to("P09")
    timer.wait(4 * 60)
    timer.press("A glove tore")
    timer.to("P23")
    timer.wait(30.4)
    timer.to("P26")
    timer.page.locator(".bfe-timer-confirm input").check()
    timer.press("Finish")
    expect(timer.page.get_by_role("heading", name="The visit is over")).to_be_focused()
    expect(timer.page.get_by_text("With the client: 4:30. The plan said 30 min.")).to_be_visible()
    row = timer.page.get_by_role("row", name=STEPS["P09"].name)
    expect(row.get_by_role("cell")).to_have_text(["3 min", "4:00", "1:00 longer."])
    up = timer.page.get_by_role("row", name=STEPS["P23"].name)
    expect(up.get_by_role("cell")).to_have_text(["1 min", "0:30", "0:30 shorter."])  # whole seconds that add up
    gate = timer.page.get_by_role("row", name=STEPS["P04"].name)
    expect(gate.get_by_role("cell").last).to_have_text("1:00 shorter. Gates and hygiene keep their time.")
    expect(timer.page.get_by_text(f"{STEPS['P08'].name}: you went ahead after 0:00.")).to_be_visible()
    expect(timer.page.get_by_text("Hands again: 1 time")).to_be_visible()
    timer.press("Run another visit")
    expect(timer.page.get_by_role("button", name="Start")).to_be_visible()


def test_the_learners_own_plan_is_run_as_it_was_begun(opened: Open, tmp_path: Path) -> None:
    planned(tmp_path, [(step, 7 if step == "P15" else minutes) for step, minutes in usual()], client="K01")
    timer = opened()
    own = timer.page.locator("option[value=planned]")
    expect(own).to_have_text(f"Your own plan for {library().clients['K01'].name}, 57 minutes")


@pytest.mark.parametrize(
    ("steps", "client", "why"),
    [
        ([("P03", 5), ("P06", 3), ("P04", 2)], None, "Nobody undresses before"),
        ([("P03", 5), ("P04", 2), ("P06", 3), ("P07", 1), ("P08", 1), ("P09", 3), ("P10", 3), ("O1", 5)], "K05", ""),
    ],
)
def test_a_plan_against_the_rules_is_not_run(
    opened: Open, tmp_path: Path, steps: list[tuple[str, int]], client: str | None, why: str
) -> None:
    planned(tmp_path, steps, client)
    timer = opened()
    expect(timer.page.get_by_role("button", name="Start")).to_be_enabled()
    timer.page.get_by_label("Visit", exact=True).select_option("planned")
    timer.press("Start")
    refused = timer.page.locator(".bfe-timer-choice .bfe-status")
    expect(refused).to_contain_text("Mend it")
    expect(refused).to_contain_text(why)
    expect(timer.step).to_be_hidden()


def test_the_keyboard_is_never_lost_and_the_notebook_hears_no_key(opened: Open) -> None:
    timer = opened()
    timer.begin()
    presses = [
        "Next step",
        "Next step",
        "Next step",
        "Go ahead",
        "Next step",
        "Pause",
        "Go on",
        "Stop the visit",
        "Back",
    ]
    for name in presses:
        box = timer.page.locator(".bfe-timer-confirm input")
        if box.is_visible() and not box.is_checked():
            box.press("Space")
        timer.page.get_by_role("button", name=name, exact=True).press("Enter")
        assert timer.page.evaluate(
            "() => document.activeElement !== document.body && document.activeElement.checkVisibility()"
        ), name
    unguarded = timer.page.locator(
        ".bfe-timer :is(a[href], button, input, select, summary, [tabindex]):not([data-lm-suppress-shortcuts])"
    )
    assert unguarded.count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_phone_holds_all_of_it(opened: Open, scheme: Any) -> None:
    timer = opened(color_scheme=scheme)
    timer.page.clock.resume()  # axe waits by the clock
    if scheme == "dark":
        timer.page.evaluate("() => { document.body.dataset.jpThemeLight = 'false'; }")
    expect(timer.page.get_by_role("button", name="Start")).to_be_enabled()
    found = axe_findings(timer.page, ".bfe-timer")
    timer.begin()
    for step, press in (("P04", None), ("P09", None), ("P09", "Pause"), ("P09", "Stop the visit")):
        timer.to(step)
        timer.page.clock.fast_forward(400_000)
        if press:
            timer.press(press)
        found += axe_findings(timer.page, ".bfe-timer")
        assert timer.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
        if press == "Pause":
            timer.press("Go on")
    timer.to("P26")
    timer.page.locator(".bfe-timer-confirm input").check()
    timer.press("Finish")
    found += axe_findings(timer.page, ".bfe-timer")
    assert not found, "\n".join(found)


def test_in_jupyterlab_by_keys_alone_through_a_new_kernel_and_a_reload(browser: Browser, lab: Lab) -> None:
    cells = ("from backfacial.elements.timer import Timer", "Timer(HOME)")
    page = open_page(browser, lab, lab.notebook("timer.ipynb", *cells), width=400)
    found = page.locator(".bfe-timer")
    cells_before = cell_count(page)
    expect(found.get_by_role("button", name="Start")).to_be_enabled()
    tab_into(page, found)
    page.keyboard.press("V")  # the first visit that begins with it
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")  # real time: nothing goes on by itself, however long the machine takes
    page.keyboard.press("Tab")  # a surprise is not wanted
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(found.locator(".bfe-timer-step")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(found.get_by_label(STEPS["P01"].confirm or "")).to_be_checked()
    page.keyboard.press("Tab")
    for key in ("a", "b", "d", "d", "x", "Enter"):
        page.keyboard.press(key)
    expect(found.locator(".bfe-timer-step")).to_have_text(STEPS["P02"].name)
    assert cell_count(page) == cells_before
    restart_kernel(page)
    found.get_by_role("button", name="Next step").press("Enter")
    expect(found.locator(".bfe-timer-step")).to_have_text(STEPS["P03"].name)
    page.reload()
    wait_for_kernel(page)
    run_all(page)
    expect(found.get_by_text("The clock has stood still since then.")).to_be_visible()
    expect(found.locator(".bfe-timer-step")).to_have_text(STEPS["P03"].name)
    expect(found.get_by_text("Paused", exact=True)).to_be_visible()
