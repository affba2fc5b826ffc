"""Pairs: the mark is the share of right pairs, a critical pair zeroes it, and each reason is told once."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from backfacial.anatomy.places import code
from backfacial.facts import words
from backfacial.items.base import NotAResponse
from backfacial.items.mark import Sign, State
from backfacial.items.match import MatchItem, is_whole, read
from backfacial.items.responses import is_answered, kept_response

ABOUT = {
    "id": "a-match",
    "type": "match",
    "objective": "protocol-order",
    "stem": "What belongs together?",
    "points": 3,
    "facts": ["E07"],
}
LEFT = {"razor": "once", "comb": "twice", "bowl": "twice"}


def match(keys: dict[str, str], right: tuple[str, ...], critical: frozenset[str] = frozenset()) -> MatchItem:
    left = [
        {
            "id": name,
            "text": f"The {name}",
            "right": key,
            "why": f"So is the {name} [E07].",
            "critical": name in critical,
        }
        for name, key in keys.items()
    ]
    return MatchItem.model_validate(
        {**ABOUT, "left": left, "right": [{"id": name, "text": f"Use {name}"} for name in right]}
    )


ITEM = match(LEFT, ("twice", "never", "once"), frozenset({"razor"}))


@st.composite
def items(draw: st.DrawFn) -> MatchItem:
    """Any pairs: right sides that several share, and some that belong to nothing."""
    right = draw(st.permutations([f"r{number}" for number in range(draw(st.integers(2, 6)))]))
    left = [f"l{number}" for number in range(draw(st.integers(2, 8)))]
    keys = {name: draw(st.sampled_from(right)) for name in left}
    assume(len(set(keys.values())) > 1)
    assume(list(keys.values()) != [name for name in right if name in keys.values()])
    return match(keys, tuple(right), frozenset(draw(st.sets(st.sampled_from(left)))))


@st.composite
def answered(draw: st.DrawFn) -> tuple[MatchItem, dict[str, str]]:
    item = draw(items())
    sides = st.sampled_from([side.id for side in item.right])
    return item, draw(st.dictionaries(st.sampled_from([side.id for side in item.left]), sides, min_size=1))


@given(answered())
def test_the_mark_is_the_share_of_right_pairs_and_0_where_a_critical_one_is_wrong(
    made: tuple[MatchItem, dict[str, str]],
) -> None:
    item, response = made
    mark = item.mark(response)
    right = [side for side in item.left if response.get(side.id) == side.right]
    harmful = [side for side in item.left if side.critical and side.id in response and side not in right]
    assert mark.critical == bool(harmful)
    assert mark.points == (0 if harmful else item.points * (len(right) / len(item.left)))
    assert (mark.state is State.RIGHT) == (len(right) == len(item.left))
    assert [reason.critical for reason in mark.reasons].count(True) == len(harmful)


@given(answered())
def test_each_reason_is_told_once_and_a_wrong_pair_does_not_tell_the_right_one(
    made: tuple[MatchItem, dict[str, str]],
) -> None:
    item, response = made
    mark = item.mark(response)
    assert sorted(filter(None, (reason.why for reason in mark.reasons))) == sorted(side.why for side in item.left)
    for reason in mark.reasons:
        if reason.sign is Sign.FALSE_ALARM:
            assert bool(reason.why) == reason.critical and reason.text not in mark.expected
        else:
            assert reason.text in mark.expected


@given(answered())
def test_what_is_begun_is_kept_in_the_order_of_the_sides_and_whole_when_each_has_one(
    made: tuple[MatchItem, dict[str, str]],
) -> None:
    item, response = made
    question = item.question()
    kept = read(question, response)
    assert kept == response and list(kept) == [side.id for side in item.left if side.id in response]
    assert is_whole(question, kept) == is_answered(question, response) == (len(response) == len(item.left))


@given(
    st.recursive(st.none() | st.integers() | st.text(), lambda each: st.lists(each) | st.dictionaries(st.text(), each))
)
def test_anything_else_is_refused_and_marked_as_unreadable(raw: Any) -> None:
    assume(raw is not None and raw != {})
    assert ITEM.mark(raw).state is State.UNREADABLE
    assert kept_response(ITEM.question(), raw) is None
    with pytest.raises(NotAResponse):
        read(ITEM.question(), raw)


@pytest.mark.parametrize("response", [None, {}])
def test_no_pair_is_no_answer_and_all_right_pairs_are_told(response: object) -> None:
    mark = ITEM.mark(response)
    assert (mark.state, mark.points, mark.critical) == (State.UNANSWERED, 0, False)
    assert (
        [reason.text for reason in mark.reasons]
        == list(mark.expected)
        == [
            "The razor → Use once",
            "The comb → Use twice",
            "The bowl → Use twice",
        ]
    )


def test_what_a_page_gets_has_no_key() -> None:
    public = ITEM.question().model_dump_json(exclude_defaults=True)
    assert [side.id for side in ITEM.question().left] == list(LEFT)
    assert not any(secret in public for secret in ("So is", "critical", "why", "E07"))
    assert ITEM.question().digest != match(LEFT, ("never", "twice", "once")).question().digest


WRONG = {
    "an unknown right side": ({"a": "x", "b": "z"}, ("x", "y"), "left side b names the unknown right side 'z'"),
    "one answer for all": ({"a": "x", "b": "x"}, ("x", "y"), "all its left sides have the same right side"),
    "the same order": ({"a": "x", "b": "y", "c": "z"}, ("x", "o", "y", "z"), "stand in the order of the left ones"),
    "two of a name": ({"a": "x", "b": "y"}, ("y", "x", "x"), "two right sides have the same id 'x'"),
}


@pytest.mark.parametrize(("keys", "right", "said"), WRONG.values(), ids=WRONG)
def test_sides_that_make_no_question_are_named(keys: dict[str, str], right: tuple[str, ...], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        match(keys, right)


@given(items())
def test_an_item_is_the_same_after_it_was_written_and_read(item: MatchItem) -> None:
    again = MatchItem.model_validate(item.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    assert again == item and again.key_digest == item.key_digest


PARTS = {"a": "oil-gland", "b": "fat", "c": "hair"}
NAMES = {"a": "oil", "b": "fat", "c": "hair"}


def parts(places: dict[str, str | None], **more: Any) -> MatchItem:
    left = [
        {"id": side, "right": NAMES[side], "why": "So it is [FS30].", **({"place": place} if place else {"text": side})}
        for side, place in places.items()
    ]
    right = [{"id": name, "text": text} for name, text in (("hair", "A hair"), ("fat", "Fat"), ("oil", "An oil gland"))]
    return MatchItem.model_validate({**ABOUT, "drawing": "skin-section", "left": left, "right": right, **more})


def test_a_place_of_a_drawing_is_told_by_where_it_lies_and_marked_as_any_pair():
    item = parts(PARTS)
    question = item.question()
    assert question.drawing == "skin-section"
    assert [side.place for side in question.left] == [code(name) for name in PARTS.values()], (
        "an id would tell the name"
    )
    assert question.left[0].text == words("anatomy", "skin-section-oil-gland")
    mark = item.mark({**NAMES, "c": "fat"})
    assert mark.points == 2 and mark.given[2] == f"3. {question.left[2].text} → Fat"


def test_a_drawing_names_what_was_found_and_with_the_solution_all():
    item = parts(PARTS)
    assert item.named({"a": "oil", "b": "hair"}, whole=False) == {"a": "oil"}
    assert item.named({"a": "oil", "b": "hair"}, whole=True) == NAMES
    assert ITEM.named({"razor": "once"}, whole=True) == {}


def test_a_question_without_a_drawing_keeps_its_digest_and_one_with_a_drawing_stands_alone():
    assert "drawing" not in ITEM.question().model_dump(exclude_defaults=True)
    alone = parts(PARTS).standalone()
    assert [side.text for side in alone.left] == [side.text for side in parts(PARTS).question().left]
    assert alone.question() == parts(PARTS).question()


WRONG_PARTS = {
    "an unknown place": ({**PARTS, "c": "bone"}, {}, "left side c names the unknown place 'bone': use one of"),
    "a place twice": ({**PARTS, "c": "fat"}, {}, "two left sides are the place 'fat'"),
    "a side without a place": ({**PARTS, "c": None}, {}, "left side c: a drawing and a 'place' of it"),
    "no drawing": (PARTS, {"drawing": None}, "left side a: a drawing and a 'place' of it"),
    "a long name": (
        PARTS,
        {"right": [{"id": name, "text": name * 12} for name in ("hair", "fat", "oil")]},
        "right side hair is too long to stand on a drawing: 34 letters are the most",
    ),
}


@pytest.mark.parametrize(("places", "more", "said"), WRONG_PARTS.values(), ids=WRONG_PARTS)
def test_places_that_make_no_question_are_named(places: dict[str, str | None], more: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        parts(places, **more)


def test_a_side_needs_words_or_a_place():
    left = [{"id": side, "right": name, "why": "So it is."} for side, name in NAMES.items()]
    with pytest.raises(ValidationError, match="left side a has no text: add it, or a 'place' of a drawing"):
        parts(PARTS, left=left)


def test_who_is_more_careful_than_asked_for_makes_no_safety_mistake():
    left = [
        {"id": "mole", "text": "A mole", "right": "days", "why": "Days.", "critical": True, "careful": ["today"]},
        {"id": "tag", "text": "A tag", "right": "never", "why": "Never."},
    ]
    right = [{"id": name, "text": name.title()} for name in ("never", "today", "days")]
    item = MatchItem.model_validate({**ABOUT, "left": left, "right": right})
    marks = {chosen: item.mark({"mole": chosen, "tag": "never"}) for chosen in ("days", "today", "never")}
    assert [mark.critical for mark in marks.values()] == [False, False, True]
    assert [mark.points for mark in marks.values()] == [item.points, item.points / 2, 0]
    for careful, said in ((["days"], "names 'days', which is no other right side"), (["soon"], "names 'soon'")):
        with pytest.raises(ValidationError, match=said):
            MatchItem.model_validate({**ABOUT, "left": [{**left[0], "careful": careful}, left[1]], "right": right})
    with pytest.raises(ValidationError, match="'careful' is for a critical one"):
        MatchItem.model_validate({**ABOUT, "left": [left[0], {**left[1], "careful": ["days"]}], "right": right})
