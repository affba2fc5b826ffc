"""Checks of the screening rules and of the simulated clients: no name dangles, and each client is decided as stated."""

import datetime
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.facts import Client, ClientFact, Comparison, Condition, StatedOutcome, comparisons
from backfacial.items.case import CaseItem
from backfacial.rules import BadFacts, Rulebook, read_facts

A_DAY = datetime.date(2026, 6, 15)
"""Clients give dates as ages, so any day does."""

_TESTS = {
    "bool": {"is_"},
    "choice": {"is_", "unsure"},
    "int": {"at_least", "below"},
    "date": {"ago_at_least", "ago_below"},
    "set": {"has", "unsure"},
}


def check_rules(content: Content) -> list[Problem]:
    """All problems of rules and clients. The clients are decided only when the rules themselves are in order."""
    problems = [*_client_facts(content), *_rows(content), *_people(content)]
    if not problems and not content.problems:
        book = Rulebook(_kinds(content).values(), content.records["screening"], content.records["modules"])
        for file, client in _all_clients(content):
            problems += _client(content, book, file, client)
        problems += _cases(content, book)
    return problems


def _client_facts(content: Content) -> Iterator[Problem]:
    file, kinds = file_of("client_facts"), _kinds(content)
    for fact in kinds.values():
        if fact.topic is not None and fact.topic not in (content.claimed["topics"] or (fact.topic,)):
            yield Problem(file, fact.id, f"belongs to the unknown topic '{fact.topic}': correct it, or add the topic")
        if not isinstance(fact.must, bool | str):
            yield from _condition(file, fact.id, fact.must, kinds)


def _rows(content: Content) -> Iterator[Problem]:
    kinds, reasons, terms = _kinds(content), content.claimed_facts(), content.terms
    if terms is None or reasons is None:
        return
    file = file_of("screening")
    for row in content.records["screening"]:
        yield from _condition(file, row.id, row.when, kinds)
        steps = {*row.steps_out, *(step for area in row.areas_out for step in area.steps)}
        steps |= {step for wait in row.waits for step in wait.steps}
        yield from _unknown(file, row.id, "reason", {row.reason} - reasons)
        yield from _unknown(file, row.id, "step", steps - {term.id for term in terms.steps})
        yield from _unknown(file, row.id, "place", {a.place for a in row.areas_out} - {t.id for t in terms.places})
        yield from _unknown(file, row.id, "condition", set(row.until) - {term.id for term in terms.conditions})
        dates = {name for name, kind in kinds.items() if kind.kind == "date"}
        yield from _unknown(file, row.id, "date", {wait.since for wait in row.waits} - dates)
    for rule in content.records["modules"]:
        named = {*rule.modules_out, *(module for group in rule.of for module in group)}
        yield from _unknown(file_of("modules"), rule.id, "module", named - {term.id for term in terms.modules})
        if rule.when is not None:
            yield from _condition(file_of("modules"), rule.id, rule.when, kinds)
    decided = {row.reason for row in content.records["screening"]}
    for fact in sorted((content.claimed["contraindications"] or frozenset()) - decided):
        yield Problem(file, fact, "no row decides this contraindication: add one")


def _people(content: Content) -> Iterator[Problem]:
    file, kinds = file_of("generated_clients"), _kinds(content)
    for people in content.records["generated_clients"]:
        yield from _unknown(file, people.id, "client fact", set(people.ages) - set(kinds))
        for each in people.goes_with:
            yield from _condition(file, people.id, each.when, kinds)
            try:
                read_facts(each.so, kinds, A_DAY, rest_absent=False)
            except BadFacts as bad:
                yield from (Problem(file, people.id, f"goes_with: {problem}") for problem in bad.problems)


def _condition(file: str, record: str, condition: Condition, kinds: dict[str, ClientFact]) -> Iterator[Problem]:
    for part in comparisons(condition):
        kind = kinds.get(part.fact)
        if kind is None:
            yield from _unknown(file, record, "client fact", {part.fact})
            continue
        wrong = part.model_fields_set - {"fact"} - _TESTS[kind.kind]
        for test in sorted(wrong):
            yield Problem(file, record, f"'{part.fact}' is of kind {kind.kind}, which has no test '{test.strip('_')}'")
        yield from _unknown(file, record, f"value of {part.fact}", _values(part) - _allowed(kind))


def _values(part: Comparison) -> set[Any]:
    return set(part.is_ or ()) | set(part.has or ())


def _allowed(kind: ClientFact) -> set[Any]:
    if kind.kind == "bool":
        return {True, False}
    return {*kind.values, *((kind.other,) if kind.other else ()), *_all_of(kind.pattern)}


def _all_of(pattern: str | None) -> set[str]:
    return {f"{pattern[0]}{number:02}" for number in range(1, 100)} if pattern else set()


def _unknown(file: str, record: str, what: str, names: set[Any]) -> Iterator[Problem]:
    for name in sorted(names, key=str):
        yield Problem(file, record, f"names the unknown {what} {name}: correct it, or add it")


def _all_clients(content: Content) -> Iterator[tuple[str, Client]]:
    """The written clients, and those that a case brings with it."""
    yield from ((f"content/clients/{client.id}.yml", client) for client in content.records["clients"])
    for file, item in content.all_items():
        if isinstance(item, CaseItem) and isinstance(item.client, Client):
            yield file, item.client


def _client(content: Content, book: Rulebook, file: str, client: Client) -> Iterator[Problem]:
    named = {*client.told, *client.by_topic, *client.answers, *client.seen}
    yield from _unknown(file, client.id, "client fact", named - set(book.facts))
    yield from _unknown(file, client.id, "topic", set(client.topics) - (content.claimed["topics"] or frozenset()))
    try:
        facts = read_facts(client.facts, book.facts, A_DAY, rest_absent=True, unknown=client.unknown)
    except BadFacts as bad:
        yield from (Problem(file, client.id, f"facts: {problem}") for problem in bad.problems)
        return
    yield from _stated(file, client, book, facts)


def _cases(content: Content, book: Rulebook) -> Iterator[Problem]:
    """A case needs a client who is there and can be decided, and cites what decides."""
    written = {client.id: client for client in content.records["clients"]}
    for file, item in content.all_items():
        if isinstance(item, CaseItem):
            client = item.client if isinstance(item.client, Client) else written.get(item.client)
            yield from (Problem(file, item.id, mend) for mend in _case(item, client, book))


def _case(item: CaseItem, client: Client | None, book: Rulebook) -> Iterator[str]:
    if client is None:
        yield f"names the unknown client {item.client}: write content/clients/{item.client}.yml"
    elif client.unknown:
        yield f"client {client.id} has unknown facts, so nothing can be decided: take 'unknown' out"
    else:
        with suppress(BadFacts):  # told with the client
            reasons = outcome_of(book, read_facts(client.facts, book.facts, A_DAY, rest_absent=True)).reasons
            for fact in sorted(set(item.facts) - set(reasons)):
                yield f"cites {fact}, which is no reason of client {client.id}: the rules say {', '.join(reasons)}"


def _stated(file: str, client: Client, book: Rulebook, facts: Any) -> Iterator[Problem]:
    if client.outcome is None:
        return
    decided = outcome_of(book, facts)
    for name in StatedOutcome.model_fields:
        stated, found = getattr(client.outcome, name), getattr(decided, name)
        if stated is not None and (set(stated) != set(found) if isinstance(stated, tuple) else stated != found):
            yield Problem(file, client.id, f"outcome: {name} is stated as {stated}, and the rules say {found}")


def outcome_of(book: Rulebook, facts: Any) -> StatedOutcome:
    """What the rules decide, as a client file states it."""
    decided = book.screen(facts, A_DAY)
    if decided.level is None:
        return StatedOutcome(level="ask")
    return StatedOutcome(
        level=decided.level.value,
        also=tuple(level.value for level in decided.also if level.value != "adapt"),
        reasons=tuple(reason.id for reason in decided.reasons),
        cap=decided.service.value,
    )


def _kinds(content: Content) -> dict[str, ClientFact]:
    return {fact.id: fact for fact in content.records["client_facts"]}
