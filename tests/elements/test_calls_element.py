"""A phone call's element: saved on the way, reviewed when it is decided; new calls come and come back."""

import json
from collections.abc import Callable
from typing import Any

import anywidget
import pytest
from perfect_trainee import right_response

from backfacial.answers.store import AnswerStore
from backfacial.clients.generate_call import CALL_GENERATOR
from backfacial.elements.calls import Calls, calls
from backfacial.elements.make import graded, practice
from backfacial.items.bank import practice_items
from backfacial.items.case.generated_call import generated_call_case
from backfacial.items.case.item import CaseItem

from .conftest import Spoken

Make = Callable[[anywidget.AnyWidget], Spoken]
WHEALS = practice_items()["reactions-phone-wheals"]
assert isinstance(WHEALS, CaseItem)
RIGHT = right_response(WHEALS)
BEGUN = {"react": {"path": ["hives", "look"], "action": None, "steps": [], "words": None}}


def test_a_call_on_the_way_is_saved_and_reviewed_once_it_is_checked(store: AnswerStore, spoken: Make) -> None:
    page = spoken(practice(WHEALS, store))
    begun = page.ask("answer", response=BEGUN, writing=True)
    assert begun["kind"] == "saved" and "feedback" not in begun
    assert store.read().response(WHEALS.id) == BEGUN
    checked = page.ask("answer", response=RIGHT)
    assert checked["standing"] == "right" and 'data-state="right"' in checked["feedback"]
    assert spoken(practice(WHEALS, store)).ask("hello")["response"] == RIGHT


def test_a_graded_call_says_nothing_about_right_or_wrong(store: AnswerStore, spoken: Make) -> None:
    page = spoken(graded(WHEALS.question(), store, 1))
    replies = [page.ask("answer", response=BEGUN), page.ask("answer", response=RIGHT), page.ask("hello")]
    assert all("feedback" not in reply for reply in replies)
    assert store.read().response(WHEALS.id) == RIGHT


def test_no_level_and_no_reason_is_in_what_a_page_receives(store: AnswerStore) -> None:
    widget: Any = graded(WHEALS.question(), store, 1)
    received = json.dumps([widget.question, widget.look])
    assert "My throat has felt tight" in received and "Raised wheals" in received
    for secret in (*(option.why for option in WHEALS.options), "SE20", '"key"', '"critical"', '"action"', '"facts"'):
        assert secret not in received
    assert [each["id"] for each in widget.terms["actions"]] == ["expected", "monitor", "refer", "urgent", "emergency"]
    assert set(widget.terms["calls"]) == {"now", "position", "then"}
    assert all(set(step) == {"id", "label"} for steps in widget.terms["calls"].values() for step in steps)


def test_what_a_call_does_not_offer_is_refused_and_nothing_is_lost(store: AnswerStore, spoken: Make) -> None:
    page = spoken(practice(WHEALS, store))
    page.ask("answer", response=BEGUN)
    reply = page.ask("answer", response={"react": {**RIGHT["react"], "path": ["weather"]}})
    assert (reply["kind"], reply["again"]) == ("not-saved", False)
    assert store.read().response(WHEALS.id) == BEGUN


@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
def test_the_next_call_is_taken_and_comes_back_after_a_restart(
    store: AnswerStore, spoken: Make, difficulty: str
) -> None:
    widget: Any = calls(store)
    page = spoken(widget)
    assert widget.question == {}
    assert page.ask("another", difficulty=difficulty)["kind"] == "met"
    met = widget.question
    assert met["id"].startswith(f"call-{CALL_GENERATOR}-{difficulty}-")
    memory: Any = store.read().response(Calls.kept_as)
    right = right_response(generated_call_case(memory["seed"], memory["difficulty"]))
    assert page.ask("answer", response=right)["standing"] == "right"

    again: Any = calls(store)
    state = spoken(again).ask("hello")
    assert (again.question, again.look) == (met, widget.look)
    assert (state["response"], state["standing"]) == (right, "right")
