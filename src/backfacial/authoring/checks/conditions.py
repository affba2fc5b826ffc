"""Checks of conditions: each compares a fact that there is, in a way and with values that it can have."""

from collections.abc import Iterator, Mapping
from typing import Any

from backfacial.authoring.records import Problem
from backfacial.facts.conditions import Comparison, Condition, TypedFact, comparisons

_TESTS = {
    "bool": {"is_"},
    "choice": {"is_", "unsure"},
    "int": {"at_least", "above", "below", "at_most"},
    "date": {"ago_at_least", "ago_below"},
    "set": {"has", "unsure"},
    "duration": {"ago_at_least", "ago_below"},
}


def check_condition(
    file: str, record: str, condition: Condition, kinds: Mapping[str, TypedFact], what: str = "client fact"
) -> Iterator[Problem]:
    """Problems of a condition: a fact that there is not (`what` names its kind), a test or a value it cannot have."""
    for part in comparisons(condition):
        kind = kinds.get(part.fact)
        if kind is None:
            yield from unknown(file, record, what, {part.fact})
            continue
        wrong = part.model_fields_set - {"fact"} - _TESTS[kind.kind]
        for test in sorted(wrong):
            yield Problem(file, record, f"'{part.fact}' is of kind {kind.kind}, which has no test '{test.strip('_')}'")
        yield from unknown(file, record, f"value of {part.fact}", _values(part) - _allowed(kind))


def _values(part: Comparison) -> set[Any]:
    return set(part.is_ or ()) | set(part.has or ())


def _allowed(kind: TypedFact) -> set[Any]:
    if kind.kind == "bool":
        return {True, False}
    return {*kind.values, *((kind.other,) if kind.other else ()), *_all_of(kind.pattern)}


def _all_of(pattern: str | None) -> set[str]:
    return {f"{pattern[0]}{number:02}" for number in range(1, 100)} if pattern else set()


def unknown(file: str, record: str, what: str, names: set[Any]) -> Iterator[Problem]:
    """A problem for each name that stands for nothing."""
    for name in sorted(names, key=str):
        yield Problem(file, record, f"names the unknown {what} {name}: correct it, or add it")
