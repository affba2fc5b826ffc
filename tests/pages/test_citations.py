"""Citations leave the prose and become a list of sources, by the dossier's rules on links and trade practice."""

import pytest

from backfacial.facts import library
from backfacial.items.bank import practice_items
from backfacial.pages.cards import fact_card_html
from backfacial.pages.citations import cited, source_lines, split_citations


@pytest.mark.parametrize(
    ("text", "prose", "ids"),
    [
        ("Wait [C01].", "Wait.", ("C01",)),
        ("Wait [C01] a month [AAD-1].", "Wait a month.", ("C01", "AAD-1")),
        ("Wait [C01, FDA-6b].", "Wait.", ("C01", "FDA-6b")),
        ("Wait [C01] [C01][SE20].", "Wait.", ("C01", "SE20")),
        ("No citation.", "No citation.", ()),
        ("Keep [this] and [1] and [c01] and [] here.", "Keep [this] and [1] and [c01] and [] here.", ()),
        ("Keep [C01 and more].", "Keep [C01 and more].", ()),
        ("[C01]", "", ("C01",)),
        ("A list [GENERAL]", "A list [GENERAL]", ()),
    ],
)
def test_ids_in_square_brackets_leave_the_prose(text, prose, ids):
    assert split_citations(text) == (prose, ids)


def test_no_reason_of_the_practice_bank_shows_an_id():
    for item in practice_items().values():
        for part, why in item.reasons_given():
            prose, ids = split_citations(why)
            assert "[" not in prose, (item.id, part)
            assert set(ids) <= {*library().facts, *library().sources}, (item.id, part)


def test_a_source_is_linked_only_where_its_publisher_has_an_address():
    for source in library().sources.values():
        (line,) = source_lines([source.id])
        if source.tier == "E":
            assert line.text == f"trade practice ({source.title})"
            assert line.url is None
        else:
            assert line.text == f"{source.publisher}: {source.title}"
            assert line.url == source.url


def test_consensus_is_named_last():
    assert [line.text for line in source_lines(["AAD-1"], consensus=True)][1:] == ["professional consensus"]


def test_a_source_of_a_cited_fact_is_not_listed_twice():
    facts, sources = cited(["C01", "AAD-1", "MEL-2", "C01"])
    assert [fact.id for fact in facts] == ["C01"]
    assert [line.text for line in sources] == [line.text for line in source_lines(["MEL-2"])]


def test_ids_that_the_library_does_not_hold_are_shown_as_they_are():
    facts, sources = cited(["SE99", "NONE-1"])
    assert (facts[0].id, facts[0].lines) == ("SE99", ())
    assert sources[0].text == "NONE-1"


def test_links_open_beside_the_lesson_and_say_so(read):
    card = read(fact_card_html("C01"))
    links = [attrs for tag, attrs in card.elements if tag == "a"]
    assert links
    for link in links:
        assert link["href"].startswith("http")
        assert link["target"] == "_blank"
        assert "noopener" in link["rel"]
    assert all("opens in a new window" in text for text in card.inside["a"])
