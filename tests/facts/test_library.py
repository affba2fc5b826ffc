"""The compiled library that ships in the package."""

import pytest
from dossier import begins_with

from backfacial.facts import library, words
from backfacial.facts.fact import Fact
from backfacial.facts.kinds import FACT_KINDS, FOLDERS, KINDS, kinds_of, model_of
from backfacial.facts.skin.science import SkinFact
from backfacial.items.bank import practice_items


def test_the_library_holds_the_whole_dossier_of_contraindications() -> None:
    assert begins_with(library().contraindications, [f"C{number:02d}" for number in range(1, 75)])
    assert len(library().sources) >= 265
    assert len(library().disagreements) >= 25


def test_every_fact_names_a_source_or_says_that_it_is_consensus() -> None:
    for fact in library().contraindications.values():
        assert fact.sources or fact.consensus, fact.id


def test_practice_items_can_be_marked() -> None:
    items = practice_items()
    assert len(items) >= 6
    assert {item.type for item in items.values()} >= {"choice", "select", "number", "bodymap", "case"}


def test_a_sentence_of_the_interface_takes_its_values() -> None:
    assert "answers.json" in words("files", "missing", file="answers.json")


def test_a_model_gives_the_records_of_all_its_kinds() -> None:
    of_skin = library().of(SkinFact)
    assert list(of_skin) == [*library().kind("skin"), *library().kind("dark_marks")]
    assert len(of_skin) >= 19 + 6


def test_every_kind_has_a_model_that_exists_and_only_facts_are_cited() -> None:
    for kind in (*KINDS, *FOLDERS):
        assert kind in kinds_of(model_of(kind))
        assert issubclass(model_of(kind), Fact) == (kind in FACT_KINDS), kind


def test_a_model_of_no_kind_is_an_error() -> None:
    with pytest.raises(KeyError, match="Fact"):
        library().of(Fact)


def test_a_fact_is_found_by_its_id_whatever_its_kind() -> None:
    assert library().fact("LW01").name == library().kind("law")["LW01"].name
    assert {fact_id: type(library().fact(fact_id)) for fact_id in library().kind_of} == {
        fact_id: type(fact) for fact_id, fact in library().facts.items()
    }
