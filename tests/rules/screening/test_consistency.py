"""Rows and records agree: what a row takes out, and how long it lasts, stands in the record that it belongs to."""

import pytest

from backfacial.clients.plan import EVERYTHING, with_included
from backfacial.facts import library
from backfacial.rules.values import duration

ROWS = [row for row in library().screening.values() if row.reason in library().contraindications]
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
