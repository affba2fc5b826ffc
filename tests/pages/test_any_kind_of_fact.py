"""A card and a table for every kind of fact: nothing is lost, nothing breaks, help at once stands first."""

import dataclasses

import pytest

from backfacial.facts import library
from backfacial.knowledge.outline import Part
from backfacial.knowledge.search.ask import Asker
from backfacial.knowledge.shelf import outlines, shelf
from backfacial.pages.cards import alarms_of, fact_card_html, text_of
from backfacial.pages.fact_tables import TABLES, table_of

OTHERS = {name: kind for name, kind in TABLES.items() if kind != "contraindications"}
FIELDS_FOR_AUTHORS = ("lesson", "topic", "token", "phrases", "values", "pairs")


def one_line(text: str) -> str:
    return " ".join(text.split())


def lines_of(part: Part) -> list[str]:
    return [*map(text_of, part.lines), *(line for inner in part.parts for line in (inner.label, *lines_of(inner)))]


@pytest.mark.parametrize("name", OTHERS)
def test_a_card_says_all_that_a_trainee_can_use_of_each_record(read, name):
    for record_id in library().kind(OTHERS[name]):
        entry = shelf().named(record_id)
        assert entry is not None and entry.kind == OTHERS[name], record_id
        outline, page = outlines().outline(entry), read(fact_card_html(record_id))
        text = one_line(page.text)
        assert text.startswith(f"{record_id} {one_line(outline.name)}"), record_id
        for part in outline.parts:
            if part.field in ("refer", "escalate"):  # may stand above, as what needs help at once
                assert all(one_line(each.when) in text for each in alarms_of(entry.record)), record_id
                continue
            assert part.label in text, (record_id, part.label)
            for line in lines_of(part):
                assert one_line(line) in text, (record_id, line)
        for disagreement in outline.disagreements:
            assert one_line(disagreement.name) in text, (record_id, disagreement.id)
        assert all(one_line(source.title) in text for source in outline.sources), record_id
        for tag in ("p", "li", "dd", "dt", "h3", "summary"):
            assert all(inner.strip() for inner in page.inside.get(tag, [])), f"{record_id}: an empty <{tag}>"


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_for_authors_stands_on_no_card(name):
    fields = {part.field for outline in _outlines(OTHERS[name]) for part in outline.parts}
    assert not fields & set(FIELDS_FOR_AUTHORS)


def _outlines(kind: str):
    return [outlines().outline(entry) for entry in map(shelf().named, library().kind(kind)) if entry is not None]


def test_help_at_once_stands_before_everything_else_and_only_once(read):
    told = {fact.id: alarms_of(fact) for fact in library().facts.values()}
    urgent = {fact_id: alarms for fact_id, alarms in told.items() if alarms}
    assert {"SE20", "C19"} <= set(urgent)
    for fact_id, alarms in urgent.items():
        page = read(fact_card_html(fact_id))
        above = one_line("".join(page.inside["div"][: len(alarms)]))
        for alarm in alarms:
            assert one_line(alarm.when) in above, fact_id
        levels = [attrs["data-level"] for _, attrs in page.elements if attrs.get("class") == "bf-alarm"]
        assert levels == sorted(levels), fact_id  # emergency, then urgent
        assert len(levels) == len(alarms)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_every_record_once_and_finds_it_by_number_name_and_words(read, name):
    table, records = table_of(name), library().kind(TABLES[name])
    assert [row.id for row in table.rows] == list(records)
    assert all(len(row.cells) + 2 == len(table.columns) for row in table.rows)
    assert all(table.columns) and table.label and table.search_hint
    reading = one_line(read(table.html).text)
    asker = Asker(table.index)
    for at, row in enumerate(table.rows):
        assert asker.ask(row.id).rows[0] == at, row.id
        assert at in asker.ask(row.name).rows, row.id
        assert one_line(row.name) in reading
        assert one_line(read(row.record).text) in one_line(read(fact_card_html(row.id)).text)
    assert dataclasses.asdict(table)  # plain data, as the page gets it


@pytest.mark.parametrize("name", OTHERS)
def test_each_row_of_a_table_has_one_answer_to_each_filter(name):
    table = table_of(name)
    for filter_ in table.filters:
        options = {option.id: option.count for option in filter_.options}
        tags = [row.tags[filter_.id] for row in table.rows]
        assert all(len(tag) == 1 and tag[0] in options for tag in tags)
        assert sum(options.values()) == len(table.rows)
        assert all(option.label and option.label in option.html for option in filter_.options)


def test_an_id_that_only_looks_like_one_has_no_card():
    for wrong in ("C999", "hygiene-rules", "HEAT ", ""):
        with pytest.raises(KeyError):
            fact_card_html(wrong)
