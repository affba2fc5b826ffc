"""The element for an order: what its page gets, what it keeps, and what practice tells."""

import json
from collections.abc import Callable
from pathlib import Path

import anywidget
import pytest

from backfacial.answers.store import AnswerStore
from backfacial.elements.make import graded, practice
from backfacial.items.order.item import OrderItem

from .conftest import ABOUT, Spoken

Make = Callable[[anywidget.AnyWidget], Spoken]
ITEM = OrderItem.model_validate(
    {
        **ABOUT,
        "id": "q-order",
        "type": "order",
        "stem": "What comes first?",
        "cards": [{"id": letter, "text": f"text of {letter}"} for letter in "cab"],
        "rules": [
            {"before": "a", "after": "b", "why": "secret reason of a [E07].", "critical": True},
            {"before": "b", "after": "c", "why": "secret reason of b [E08]."},
        ],
    }
)
RIGHT = ["a", "b", "c"]


@pytest.fixture
def lesson(tmp_path: Path) -> AnswerStore:
    return AnswerStore(tmp_path / "answers" / "a-lesson.json", "a-lesson", str)


def test_its_page_gets_the_cards_as_they_open_the_words_and_no_key(store: AnswerStore) -> None:
    element = graded(ITEM.question(), store, 1)
    public = json.dumps(element.trait_values()["question"])
    assert [card["id"] for card in element.trait_values()["question"]["cards"]] == ["c", "a", "b"]
    assert element.trait_values()["words"]["order-place"] == "{card}: place {place} of {count}"
    assert not any(secret in public for secret in ("secret", "critical", "E07"))


def test_a_whole_order_is_kept_also_that_of_the_opening_and_nothing_else(store: AnswerStore, spoken: Make) -> None:
    page = spoken(graded(ITEM.question(), store, 1))
    for response in (RIGHT, ["c", "a", "b"], None):
        assert page.ask("answer", response=response)["kind"] == "saved"
        assert page.ask("hello")["response"] == response
    for response in ([], ["a", "b"], ["a", "b", "c", "c"], ["a", "b", "d"], {"a": 1}, "abc"):
        reply = page.ask("answer", response=response)
        assert (reply["kind"], reply["again"]) == ("not-saved", False)
    assert store.read().response("q-order") is None


def test_practice_names_the_broken_rule_at_once_and_a_right_order_later(lesson: AnswerStore, spoken: Make) -> None:
    page = spoken(practice(ITEM, lesson))
    first = page.ask("answer", response=["a", "c", "b"])
    assert (first["standing"], first["shown"]) == ("partly", False)
    assert "secret reason of b" in first["feedback"] and "right order" not in first["feedback"]
    second = page.ask("answer", response=["b", "a", "c"])
    assert (second["standing"], second["shown"]) == ("critical", True)
    assert "The right order" in second["feedback"]
    third = page.ask("answer", response=RIGHT)
    assert third["standing"] == "right" and "Why this order" in third["feedback"]
