"""Checks of what any record can refer to: its sources, its lesson, other facts, disagreements. No id dangles."""

import datetime
from collections.abc import Collection, Iterator
from typing import Any

from backfacial.authoring.content import Content, file_of_one
from backfacial.authoring.records import Problem
from backfacial.facts.base import Cited, Record
from backfacial.facts.course.disagreements import Position
from backfacial.facts.course.doubts import Doubt
from backfacial.facts.course.exams import facts_in
from backfacial.facts.fields import fields_that_hold


def check_references(content: Content) -> list[Problem]:
    """A problem for each id that leads nowhere."""
    found: list[Problem] = []
    facts = content.claimed_facts()
    trade = {source.id for source in content.records["sources"] if source.tier == "E"}
    # a reviewer may live where the next day has begun
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    for kind, records in content.records.items():
        for record in records:
            file = file_of_one(kind, record.id)
            found += (Problem(file, record.id, mend) for mend in dict.fromkeys(_mends(content, record, facts, trade)))
            review = getattr(record, "reviewed", None)
            if review is not None and review.date > tomorrow:
                found.append(Problem(file, record.id, f"is reviewed on {review.date}, which has not come: correct it"))
    return found


def _mends(content: Content, record: Record, facts: frozenset[str] | None, trade: Collection[str]) -> Iterator[str]:
    claimed = content.claimed
    for part in parts_of(record):
        to_sources, to_facts = (fields_that_hold(type(part), what) for what in ("source", "fact"))
        for field in set(to_sources) - set(to_facts):  # what a doubt is about may be either: see below
            yield from _unknown("source", getattr(part, field), claimed["sources"])
        yield from _trade_alone(part, trade)
        fields = part.__dict__  # asking a model for a field that it does not have takes far longer
        yield from _unknown("disagreement", fields.get("disagreements"), claimed["disagreements"])
        yield from _unknown("lesson", fields.get("lesson"), claimed["lessons"])
        for field in set(to_facts) - set(to_sources):
            yield from _unknown("fact", getattr(part, field), facts)
        for field in fields_that_hold(type(part), "facts"):
            yield from _unknown("fact", facts_in(getattr(part, field)), facts)
    if isinstance(record, Doubt):
        sources = [name for name in record.about if "-" in name]
        yield from _unknown("source", sources, claimed["sources"])
        patterns = claimed["sign_patterns"]
        known = None if facts is None or patterns is None else facts | patterns
        yield from _unknown("fact", [name for name in record.about if name not in sources], known)


def _trade_alone(part: Record, trade: Collection[str]) -> Iterator[str]:
    """Trade pages show what is done. They are no evidence for it; a position only says who holds it."""
    if not isinstance(part, Cited) or isinstance(part, Position):
        return
    if part.sources and not part.consensus and set(part.sources) <= set(trade):
        yield f"rests on trade pages alone ({', '.join(part.sources)}): name evidence, or say 'consensus: true'"


def parts_of(record: Record) -> Iterator[Record]:
    """The record and every record inside it."""
    yield record
    for value in record.__dict__.values():
        yield from _records_in(value)


def _records_in(value: Any) -> Iterator[Record]:
    if isinstance(value, Record):
        yield from parts_of(value)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _records_in(part)
    elif isinstance(value, dict):
        yield from _records_in(tuple(value.values()))


def _unknown(what: str, ids: Any, known: frozenset[str] | None) -> Iterator[str]:
    if known is None or not ids:
        return
    for each in sorted({ids} - known if isinstance(ids, str) else set(ids) - known):
        yield f"cites unknown {what} {each}: correct the id, or add the {what}"
