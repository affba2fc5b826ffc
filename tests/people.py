"""Clients at random, for property tests: any value of any fact, known or unknown."""

import datetime
from typing import Any

from hypothesis import strategies as st

from backfacial.facts import library
from backfacial.facts.consultation.screening import ClientFact
from backfacial.rules.screening.rulebook import rulebook
from backfacial.rules.values import NEVER, UNSURE, Facts

TODAY = datetime.date(2026, 6, 15)
INTS = {"age": st.integers(10, 90), "weeks": st.integers(1, 42), "inflamed": st.integers(0, 45)}


def values(fact: ClientFact) -> st.SearchStrategy[Any]:
    match fact.kind:
        case "bool":
            return st.booleans()
        case "int":
            return INTS.get(fact.id, st.integers(0, 14))
        case "choice":
            return st.sampled_from(fact.values)
        case "date":
            days = st.integers(0, 400).map(lambda days: TODAY - datetime.timedelta(days))
            return st.just(NEVER) | days | st.just(UNSURE)
        case "set":
            return st.frozensets(st.sampled_from(members(fact)), max_size=3)


def members(fact: ClientFact) -> list[str]:
    if fact.id == "letter":
        return sorted(library().contraindications)
    return [*fact.values, "perfume"] if fact.other else [*fact.values]


@st.composite
def known_clients(draw: st.DrawFn, most: int = 8) -> Facts:
    """A client of whom everything is known; up to `most` facts are not absent."""
    names = draw(st.lists(st.sampled_from(sorted(rulebook().facts)), max_size=most, unique=True))
    return {**rulebook().absent, **{name: draw(values(rulebook().facts[name])) for name in names}}


@st.composite
def any_clients(draw: st.DrawFn) -> Facts:
    """A client of whom some things are unknown."""
    facts = draw(known_clients())
    unknown = draw(st.frozensets(st.sampled_from(sorted(facts)), max_size=6))
    return {name: value for name, value in facts.items() if name not in unknown}
