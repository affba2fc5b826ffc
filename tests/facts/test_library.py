"""The compiled library that ships in the package."""

from backfacial.facts import library, words
from backfacial.items.bank import practice_items


def test_the_library_holds_the_whole_dossier_of_contraindications() -> None:
    assert list(library().contraindications) == [f"C{number:02d}" for number in range(1, 75)]
    assert len(library().sources) == 265
    assert len(library().disagreements) == 25


def test_every_fact_names_a_source_or_says_that_it_is_consensus() -> None:
    for fact in library().contraindications.values():
        assert fact.sources or fact.consensus, fact.id


def test_practice_items_can_be_marked() -> None:
    items = practice_items()
    assert len(items) >= 6
    assert {item.type for item in items.values()} == {"choice", "select", "number", "case"}


def test_a_sentence_of_the_interface_takes_its_values() -> None:
    assert "answers.json" in words("files", "missing", file="answers.json")
