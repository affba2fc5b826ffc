"""Conditions made into functions: true, false, or None where something unknown decides."""

import datetime
from collections.abc import Callable, Mapping

from backfacial.facts.conditions import AllOf, AnyOf, Comparison, Condition, Not, TypedFact
from backfacial.rules.values import NEVER, UNSURE, Facts, Value, after, duration, seconds

Test = Callable[[Facts, datetime.date], bool | None]
"""Three-valued (Kleene): unknown and false is false, unknown and true is unknown."""


def test_of(condition: Condition, facts: Mapping[str, TypedFact]) -> Test:
    """The function that tests a condition.

    Args:
        facts: the known kinds of facts by name.

    Raises:
        KeyError: the condition names a fact that there is not.
    """
    match condition:
        case Comparison():
            return _comparison(condition, facts[condition.fact])
        case Not():
            return _not(test_of(condition.not_, facts))
        case AllOf():
            return _joined([test_of(part, facts) for part in condition.all], stop=False)
        case AnyOf():
            return _joined([test_of(part, facts) for part in condition.any], stop=True)


def _not(test: Test) -> Test:
    def negated(facts: Facts, today: datetime.date) -> bool | None:
        result = test(facts, today)
        return None if result is None else not result

    return negated


def _joined(tests: list[Test], stop: bool) -> Test:
    """`any` for stop=True, `all` for stop=False: the first part that says `stop` settles it."""

    def joined(facts: Facts, today: datetime.date) -> bool | None:
        open_ = False
        for test in tests:
            result = test(facts, today)
            if result is stop:
                return stop
            open_ = open_ or result is None
        return None if open_ else not stop

    return joined


def _comparison(asked: Comparison, fact: TypedFact) -> Test:
    holds = _value_test(asked, fact)
    name, unsure = asked.fact, asked.unsure

    def compare(facts: Facts, today: datetime.date) -> bool | None:
        value = facts.get(name)
        if value is None:
            return None
        if value is UNSURE or unsure:
            return value is UNSURE and unsure
        return holds(value, today)

    return compare


def _value_test(asked: Comparison, fact: TypedFact) -> Callable[[Value, datetime.date], bool]:
    match fact.kind:
        case "set":
            return _set_test(frozenset(asked.has or ()), fact)
        case "date":
            return _date_test(asked)
        case "int":
            return _number_test(asked.lowest, asked.highest)
        case "duration":
            return _number_test(
                seconds(asked.ago_at_least) if asked.ago_at_least else None,
                seconds(asked.ago_below) - 1 if asked.ago_below else None,
            )
        case _:
            wanted = frozenset(asked.is_ or ())
            return lambda value, today: value in wanted


def _number_test(least: int | None, most: int | None) -> Callable[[Value, datetime.date], bool]:
    return lambda value, today: (
        isinstance(value, int) and (least is None or value >= least) and (most is None or value <= most)
    )


def _set_test(wanted: frozenset[str], fact: TypedFact) -> Callable[[Value, datetime.date], bool]:
    named, any_other = frozenset(fact.values), fact.other in wanted

    def has(value: Value, today: datetime.date) -> bool:
        members = value if isinstance(value, frozenset) else frozenset()
        return bool(members & wanted) or (any_other and bool(members - named))

    return has


def _date_test(asked: Comparison) -> Callable[[Value, datetime.date], bool]:
    least = duration(asked.ago_at_least) if asked.ago_at_least else None
    below = duration(asked.ago_below) if asked.ago_below else None

    def lies(value: Value, today: datetime.date) -> bool:
        if not isinstance(value, datetime.date) or value == NEVER:
            return False  # never is infinitely long ago, and no rule asks for "at least" alone
        return (least is None or after(value, least) <= today) and (below is None or today < after(value, below))

    return lies
