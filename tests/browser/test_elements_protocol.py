"""A question's page against a Python that is played by the test: late, missing and wrong replies, and lost answers."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from anywidget import AnyWidget
from playwright.sync_api import Browser, Locator, Page, expect
from windows import new_page

from backfacial.answers.store import AnswerStore
from backfacial.elements.make import graded, practice
from backfacial.items.bank import practice_items
from backfacial.items.base import PublicOption, Question

PAGE = """<!doctype html><html lang="en"><title>Test</title><body><script type="module">
const [{ default: element }, traits] = await Promise.all([
  import('/element.js'),
  fetch('/traits.json').then(reply => reply.json())
]);
const ears = new Set();
window.sent = [];
window.say = message => ears.forEach(ear => ear(message));
window.model = {
  get: name => traits[name],
  send: message => window.sent.push(message),
  on: (name, ear) => name === 'msg:custom' && ears.add(ear),
  off: (name, ear) => ears.delete(ear),
  widget_manager: { get_model: async () => undefined }
};
window.leave = element.render({ model: window.model, el: document.body });
</script>"""

OPTIONS = tuple(PublicOption(id=letter, text=f"Option {letter}") for letter in "abc")
CHOICE = Question(id="q", type="choice", stem="Which one?", points=1, options=OPTIONS)
NUMBER = Question(id="q", type="number", stem="How many?", points=1, unit="s")
REFLECTION = Question(id="q", type="reflection", stem="What would you say?", points=1)
AT = "2026-05-04T08:42:00Z"


def asked(question: Question, folder: Path) -> AnyWidget:
    return graded(question, answers(folder), 1)


def answers(folder: Path) -> AnswerStore:
    return AnswerStore(folder / "answers.json", "quiz", str)


class Played:
    """One page with one element; the test is its Python."""

    def __init__(self, browser: Browser, widget: Any) -> None:
        files = {"/element.js": widget._esm, "/traits.json": json.dumps(widget.get_state()), "/": PAGE}
        kinds = {"/element.js": "text/javascript", "/traits.json": "application/json", "/": "text/html"}
        self.page: Page = new_page(browser, timezone_id="UTC", locale="en-GB")
        self.page.clock.install(time=AT)
        self.page.route(
            lambda address: True,
            lambda route: route.fulfill(
                body=files.get(path := urlsplit(route.request.url).path, ""), content_type=kinds.get(path, "text/plain")
            ),
        )
        self.open()

    def open(self) -> None:
        self.page.goto("http://course.test/")
        self.page.wait_for_function("() => window.sent?.length")

    @property
    def status(self) -> Locator:
        return self.page.locator(".bfe-foot .bfe-status")

    @property
    def input(self) -> Locator:
        return self.page.locator("input, textarea").first

    def sent(self, kind: str, number: int) -> list[dict[str, Any]]:
        """What the page has said of a kind, once it has said it `number` times."""
        self.page.wait_for_function(
            "([kind, number]) => window.sent.filter(message => message.kind === kind).length >= number",
            arg=[kind, number],
        )
        said: list[dict[str, Any]] = self.page.evaluate("() => window.sent")
        return [message for message in said if message["kind"] == kind]

    def reply(self, to: dict[str, Any], kind: str, **values: object) -> None:
        message = {"kind": kind, "view": to["view"], "seq": to["seq"], "notices": [], **values}
        self.page.evaluate("message => window.say(message)", message)

    def awake(self, response: object = None, revision: int = 0) -> None:
        """Answer the newest hello."""
        self.reply(self.sent("hello", 1)[-1], "state", response=response, at=AT if revision else "", revision=revision)
        expect(self.input).to_be_enabled()


def test_only_the_acknowledgement_of_the_newest_answer_says_saved(browser: Browser, tmp_path: Path) -> None:
    played = Played(browser, asked(CHOICE, tmp_path))
    played.awake()
    played.page.get_by_label("Option a").check()
    first = played.sent("answer", 1)[-1]
    played.page.get_by_label("Option b").check()
    second = played.sent("answer", 2)[-1]
    played.reply(first, "saved", at=AT, revision=1)
    expect(played.status).to_have_text("Saving…")
    played.reply({**second, "view": "another-view"}, "saved", at=AT, revision=2)
    expect(played.status).to_have_text("Saving…")
    played.reply(second, "saved", at=AT, revision=2)
    expect(played.status).to_have_text("Saved 08:42")


def test_what_is_still_open_is_not_written_over_by_a_save_on_its_way(browser: Browser, tmp_path: Path) -> None:
    visit = next(item for item in practice_items().values() if item.type == "case")
    played = Played(browser, practice(visit, answers(tmp_path)))
    played.awake()
    played.page.locator(".bfe-topics summary").first.click()
    played.page.locator("button.bfe-ask:visible").first.click()
    step = played.sent("answer", 1)[-1]
    played.page.get_by_role("button", name="Check my answer").click()
    expect(played.status).to_have_text("Still open: your decision.")
    played.reply(step, "saved", at=AT, revision=1)
    expect(played.status).to_have_text("Still open: your decision.")
    played.page.locator(".bfe-group-level input").first.check()
    played.reply(played.sent("answer", 2)[-1], "saved", at=AT, revision=2)
    expect(played.status).to_have_text("Saved 08:42")


def test_each_check_of_practice_is_a_try_of_its_own(browser: Browser, tmp_path: Path) -> None:
    number = next(item for item in practice_items().values() if item.type == "number")
    played = Played(browser, practice(number, answers(tmp_path)))
    played.awake()
    for count, value in enumerate(("1", "2"), start=1):
        played.input.fill(value)
        played.page.get_by_role("button", name="Check").click()
        sent = played.sent("answer", count)[-1]
        assert sent["writing"] is False
        played.reply(sent, "saved", at=AT, revision=count, feedback="<p>why</p>", standing="wrong", shown=count == 2)
        expect(played.page.locator(".bfe-feedback")).to_have_text("why")


def test_silence_is_not_saved_and_the_answer_is_sent_again(browser: Browser, tmp_path: Path) -> None:
    played = Played(browser, asked(CHOICE, tmp_path))
    played.awake()
    played.page.get_by_label("Option a").check()
    lost = played.sent("answer", 1)[-1]
    played.page.clock.fast_forward(6_000)
    expect(played.status).to_contain_text("Not saved")
    played.reply(lost, "saved", at=AT, revision=1)  # too late: nobody waits for this one any longer
    expect(played.status).to_contain_text("Not saved")
    played.page.clock.fast_forward(3_000)
    played.reply(played.sent("hello", 2)[-1], "state", response=None, at="", revision=0)
    again = played.sent("answer", 2)[-1]
    assert (again["response"], again["seq"] > lost["seq"]) == ("a", True)
    assert again["active_s"] >= lost["active_s"]
    played.reply(again, "saved", at=AT, revision=1)
    expect(played.status).to_have_text("Saved 08:42")


def test_nothing_is_taken_before_python_has_answered(browser: Browser, tmp_path: Path) -> None:
    played = Played(browser, asked(CHOICE, tmp_path))
    expect(played.status).to_have_text("One moment…")
    expect(played.input).to_be_disabled()
    played.page.clock.fast_forward(8_000)
    expect(played.status).to_contain_text("This page is asleep")
    expect(played.input).to_be_disabled()
    played.page.clock.fast_forward(3_000)
    played.sent("hello", 2)
    played.awake("b", revision=4)
    expect(played.page.get_by_label("Option b")).to_be_checked()
    expect(played.status).to_have_text("Saved 08:42")


@pytest.mark.parametrize(
    ("text", "value"),
    [("6", 6), ("6.5", 6.5), (" 6,5 ", 6.5), ("-3", -3), (",5", 0.5), ("0,125", 0.125), ("−2", -2), ("", None)],
)
def test_numbers_as_people_write_them(text: str, value: float | None, browser: Browser, tmp_path: Path) -> None:
    played = Played(browser, asked(NUMBER, tmp_path))
    played.awake({"value": 1, "unit": "s"}, revision=1)
    played.input.fill(text)
    played.input.press("Enter")
    response = None if value is None else {"value": value, "unit": "s"}
    assert [message["response"] for message in played.sent("answer", 1)] == [response]


@pytest.mark.parametrize("text", ["six", "6 s", "1,500", "1.2.3", "1e3", "0x10", "Infinity", "1 000", "--1"])
def test_what_is_no_number_is_not_sent(text: str, browser: Browser, tmp_path: Path) -> None:
    played = Played(browser, asked(NUMBER, tmp_path))
    played.awake()
    played.input.fill(text)
    played.input.press("Enter")
    expect(played.status).to_contain_text("Not saved")
    played.page.clock.fast_forward(60_000)
    assert all(message["kind"] == "hello" for message in played.page.evaluate("() => window.sent"))
    played.input.fill("7")
    expect(played.page.locator(".bfe-problem")).to_be_empty()


def test_writing_is_saved_after_a_pause_as_one_event(browser: Browser, tmp_path: Path) -> None:
    played = Played(browser, asked(REFLECTION, tmp_path))
    played.awake()
    played.input.focus()
    for number, text in enumerate(("One", "One two", "One two three"), 1):
        played.input.fill(text)
        expect(played.status).to_have_text("Not saved yet")
        played.page.clock.fast_forward(1_500)
        message = played.sent("answer", number)[-1]
        assert (message["response"], message["writing"]) == (text, number > 1)
        played.reply(message, "saved", at=AT, revision=number)
        expect(played.status).to_have_text("Saved 08:42")
    played.input.blur()
    for number in (4, 5):
        played.input.focus()
        played.input.fill(f"Later {number}")
        played.input.blur()
        message = played.sent("answer", number)[-1]
        assert message["writing"] is False
        played.reply(message, "saved", at=AT, revision=number)
        expect(played.status).to_have_text("Saved 08:42")


@pytest.mark.parametrize(
    ("question", "saved", "revision", "shown"),
    [
        (REFLECTION, None, 0, "my draft"),
        (REFLECTION, "other words", 3, "other words\n\nmy draft"),
        (REFLECTION, "all of my draft and more", 3, "all of my draft and more"),
        (NUMBER, None, 0, "5"),
        (NUMBER, {"value": 9, "unit": "s"}, 3, "9"),
    ],
)
def test_an_answer_that_was_not_acknowledged_outlives_a_reload(
    question: Question, saved: object, revision: int, shown: str, browser: Browser, tmp_path: Path
) -> None:
    played = Played(browser, asked(question, tmp_path))
    played.awake()
    played.input.fill("my draft" if question is REFLECTION else "5")
    played.open()
    played.awake(saved, revision)
    expect(played.input).to_have_value(shown)
    if shown in ("9", saved):
        expect(played.status).to_have_text("Saved 08:42")
    else:
        message = played.sent("answer", 1)[-1]
        played.reply(message, "saved", at=AT, revision=revision + 1)
        expect(played.status).to_have_text("Saved 08:42")
    played.open()
    played.awake("newest" if question is REFLECTION else {"value": 1, "unit": "s"}, revision + 1)
    expect(played.input).to_have_value("newest" if question is REFLECTION else "1")


def test_a_page_that_was_left_says_nothing_more(browser: Browser, tmp_path: Path) -> None:
    played = Played(browser, asked(CHOICE, tmp_path))
    played.awake()
    played.page.get_by_label("Option a").check()
    played.sent("answer", 1)
    played.page.evaluate("() => window.leave()")
    played.page.clock.fast_forward(120_000)
    assert len(played.page.evaluate("() => window.sent")) == 2
