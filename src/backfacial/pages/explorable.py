"""Tables of facts that a page can search and filter: their columns, rows and filters as plain data."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from backfacial.facts import library
from backfacial.facts.consultation.contraindications import Contraindication
from backfacial.facts.course.everyday import EverydayWord
from backfacial.facts.course.terms import Term
from backfacial.facts.library import asked
from backfacial.knowledge.entries import Entry
from backfacial.knowledge.outline import Outline
from backfacial.knowledge.search.index import SearchIndex, documents_of, index_of
from backfacial.knowledge.search.words import Speech
from backfacial.knowledge.shelf import outlines
from backfacial.pages.cards import fact_record_html, steps_in_words
from backfacial.pages.render import render, say
from backfacial.pages.tables import contraindication_table_html

EVERYTHING = "ALL"
"""The step that stands for the whole service."""


@dataclass(frozen=True)
class Option:
    """One choice of a filter; `count` rows have it. `html` is its label, with a shape where it has one."""

    id: str
    label: str
    html: str
    count: int


@dataclass(frozen=True)
class Filter:
    """A filter by tags: buttons of which several may be pressed, or a menu with one choice.

    `unset` is what the menu says without a choice, `hint` is said while there is one.
    """

    id: str
    label: str
    kind: Literal["buttons", "menu"]
    options: tuple[Option, ...]
    unset: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Row:
    """One record. `cells` are HTML, one for each column after id and name; `record` is all of it as HTML.

    `tags` are the options that it has, by the filter's id.
    """

    id: str
    name: str
    cells: tuple[str, ...]
    record: str
    tags: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class FactTable:
    """A table with all that a page needs to explore it, and its reading version as HTML.

    `index` is what a search asks; its rows are numbered as these rows are.
    """

    label: str
    search_hint: str
    columns: tuple[str, ...]
    filters: tuple[Filter, ...]
    rows: tuple[Row, ...]
    index: SearchIndex
    html: str


def contraindications() -> FactTable:
    """Every contraindication, by class and by the steps that it leaves out."""
    entries = [Entry("contraindications", fact.id, fact) for fact in library().contraindications.values()]
    rows = tuple(_contraindication(entry.record) for entry in entries)
    return FactTable(
        label=say("explore-contraindications"),
        search_hint=say("explore-contraindications-hint"),
        columns=tuple(say(key) for key in ("column-id", "column-what", "column-class", "leave-out")),
        filters=(
            Filter(
                "step",
                say("leave-out"),
                "menu",
                _options("step", library().terms.steps, rows),
                unset=say("explore-any-step"),
                hint=say("explore-step-hint"),
            ),
            Filter("class", say("column-class"), "buttons", _options("class", library().terms.classes, rows)),
        ),
        rows=rows,
        index=index_of_rows(map(outlines().outline, entries)),
        html=contraindication_table_html(),
    )


def _contraindication(fact: Contraindication) -> Row:
    classes = [term for term in library().terms.classes if term.id in fact.classes]
    return Row(
        id=fact.id,
        name=fact.name,
        cells=(
            render("chips.html", classes=classes),
            render(
                "steps.html",
                always=steps_in_words(fact.affects),
                sometimes=steps_in_words(fact.affects_sometimes, begin=False),
            ),
        ),
        record=fact_record_html(fact.id),
        tags={"class": fact.classes, "step": steps_touched(fact)},
    )


def index_of_rows(told: Iterable[Outline]) -> SearchIndex:
    """The index of a table whose rows are these records, in their order."""
    naming = outlines().naming
    documents = documents_of(list(told), asked(), naming)
    return index_of(documents, library().of(EverydayWord).values(), Speech(naming))


def steps_touched(fact: Contraindication) -> tuple[str, ...]:
    """The steps that a contraindication leaves out at least in part or in some cases.

    Who leaves out everything leaves out heat; who leaves out steam leaves out one kind of heat. Both count, since a
    reader who looks for heat must not miss either.
    """
    steps = library().terms.steps
    includes = {step.id: set(step.includes) for step in steps}
    left_out = {*fact.affects, *fact.affects_sometimes}
    whole = left_out.union(*(includes[step] for step in left_out))
    in_part = {step for step, kinds in includes.items() if step != EVERYTHING and kinds & left_out}
    return tuple(step.id for step in steps if step.id in whole | in_part)


def _options(filter_id: str, terms: tuple[Term, ...], rows: tuple[Row, ...]) -> tuple[Option, ...]:
    """The terms that at least one row has."""
    counts = {term.id: sum(term.id in row.tags[filter_id] for row in rows) for term in terms}
    return tuple(
        Option(term.id, term.label, render("option.html", term=term), counts[term.id])
        for term in terms
        if counts[term.id]
    )
