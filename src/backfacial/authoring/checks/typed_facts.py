"""Checks of what can be known about a client, a reaction, a lesion: each value that a fact names is one it can have."""

import string
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from backfacial.authoring.checks.conditions import check_condition, unknown
from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.back.shapes import NO_DRAWING, SHAPES
from backfacial.facts.conditions import TypedFact
from backfacial.facts.consultation.clients import Client
from backfacial.facts.consultation.screening import ClientFact
from backfacial.items.case.item import CaseItem
from backfacial.knowledge.targets import FACTS_OF_A_CLIENT

DRAWN = frozenset((*SHAPES, *NO_DRAWING))
"""What there is to draw on a back."""
PLACES = frozenset(("value", "ago"))
"""What is put into a client's words."""
PLACES_OF_AN_OPENING = frozenset(("name", "age"))

_KEYS: Mapping[str, frozenset[str]] = {
    "bool": frozenset(("yes", "no")),
    "int": frozenset(("any",)),
    "date": frozenset(("date", "never")),
    "duration": frozenset(("any",)),
    "choice": frozenset(),
    "set": frozenset(("none",)),
}
"""By what an answer is found where it is not one of the fact's own values, by the kind of the fact."""


def check_typed_facts(content: Content) -> Iterator[Problem]:
    """Values, answers and drawings that there are not, and words with a place for something that nothing fills."""
    for kind in FACTS_OF_A_CLIENT:
        kinds = {fact.id: fact for fact in content.records[kind]}
        for fact in kinds.values():
            yield from _values(file_of(kind), fact)
            if fact.only_with is not None:
                yield from check_condition(file_of(kind), fact.id, fact.only_with, kinds, "fact")
            if isinstance(fact, ClientFact):
                yield from _of_a_client(content, file_of(kind), fact)
    for lesion in content.records["lesions"]:
        yield from unknown(file_of("lesions"), lesion.id, "drawing", {lesion.mark} - {None} - DRAWN)
    for file, client in _clients(content):
        for field in ("answers", "seen"):
            yield from _words(file, client.id, getattr(client, field).values(), PLACES)
    for people in content.records["generated_clients"]:
        yield from _words(file_of("generated_clients"), people.id, people.openings, PLACES_OF_AN_OPENING)


def _clients(content: Content) -> Iterator[tuple[str, Any]]:
    yield from ((f"content/clients/{client.id}.yml", client) for client in content.records["clients"])
    for file, item in content.all_items():
        if isinstance(item, CaseItem) and isinstance(item.client, Client):
            yield file, item.client


def _values(file: str, fact: TypedFact) -> Iterator[Problem]:
    named = {*fact.synonyms.values()} - {*fact.values, fact.other}
    for value in (fact.absent, getattr(fact, "if_unsure", None)):
        if value is not None and not _can_be(value, fact):
            named.add(str(value))
    yield from unknown(file, fact.id, "value", named)


def _can_be(value: bool | int | str, fact: TypedFact) -> bool:
    if fact.kind == "bool":
        return isinstance(value, bool)
    if fact.kind == "int":
        return isinstance(value, int) and not isinstance(value, bool)
    # the careful value of a day is the day of the visit, and that is not written down
    return fact.kind in ("choice", "set") and value in fact.values


def _of_a_client(content: Content, file: str, fact: ClientFact) -> Iterator[Problem]:
    topics = content.claimed["topics"]
    if fact.topic is not None and topics is not None and fact.topic not in topics:
        yield Problem(file, fact.id, f"belongs to the unknown topic '{fact.topic}': correct it, or add the topic")
    keys = {*fact.values, *_KEYS[fact.kind], *((fact.other,) if fact.other else ()), "unsure"}
    named = {key for field in (fact.answers, fact.seen, fact.mark) for key in field}
    yield from unknown(file, fact.id, "value", named - keys)
    yield from unknown(file, fact.id, "drawing", set(fact.mark.values()) - DRAWN)
    yield from _words(file, fact.id, (*fact.answers.values(), *fact.seen.values()), PLACES)


def _words(file: str, record: str, texts: Iterable[str], places: Collection[str]) -> Iterator[Problem]:
    for text in texts:
        try:
            named = {place for _, place, _, _ in string.Formatter().parse(text) if place is not None}
        except ValueError:
            yield Problem(file, record, f"'{text}' has a bracket {{ or }} that nothing closes: take it out")
            continue
        for place in sorted(named - set(places)):
            mend = f"'{text}' has the place {{{place}}}, which nothing fills: take it out"
            yield Problem(file, record, mend)
