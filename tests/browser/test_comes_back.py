"""A kernel that was ended, a server that is away, a file that has changed: a lesson comes back by itself or says so.

No dialog of JupyterLab ever reaches a learner.
"""

import json
import zipfile
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from lab_server import learners_lab, wait_for_state
from lesson_path import LESSON, PARTS, PHONE, SCREEN, LessonPath
from playwright.sync_api import Browser, Page, expect
from running_kernels import end_kernels
from windows import new_page

from backfacial.facts import library
from backfacial.items.bank import practice_item
from backfacial.items.choice import ChoiceItem
from backfacial.jupyterlab.server import Server

COURSE = Path(__file__).parents[2]
NOTEBOOK = f"{LESSON}.ipynb"
START = "00-start-here.ipynb"
FIRST = next(name for name, each in library().lessons.items() if not each.planned and f"{name}.ipynb" != START)
QUIZ = f"quizzes/{LESSON}/{LESSON}.ipynb"
PART = next(part for part in PARTS if len(part.items) > 1)
DIALOG = ".jp-Dialog"
ASLEEP = """asleep => {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => asleep });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


@pytest.fixture
def lab(fresh: Server) -> Server:
    return fresh


@pytest.fixture
def page(browser: Browser) -> Page:
    return new_page(browser, viewport=SCREEN)


def sessions(lab: Server) -> list[dict[str, Any]]:
    with urlopen(Request(f"{lab.url}api/sessions", headers={"Authorization": f"token {lab.token}"})) as response:
        found: list[dict[str, Any]] = json.load(response)
    return found


def wait_for_kernel(page: Page, name: str) -> None:
    """Wait until a kernel runs for a page of the course."""
    page.wait_for_function(
        """async name => {
          const { token } = JSON.parse(document.getElementById('jupyter-config-data').textContent);
          const reply = await fetch('/api/sessions', { headers: { Authorization: `token ${token}` } });
          return (await reply.json()).some(session => session.path === name);
        }""",
        arg=name,
    )


def answer(path: LessonPath, item: str) -> None:
    question = path.question(item)
    question.locator("input").first.check()
    question.get_by_role("button", name="Check my answer").click()
    expect(question.locator(".bf-marked")).to_be_visible()


def test_a_kernel_that_was_ended_while_the_computer_slept_comes_back_with_its_part(page: Page, lab: Server) -> None:
    path = LessonPath(page).open(f"{lab.page(NOTEBOOK)}#part={PART.id}")
    answer(path, PART.items[0])
    (session,) = sessions(lab)
    page.evaluate(ASLEEP, True)
    end_kernels(lab.url, lab.token, NOTEBOOK)  # as a server does with one that nobody uses
    expect(path.panel).to_have_attribute("data-backfacial-state", "starting")
    assert sessions(lab) == []  # nobody is here
    page.evaluate(ASLEEP, False)
    wait_for_kernel(page, NOTEBOOK)
    path.expect_part(PART.title)
    assert [each["kernel"]["id"] for each in sessions(lab)] != [session["kernel"]["id"]]
    expect(path.question(PART.items[0]).locator(".bf-marked")).to_be_visible()
    answer(path, PART.items[1])
    expect(page.locator(DIALOG)).to_have_count(0)


def test_no_dialog_reaches_a_learner_and_the_lesson_is_never_saved(page: Page, lab: Server, home: Path) -> None:
    path = LessonPath(page).open(lab.page(NOTEBOOK))
    file = home / NOTEBOOK
    newer = file.read_text() + "\n"
    file.write_text(newer)  # as a new version of the course does
    page.keyboard.press("Control+s")
    note = page.get_by_role("region", name="Message from the course")
    expect(note).to_contain_text("saved by themselves")
    note.get_by_role("button", name="OK").click()
    expect(note).to_be_hidden()
    page.evaluate("() => document.body.focus()")
    answer(path, PARTS[0].items[0])
    assert file.read_text() == newer
    expect(page.locator(DIALOG)).to_have_count(0)


def test_a_server_that_is_away_is_waited_for(page: Page, lab: Server) -> None:
    path = LessonPath(page).open(lab.page(NOTEBOOK))
    note = page.get_by_role("region", name="Message from the course")
    page.route("**/api/**", lambda route: route.abort())
    expect(note).to_contain_text("The course cannot be reached")
    expect(page.locator(DIALOG)).to_have_count(0)
    page.unroute("**/api/**")
    expect(note).to_be_hidden()
    answer(path, PARTS[0].items[0])


def test_the_lesson_that_comes_next_is_waiting_and_one_kernel_is_in_advance_at_most(page: Page, lab: Server) -> None:
    page.goto(lab.page(START))
    wait_for_state(page, "ready")
    notebook = f"{FIRST}.ipynb"
    wait_for_kernel(page, notebook)
    waiting = [each["kernel"]["id"] for each in sessions(lab) if each["path"] == notebook]
    page.get_by_role("link", name="Continue").or_(page.get_by_role("link", name="Begin")).click()
    path = LessonPath(page)
    wait_for_state(page, "ready")
    assert [each["kernel"]["id"] for each in sessions(lab) if each["path"] == notebook] == waiting
    choice = next(item for item in library().parts(FIRST)[0].items if isinstance(practice_item(item), ChoiceItem))
    answer(path, choice)
    page.get_by_role("button", name="Start page").click()
    expect(page.locator(".bf-map:visible")).to_contain_text("answered")
    assert len(sessions(lab)) == 2


@pytest.mark.parametrize("name", [NOTEBOOK, QUIZ])
def test_the_table_opens_beside_a_question_and_the_place_is_kept(name: str, page: Page, lab: Server) -> None:
    page.goto(lab.page(name))
    wait_for_state(page, "ready")
    text = page.locator(".jp-NotebookPanel:visible .jp-WindowedPanel-outer")
    question = page.locator("[data-bf-item]:visible").first
    question.scroll_into_view_if_needed()
    question.locator("input").first.focus()
    before = question.bounding_box()
    button = page.get_by_role("button", name="Look it up")
    button.focus()
    page.keyboard.press("Enter")
    table = page.get_by_role("complementary", name="Look it up")
    expect(table.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("isotretinoin")
    expect(table.get_by_role("button", name="Isotretinoin")).not_to_have_count(0)
    expect(question).to_be_in_viewport()  # both can be read
    page.keyboard.press("Escape")
    expect(table).to_be_hidden()
    expect(button).to_be_focused()
    after = question.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 2
    assert text.evaluate("node => node.scrollWidth <= node.clientWidth")


def test_on_a_phone_the_table_lies_over_the_lesson_and_closes_again(browser: Browser, lab: Server) -> None:
    page = new_page(browser, **PHONE)
    path = LessonPath(page).open(lab.page(NOTEBOOK))
    page.get_by_role("button", name="Look it up").tap()
    table = page.get_by_role("complementary", name="Look it up")
    expect(table).to_be_visible()
    box = table.bounding_box()
    assert box and box["width"] >= 0.9 * 400
    table.get_by_role("button", name="Close the table").tap()
    expect(table).to_be_hidden()
    expect(path.question(PARTS[0].items[0])).to_be_visible()


def test_a_folder_of_an_older_course_opens_with_every_answer_counted(browser: Browser, tmp_path: Path) -> None:
    home = tmp_path / "older"
    with zipfile.ZipFile(COURSE / "tests/made_before_answers_named_their_quiz/learners-home.zip") as archive:
        archive.extractall(home)
    answers = json.loads((home / "answers" / f"{LESSON}.json").read_bytes())["answers"]
    with learners_lab(home, COURSE) as lab:
        path = LessonPath(new_page(browser, viewport=SCREEN)).open(lab.page(NOTEBOOK))
        asked = [item for part in PARTS for item in part.items]
        sentence = f"{len(answers.keys() & set(asked))} of {len(asked)} questions answered"
        expect(path.contents.locator(".bf-count")).to_have_text(sentence)
        for part in PARTS:
            for item in answers.keys() & {*part.items, *part.more}:
                path.line(part.title).click()
                path.expect_part(part.title)
                expect(path.question(item).locator(".bf-marked")).to_have_count(1)
