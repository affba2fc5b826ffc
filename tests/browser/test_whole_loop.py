"""The whole loop once: a trainee learns, answers and hands in; the instructor grades and gives feedback."""

import csv
import re
import shutil
from pathlib import Path
from typing import Any

import lab_server
import pytest
from instructor import formgrader, nbgrader, schools_copy
from nbgrader.api import Gradebook
from perfect_trainee import right_response
from playwright.sync_api import Browser, Page, expect
from visits import VisitOnPage
from windows import new_page

from backfacial.authoring.content import read_content
from backfacial.clients.seen import LOOK, topic_step
from backfacial.items.assignment import Assignment
from backfacial.items.bodymap.item import BodymapItem
from backfacial.items.bodymap.spots import ACTS
from backfacial.items.case.item import CaseItem
from backfacial.items.choice import ChoiceItem
from backfacial.items.number import NumberItem
from backfacial.items.order.item import OrderItem
from backfacial.items.select import SelectItem

COURSE = Path(__file__).parents[2]
QUIZ = "02-consultation"
TEXT = "I see four deep, sore lumps. I won't squeeze them: that could make it worse.\n\nPlease <b>see</b> a doctor."
PICTURES = COURSE / "screenshots"


@pytest.fixture(scope="module")
def assignment() -> Assignment:
    return next(found for _, found in read_content(COURSE).assignments if found.id == QUIZ)


def responses(assignment: Assignment) -> dict[str, Any]:
    """Right, but for every second item; those get a wrong answer, one that would hurt a client if there is one."""
    chosen: dict[str, Any] = {}
    for place, item in enumerate(assignment.items):
        is_right = place % 2 == 0
        if isinstance(item, ChoiceItem):
            fitting = [option for option in item.options if option.key == is_right]
            chosen[item.id] = max(fitting, key=lambda option: option.critical).id
        elif isinstance(item, SelectItem):
            keys = sorted(item.keys)
            chosen[item.id] = keys if is_right else keys[:1]
        elif isinstance(item, NumberItem):
            value = item.accept.min if is_right else item.accept.max + 1
            chosen[item.id] = {"value": value, "unit": item.accept.unit}
        elif isinstance(item, OrderItem):
            chosen[item.id] = list(item.ordering.right if is_right else item.ordering.right[::-1])
        elif isinstance(item, BodymapItem):
            chosen[item.id] = dict(item.keys) if is_right else dict.fromkeys(item.keys, "extract")
        elif isinstance(item, CaseItem):
            plan = {} if is_right else {"service": "full", "steps_out": []}
            chosen[item.id] = right_response(item, path=[topic_step("devices"), LOOK], **plan)
    return chosen


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def open_lesson(page: Page) -> None:
    """From the start page. By key: its name box has just become smaller, so a click could meet what stood there."""
    page.get_by_role("link", name="Lesson 2: Consultation").first.press("Enter")
    expect(page.locator("[data-bf-item]").first).to_be_attached()


def element(page: Page, item_id: str) -> Any:
    return page.locator(f'[data-bf-item="{item_id}"]')


def answer_by_keyboard(page: Page, item: Any, response: Any) -> None:
    """Answer a graded item with Tab, arrows, Space and letters only."""
    box = element(page, item.id)
    box.scroll_into_view_if_needed()
    controls = box.locator("input")
    if isinstance(item, ChoiceItem):
        controls.first.focus()
        page.keyboard.press("Space")
        for _ in range([option.id for option in item.options].index(response)):
            page.keyboard.press("ArrowDown")
    elif isinstance(item, SelectItem):
        controls.first.focus()
        for option in item.options:
            if option.id in response:
                page.keyboard.press("Space")
            page.keyboard.press("Tab")
    elif isinstance(item, OrderItem):
        texts = {card.id: card.text for card in item.question().cards}
        for name in reversed(response):
            box.get_by_role("button", name=f"Move {texts[name]}: arrow keys, or drag", exact=True).press("Home")
    elif isinstance(item, BodymapItem):
        for number, act in enumerate(response.values()):
            box.locator(".bfe-spot").nth(number).locator("input").first.focus()
            page.keyboard.press("Space")
            for _ in range(ACTS.index(act)):
                page.keyboard.press("ArrowDown")
    elif isinstance(item, CaseItem):
        go_through_by_keyboard(page, item, response["screen"])
    else:
        controls.first.focus()
        page.keyboard.type(f"{response['value']:g}")
        page.keyboard.press("Tab")
    expect(box.get_by_text(re.compile(r"^Saved \d"))).to_be_visible()


def go_through_by_keyboard(page: Page, item: CaseItem, screen: dict[str, Any]) -> None:
    """A visit with one general question, the look, and everything that is chosen."""
    visit = item.question().visit
    assert visit is not None
    client = VisitOnPage(page, item.id, visit)
    client.topic_in_list("devices").locator("summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    client.box.get_by_role("button", name="Look at the back").press("Enter")
    for group in ("level", "service", "words"):
        inputs = client.box.locator(f".bfe-group-{group} input")
        inputs.first.press("Space")
        for _ in range(inputs.evaluate_all("nodes => nodes.map(node => node.value)").index(screen[group])):
            page.keyboard.press("ArrowDown")
    for step in screen["steps_out"]:
        client.box.locator(f".bfe-group-steps input[value='{step}']").press("Space")
    expect(client.box).to_have_attribute("data-bf-state", "saved")


def hand_in_as_a_trainee(browser: Browser, home: Path, assignment: Assignment) -> Path:
    """Everything that a trainee does, and the zip that comes of it."""
    given = responses(assignment)
    with lab_server.learners_lab(home, COURSE) as server:
        page = new_page(browser, viewport={"width": 1200, "height": 900})
        page.goto(server.page("00-start-here.ipynb"))
        lab_server.wait_for_state(page, "ready")
        page.get_by_role("textbox").first.fill("anna")
        page.keyboard.press("Enter")
        expect(page.get_by_text("You work here as anna")).to_be_visible()
        picture(page, "1-start-page")

        open_lesson(page)
        practise(page)

        parts = page.get_by_role("navigation", name="In this lesson").get_by_role("listitem")
        parts.last.get_by_role("link").click()
        page.get_by_role("link", name="Graded quiz").last.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(assignment.title)
        lab_server.wait_for_state(page, "ready")
        picture(page, "4-quiz")
        for item in assignment.items:
            answer_by_keyboard(page, item, given[item.id])
        secrets = [why for item in assignment.items for _, why in item.reasons_given()]
        assert not [why for why in secrets if why[:60] in page.content()]

        page.reload()
        lab_server.wait_for_state(page, "ready")
        for item in assignment.items:
            box = element(page, item.id)
            box.scroll_into_view_if_needed()
            expect(box.get_by_text(re.compile(r"^Saved \d"))).to_be_visible()

        text = element(page, assignment.reflections[0].id).locator("textarea")
        text.fill(TEXT)
        page.keyboard.press("Tab")
        expect(element(page, assignment.reflections[0].id).get_by_text(re.compile(r"^Saved \d"))).to_be_visible()
        picture(page, "5-reflection")

        hand_in = page.locator(".bfe-hand-in")
        hand_in.scroll_into_view_if_needed()
        with page.expect_download() as download:
            hand_in.get_by_role("button", name="Hand in").click()
            receipt = hand_in.locator(".bfe-receipt")
            expect(receipt).to_be_visible()
            picture(page, "6-handed-in")
            receipt.get_by_role("link").click()
        downloaded = Path(download.value.path()).read_bytes()
        page.close()
    kept = list((home / "handed-in").glob("*.zip"))
    assert [path.name for path in kept] == [download.value.suggested_filename]
    assert downloaded == kept[0].read_bytes()
    return kept[0]


def practise(page: Page) -> None:
    """Lesson 2 runs without a click; a practice question is answered by keyboard, saved, and there after a reload."""
    lab_server.wait_for_state(page, "ready")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Consultation")
    picture(page, "2-lesson")
    question = element(page, "consult-isotretinoin-recent")
    question.locator("input").first.focus()
    for key in ("Space", "ArrowDown", "ArrowDown", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(question.get_by_text(re.compile("Saved", re.IGNORECASE))).to_be_visible()
    expect(question).to_contain_text("Right")
    question.scroll_into_view_if_needed()
    picture(page, "3-practice")
    page.reload()
    lab_server.wait_for_state(page, "ready")
    expect(question.locator("input").nth(2)).to_be_checked()


def grade_in_formgrader(browser: Browser, school: Path, reflection: str, score: float) -> None:
    """The one mark that a person gives."""
    with Gradebook(f"sqlite:///{school / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission_notebook(QUIZ, QUIZ, "anna").id
    with formgrader(school) as (address, token):
        page = new_page(browser, viewport={"width": 1200, "height": 900})
        page.goto(f"{address}lab?token={token}")
        page.goto(f"{address}formgrader/submissions/{submission}/")
        page.wait_for_function("() => window.formgrader?.grades?.loaded && window.formgrader.comments?.loaded")
        box = page.locator(f"input#{reflection}")
        box.scroll_into_view_if_needed()
        expect(page.locator("body")).to_contain_text("Please <b>see</b> a doctor.")
        with page.expect_response(lambda answer: "/api/grade/" in answer.url and answer.request.method == "PUT"):
            box.fill(f"{score:g}")
            box.press("Tab")
        comment = page.locator(f"textarea#{reflection}-comment")
        with page.expect_response(
            lambda response: "/api/comment/" in response.url and response.request.method == "PUT"
        ):
            comment.fill("Kind and clear.")
            comment.press("Tab")
        picture(page, "7-formgrader")
        page.close()


def test_a_trainee_hands_in_and_gets_exactly_the_deserved_marks(
    browser: Browser, tmp_path: Path, assignment: Assignment
) -> None:
    zip_file = hand_in_as_a_trainee(browser, tmp_path / "home", assignment)

    school = schools_copy(COURSE, tmp_path / "school")
    nbgrader(school, "generate_assignment", QUIZ, "--force")
    archive = school / "downloaded" / QUIZ / "archive"
    archive.mkdir(parents=True)
    shutil.copy(zip_file, archive)
    nbgrader(school, "zip_collect", QUIZ)
    nbgrader(school, "autograde", QUIZ)
    reflection = assignment.reflections[0]
    grade_in_formgrader(browser, school, reflection.id, score=4)
    nbgrader(school, "generate_feedback", QUIZ)
    nbgrader(school, "export")

    deserved = {item.id: item.mark(responses(assignment)[item.id]).points for item in assignment.items}
    deserved[reflection.id] = 4
    with Gradebook(f"sqlite:///{school / 'gradebook.db'}") as gradebook:
        grades = {grade.name: grade.score for grade in gradebook.find_submission_notebook(QUIZ, QUIZ, "anna").grades}
    assert grades == pytest.approx(deserved)
    with (school / "grades.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["student_id"], float(row["score"])) == ("anna", pytest.approx(sum(deserved.values())))
    feedback_without_network(browser, school / "feedback" / "anna" / QUIZ / f"{QUIZ}.html", sum(deserved.values()))


def feedback_without_network(browser: Browser, file: Path, total: float) -> None:
    page = new_page(browser, offline=True, viewport={"width": 1200, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    expect(page.locator("body")).to_contain_text(f"{round(total, 2):g}")
    expect(page.locator("body")).to_contain_text("Kind and clear.")
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    assert "afety" in headings[1], headings
    picture(page, "8-feedback")
    page.screenshot(path=PICTURES / "8-feedback-whole.png", full_page=True)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
