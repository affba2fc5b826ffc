"""Tables to explore: every record once, and a step filter that misses no record that takes the step out."""

import pytest

from backfacial.facts import library
from backfacial.knowledge.search.ask import Asker
from backfacial.pages.cards import fact_card_html
from backfacial.pages.explorable import contraindications, steps_touched

FACTS = library().contraindications


@pytest.fixture(scope="module")
def table():
    return contraindications()


def test_every_record_is_a_row_with_a_cell_for_each_column(table):
    assert [(row.id, row.name) for row in table.rows] == [(fact.id, fact.name) for fact in FACTS.values()]
    assert all(len(row.cells) + 2 == len(table.columns) for row in table.rows)


def test_a_row_unfolds_to_all_that_the_card_says(table, read):
    for row in table.rows:
        card = " ".join(read(fact_card_html(row.id)).text.split())
        record = " ".join(read(row.record).text.split())
        assert record in card and FACTS[row.id].look_for in record and FACTS[row.id].say in record


def test_a_search_looks_at_number_name_and_signs(table):
    asker = Asker(table.index)
    for at, fact in enumerate(FACTS.values()):
        assert asker.ask(fact.id).rows[0] == at
        assert at in asker.ask(fact.name).rows[:2]
        assert at in asker.ask(fact.look_for).rows


@pytest.mark.parametrize(
    ("typed", "first"),
    [("accutane", "C01"), ("Acutane", "C01"), ("roaccutane?", "C01"), ("botox", "C44"), ("numb feet", "C21")],
)
def test_a_search_finds_by_an_everyday_word_and_past_a_slip(table, typed, first):
    assert table.rows[Asker(table.index).ask(typed).rows[0]].id == first


@pytest.mark.parametrize(
    ("fact_id", "step", "counts"),
    [
        ("C01", "HEAT", True),
        ("C22", "HEAT", True),  # leaves out everything
        ("C16", "HEAT", True),  # leaves out steam, which is one kind of heat
        ("C15", "HEAT", True),  # in some cases only
        ("C39", "EXF", True),  # salicylic acid is one kind of exfoliation
        ("C03", "HEAT", False),
        ("C16", "ALL", False),
        ("C22", "PRONE", False),
    ],
)
def test_a_step_filter_finds_whoever_takes_the_step_out_wholly_or_in_part(fact_id, step, counts):
    assert (step in steps_touched(FACTS[fact_id])) is counts


def test_no_record_that_names_a_step_is_missed(table):
    for row in table.rows:
        fact = FACTS[row.id]
        assert {*fact.affects, *fact.affects_sometimes} <= set(row.tags["step"])
        assert set(fact.classes) == set(row.tags["class"])


def test_the_numbers_on_the_filters_are_those_that_they_find(table):
    for part in table.filters:
        for option in part.options:
            assert option.count == sum(option.id in row.tags[part.id] for row in table.rows) > 0
