"""A generated client as a sheet for two people to play: first to read, then as YAML for `backfacial screen`."""

import textwrap
from collections.abc import Iterable, Iterator

import yaml

from backfacial.clients.seen import Difficulty, Visit
from backfacial.clients.visit import client_facts, told_on, visit_of
from backfacial.facts import library, words
from backfacial.facts.consultation.clients import Client
from backfacial.rules.screening.rulebook import rulebook

WIDTH = 88


def sheet(client: Client, seed: int, difficulty: Difficulty) -> str:
    """The whole text; what is to be read stands in YAML's comments."""
    visit = visit_of(client)
    lines = [
        *_wrapped(words("terminal", "client-title", name=client.name, seed=seed, difficulty=difficulty)),
        *_wrapped(words("terminal", "client-repeat", seed=seed, difficulty=difficulty)),
        *_wrapped(words("terminal", "client-roles")),
        *_wrapped(words("terminal", "client-check")),
        *_section("client-opening", [client.opening]),
        *_section("client-general", _on_general_questions(visit)),
        *_section("client-by-name", [*_by_name(client, visit)] or [words("terminal", "client-by-name-none")]),
        "",
        *_wrapped(words("terminal", "client-rest")),
        *_section("client-seen", [*visit.arrival, *(mark.text for mark in visit.back if mark.text)]),
    ]
    plain = client.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    head = "\n".join(f"# {line}".rstrip() for line in lines)
    return f"{head}\n\n{yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=WIDTH)}"


def _on_general_questions(visit: Visit) -> Iterator[str]:
    for topic in visit.topics:
        yield words("terminal", "client-answer", question=topic.question, answer=topic.answer)


def _by_name(client: Client, visit: Visit) -> Iterator[str]:
    """Answers other than "no" that nothing else has brought, and the follow-up questions that come with them."""
    facts, book = client_facts(client), rulebook()
    said = set(client.told).union(*(told_on(client, topic) for topic in library().topics.values()))
    for question in (question for topic in visit.topics for question in topic.questions):
        is_so = facts.get(question.id) != book.absent[question.id] or question.id in book.conditional
        if is_so and question.id not in said:
            yield words("terminal", "client-answer", question=question.question, answer=question.answer)


def _section(title: str, entries: Iterable[str]) -> list[str]:
    return ["", words("terminal", title), *(line for entry in entries for line in _wrapped(entry, "- "))]


def _wrapped(text: str, mark: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH - 2, initial_indent=mark, subsequent_indent=" " * len(mark))
