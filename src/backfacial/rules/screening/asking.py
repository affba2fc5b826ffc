"""Which unknown facts a condition still waits for."""

import datetime
from collections.abc import Callable, Mapping

from backfacial.facts.conditions import AllOf, AnyOf, Comparison, Condition, Not, TypedFact
from backfacial.rules.conditions import test_of
from backfacial.rules.values import Facts

Asker = Callable[[Facts, datetime.date, bool], tuple[str, ...]]
"""The facts of which a single answer could make an open condition true (or false). Where several parts are needed
together, only the first open one is asked about: if it falls away, the others need no question."""


def asker_of(condition: Condition, facts: Mapping[str, TypedFact]) -> Asker:
    """The function that names what to ask.

    Args:
        facts: the known kinds of facts by name.

    Raises:
        KeyError: the condition names a fact that there is not.
    """
    match condition:
        case Comparison():
            return lambda known, today, wanted: (condition.fact,) if known.get(condition.fact) is None else ()
        case Not():
            part = asker_of(condition.not_, facts)
            return lambda known, today, wanted: part(known, today, not wanted)
        case AllOf():
            return _joined(condition.all, facts, together=True)
        case AnyOf():
            return _joined(condition.any, facts, together=False)


def _joined(parts: tuple[Condition, ...], facts: Mapping[str, TypedFact], together: bool) -> Asker:
    made = [(test_of(part, facts), asker_of(part, facts)) for part in parts]

    def ask(known: Facts, today: datetime.date, wanted: bool) -> tuple[str, ...]:
        still_open = [asker(known, today, wanted) for test, asker in made if test(known, today) is None]
        if together is wanted:
            still_open = still_open[:1]
        return tuple(name for names in still_open for name in names)

    return ask
