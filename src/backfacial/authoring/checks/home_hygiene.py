"""Checks of home care and hygiene: no kind, value, term or id that is named is missing."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from backfacial.authoring.checks.conditions import check_condition
from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.facts.fact import Fact
from backfacial.facts.home_care.advice import HomePlan, Ingredient
from backfacial.facts.home_care.plans import AfterService, Pair, PairRule, WithAnother, WithClient
from backfacial.facts.hygiene.hygiene import Procedure
from backfacial.facts.kinds import FACT_KINDS


def check_home_hygiene(content: Content) -> list[Problem]:
    """All problems of home care and hygiene beside those that every fact can have."""
    problems: list[Problem] = []
    known = _Known(content)
    for kind in FACT_KINDS:
        for record in content.records[kind]:
            problems += (Problem(file_of(kind), record.id, mend) for mend in known.mends(record))
            problems += known.conditions_of(file_of(kind), record)
    return [*problems, *_double_ids(content)]


class _Known:
    """What there is to be named."""

    def __init__(self, content: Content) -> None:
        self.facts = {record.id: record for kind in FACT_KINDS for record in content.records[kind]}
        self.kinds: Collection[str] = content.claimed["home_kinds"] or frozenset()
        self.groups = {group for kind in content.records["home_kinds"] for group in kind.groups}
        facts = [fact for kind in ("client_facts", "home_facts") for fact in content.records[kind]]
        self.client_facts = {fact.id: fact for fact in facts}
        self.conditions = {term.id for term in content.terms.conditions} if content.terms else None

    def mends(self, record: Fact) -> Iterator[str]:
        yield from self._of_home_care(record)
        if isinstance(record, Procedure):
            yield from _of_procedure(record, self.facts)

    def _of_home_care(self, record: Fact) -> Iterator[str]:
        if isinstance(record, PairRule):
            for pair in record.pairs:
                yield from self._of_pair(pair)
        if isinstance(record, Ingredient):
            for part in record.ranges:
                yield from _missing("value", [name for name in (part.strength, part.ph) if name], record.values)
        if isinstance(record, HomePlan):
            yield from _missing("kind", [use.kind for step in record.steps for use in step.uses], self.kinds)
        for line in getattr(record, "avoid", ()):
            yield from _missing("kind", line.kinds, self.kinds)
        yield from _missing("kind", getattr(record, "kinds", ()), self.kinds)

    def _of_pair(self, pair: Pair) -> Iterator[str]:
        yield from _missing("kind", pair.of, {*self.kinds, *self.groups})
        if self.conditions is not None:
            yield from _missing("condition", (*pair.until, *pair.also), self.conditions)
        if isinstance(pair, WithAnother):
            yield from _missing("kind", pair.other, {*self.kinds, *self.groups})

    def conditions_of(self, file: str, record: Fact) -> Iterator[Problem]:
        """Problems of the conditions that its pairs have."""
        for pair in record.pairs if isinstance(record, PairRule) else ():
            if isinstance(pair, WithClient):
                yield from check_condition(file, record.id, pair.when, self.client_facts)
            if isinstance(pair, AfterService) and pair.or_while is not None:
                yield from check_condition(file, record.id, pair.or_while, self.client_facts)


def _of_procedure(record: Procedure, measured: dict[str, Any]) -> Iterator[str]:
    yield from _missing("procedure", record.goes_before, measured)
    for step in record.steps:
        if step.as_in is not None:
            other = measured.get(step.as_in)
            steps = {each.id for each in other.steps} if isinstance(other, Procedure) else set()
            yield from _missing(f"step of {step.as_in}", step.as_steps, steps)


def _missing(what: str, names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    for name in sorted(set(names) - set(known)):
        yield f"names the unknown {what} {name}: correct it, or add it"


def _double_ids(content: Content) -> Iterator[Problem]:
    """Two kinds of facts may not share an id: whatever cites it would find only one of them."""
    first: dict[str, str] = {}
    for kind in FACT_KINDS:
        for name in sorted(content.claimed[kind] or ()):
            if name in first:
                yield Problem(file_of(kind), name, f"this id stands already in {file_of(first[name])}: choose another")
            first.setdefault(name, kind)
