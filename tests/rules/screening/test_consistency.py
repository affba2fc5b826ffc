"""Rows and records agree: what a row takes out, and how long it lasts, stands in the record that it belongs to."""

import datetime
from itertools import combinations

import pytest
from people import members

from backfacial.clients.plan import EVERYTHING, with_included
from backfacial.facts import library
from backfacial.facts.consultation.screening import ClientFact
from backfacial.rules.screening.rulebook import rulebook
from backfacial.rules.values import Value, duration

ROWS = [row for row in library().screening.values() if row.reason in library().contraindications]
DAY = datetime.date(2026, 6, 15)
LOWERED_BY_A_ROW = {
    ("age", "guardian_present"): "C61.2: the guardian is here",
    ("anaphylaxis_history", "injector_here"): "C37.2: the injector is here",
    ("pregnant", "weeks"): "C11.2: the middle of a pregnancy",
    ("anticoag", "unexplained_bruises"): "C47.2: a blood thinner explains them (DO100)",
    ("after_spa", "follicle_pustules"): "C27.1: bumps after a hot tub are put off",
    ("after_spa", "uniform_itchy"): "C27.1",
    ("follicle_pustules", "uniform_itchy"): "C28.1: such bumps are referred, and cleansed at most",
}
FINER = {"EXT5"}  # at most five extractions: finer than what a record says


def test_what_a_row_takes_out_stands_in_its_record(subtests: pytest.Subtests) -> None:
    for row in ROWS:
        record = library().contraindications[row.reason]
        said = with_included(frozenset({*record.affects, *record.affects_sometimes}))
        taken = {*row.steps_out, *(step for area in row.areas_out for step in area.steps)}
        with subtests.test(row=row.id):
            assert EVERYTHING in said or taken - FINER <= said


def test_how_long_a_row_lasts_stands_in_its_record(subtests: pytest.Subtests) -> None:
    for row in ROWS:
        waits = library().contraindications[row.reason].waits
        said = {_in_days(wait.at_least) for wait in waits} | {_in_days(wait.at_most) for wait in waits if wait.at_most}
        with subtests.test(row=row.id):
            assert {_in_days(wait.at_least) for wait in row.waits} <= said


def _in_days(text: str) -> int:
    if text.startswith("PT"):
        return int(text[2:-1]) // 24
    span = duration(text)
    return span.months * 30 + span.days


def test_every_fact_that_decides_has_words_to_the_client() -> None:
    for row in library().screening.values():
        assert library().deciding(row.reason).say


def test_a_reason_that_is_cited_with_an_emergency_has_an_urgent_or_emergency_row() -> None:
    for record in library().contraindications.values():
        levels = {row.level for row in ROWS if row.reason == record.id}
        if levels & {"urgent", "emergency"}:
            assert record.escalate, record.id


def there(fact: ClientFact) -> list[Value]:
    """The values by which a fact is there; of a number one that is far."""
    match fact.kind:
        case "bool":
            return [not fact.absent]
        case "choice":
            return [*fact.values[1:]]
        case "int":
            return [{"age": 16, "weeks": 20}.get(fact.id, 40)]
        case "date":
            return [DAY]
        case _:
            return [frozenset({member}) for member in members(fact) if fact.id != "letter"]


def test_no_pair_of_facts_is_decided_with_less_care_than_either_alone_but_where_a_row_says_so() -> None:
    """A letter is no finding: it is written to allow more."""
    book = rulebook()
    told = [(name, value) for name, fact in book.facts.items() for value in there(fact)]
    alone = {each: book.screen({**book.absent, **dict([each])}, DAY) for each in told}
    lowered = set()
    for pair in combinations(told, 2):
        if pair[0][0] == pair[1][0]:
            continue
        both = book.screen({**book.absent, **dict(pair)}, DAY)
        assert both.level is not None
        for each in (alone[one] for one in pair):
            assert each.level is not None
            if both.level.rank < each.level.rank or both.service.rank < each.service.rank:
                lowered.add(tuple(sorted(name for name, _ in pair)))
    assert lowered == set(LOWERED_BY_A_ROW)
