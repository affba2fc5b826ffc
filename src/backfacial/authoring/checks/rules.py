"""Checks of the screening rules and of the simulated clients: no name dangles, and each client is decided as stated."""

import datetime
from collections.abc import Iterator
from contextlib import suppress

from backfacial.authoring.checks.calls import check_call_records, check_calls
from backfacial.authoring.checks.conditions import check_condition as _condition
from backfacial.authoring.checks.conditions import unknown as _unknown
from backfacial.authoring.checks.debriefs import check_debriefs
from backfacial.authoring.checks.lesions import check_lesions
from backfacial.authoring.checks.levels import check_levels
from backfacial.authoring.checks.looks import check_body_maps, check_looks
from backfacial.authoring.checks.reactions import check_reactions, triage_table
from backfacial.authoring.checks.shown_reactions import check_shown_reactions
from backfacial.authoring.checks.typed_facts import check_typed_facts
from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.facts.conditions import Comparison, comparisons
from backfacial.facts.consultation.clients import Client, StatedOutcome
from backfacial.facts.consultation.screening import ClientFact
from backfacial.items.case.item import CaseItem
from backfacial.rules.reactions.outcome import Triage
from backfacial.rules.reactions.triage import Patterns
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.screening.rulebook import Rulebook
from backfacial.rules.screening.together import together
from backfacial.rules.values import Facts

A_DAY = datetime.date(2026, 6, 15)
"""Clients give dates as ages, so any day does."""


def check_rules(content: Content) -> list[Problem]:
    """All problems of rules and clients. The clients are decided only when the rules themselves are in order."""
    problems = [
        *_client_facts(content),
        *check_typed_facts(content),
        *check_looks(content),
        *_rows(content),
        *_people(content),
        *check_reactions(content),
        *check_shown_reactions(content),
        *check_lesions(content),
        *check_debriefs(content),
        *check_call_records(content),
    ]
    if not problems and not content.problems:
        book = Rulebook(_kinds(content).values(), content.records["screening"], content.records["modules"])
        table = triage_table(content)
        for file, client in _all_clients(content):
            problems += _client(content, book, table, file, client)
        problems += _cases(content, book)
        problems += check_levels(content)
        problems += check_body_maps(content)
        problems += check_calls(content, table)
    return problems


def _client_facts(content: Content) -> Iterator[Problem]:
    file, kinds = file_of("client_facts"), _kinds(content)
    for fact in kinds.values():
        if not isinstance(fact.must, bool | str):
            yield from _condition(file, fact.id, fact.must, kinds)


def _rows(content: Content) -> Iterator[Problem]:
    kinds, reasons, terms = _kinds(content), content.claimed_facts(), content.terms
    if terms is None or reasons is None:
        return
    file = file_of("screening")
    for row in content.records["screening"]:
        yield from _condition(file, row.id, row.when, kinds)
        # which reasons a doctor's letter is about is a set of facts
        letters = {fact for part in comparisons(row.when) if kinds.get(part.fact) for fact in _facts_in(part, kinds)}
        yield from _unknown(file, row.id, "fact", letters - reasons)
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
    if content.claimed["screening"] is None:
        return
    for fact in sorted((content.claimed["contraindications"] or frozenset()) - decided):
        yield Problem(file, fact, "no row decides this contraindication: add one")


def _facts_in(part: Comparison, kinds: dict[str, ClientFact]) -> set[str]:
    return set(part.has or ()) if kinds[part.fact].pattern else set()


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


def _all_clients(content: Content) -> Iterator[tuple[str, Client]]:
    """The written clients, and those that a case brings with it."""
    yield from ((f"content/clients/{client.id}.yml", client) for client in content.records["clients"])
    for file, item in content.all_items():
        if isinstance(item, CaseItem) and isinstance(item.client, Client):
            yield file, item.client


def _client(content: Content, book: Rulebook, table: Patterns, file: str, client: Client) -> Iterator[Problem]:
    named = {*client.told, *client.by_topic, *client.answers, *client.seen}
    yield from _unknown(file, client.id, "client fact", named - set(book.facts))
    yield from _unknown(file, client.id, "topic", set(client.topics) - (content.claimed["topics"] or frozenset()))
    try:
        facts = read_facts(client.facts, book.facts, A_DAY, rest_absent=True, unknown=client.unknown)
        reaction = reaction_of(client, table)
    except BadFacts as bad:
        yield from (Problem(file, client.id, f"facts: {problem}") for problem in bad.problems)
        return
    if client.outcome is not None:
        yield from _stated(file, client, client.outcome, outcome_of(book, facts, reaction))


def _cases(content: Content, book: Rulebook) -> Iterator[Problem]:
    """A case needs a client who is there and can be decided, and cites what decides."""
    written = {client.id: client for client in content.records["clients"]}
    for file, item in content.all_items():
        if isinstance(item, CaseItem) and item.client is not None:
            client = item.client if isinstance(item.client, Client) else written.get(item.client)
            yield from (Problem(file, item.id, mend) for mend in _case(item, client, book))


def _case(item: CaseItem, client: Client | None, book: Rulebook) -> Iterator[str]:
    if client is None:
        yield f"names the unknown client {item.client}: write content/clients/{item.client}.yml"
    elif client.reaction is not None:
        yield f"client {client.id} has a reaction, which this type of question does not show: name another client"
    elif client.unknown:
        yield f"client {client.id} has unknown facts, so nothing can be decided: take 'unknown' out"
    else:
        with suppress(BadFacts):  # told with the client
            reasons = outcome_of(book, read_facts(client.facts, book.facts, A_DAY, rest_absent=True)).reasons
            for fact in sorted(set(item.facts) - set(reasons)):
                yield f"cites {fact}, which is no reason of client {client.id}: the rules say {', '.join(reasons)}"


def _stated(file: str, client: Client, outcome: StatedOutcome, decided: StatedOutcome) -> Iterator[Problem]:
    for name in StatedOutcome.model_fields:
        stated, found = getattr(outcome, name), getattr(decided, name)
        if stated is not None and _differs(stated, found):
            yield Problem(file, client.id, f"outcome: {name} is stated as {stated}, and the rules say {found}")


def _differs(stated: str | tuple[str, ...], found: str | tuple[str, ...]) -> bool:
    """Whether two outcomes differ. Of several reasons or levels only the first has its place: it decides."""
    return stated != found if isinstance(stated, str) else (set(stated), stated[:1]) != (set(found), found[:1])


def reaction_of(client: Client, table: Patterns) -> Triage | None:
    """What a client's reaction asks for.

    Raises:
        BadFacts: what is noticed cannot be read.
    """
    if client.reaction is None:
        return None
    return table.triage(read_facts(client.reaction, table.facts, A_DAY, rest_absent=True))


def outcome_of(book: Rulebook, facts: Facts, reaction: Triage | None = None) -> StatedOutcome:
    """What the rules decide, as a client file states it."""
    decided = together(book.screen(facts, A_DAY), reaction)
    if decided.level is None:
        return StatedOutcome(level="ask")
    return StatedOutcome.model_validate(
        {
            "level": decided.level,
            "also": [level for level in decided.also if level != "adapt"],
            "reasons": decided.reasons,
            "cap": decided.service,
        }
    )


def _kinds(content: Content) -> dict[str, ClientFact]:
    return {fact.id: fact for fact in content.records["client_facts"]}
