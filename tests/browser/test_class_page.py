"""The page of a class on a desk, on a phone and on paper: one load of a class in which everything occurs."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from graded_course import ASSIGNMENT, RIGHT, WRONG, answers_file
from playwright.sync_api import Browser, Page
from windows import new_page

from backfacial.classroom.learners import Learner, Place, State
from backfacial.classroom.overview import Overview
from backfacial.classroom.page import class_page
from backfacial.classroom.people import Concern, ConcernKind
from backfacial.classroom.questions import outcomes_of
from backfacial.grading.quiz import Quiz
from backfacial.grading.standing import Standing
from backfacial.grading.work import read_work
from backfacial.items.assignment import Assignment

SIZES = ({"width": 1366, "height": 768}, {"width": 400, "height": 800})
LONG = "x" * 90
HOSTILE = "<img src=http://localhost:1/x onerror=alert(1)>"
SMALL = """() => [...document.querySelectorAll('a, summary')].filter(node => node.checkVisibility()
    && !node.matches('.cl-skip') && node.getBoundingClientRect().height < 43.5).map(node => node.outerHTML)"""


def class_in_which_everything_occurs(folder: Path) -> Overview:
    quiz = Quiz(Assignment.model_validate(ASSIGNMENT))
    works = []
    for responses in [RIGHT] * 5 + [WRONG] * 6:
        (folder / "answers.json").write_bytes(answers_file(responses))
        works.append(read_work(folder, quiz, "anna"))
    harm = Place(1, "stop-or-go", "formgrader/submissions/1/?index=1#stop-or-go", mistakes=("Squeeze it",))
    again = Place(4, "own-words", "formgrader/submissions/1/?index=7#own-words", opened_again="answer")
    standing = Standing(19.33, 149, 0, ("own-words",), ("stop-or-go",))
    usual = [
        Learner(state.value, "First", "Last", True, state, standing, 90_000, (again,), (harm,), "formgrader/")
        for state in State
    ]
    odd = [
        Learner(LONG, "", "", False, State.PASSED, standing),
        Learner("odd", HOSTILE, "מזרחי", True, State.SAFETY, standing, safety=(harm,), notes=(LONG, HOSTILE)),
    ]
    concern = Concern(ConcernKind.NOT_LISTED, (LONG,))
    return Overview(quiz, (*usual, *odd), outcomes_of(quiz, works, ()), (concern,), "2026-11-20 10:00")


def test_the_page_can_be_read_by_everybody_everywhere_and_asks_the_network_for_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    view = class_in_which_everything_occurs(tmp_path)
    refused = (f"{LONG}.zip: no hand-in",)
    file = tmp_path / "quiz-a.html"
    html = class_page(view, refused, "http://localhost:1/", tmp_path, log="class/quiz-a.log", grades="grades.csv")
    file.write_text(html, encoding="utf-8")
    page = new_page(browser)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    for size in SIZES:
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert _findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        assert page.evaluate(SMALL) == []
    assert asked == [file.as_uri()]
    assert page.locator("img").count() == 0
    assert HOSTILE in page.inner_text("main")
    assert "Teach again" in page.inner_text("[data-item=stop-or-go]")
    page.emulate_media(media="print")
    # what only leads elsewhere is not printed, every learner is
    assert not page.get_by_text("Open", exact=True).first.is_visible()
    assert [row.is_visible() for row in page.locator("tbody tr").all()] == [True] * len(view.learners)


def _findings(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in violations for node in each["nodes"]]
