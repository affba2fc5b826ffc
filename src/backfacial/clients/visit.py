"""A client's visit as a trainee meets it: what is told at once, what each question brings, what is to be seen."""

import datetime
from collections.abc import Iterable
from typing import Any, Final

from backfacial.clients.ago import ago
from backfacial.clients.seen import LOOK, AskedQuestion, AskedTopic, BackMark, Visit, topic_step
from backfacial.facts import library, words
from backfacial.facts.conditions import comparisons
from backfacial.facts.consultation.clients import Client
from backfacial.facts.consultation.screening import ClientFact, Topic
from backfacial.rules.reading import read_facts
from backfacial.rules.screening.rulebook import rulebook
from backfacial.rules.values import NEVER, UNSURE, Facts, Value

VISIT_DAY: Final = datetime.date(2026, 6, 15)
"""Clients give dates as ages, so their visit may be on any one day. It is the same for all, and so are the marks."""


def client_facts(client: Client) -> Facts:
    """What is true of a client on the day of the visit.

    Raises:
        BadFacts: naming the field and the mend.
    """
    return read_facts(client.facts, rulebook().facts, VISIT_DAY, rest_absent=True, unknown=client.unknown)


def visit_of(client: Client) -> Visit:
    """The visit of a client."""
    facts = client_facts(client)
    kinds = rulebook().facts.values()
    return Visit(
        name=client.name,
        skin=client.skin,
        opening=client.opening,
        arrival=tuple(mark.text for kind in kinds if kind.learnt == "arrival" for mark in _seen(client, kind, facts)),
        topics=tuple(_topic(client, topic, facts) for topic in topics_of(client)),
        back=tuple(seen for kind in kinds if kind.learnt == "back" for seen in _seen(client, kind, facts))
        or (BackMark(shape="calm", text=words("clients", "nothing-seen")),),
    )


def told_of(client: Client, name: str) -> tuple[str, bool] | None:
    """What a trainee learns of one fact: the words, and whether they are the client's own or what is seen.

    None where it is absent, or stands in the record alone.
    """
    facts, kind = client_facts(client), rulebook().facts[name]
    if facts.get(name) in (None, rulebook().absent[name]) or kind.learnt == "record":
        return None
    if kind.learnt in ("arrival", "back"):
        return " ".join(mark.text for mark in _seen(client, kind, facts)), False
    return _answer(client, kind, facts), True


def topics_of(client: Client) -> list[Topic]:
    """The topics that there are with this client."""
    return [topic for topic in library().topics.values() if client.could_be_pregnant or topic.id != "pregnancy"]


def questions_of(client: Client, topic: Topic, facts: Facts) -> list[ClientFact]:
    """The questions by name of a topic; follow-up questions only where the first answer makes them matter."""
    kinds = rulebook().facts.values()
    return [kind for kind in kinds if kind.topic == topic.id and kind.must is not False and _matters(kind, facts)]


def learnt_by(client: Client, path: Iterable[str]) -> Facts:
    """What a trainee knows after some steps of a visit, with what the client told at once and what is seen at the door.

    Args:
        path: questions by name, general questions (`topic_step`) and `LOOK`, in any order.
    """
    facts, kinds, steps = client_facts(client), rulebook().facts, set(path)
    known = set(client.told) | {name for name, kind in kinds.items() if kind.learnt in ("arrival", "record")}
    known |= steps & set(kinds)
    if LOOK in steps:
        known |= {name for name, kind in kinds.items() if kind.learnt == "back"}
    for topic in library().topics.values():
        if topic_step(topic.id) in steps:
            known |= _told_on(client, topic, facts)
    if not client.could_be_pregnant:
        known |= {name for name, kind in kinds.items() if kind.topic == "pregnancy"}
    learnt = {name: facts[name] for name in known if name in facts}
    book = rulebook()  # who never took capsules needs no question about the last one
    settled = {name for name in book.conditional if book.cannot_matter(name, learnt, VISIT_DAY)}
    return {name: facts[name] for name in known | settled if name in facts}


def told_on(client: Client, topic: Topic) -> set[str]:
    """What a client tells on the general question of a topic, where it is so."""
    asked = {topic.asks} if topic.asks else set()
    return asked | {name for name in client.by_topic if rulebook().facts[name].topic == topic.id}


def _told_on(client: Client, topic: Topic, facts: Facts) -> set[str]:
    """A general question brings what the client tells on it, and "no" to the rest; not where names have to be named."""
    kinds = {name: kind for name, kind in rulebook().facts.items() if kind.topic == topic.id}
    told = told_on(client, topic) & set(facts)
    if topic.by_name:
        return told
    # a follow-up question that has come up is not answered by "no" to the general one
    answered = {name for name, kind in kinds.items() if name not in rulebook().conditional or not _matters(kind, facts)}
    return told | {name for name in answered if facts.get(name) == rulebook().absent[name]}


def _matters(kind: ClientFact, facts: Facts) -> bool:
    return kind.id not in rulebook().conditional or rulebook().matters(kind.id, facts, VISIT_DAY)


def _topic(client: Client, topic: Topic, facts: Facts) -> AskedTopic:
    kinds = questions_of(client, topic, facts)
    on_the_general_question = told_on(client, topic)
    news = [kind for kind in kinds if kind.id in on_the_general_question - set(client.told) and _is_so(kind, facts)]
    told = [_answer(client, kind, facts) for kind in news]
    # a "no" would deny it; no word denies an age
    told_before = [_answer(client, kind, facts) for kind in kinds if kind.id in client.told and kind.kind != "int"]
    own = [client.topics[topic.id]] if topic.id in client.topics else []
    return AskedTopic(
        id=topic.id,
        label=topic.label,
        question=topic.question,
        answer=" ".join([*own, *told] or told_before or [topic.nothing]),
        questions=tuple(
            AskedQuestion(
                id=kind.id,
                question=kind.question,
                answer=_answer(client, kind, facts),
                **_comes_up(client, _first_of(kind, kinds), on_the_general_question),
            )
            for kind in kinds
        ),
    )


def _comes_up(client: Client, first: str | None, told_in_general: set[str]) -> dict[str, Any]:
    """When a question that follows another is offered: at once, where the client has told what it follows."""
    if first is None or first in client.told:
        return {}
    return {"after": first} | ({"or_in_general": True} if first in told_in_general else {})


def _is_so(kind: ClientFact, facts: Facts) -> bool:
    """Whether there is something to tell; a follow-up answer is always something."""
    return kind.id in rulebook().conditional or facts.get(kind.id) not in (None, rulebook().absent[kind.id])


def _first_of(kind: ClientFact, questions: list[ClientFact]) -> str | None:
    if isinstance(kind.must, bool | str):
        return None
    names = {question.id for question in questions}
    return next((part.fact for part in comparisons(kind.must) if part.fact in names), None)


def _answer(client: Client, kind: ClientFact, facts: Facts) -> str:
    value = facts.get(kind.id)
    if value is None:
        return client.answers.get(kind.id, words("clients", "no-answer"))
    own = client.answers.get(kind.id)
    return _filled(own, value) if own else " ".join(_usual_answers(kind, value))


def _usual_answers(kind: ClientFact, value: Value) -> list[str]:
    if isinstance(value, frozenset):
        if not value:
            return [kind.answers["none"]]
        keys = dict.fromkeys(member if member in kind.answers else str(kind.other) for member in sorted(value))
        others = ", ".join(sorted(member for member in value if member not in kind.values))
        return [kind.answers[key].format(value=others) for key in keys]
    key = _key(kind, value)
    return [_filled(kind.answers[key], value) if key in kind.answers else words("clients", "unsure")]


def _key(kind: ClientFact, value: Value) -> str:
    if value is UNSURE:
        return "unsure"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.date):
        return "never" if value == NEVER else "date"
    return "any" if kind.kind == "int" else str(value)


def _filled(text: str, value: Value) -> str:
    when = ago(value, VISIT_DAY) if isinstance(value, datetime.date) and value != NEVER else ""
    if text.startswith("{ago}"):
        when = when[:1].upper() + when[1:]
    return text.format(value=value, ago=when)


def _seen(client: Client, kind: ClientFact, facts: Facts) -> list[BackMark]:
    """What a fact shows on this client, nothing where it is absent. Own words stand for the first lesion of a set."""
    value, own = facts.get(kind.id), client.seen.get(kind.id)
    if value is None or value == rulebook().absent[kind.id]:
        return []
    if isinstance(value, frozenset):
        lesions = [library().lesions[member] for member in sorted(value) if member in library().lesions]
        texts = [own] + [""] * len(lesions) if own else [lesion.seen for lesion in lesions]
        return [BackMark(shape=lesion.mark, text=text) for lesion, text in zip(lesions, texts, strict=False)]
    key = _key(kind, value)
    text = own or kind.seen.get(key)
    count = value if kind.kind == "int" and isinstance(value, int) else None
    return [BackMark(shape=kind.mark.get(key, "none"), text=_filled(text, value), count=count)] if text else []
