"""A visit's element: saved on the way without a word on right or wrong, reviewed when it is decided, kept for ever."""

import json
from collections.abc import Callable
from typing import Any

import anywidget
import pytest
from perfect_trainee import right_response

from backfacial.answers.store import AnswerStore
from backfacial.clients.generate import GENERATOR
from backfacial.elements.clients import ITEM, clients
from backfacial.elements.make import graded, practice
from backfacial.facts import library
from backfacial.items.bank import practice_items
from backfacial.items.case.generated import generated_case
from backfacial.items.case.item import CaseItem

from .conftest import Spoken

Make = Callable[[anywidget.AnyWidget], Spoken]
DEVON = practice_items()["consult-client-devon"]
assert isinstance(DEVON, CaseItem)
ENOUGH = ["topic:medicines", "isotretinoin", "isotretinoin_last", "topic:letters"]
NO_DANGER = ["topic:heart", "topic:today", "topic:position"]
RIGHT = right_response(DEVON, path=[*ENOUGH, *NO_DANGER])
BEGUN = {"screen": {**RIGHT["screen"], "path": ["topic:medicines"], "level": None, "service": None, "words": None}}


def test_a_visit_on_the_way_is_saved_and_gets_no_feedback(store: AnswerStore, spoken: Make) -> None:
    page = spoken(practice(DEVON, store))
    for writing in (True, False):
        reply = page.ask("answer", response=BEGUN, writing=writing)
        assert reply["kind"] == "saved"
        assert "feedback" not in reply
    assert store.read().response(DEVON.id) == BEGUN
    state = page.ask("hello")
    assert state["response"] == BEGUN
    assert "feedback" not in state


def test_a_whole_visit_gets_its_review_when_it_is_checked_and_not_before(store: AnswerStore, spoken: Make) -> None:
    page = spoken(practice(DEVON, store))
    assert "feedback" not in page.ask("answer", response=RIGHT, writing=True)
    checked = page.ask("answer", response=RIGHT)
    assert 'data-state="right"' in checked["feedback"]
    assert checked["standing"] == "right" and "points" not in checked["feedback"]
    again = spoken(practice(DEVON, store)).ask("hello")
    assert (again["response"], again["feedback"]) == (RIGHT, checked["feedback"])


def test_the_review_begins_with_the_safety_mistake_then_the_decision(store: AnswerStore, spoken: Make) -> None:
    wrong = {"screen": {**RIGHT["screen"], "service": "full", "words": "a"}}
    page = spoken(practice(DEVON, store))
    page.ask("answer", response=wrong)
    review = page.ask("show")["feedback"]
    order = ["Safety mistake: this could hurt", "The rules of this course decide", "Your decision"]
    order += ["What you asked", "Your plan for today", "Your words", "Where this comes from"]
    places = [review.index(text) for text in order]
    assert places == sorted(places)


def test_a_graded_visit_says_nothing_about_right_or_wrong(store: AnswerStore, spoken: Make) -> None:
    page = spoken(graded(DEVON.question(), store, 1))
    replies = [page.ask("answer", response=BEGUN), page.ask("answer", response=RIGHT), page.ask("hello")]
    assert all("feedback" not in reply for reply in replies)
    assert store.read().response(DEVON.id) == RIGHT


def test_no_decision_and_no_reason_is_in_what_a_page_receives(store: AnswerStore) -> None:
    widget = graded(DEVON.question(), store, 1)
    received = json.dumps([widget.question, widget.look, widget.terms])  # type: ignore[attr-defined]
    assert "Nothing now, no." in received
    reasons = [library().fact("C01").why, *(option.why for option in DEVON.options)]
    for secret in (*reasons, "C01", '"key"', '"critical"', '"why"', "outcome", '"facts"'):
        assert secret not in received


@pytest.mark.parametrize(
    "changes",
    [
        {"path": ["pregnant"]},  # no topic asks Devon that
        {"path": ["hot_spreading"]},  # is seen, not asked
        {"path": ["topic:weather"]},
        {"path": "look"},
        {"steps_out": ["WAX"]},
        {"words": "z"},
        {"level": "ask"},
        {"extra": 1},
    ],
)
def test_foreign_steps_are_refused_and_nothing_is_lost(
    store: AnswerStore, spoken: Make, changes: dict[str, Any]
) -> None:
    page = spoken(practice(DEVON, store))
    page.ask("answer", response=BEGUN)
    reply = page.ask("answer", response={"screen": {**RIGHT["screen"], **changes}})
    assert (reply["kind"], reply["again"]) == ("not-saved", False)
    assert store.read().response(DEVON.id) == BEGUN


def test_a_visit_of_an_older_day_comes_back(store: AnswerStore, spoken: Make) -> None:
    store.save(DEVON.id, {"screen": {"path": ["topic:medicines", "look", "isotretinoin"]}})
    state = spoken(practice(DEVON, store)).ask("hello")
    open_fields = {"level": None, "service": None, "steps_out": [], "words": None}
    assert state["response"] == {"screen": {"path": ["topic:medicines", "look", "isotretinoin"], **open_fields}}


def test_a_visit_that_was_begun_anew_is_no_answer(store: AnswerStore, spoken: Make) -> None:
    page = spoken(practice(DEVON, store))
    page.ask("answer", response=RIGHT)
    nothing = {"path": [], "level": None, "service": None, "steps_out": [], "words": None}
    assert page.ask("answer", response={"screen": nothing}, writing=True)["kind"] == "saved"
    assert store.read().response(DEVON.id) is None
    assert page.ask("hello")["response"] is None


def test_nobody_is_there_before_the_first_client_is_met(store: AnswerStore, spoken: Make) -> None:
    widget = clients(store)
    assert spoken(widget).ask("hello")["response"] is None
    assert widget.question == {}  # type: ignore[attr-defined]
    assert not store.path.exists()


@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
def test_another_client_is_met_and_comes_back_after_a_restart(
    store: AnswerStore, spoken: Make, difficulty: str
) -> None:
    widget: Any = clients(store)
    page = spoken(widget)
    assert page.ask("another", difficulty=difficulty)["kind"] == "met"
    met = widget.question
    assert met["id"].startswith(f"client-{GENERATOR}-{difficulty}-")
    assert json.loads(json.dumps(met)) == met

    memory: Any = store.read().response(ITEM)
    right = right_response(generated_case(memory["seed"], memory["difficulty"]))
    assert page.ask("answer", response=right)["standing"] == "right"

    again: Any = clients(store)
    state = spoken(again).ask("hello")
    assert again.question == met
    assert again.look == widget.look
    assert state["response"] == right
    assert state["standing"] == "right" and state["feedback"]


def test_the_next_client_leaves_the_visit_before_in_the_file(store: AnswerStore, spoken: Make) -> None:
    widget: Any = clients(store)
    page = spoken(widget)
    page.ask("another", difficulty="easy")
    first = widget.question["id"]
    page.ask("answer", response={"screen": {"path": ["look"]}}, writing=True)
    page.ask("another", difficulty="hard")
    assert widget.question["id"] != first
    assert page.ask("hello")["response"] is None
    assert store.read().response(first)["screen"]["path"] == ["look"]  # type: ignore[index]


@pytest.mark.parametrize(
    "memory",
    [
        "a text",
        [1, 2],
        {},
        {"seed": "7", "difficulty": "easy"},
        {"seed": True, "difficulty": "easy"},
        {"seed": -1, "difficulty": "easy"},
        {"seed": 10**9, "difficulty": "easy"},
        {"seed": 7, "difficulty": "impossible"},
        {"seed": 7, "difficulty": ["easy"]},
    ],
)
def test_a_damaged_memory_is_ignored(store: AnswerStore, spoken: Make, memory: object) -> None:
    store.save(ITEM, memory)
    widget: Any = clients(store)
    page = spoken(widget)
    assert page.ask("hello")["kind"] == "state"
    assert widget.question == {}
    assert page.ask("another", difficulty="easy")["kind"] == "met"


def test_no_client_is_met_where_nothing_can_be_kept(store: AnswerStore, spoken: Make) -> None:
    store.path.parent.write_text("a file where the folder should be")
    widget: Any = clients(store)
    reply = spoken(widget).ask("another", difficulty="easy")
    assert (reply["kind"], reply["again"]) == ("not-saved", False)
    assert widget.question == {}


@pytest.mark.parametrize(
    "message",
    [
        {"kind": "another", "view": "v", "seq": 1, "difficulty": "impossible"},
        {"kind": "another", "view": "v", "seq": 1},
        {"kind": "answer", "view": "v", "seq": 1, "response": {"screen": {"path": ["look"]}}},
        "meet",
    ],
)
def test_nothing_else_is_listened_to_before_a_client_is_there(store: AnswerStore, spoken: Make, message: Any) -> None:
    assert spoken(clients(store)).say(message) is None
    assert not store.path.exists()
