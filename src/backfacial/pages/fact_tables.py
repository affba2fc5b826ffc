"""A table to explore for every kind of fact: made from the records' own fields and their labels."""

from collections import Counter
from dataclasses import replace
from typing import Any, Literal, get_origin, get_type_hints

from backfacial.facts import library
from backfacial.facts.kinds import FACT_KINDS, model_of
from backfacial.knowledge.entries import Entry
from backfacial.knowledge.outline import Outline, Part
from backfacial.knowledge.shelf import outlines
from backfacial.pages.cards import fact_record_html, text_of
from backfacial.pages.explorable import FactTable, Filter, Option, Row, contraindications, index_of_rows
from backfacial.pages.render import render, say
from backfacial.pages.scenes import scene_html

FEWEST, MOST = 2, 14
"""So many values a field has that a table is filtered by."""

TABLES = {kind.replace("_", "-"): kind for kind in (*FACT_KINDS, "seeds", "sources")}
"""The kinds that there are tables of, by the names of their files."""

_OF_THEIR_OWN = {"contraindications": contraindications}


def table_of(name: str) -> FactTable:
    """The table of all records of a kind.

    Args:
        name: of the file that holds them, without its ending.

    Raises:
        KeyError: there is no such kind.
    """
    kind = TABLES[name]
    return _OF_THEIR_OWN[kind]() if kind in _OF_THEIR_OWN else _made_table(kind)


def lesson_table(lesson: str) -> FactTable:
    """The table of everything that a lesson teaches, of whatever kind; the kind is its filter."""
    found = [(entry, outlines().outline(entry)) for entry in _taught(lesson)]
    naming, counts = outlines().naming, Counter(entry.kind for entry, _ in found)
    mains = {kind: _main_of(kind, [outline for entry, outline in found if entry.kind == kind], []) for kind in counts}
    rows = tuple(_row_of_lesson(entry, outline, mains[entry.kind]) for entry, outline in found)
    options = tuple(_option(naming.kinds(kind), kind, count) for kind, count in counts.items())
    label, what = say("explore-lesson", title=library().lessons[lesson].title), say("column-kind")
    return FactTable(
        label=label,
        search_hint=say("explore-hint", id=rows[0].id),
        columns=(say("column-id"), say("column-what"), say("column-says")),
        filters=(Filter("kind", what, "menu", options, unset=say("explore-any", what=what)),),
        rows=rows,
        index=index_of_rows(outline for _, outline in found),
        html=render("facts.html", label=label, main=say("column-says"), rows=rows),
    )


def _taught(lesson: str) -> list[Entry]:
    """The records of a lesson, kind by kind as a reader wants them."""
    kinds = sorted((*FACT_KINDS, "seeds"), key=outlines().naming.rank_of)
    records = ((kind, record_id, record) for kind in kinds for record_id, record in library().kind(kind).items())
    return [Entry(kind, record_id, record) for kind, record_id, record in records if record.lesson == lesson]


def _row_of_lesson(entry: Entry, outline: Outline, main: str) -> Row:
    row = _row(entry, outline, main, [])
    return replace(row, tags={"kind": (entry.kind,)})


def _made_table(kind: str) -> FactTable:
    entries = [Entry(kind, record_id, record) for record_id, record in library().kind(kind).items()]
    told = [(entry, outlines().outline(entry)) for entry in entries]
    naming = outlines().naming
    filters = [field for field in closed_fields(kind) if FEWEST <= len(_values(field, entries)) <= MOST]
    main = _main_of(kind, [outline for _, outline in told], filters)
    rows = tuple(_row(entry, outline, main, filters) for entry, outline in told)
    label = naming.kinds(kind)
    return FactTable(
        label=say("explore", kinds=label),
        search_hint=say("explore-hint", id=rows[0].id),
        columns=(say("column-id"), say("column-what"), naming.label(kind, main)),
        filters=tuple(_filter(kind, field, entries) for field in filters),
        rows=rows,
        index=index_of_rows(outline for _, outline in told),
        html=render("facts.html", label=label, main=naming.label(kind, main), rows=rows),
    )


def closed_fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind whose values are a closed list of words."""
    hints = get_type_hints(model_of(kind))
    return tuple(name for name in model_of(kind).model_fields if get_origin(hints[name]) is Literal)


def _values(field: str, entries: list[Entry]) -> dict[str, int]:
    return Counter(getattr(entry.record, field) for entry in entries)


def _main_of(kind: str, told: list[Outline], filters: list[str]) -> str:
    return outlines().naming.column(kind) or _main_field(told, filters)


def _main_field(told: list[Outline], filters: list[str]) -> str:
    """The field that says most: the first one that nearly every record has, and that is no filter."""
    fields = Counter(part.field for outline in told for part in outline.parts if part.lines)
    first = (part.field for part in told[0].parts if part.field not in filters)
    often = len(told) * 0.9
    return next((field for field in first if fields[field] >= often), told[0].parts[0].field)


def _row(entry: Entry, outline: Outline, main: str, filters: list[str]) -> Row:
    lines = [line for part in outline.parts if part.field == main for line in _lines(part)]
    return Row(
        id=entry.id,
        name=outline.name,
        cells=(render("lines.html", lines=lines, picture=scene_html(entry.id)),),
        record=fact_record_html(entry.id),
        tags={field: (getattr(entry.record, field),) for field in filters},
    )


def _lines(part: Part) -> list[str]:
    """What a part says: its lines, or the titles of its parts."""
    return [text_of(line) for line in part.lines] or [inner.label for inner in part.parts]


def _filter(kind: str, field: str, entries: list[Entry]) -> Filter:
    naming = outlines().naming
    label = naming.label(kind, field)
    options = [_option(naming.value(value, field), value, count) for value, count in _values(field, entries).items()]
    return Filter(field, label, "menu", tuple(options), unset=say("explore-any", what=label))


def _option(label: str, value: Any, count: int) -> Option:
    return Option(str(value), label, render("plain.html", text=label), count)
