"""The marking view in a browser: what is seen, what is saved, and that nothing of anybody's is lost."""

from collections.abc import Iterator

import pytest
from axe_findings import axe_findings
from graded_course import NBGRADERS_OWN, QUIZ
from marking_class import LONG, WRITTEN, Class, class_in_formgrader, marked_course
from playwright.sync_api import Browser, Locator, Page, expect
from windows import real_browser

from backfacial.facts import words

pytestmark = pytest.mark.filterwarnings(NBGRADERS_OWN)
OWN, ELSE = WRITTEN
WORDS_IN_ONE_PIECE = """node => {
  const text = node.firstChild;
  return [...text.data.matchAll(/[a-z]+/gi)].filter(word => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }).map(word => word[0]);
}"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll('button, summary, .mk-line, .mk-points, textarea')]
  .filter(node => node.checkVisibility()).map(node => node.getBoundingClientRect().height))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with real_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Class]:
    with class_in_formgrader(marked_course(tmp_path_factory.mktemp("marking") / "course")) as served:
        yield served


@pytest.fixture
def school(served: Class, browser: Browser) -> Iterator[Class]:
    """The class with nothing marked by a person."""
    served.wait_anew()
    yield served
    for context in browser.contexts:
        context.close()


def question(page: Page, item: str) -> Locator:
    return page.locator(f"[data-item='{item}']")


def points(page: Page, item: str) -> Locator:
    return question(page, item).get_by_label("points of", exact=False)


def said(key: str, **values: object) -> str:
    return words("marking", key, **values)


def test_all_that_is_seen_on_one_page(school: Class, browser: Browser) -> None:
    page = school.open(browser, "anna")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    expect(page.locator("body[data-ready]")).to_be_attached()
    assert [url for url in asked if not url.startswith((school.address, "data:"))] == []

    expect(page.get_by_role("heading", level=1)).to_have_text("A small quiz Anna O'Hara <b> (anna)")
    expect(page.locator("header")).to_contain_text(said("late", time="1 day 2 h"))
    expect(page.get_by_text(said("safety"))).to_be_in_viewport()
    order = page.locator("[data-item]").evaluate_all("nodes => nodes.map(node => node.dataset.item)")
    assert order == [OWN, ELSE, "stop-or-go", "who-waits", "how-long"]
    open_ones = page.locator("[data-item][open]").evaluate_all("nodes => nodes.map(node => node.dataset.item)")
    assert open_ones == [OWN, ELSE]
    expect(question(page, OWN).locator("summary")).to_be_focused()

    body = page.locator("body")
    expect(question(page, OWN)).to_contain_text("<script>window.hurt = 1</script>")
    expect(question(page, OWN)).to_contain_text("# no heading")
    assert page.evaluate("() => window.hurt") is None
    assert page.locator("main img, main iframe").count() == 0
    for code in ("ask(", "Tests failed", "Resolve", "import "):
        assert code not in (body.text_content() or "").split('{"')[0]

    page.get_by_role("link", name=said("question", number=1)).click()
    expect(question(page, "stop-or-go").get_by_text("Squeezing could hurt her")).to_be_visible()
    assert page.evaluate(SMALLEST) >= 44
    assert axe_findings(page, "body") == []
    page.emulate_media(color_scheme="dark")
    assert axe_findings(page, "body") == []


def test_answer_and_marks_stand_side_by_side_and_stay_in_view(school: Class, browser: Browser) -> None:
    page = school.open(browser, "bea")
    answer, mark = question(page, OWN).locator(".mk-answer"), question(page, OWN).locator(".mk-mark")
    left, right = answer.bounding_box(), mark.bounding_box()
    assert left and right and left["x"] + left["width"] <= right["x"]
    assert question(page, OWN).locator(".mk-own").evaluate(WORDS_IN_ONE_PIECE) == []
    expect(question(page, OWN).locator(".mk-own")).to_have_text(LONG)
    for _ in range(2):  # as it opens, and at the end of the answer
        for control in (points(page, OWN), question(page, OWN).get_by_role("textbox").last):
            expect(control).to_be_in_viewport(ratio=1)
        page.mouse.wheel(0, 500)
        page.wait_for_function("() => scrollY > 300")

    page.set_viewport_size({"width": 400, "height": 800})
    left, right = answer.bounding_box(), mark.bounding_box()
    assert left and right and left["y"] + left["height"] <= right["y"]
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 400
    assert question(page, OWN).locator(".mk-own").evaluate(WORDS_IN_ONE_PIECE) == []


def test_six_answers_are_marked_by_keyboard_alone(school: Class, browser: Browser) -> None:
    first, second, third = school.in_order()
    page = school.open(browser, first)
    keys = ["1", "Alt+N", "2", "Alt+N", "1", "2", "Alt+W", "1", "Alt+P", "2", "Alt+P", "1", "2"]
    for key in keys:
        before = page.url.partition("#")[0]
        page.keyboard.press(key)
        if key.startswith("Alt") and not (key == "Alt+W" and before in page.url):
            page.wait_for_url(lambda url, before=before: not url.startswith(before))
            expect(page.locator("body[data-ready]")).to_be_attached()
        expect(page.locator(":focus")).to_be_attached()
    expect(question(page, ELSE)).to_contain_text("Saved")
    page.close(run_before_unload=True)
    scores = {learner: tuple(school.course.scores(learner)[item] for item in WRITTEN) for learner in school.in_order()}
    assert scores == {first: (1, 2), second: (3, 1), third: (4, 1)}
    assert not any(school.course.waiting(learner) for learner in school.in_order())
