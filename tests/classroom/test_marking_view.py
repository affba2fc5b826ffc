"""The marking view in a browser: what is seen, what is saved, and that nothing of anybody's is lost."""

from collections.abc import Iterator

import pytest
from axe_findings import axe_findings
from graded_course import NBGRADERS_OWN, QUIZ
from marking_class import LONG, WRITTEN, Class, class_in_formgrader, marked_course
from playwright.sync_api import Browser, Locator, Page, Route, expect
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


def head(page: Page, item: str) -> Locator:
    return question(page, item).locator("> summary")


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

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "A small quiz Anna O'Hara <b> (anna)", use_inner_text=True
    )
    expect(page.locator("header")).to_contain_text(said("late", time="1 day 2 hours"))
    expect(page.get_by_text(said("safety"))).to_be_in_viewport()
    order = page.locator("[data-item]").evaluate_all("nodes => nodes.map(node => node.dataset.item)")
    assert order == [OWN, ELSE, "stop-or-go", "who-waits", "how-long"]
    open_ones = page.locator("[data-item][open]").evaluate_all("nodes => nodes.map(node => node.dataset.item)")
    assert open_ones == [OWN, ELSE]
    expect(head(page, OWN)).to_be_focused()

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
    for keys, learner, item in [
        ("1", first, OWN),
        ("Alt+KeyN 2", second, OWN),
        ("Alt+KeyN 1 2", third, OWN),
        ("Alt+KeyW 1", third, ELSE),
        ("Alt+KeyP 2", second, ELSE),
        ("Alt+KeyP 1 2", first, ELSE),
    ]:
        for key in keys.split():
            page.keyboard.press(key)
            expect(page.locator("body[data-ready] main")).to_have_attribute("data-hand-in", school.submission(learner))
            expect(head(page, item)).to_be_focused()
    expect(question(page, ELSE).locator(".mk-saved")).to_contain_text("Saved")
    page.keyboard.press("Alt+KeyW")
    expect(page.locator("#said")).to_have_text(said("nothing-waits"))
    expect(page.locator(f"[data-learner='{school.submission(first)}']")).to_contain_text(said("class-done"))
    bar, heading = page.locator("#bar").bounding_box(), head(page, ELSE).bounding_box()
    assert bar and heading and bar["y"] + bar["height"] <= heading["y"], "what is said covers the question"
    scores = {learner: tuple(school.course.scores(learner)[item] for item in WRITTEN) for learner in school.in_order()}
    assert scores == {first: (1, 2), second: (3, 1), third: (4, 1)}
    assert not any(school.course.waiting(learner) for learner in school.in_order())


def test_points_that_cannot_be_are_refused_with_a_sentence_and_none_wait_again(school: Class, browser: Browser) -> None:
    page = school.open(browser, "cleo")
    own = question(page, OWN)
    for typed, sentence in {
        "5": said("refused-high", typed="5", out_of="4"),
        "-1": said("refused-negative", out_of="4"),
        "two": said("refused-number", typed="two", out_of="4"),
    }.items():
        points(page, OWN).fill(typed)
        points(page, OWN).press("Enter")
        expect(own.get_by_role("alert")).to_have_text(sentence)
        expect(points(page, OWN)).to_have_value(typed)
        expect(points(page, OWN)).to_have_attribute("aria-invalid", "true")
        assert school.course.waiting("cleo") == set(WRITTEN)

    page.keyboard.press("Alt+KeyN" if school.in_order()[-1] != "cleo" else "Alt+KeyP")
    expect(page.get_by_text(said("unsaved"))).to_be_visible()
    points(page, OWN).fill("2,5")
    points(page, OWN).press("Enter")
    expect(own.locator(".mk-saved")).to_contain_text("Saved")
    expect(own.get_by_role("alert")).to_be_empty()
    assert school.course.scores("cleo")[OWN] == 2.5

    points(page, OWN).fill("")
    points(page, OWN).press("Enter")
    expect(own.locator(".mk-saved")).to_contain_text(said("saved-empty", time="").removeprefix("Saved ."))
    expect(head(page, OWN)).to_contain_text(said("state-waits"))
    assert school.course.waiting("cleo") == set(WRITTEN)


def test_points_by_rule_can_be_changed_and_come_back(school: Class, browser: Browser) -> None:
    page = school.open(browser, "cleo", "who-waits")
    asked = question(page, "who-waits")
    expect(head(page, "who-waits")).to_be_focused()
    expect(asked).to_contain_text(said("by-rule", points="3", out_of="3"))
    points(page, "who-waits").fill("1")
    points(page, "who-waits").press("Tab")
    expect(head(page, "who-waits")).to_contain_text(said("state-points", points="1", out_of="3"))
    assert school.course.scores("cleo")["who-waits"] == 1
    points(page, "who-waits").fill("")
    points(page, "who-waits").press("Tab")
    expect(asked.locator(".mk-saved")).to_contain_text("count again: 3")
    assert school.course.scores("cleo")["who-waits"] == 3


def test_the_second_window_is_told_and_nothing_is_overwritten(school: Class, browser: Browser) -> None:
    one, other = school.open(browser, "cleo"), school.open(browser, "cleo")
    one.keyboard.press("1")
    expect(question(one, OWN).locator(".mk-saved")).to_contain_text("Saved")
    comment = question(one, OWN).get_by_label(said("comment"))
    comment.fill("From the first window <b>")
    comment.press("Tab")
    expect(question(one, OWN).locator(".mk-saved")).to_contain_text("Saved")

    other.keyboard.press("2")
    alert = question(other, OWN).get_by_role("alert")
    expect(alert).to_contain_text(said("newer-points", points="points: 1", mine="points: 3"))
    assert school.course.scores("cleo")[OWN] == 1
    alert.get_by_role("button", name=said("save-mine")).click()
    expect(question(other, OWN).locator(".mk-saved")).to_contain_text("Saved")
    assert school.course.scores("cleo")[OWN] == 3

    text = question(other, OWN).get_by_label(said("comment"))
    text.fill("From the second")
    text.press("Tab")
    expect(alert).to_contain_text("From the first window <b>")
    alert.get_by_role("button", name=said("take-theirs")).click()
    expect(text).to_have_value("From the first window <b>")
    assert school.comment("cleo", OWN) == "From the first window <b>"

    one.evaluate("() => window.dispatchEvent(new Event('focus'))")
    expect(points(one, OWN)).to_have_value("3")
    expect(question(one, OWN).locator(".mk-saved")).to_have_text(said("changed"))

    # what was read before something is saved here, and comes after it, is not shown
    with one.expect_response("**/api/grades?*") as read:
        one.reload()
    before = read.value.text()
    held: list[Route] = []
    one.route("**/api/grades?*", lambda route: held.append(route))
    with one.expect_request("**/api/grades?*"):
        one.evaluate("() => window.dispatchEvent(new Event('focus'))")
    head(one, OWN).focus()
    one.keyboard.press("0")
    expect(question(one, OWN).locator(".mk-saved")).to_contain_text("Saved")
    with one.expect_response("**/api/grades?*"):
        held[0].fulfill(body=before)
    one.evaluate("() => new Promise(requestAnimationFrame)")
    expect(points(one, OWN)).to_have_value("0")


def test_nobody_leaves_with_something_unsaved(school: Class, browser: Browser) -> None:
    page = school.open(browser, "cleo")
    page.route("**/api/grade/*", lambda route: route.abort())
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.keyboard.press("1")
    alert = question(page, OWN).get_by_role("alert")
    expect(alert).to_contain_text(said("failed"))
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
    expect(points(page, OWN)).to_have_value("1")
    page.unroute("**/api/grade/*")
    alert.get_by_role("button", name=said("save-again")).click()
    expect(question(page, OWN).locator(".mk-saved")).to_contain_text("Saved")

    question(page, OWN).get_by_label(said("comment")).fill("Kind.")  # and away at once
    page.keyboard.press("Alt+KeyW")
    expect(page.locator("h1")).not_to_contain_text("cleo")
    assert (school.course.scores("cleo")[OWN], school.comment("cleo", OWN)) == (1, "Kind.")


def test_names_stay_hidden_from_learner_to_learner(school: Class, browser: Browser) -> None:
    first, second, _ = school.in_order()
    page = school.open(browser, first)
    page.get_by_role("button", name=said("hide-names")).click()
    page.get_by_role("link", name=said("next")).click()
    expect(page.get_by_role("heading", name=said("place", place=2, total=3))).to_be_visible()
    expect(page.get_by_text(second, exact=True).first).to_be_hidden()
    assert page.locator("html").evaluate("node => getComputedStyle(node.querySelector('.mk-name')).display") == "none"
    page.get_by_role("button", name=said("show-names")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(second)


def test_a_mark_that_was_opened_again_is_confirmed_and_one_that_was_marked_anew_is_told(
    school: Class, browser: Browser
) -> None:
    school.course.grade_by_hand("cleo", 3.0, "Nearly there.")
    page = school.open(browser, "cleo", OWN)
    expect(question(page, OWN)).not_to_contain_text(said("comment-before"))
    file = school.course.submitted("cleo") / "answers.json"
    file.write_bytes(file.read_bytes().replace(b"I would listen.", b"I would look first."))
    assert school.course.run("autograde", QUIZ, "--force").code == 0
    page.keyboard.press("1")
    expect(question(page, OWN).get_by_role("alert")).to_contain_text(said("outdated"))
    page.evaluate("() => window.dispatchEvent(new Event('focus'))")
    expect(page.locator("#said")).to_have_text(said("outdated"))
    assert school.course.waiting("cleo") == set(WRITTEN)

    page = school.open(browser, "cleo")
    own = question(page, OWN)
    expect(own).to_contain_text("I would look first.")
    expect(own).to_contain_text(said("comment-before"))
    expect(head(page, OWN)).to_contain_text("second look")
    points(page, OWN).fill("9")
    own.get_by_role("button", name=said("keep")).click()
    expect(head(page, OWN)).to_have_text("Question 4 3 of 4 points", use_inner_text=True)
    assert school.course.scores("cleo")[OWN] == 3
    assert school.course.waiting("cleo") == {ELSE}


def test_what_cannot_be_shown_is_said_with_the_mend(school: Class, browser: Browser) -> None:
    source = school.course.root / "source" / QUIZ / "assignment.yml"
    before = source.read_text()
    page = school.open(browser, "bea")
    try:
        source.write_text(before.replace("title:", "titel:"))
        page.reload()
        expect(page.get_by_role("heading", name=said("problem-heading"))).to_be_visible()
        expect(page.get_by_role("main")).to_contain_text("assignment.yml")
    finally:
        source.write_text(before)
