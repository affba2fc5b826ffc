"""Marks of each question type: what the contract says, and what holds for any response at all."""

import math
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfacial.items.choice import ChoiceItem
from backfacial.items.mark import Mark, Sign, State
from backfacial.items.number import NumberItem
from backfacial.items.select import SelectItem

COMMON = {"objective": "an-objective", "stem": "What now?", "facts": ["C01"]}


def options(keys: str, others: str, critical: str = "") -> list[dict[str, Any]]:
    return [
        {"id": o, "text": f"Option {o}", "why": f"Reason {o}.", "key": o in keys, "critical": o in critical}
        for o in keys + others
    ]


def choice(points: float = 2, critical: str = "") -> ChoiceItem:
    return ChoiceItem.model_validate(
        {**COMMON, "id": "a-choice", "type": "choice", "points": points, "options": options("b", "acd", critical)}
    )


def select(keys: str = "ab", others: str = "cd", critical: str = "", points: float = 2) -> SelectItem:
    return SelectItem.model_validate(
        {**COMMON, "id": "a-select", "type": "select", "points": points, "options": options(keys, others, critical)}
    )


def number(low: float = 6, high: float = 12) -> NumberItem:
    accept = {"min": low, "max": high, "unit": "months"}
    return NumberItem.model_validate(
        {**COMMON, "id": "a-number", "type": "number", "points": 2, "accept": accept, "why": "Reason."}
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
RESPONSES = JSON | st.lists(st.sampled_from("abcdz")) | st.fixed_dictionaries({"value": JSON, "unit": JSON})


@given(
    response=RESPONSES, item=st.sampled_from([choice(), choice(3, "ac"), select(), select("a", "bcd", "d"), number()])
)
def test_any_response_at_all_gets_a_finite_mark_within_the_items_points(response: object, item: Any) -> None:
    mark: Mark = item.mark(response)
    assert math.isfinite(mark.points)
    assert 0 <= mark.points <= mark.out_of == item.points
    assert (mark.state is State.RIGHT) == (mark.points == item.points)
    if mark.critical:
        assert mark.points == 0


@pytest.mark.parametrize("item", [choice(), select(), number()])
def test_no_response_is_not_answered_and_never_an_error(item: Any) -> None:
    mark = item.mark(None)
    assert (mark.points, mark.state, mark.critical, mark.given) == (0, State.UNANSWERED, False, ())


@pytest.mark.parametrize(("response", "points"), [("a", 0), ("b", 2), ("c", 0)])
def test_a_choice_is_all_or_nothing(response: str, points: float) -> None:
    assert choice().mark(response).points == points


@pytest.mark.parametrize("response", ["z", "", ["b"], 1, True, {"b": 1}])
def test_a_response_of_another_form_is_unreadable_and_worth_nothing(response: object) -> None:
    mark = choice().mark(response)
    assert (mark.points, mark.state) == (0, State.UNREADABLE)


@given(
    chosen=st.sets(st.sampled_from("abcde"), min_size=1), keys=st.sets(st.sampled_from("abcde"), min_size=1, max_size=4)
)
def test_a_select_gives_hits_less_false_alarms(chosen: set[str], keys: set[str]) -> None:
    others = set("abcde") - keys
    item = select("".join(sorted(keys)), "".join(sorted(others)), points=1)
    share = max(Fraction(0), Fraction(len(chosen & keys), len(keys)) - Fraction(len(chosen & others), len(others)))
    assert item.mark(sorted(chosen)).points == float(share)


def test_a_select_counts_an_option_once_however_often_it_is_named() -> None:
    assert select().mark(["a", "a", "b"]).points == 2
    assert select().mark(["c", "c", "a", "b"]).points == 1


def test_a_select_with_nothing_ticked_is_not_answered() -> None:
    assert select().mark([]).state is State.UNANSWERED


def test_choosing_a_critical_option_zeroes_the_whole_item() -> None:
    mark = select("ab", "cd", critical="d").mark(["a", "b", "d"])
    assert (mark.points, mark.critical, mark.state) == (0, True, State.WRONG)
    assert select("ab", "cd", critical="d").mark(["a", "b", "c"]).points == 1
    assert choice(critical="a").mark("a").critical
    assert not choice(critical="a").mark("c").critical


def test_leaving_out_a_critical_key_zeroes_the_item_but_not_answering_is_no_safety_mistake() -> None:
    item = select("ab", "cd", critical="a")
    assert (item.mark(["b"]).points, item.mark(["b"]).critical) == (0, True)
    assert item.mark(["a"]).points == 1
    assert not item.mark(None).critical


def test_each_option_says_what_it_was() -> None:
    signs = [reason.sign for reason in select().mark(["a", "c"]).reasons]
    assert signs == [Sign.HIT, Sign.MISSED, Sign.FALSE_ALARM, Sign.LEFT]


@pytest.mark.parametrize(
    ("value", "points"), [(6, 2), (12, 2), (9.5, 2), (5.999, 0), (12.001, 0), (-6, 0), (0, 0), (1e308, 0)]
)
def test_a_number_is_right_inside_its_range_both_ends_included(value: float, points: float) -> None:
    assert number().mark({"value": value, "unit": "months"}).points == points


def test_a_number_in_another_unit_is_wrong() -> None:
    assert number().mark({"value": 6, "unit": "weeks"}).points == 0


@pytest.mark.parametrize(
    "response",
    [
        6,
        "6",
        {"value": "6", "unit": "months"},
        {"value": True, "unit": "months"},
        {"value": 6},
        {"value": 10**400, "unit": "months"},
    ]
    + [{"value": value, "unit": "months"} for value in (math.nan, math.inf, -math.inf, None)],
)
def test_a_number_that_is_none_is_unreadable(response: object) -> None:
    assert number().mark(response).state is State.UNREADABLE


@pytest.mark.parametrize("item", [choice(), select(), number()])
def test_the_public_half_holds_no_key_no_reason_and_no_accepted_value(item: Any) -> None:
    public = item.question().model_dump_json()
    assert "Reason" not in public
    assert "key" not in public
    assert "critical" not in public
    assert "12" not in public
