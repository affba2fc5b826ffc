"""The whole loop for each quiz: a trainee learns, answers and hands in; the instructor grades and gives feedback."""

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lab_server
import pytest
from instructor import formgrader, nbgrader, schools_copy
from nbgrader.api import Gradebook
from perfect_trainee import right_response
from playwright.sync_api import Browser, Page, expect
from running_kernels import end_kernels
from visits import VisitOnPage
from windows import new_page

from backfacial.authoring.content import read_content
from backfacial.clients.phone import call_questions
from backfacial.clients.seen import LOOK, topic_step
from backfacial.facts import library, words
from backfacial.facts.course.lessons import LessonRecord
from backfacial.items.assignment import Assignment
from backfacial.items.bank import practice_item
from backfacial.items.bodymap.item import BodymapItem
from backfacial.items.bodymap.spots import ACTS
from backfacial.items.case.item import CaseItem
from backfacial.items.choice import ChoiceItem
from backfacial.items.match import MatchItem
from backfacial.items.number import NumberItem
from backfacial.items.order.item import OrderItem
from backfacial.items.select import SelectItem
from backfacial.jupyterlab.server import Server

COURSE = Path(__file__).parents[2]
DANGER = next(iter(call_questions().values()))
"""The first question of a phone call."""
ASSIGNMENTS = read_content(COURSE).assignments
TEXT = "I see four deep, sore lumps. I won't squeeze them: that could make it worse.\n\nPlease <b>see</b> a doctor."
PICTURES = COURSE / "screenshots"


@pytest.fixture(scope="module")
def anna(browser: Browser, learners_server: Server) -> Server:
    """The learner's JupyterLab, after she has said who she is."""
    page = new_page(browser, viewport={"width": 1200, "height": 900})
    page.goto(learners_server.page("00-start-here.ipynb"))
    lab_server.wait_for_state(page, "ready")
    page.get_by_role("textbox").first.fill("anna")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You work here as anna")).to_be_visible()
    picture(page, "1-start-page")
    page.close()
    return learners_server


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The instructor's copy of the course."""
    return schools_copy(COURSE, tmp_path_factory.mktemp("instructor") / "school")


@pytest.fixture
def no_kernel_stays(learners_server: Server) -> Iterator[None]:
    yield
    end_kernels(learners_server.url, learners_server.token, "")


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
        elif isinstance(item, MatchItem):
            other = {left: next(side.id for side in item.right if side.id != key) for left, key in item.keys.items()}
            chosen[item.id] = dict(item.keys) if is_right else other
        elif isinstance(item, BodymapItem):
            chosen[item.id] = dict(item.keys) if is_right else dict.fromkeys(item.keys, "extract")
        elif isinstance(item, CaseItem) and item.phoned:
            level = {} if is_right else {"action": "expected"}
            chosen[item.id] = right_response(item, path=[DANGER.id, LOOK], **level)
        elif isinstance(item, CaseItem):
            plan = {} if is_right else {"service": "full", "steps_out": []}
            chosen[item.id] = right_response(item, path=[topic_step("devices"), LOOK], **plan)
    return chosen


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def open_lesson(page: Page, lesson: LessonRecord) -> None:
    """From the start page, by key."""
    page.get_by_role("link", name=f"Lesson {int(lesson.id[:2])}: {lesson.title}").first.press("Enter")
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
    elif isinstance(item, MatchItem):
        places = [side.id for side in item.right]
        for number, right in enumerate(response.values()):
            box.get_by_role("combobox").nth(number).focus()
            for _ in range(places.index(right) + 1):
                page.keyboard.press("ArrowDown")
    elif isinstance(item, BodymapItem):
        for number, act in enumerate(response.values()):
            box.locator(".bfe-spot").nth(number).locator("input").first.focus()
            page.keyboard.press("Space")
            for _ in range(ACTS.index(act)):
                page.keyboard.press("ArrowDown")
    elif isinstance(item, CaseItem) and item.phoned:
        answer_the_phone_by_keyboard(page, box, response["react"])
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
    topic = client.topic_in_list("devices")
    topic.locator("summary").press("Enter")
    expect(topic.get_by_role("button").first).to_be_visible()
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


def answer_the_phone_by_keyboard(page: Page, box: Any, react: dict[str, Any]) -> None:
    """A call with one question, the photo, and everything that is chosen."""
    danger = box.get_by_role("group", name=library().say("call", f"group-{DANGER.group}"), exact=True)
    danger.locator("summary").press("Enter")
    danger.get_by_role("button", name=DANGER.ask).press("Enter")
    box.get_by_role("button", name="Ask for the photo").press("Enter")
    for group, name in (("level", "action"), ("words", "words")):
        inputs = box.locator(f".bfe-group-{group} input")
        inputs.first.press("Space")
        for _ in range(inputs.evaluate_all("nodes => nodes.map(node => node.value)").index(react[name])):
            page.keyboard.press("ArrowDown")
    for step in react["steps"]:
        box.locator(f"[class*=bfe-group-steps] input[value='{step}']").press("Space")
    expect(box).to_have_attribute("data-bf-state", "saved")


def hand_in_as_a_trainee(browser: Browser, lab: Server, home: Path, assignment: Assignment) -> Path:
    """Everything that a trainee does, and the zip that comes of it."""
    given = responses(assignment)
    page = new_page(browser, viewport={"width": 1200, "height": 900})
    page.goto(lab.page("00-start-here.ipynb"))
    lab_server.wait_for_state(page, "ready")
    lesson = library().lessons[assignment.id]
    open_lesson(page, lesson)
    practise(page, lesson)

    parts = page.get_by_role("navigation", name="In this lesson").get_by_role("listitem")
    parts.last.get_by_role("link").click()
    page.get_by_role("link", name="Graded quiz").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(assignment.title)
    lab_server.wait_for_state(page, "ready")
    picture(page, f"{assignment.id}-4-quiz")
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
    picture(page, f"{assignment.id}-5-reflection")

    hand_in = page.locator(".bfe-hand-in")
    hand_in.scroll_into_view_if_needed()
    with page.expect_download() as download:
        hand_in.get_by_role("button", name="Hand in").click()
        receipt = hand_in.locator(".bfe-receipt")
        expect(receipt).to_be_visible()
        picture(page, f"{assignment.id}-6-handed-in")
        receipt.get_by_role("link").click()
    downloaded = Path(download.value.path()).read_bytes()
    page.close()
    kept = list((home / "handed-in").glob(f"{assignment.id}__*.zip"))
    assert [path.name for path in kept] == [download.value.suggested_filename]
    assert downloaded == kept[0].read_bytes()
    return kept[0]


def practise(page: Page, lesson: LessonRecord) -> None:
    """A lesson runs without a click; a practice question is answered by keyboard, saved, and there after a reload."""
    lab_server.wait_for_state(page, "ready")
    expect(page.get_by_role("heading", level=1)).to_contain_text(lesson.title)
    picture(page, f"{lesson.id}-2-lesson")
    part, item = next(
        (part, item)
        for part in library().parts(lesson.id)
        for item in map(practice_item, part.items)
        if isinstance(item, ChoiceItem)
    )
    contents = page.get_by_role("navigation", name="In this lesson")
    contents.get_by_role("link", name=re.compile(rf"^{re.escape(part.title)}")).press("Enter")
    lab_server.wait_for_state(page, "ready")
    question = element(page, item.id)
    right = [option.key for option in item.options].index(True)
    question.locator("input").first.focus()
    for key in ("Space", *("ArrowDown" for _ in range(right)), "Tab", "Enter"):
        page.keyboard.press(key)
    expect(question.get_by_text(re.compile("Saved", re.IGNORECASE))).to_be_visible()
    expect(question).to_contain_text("Right")
    question.scroll_into_view_if_needed()
    picture(page, f"{lesson.id}-3-practice")
    page.reload()
    lab_server.wait_for_state(page, "ready")
    expect(question.locator("input").nth(right)).to_be_checked()


def grade_in_formgrader(browser: Browser, school: Path, quiz: str, reflection: str, score: float) -> None:
    """The one mark that a person gives."""
    with Gradebook(f"sqlite:///{school / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission_notebook(quiz, quiz, "anna").id
    with formgrader(school) as (address, token):
        page = new_page(browser, viewport={"width": 1200, "height": 900})
        page.goto(f"{address}lab?token={token}")
        page.goto(f"{address}formgrader/submissions/{submission}/")
        box = page.locator(f"[data-item='{reflection}']")
        expect(box.locator("summary")).to_be_focused()
        expect(box).to_contain_text("Please <b>see</b> a doctor.")
        points = box.get_by_label(words("marking", "points", out_of="")).and_(page.get_by_role("textbox"))
        with page.expect_response(lambda answer: "/api/grade/" in answer.url and answer.request.method == "PUT"):
            points.fill(f"{score:g}")
            points.press("Tab")
        comment = box.get_by_label(words("marking", "comment"))
        with page.expect_response(
            lambda response: "/api/comment/" in response.url and response.request.method == "PUT"
        ):
            comment.fill("Kind and clear.")
            comment.press("Tab")
        expect(box.locator(".mk-saved")).to_contain_text("Saved")
        picture(page, f"{quiz}-7-formgrader")
        page.close()


@pytest.mark.parametrize("assignment", [found for _, found in ASSIGNMENTS], ids=lambda found: found.id)
@pytest.mark.usefixtures("no_kernel_stays")
def test_a_trainee_hands_in_and_gets_exactly_the_deserved_marks(
    browser: Browser, anna: Server, home: Path, school: Path, assignment: Assignment
) -> None:
    quiz = assignment.id
    zip_file = hand_in_as_a_trainee(browser, anna, home, assignment)

    nbgrader(school, "generate_assignment", quiz, "--force")
    archive = school / "downloaded" / quiz / "archive"
    archive.mkdir(parents=True)
    shutil.copy(zip_file, archive)
    nbgrader(school, "zip_collect", quiz)
    nbgrader(school, "autograde", quiz)
    reflection = assignment.reflections[0]
    grade_in_formgrader(browser, school, quiz, reflection.id, score=4)
    nbgrader(school, "generate_feedback", quiz)
    nbgrader(school, "export")

    marks = [item.mark(responses(assignment)[item.id]) for item in assignment.items]
    deserved = {mark.item: mark.points for mark in marks} | {reflection.id: 4.0}
    with Gradebook(f"sqlite:///{school / 'gradebook.db'}") as gradebook:
        grades = {grade.name: grade.score for grade in gradebook.find_submission_notebook(quiz, quiz, "anna").grades}
    assert grades == pytest.approx(deserved)
    with (school / "grades.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["assignment"] == quiz)
    assert (row["student_id"], float(row["score"])) == ("anna", pytest.approx(round(sum(deserved.values()), 2)))
    feedback = school / "feedback" / "anna" / quiz / f"{quiz}.html"
    feedback_without_network(browser, feedback, sum(deserved.values()), any(mark.critical for mark in marks))


def feedback_without_network(browser: Browser, file: Path, total: float, with_safety_mistakes: bool) -> None:
    page = new_page(browser, offline=True, viewport={"width": 1200, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    expect(page.locator("body")).to_contain_text(f"{round(total, 2):g}")
    expect(page.locator("body")).to_contain_text("Kind and clear.")
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    assert ("afety" in headings[1]) == with_safety_mistakes, headings
    picture(page, f"{file.stem}-8-feedback")
    page.screenshot(path=PICTURES / f"{file.stem}-8-feedback-whole.png", full_page=True)
    everything = page.get_by_role("checkbox", name=re.compile("^Print everything"))
    box = everything.locator("..").bounding_box()
    assert box and box["height"] >= 44
    assert _pages_on_paper(page) <= 4
    everything.press("Space")
    assert _pages_on_paper(page) > 10
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def _pages_on_paper(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
