"""The table to explore: what goes to the page, and what stands in its place where nothing can be operated."""

import json

import pytest

from backfacial.elements.explorer import explorer
from backfacial.facts import library
from backfacial.knowledge.search.index import Document, index_of
from backfacial.knowledge.search.words import Speech
from backfacial.knowledge.shelf import outlines
from backfacial.pages.explorable import FactTable, Filter, Option, Row
from backfacial.pages.fact_tables import table_of

TABLE = FactTable(
    label="Animals",
    search_hint="A name",
    columns=("No.", "What", "Legs"),
    filters=(Filter("kind", "Kind", "buttons", (Option("bird", "Bird", "<span>Bird</span>", 1),)),),
    rows=(Row("A1", "Crow", ("<p>2</p>",), "<p>Black.</p>", {"kind": ("bird",)}),),
    index=index_of([Document("A1", "Crow", (), 1.0)], [], Speech(outlines().naming)),
    html="<table><tr><td>Crow</td></tr></table>",
)


@pytest.mark.parametrize("table", [TABLE, table_of("contraindications"), table_of("glossary")])
def test_all_of_the_table_lies_in_traits_and_nothing_is_said_to_python(table):
    shown = explorer(table)
    sent = json.loads(json.dumps(shown.get_state(["table", "words"])))
    assert [row["id"] for row in sent["table"]["rows"]] == [row.id for row in table.rows]
    assert sent["table"]["columns"] == list(table.columns)
    assert "html" not in sent["table"]
    assert set(sent["words"]) == {key for key in library().words["elements"] if key.startswith("explorer-")}
    assert "model.send" not in str(shown._esm) and "new Line" not in str(shown._esm)


def test_where_it_cannot_be_operated_the_whole_table_stands():
    bundle, _ = explorer(TABLE)._repr_mimebundle_()
    assert bundle["text/html"] == TABLE.html
    assert bundle["text/plain"] == "A1  Crow"
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_the_reading_version_holds_every_contraindication():
    bundle, _ = explorer(table_of("contraindications"))._repr_mimebundle_()
    for fact in library().contraindications.values():
        assert fact.id in bundle["text/html"] and f"{fact.id}  {fact.name}" in bundle["text/plain"]
