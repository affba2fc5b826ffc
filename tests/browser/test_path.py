"""A lesson is a path of short parts: by mouse, by keys, by touch, on another day and on another browser."""

import re
from pathlib import Path

import pytest
from answered_lessons import answer_lesson
from axe_findings import axe_findings
from lab_server import wait_for_state
from lesson_path import LESSON, PARTS, PHONE, SCREEN, LessonPath, place_of
from playwright.sync_api import Browser, Page, expect
from windows import new_page

from backfacial.items.bank import practice_item
from backfacial.jupyterlab.server import Server

COURSE = Path(__file__).parents[2]
NOTEBOOK = f"{LESSON}.ipynb"
MOST_SCREENS, MOST_SCREENS_ANSWERED = 6, 10
FIRST, SECOND = PARTS[0], PARTS[1]


def can_be_wrong_and_harmless(item: str) -> bool:
    return any(not option.key and not option.critical for option in getattr(practice_item(item), "options", ()))


TWO = next(part for part in PARTS if len(part.items) > 1 and can_be_wrong_and_harmless(part.items[0]))
IS_CLOSED = "() => document.activeElement !== document.body"


@pytest.fixture
def desk(browser: Browser) -> Page:
    return new_page(browser, viewport=SCREEN)


def test_next_leads_through_all_parts_and_none_is_long(desk: Page, fresh: Server, home: Path) -> None:
    path = LessonPath(desk).open(fresh.page(NOTEBOOK))
    for number, part in enumerate(PARTS):
        path.expect_part(part.title)
        assert path.height() <= MOST_SCREENS * SCREEN["height"], part.title
        line = path.contents.locator("[aria-current=step]")
        expect(line).to_contain_text(part.title)
        expect(line).to_contain_text(f"{part.minutes} min")
        for item in part.items:
            expect(path.question(item)).to_have_count(1)
        expect(path.way("Back")).to_have_count(min(number, 1))
        if number < len(PARTS) - 1:
            path.way("Next").click()
            expect(path.heading(PARTS[number + 1].title)).to_be_focused()
    expect(path.way("Next")).to_have_count(0)
    desk.go_back()
    path.expect_part(PARTS[-2].title)


def test_answers_are_counted_and_a_reload_and_another_browser_come_back_to_the_question(
    browser: Browser, desk: Page, fresh: Server, home: Path
) -> None:
    path = LessonPath(desk).open(fresh.page(f"{NOTEBOOK}"))
    path.line(TWO.title).click()
    path.expect_part(TWO.title)
    one, other = TWO.items[:2]
    item = practice_item(one)
    wrong = next(number for number, option in enumerate(item.options) if not option.key and not option.critical)
    path.question(one).locator("input").nth(wrong).check()
    path.question(one).get_by_role("button", name="Check my answer").click()
    expect(path.question(one).locator(".bfe-feedback")).to_contain_text("Not right yet")
    expect(path.line(TWO.title)).to_contain_text(f"1 of {len(TWO.items)} answered")
    path.question(other).locator("input").first.focus()
    desk.reload()
    wait_for_state(desk, "ready")
    other_window = LessonPath(new_page(browser, viewport=SCREEN)).open(fresh.page(NOTEBOOK))
    for window in (path, other_window):
        window.expect_part(TWO.title)
        expect(window.question(other)).to_be_in_viewport()
        expect(window.line(TWO.title)).to_contain_text(f"1 of {len(TWO.items)} answered")
        expect(window.question(one).locator(".bfe-feedback")).to_contain_text("Not right yet")
    assert place_of(home)["item"] == other


def test_with_all_feedback_open_no_part_is_long_and_the_list_says_how_each_stands(
    desk: Page, fresh: Server, home: Path
) -> None:
    answer_lesson(home, COURSE / "notebooks" / NOTEBOOK)
    path = LessonPath(desk).open(fresh.page(NOTEBOOK))
    expect(path.contents.locator("[data-state=critical]").first).to_contain_text("has a safety mistake")
    for part in PARTS:
        path.line(part.title).click()
        path.expect_part(part.title)
        assert path.height() <= MOST_SCREENS_ANSWERED * SCREEN["height"], part.title
    repeat = path.panel.get_by_role("link", name=re.compile("^Repeat th"))
    mistakes = str(repeat.get_attribute("data-bf-repeat")).split()
    repeat.click()
    for left in range(len(mistakes), 0, -1):
        question = path.question(mistakes[-left])
        expect(question).to_be_in_viewport()
        if practice_item(mistakes[-left]).type != "case":
            expect(question.locator("input:checked")).to_have_count(0)
            expect(question.locator(".bf-marked")).to_have_count(0)
        path.panel.get_by_role("button", name="Repeat the next one" if left > 1 else "Back to where you stand").click()
    path.expect_part(PARTS[-1].title)


def test_a_press_while_answers_come_in_is_not_lost(desk: Page, fresh: Server) -> None:
    path = LessonPath(desk).open(fresh.page(NOTEBOOK))
    first, last = FIRST.items[0], FIRST.items[-1]
    path.press_while_answered(path.way("Next"), first)
    path.expect_part(SECOND.title)
    path.press_while_answered(path.line(FIRST.title), last)
    path.expect_part(FIRST.title)


def test_the_whole_lesson_can_be_shown_and_a_link_leads_to_a_part(desk: Page, fresh: Server) -> None:
    path = LessonPath(desk).open(f"{fresh.page(NOTEBOOK)}#part={SECOND.id}")
    path.expect_part(SECOND.title)
    desk.get_by_role("button", name="Show the whole lesson").click()
    expect(path.panel.get_by_role("heading", level=2)).to_have_count(len(PARTS))
    expect(path.heading(SECOND.title)).to_be_in_viewport()
    for part in PARTS:
        for item in (*part.items, *part.more):
            expect(path.question(item)).to_be_visible()
    path.panel.get_by_role("button", name="Show part by part").last.click()
    path.expect_part(SECOND.title)


def test_the_browsers_search_finds_words_in_hidden_parts(desk: Page, fresh: Server, home: Path) -> None:
    path = LessonPath(desk).open(fresh.page(NOTEBOOK))
    path.expect_all_run()
    hidden = path.panel.locator('.jp-Cell[hidden="until-found"]').filter(has_text="A wait has a starting point")
    expect(hidden).to_have_count(1)
    # what a browser does when its search has found something there
    hidden.evaluate("node => node.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    path.expect_part("How long to wait")
    more = path.panel.locator('.jp-Cell[hidden="until-found"]').filter(has_text="Two more disagreements")
    more.evaluate("node => node.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    expect(path.panel.get_by_role("paragraph").filter(has_text="Two more disagreements")).to_be_visible()


def test_more_practice_comes_on_request_and_is_counted_apart(desk: Page, fresh: Server) -> None:
    part = next(part for part in PARTS if part.more)
    path = LessonPath(desk).open(f"{fresh.page(NOTEBOOK)}#part={part.id}")
    before = path.contents.locator(".bf-count").inner_text()
    expect(path.question(part.more[0])).to_be_hidden()
    path.panel.get_by_role("button", name=f"More practice ({len(part.more)})").click()
    question = path.question(part.more[0])
    expect(question).to_be_visible()
    expect(question).to_contain_text(re.compile(r"More practice \d+ of \d+"))
    wait_for_state(desk, "ready")
    question.locator("input").first.check()
    question.get_by_role("button", name="Check my answer").click()
    expect(question.locator(".bf-marked")).to_be_visible()
    assert path.contents.locator(".bf-count").inner_text() == before


def test_the_path_is_walked_by_keys_alone(desk: Page, fresh: Server) -> None:
    path = LessonPath(desk).open(fresh.page(NOTEBOOK))
    skip = desk.get_by_role("link", name="Skip to the lesson")
    skip.focus()
    desk.keyboard.press("Enter")
    expect(path.heading(FIRST.title)).to_be_focused()
    desk.keyboard.press("Tab")
    reached = [desk.evaluate("() => document.activeElement.textContent")]
    while not path.way("Next").evaluate("node => node === document.activeElement"):
        desk.keyboard.press("Tab")
        reached.append(desk.evaluate("() => document.activeElement.textContent"))
        assert len(reached) < 60, reached
    desk.keyboard.press("Enter")
    expect(path.heading(SECOND.title)).to_be_focused()
    path.line(FIRST.title).focus()
    desk.keyboard.press("Enter")
    expect(path.heading(FIRST.title)).to_be_focused()


def test_the_path_is_walked_by_touch_on_a_phone(browser: Browser, fresh: Server) -> None:
    page = new_page(browser, **PHONE)
    path = LessonPath(page).open(fresh.page(NOTEBOOK))
    expect(path.contents).to_be_hidden()
    for part in PARTS:
        page.get_by_role("button", name="Parts", exact=True).tap()
        path.line(part.title).tap()
        path.expect_part(part.title)
        expect(path.contents).to_be_hidden()
        too_wide = page.evaluate("() => document.querySelector('.jp-WindowedPanel-outer').scrollWidth > innerWidth")
        assert not too_wide, part.title
    words_end, bar_ends = page.evaluate(
        """() => ['.lm-MenuBar-itemLabel', '#jp-menu-panel'].map(
            each => document.querySelector(each).getBoundingClientRect().bottom
        )"""
    )
    assert words_end <= bar_ends  # the menu's words are whole
    controls = ".lm-MenuBar-item, .jp-Toolbar :is(button, .jp-ToolbarButtonComponent)"
    for control in page.locator(controls).filter(visible=True).all():
        assert control.evaluate("node => node.getBoundingClientRect().height") >= 44, control.inner_text()
    page.get_by_role("button", name="Parts", exact=True).tap()
    page.touchscreen.tap(PHONE["viewport"]["width"] - 8, 500)  # beside the list
    expect(path.contents).to_be_hidden()
    path.expect_part(PARTS[-1].title)
    assert axe_findings(page) == []
    page.get_by_role("button", name="Parts", exact=True).focus()
    page.keyboard.press("Enter")
    expect(path.contents.locator("[aria-current=step]")).to_be_focused()
    assert axe_findings(page) == []
    page.keyboard.press("Escape")
    expect(path.contents).to_be_hidden()
    expect(page.get_by_role("button", name="Parts", exact=True)).to_be_focused()


def test_a_finger_chooses_in_a_menu(browser: Browser, fresh: Server) -> None:
    page = new_page(browser, **PHONE)
    LessonPath(page).open(fresh.page(NOTEBOOK))
    for colours, is_light in (("Dark", "false"), ("Light", "true")):
        page.locator(".lm-MenuBar-item", has_text="Colours").tap()
        page.locator(".lm-Menu-item", has_text=colours).tap()
        expect(page.locator("body")).to_have_attribute("data-jp-theme-light", is_light)
        expect(page.locator(".lm-Menu")).to_have_count(0)


def test_a_page_to_print_holds_the_whole_lesson(desk: Page, fresh: Server) -> None:
    desk.context.add_init_script("window.print = () => (window.wasPrinted = true)")
    path = LessonPath(desk).open(fresh.page(NOTEBOOK))
    with desk.expect_popup() as opened:
        desk.get_by_role("button", name="Print this lesson").click()
    paper = opened.value
    paper.wait_for_function("() => window.wasPrinted")
    for part in PARTS:
        expect(paper.get_by_role("heading", name=part.title, exact=True)).to_be_visible()
        for item in part.items:
            expect(paper.locator("body")).to_contain_text(practice_item(item).stem[:40])
    paper.close()
    path.expect_part(FIRST.title)
