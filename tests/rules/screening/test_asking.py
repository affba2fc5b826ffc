"""What a condition still waits for: only facts of which one answer could settle it."""

import datetime
from typing import Any

import pytest
from pydantic import TypeAdapter

from backfacial.facts.conditions import Condition, TypedFact
from backfacial.rules.screening.asking import asker_of

A_DAY = datetime.date(2026, 6, 15)
FACTS = {name: TypedFact(id=name, kind="bool", question=f"{name}?") for name in "abc"}
A, B, C = ({"fact": name, "is": True} for name in "abc")


@pytest.mark.parametrize(
    ("condition", "known", "to_be_true", "to_be_false"),
    [
        (A, {}, "a", "a"),
        (A, {"a": False}, "", ""),
        ({"all": [A, B]}, {}, "a", "ab"),
        ({"all": [A, B]}, {"a": True}, "b", "b"),
        ({"any": [A, B]}, {}, "ab", "a"),
        ({"any": [A, B]}, {"a": False}, "b", "b"),
        ({"not": {"all": [A, B]}}, {}, "ab", "a"),
        ({"not": {"any": [A, B]}}, {}, "a", "ab"),
        ({"all": [{"any": [A, B]}, C]}, {}, "ab", "ac"),
        ({"all": [{"any": [A, B]}, C]}, {"b": True}, "c", "c"),
        ({"all": [{"not": {"any": [A, B]}}, C]}, {}, "a", "abc"),
    ],
)
def test_only_what_one_answer_could_settle_is_asked(
    condition: Any, known: Any, to_be_true: str, to_be_false: str
) -> None:
    asker = asker_of(TypeAdapter(Condition).validate_python(condition), FACTS)
    assert asker(known, A_DAY, True) == tuple(to_be_true)
    assert asker(known, A_DAY, False) == tuple(to_be_false)


def test_a_fact_that_there_is_not_is_an_error_at_once() -> None:
    condition = TypeAdapter(Condition).validate_python({"all": [A, {"fact": "zzz", "is": True}]})
    with pytest.raises(KeyError):
        asker_of(condition, FACTS)
