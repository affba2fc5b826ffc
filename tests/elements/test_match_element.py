"""The element for pairs: what its page gets, what it keeps, and what practice tells."""

import json
from collections.abc import Callable
from pathlib import Path

import anywidget

from backfacial.answers.store import AnswerStore
from backfacial.elements.make import graded, practice
from backfacial.items.match import MatchItem

from .conftest import ABOUT, Spoken

Make = Callable[[anywidget.AnyWidget], Spoken]
ITEM = MatchItem.model_validate(
    {
        **ABOUT,
        "id": "q-match",
        "type": "match",
        "stem": "What belongs together?",
        "left": [
            {"id": "a", "text": "Left a", "right": "y", "why": "secret reason of a [E07].", "critical": True},
            {"id": "b", "text": "Left b", "right": "x", "why": "secret reason of b [E08]."},
        ],
        "right": [{"id": name, "text": f"Right {name}"} for name in "xyz"],
    }
)
RIGHT = {"a": "y", "b": "x"}


def test_its_page_gets_both_sides_the_words_and_no_key(store: AnswerStore) -> None:
    traits = graded(ITEM.question(), store, 1).trait_values()
    public = json.dumps(traits["question"])
    assert [side["text"] for side in traits["question"]["right"]] == ["Right x", "Right y", "Right z"]
    assert traits["words"]["match-left"] == "{count} are still open."
    assert not any(secret in public for secret in ("secret", "critical", "E07"))


def test_what_is_begun_is_kept_and_nothing_that_is_no_pair(store: AnswerStore, spoken: Make) -> None:
    page = spoken(graded(ITEM.question(), store, 1))
    for response, kept in (({"b": "z"}, {"b": "z"}), (RIGHT, RIGHT), ({}, None), (None, None)):
        assert page.ask("answer", response=response)["kind"] == "saved"
        assert page.ask("hello")["response"] == kept
    for response in ([], "a", {"a": "b"}, {"x": "a"}, {"a": ["y"]}, {"a": None}):
        reply = page.ask("answer", response=response)
        assert (reply["kind"], reply["again"]) == ("not-saved", False)


def test_practice_says_which_pair_is_wrong_at_once_and_which_is_right_later(tmp_path: Path, spoken: Make) -> None:
    lesson = AnswerStore(tmp_path / "answers" / "a-lesson.json", "a-lesson", str)
    page = spoken(practice(ITEM, lesson))
    begun = page.ask("answer", response={"a": "y"}, writing=True)
    assert "feedback" not in begun
    first = page.ask("answer", response={"a": "y", "b": "z"})
    assert (first["standing"], first["shown"]) == ("partly", False)
    assert "Left b → Right z" in first["feedback"] and "secret reason of a" in first["feedback"]
    assert "Right x" not in first["feedback"] and "secret reason of b" not in first["feedback"]
    second = page.ask("answer", response={"a": "x", "b": "x"})
    assert (second["standing"], second["shown"]) == ("critical", True)
    assert "Left a → Right y" in second["feedback"]
    assert page.ask("answer", response=RIGHT)["standing"] == "right"


def test_a_drawing_has_numbers_and_practice_names_what_was_found(tmp_path: Path, spoken: Make) -> None:
    places = {"a": "oil-gland", "b": "fat"}
    data = ITEM.model_dump(mode="json")
    left = [{**side, "text": None, "place": places[side["id"]]} for side in data["left"]]
    element = practice(
        MatchItem.model_validate({**data, "left": left, "drawing": "skin-section"}),
        AnswerStore(tmp_path / "answers" / "a-lesson.json", "a-lesson", str),
    )
    traits = element.trait_values()
    assert 'data-left="a"' in traits["drawing"] and "Right y" not in traits["drawing"]
    page = spoken(element)
    assert "named" not in page.ask("answer", response={"a": "y"}, writing=True)
    assert page.ask("answer", response={"a": "y", "b": "z"})["named"] == {"a": "y"}
    assert page.ask("answer", response={"a": "y", "b": "y"})["named"] == RIGHT  # the solution is shown


def test_pairs_of_words_have_no_drawing(store: AnswerStore) -> None:
    assert graded(ITEM.question(), store, 1).trait_values()["drawing"] == ""
