"""Skin, dark marks, skin types, grades and lesions: complete, plain, and no word to a client names an illness."""

import re
from typing import Any

import pytest
from dossier import begins_with

from backfacial.back.shapes import SHAPES
from backfacial.facts import library
from backfacial.facts.fact import Fact
from backfacial.facts.skin.lesions import GoldenSign, Handling, Lesion, LesionFact, LookAlikeQuestion
from backfacial.facts.skin.science import AcneGrade, SkinType

RAW: dict[str, list[dict[str, Any]]] = library().raw
LESIONS = library().lesions
EACH_LESION = pytest.mark.parametrize("lesion", LESIONS.values(), ids=list(LESIONS))
SAID = [lesion.say for lesion in LESIONS.values()] + [each.say for each in library().of(Handling).values()]

NAMED = re.compile(
    r"\b(you have an?|you've got|you suffer|this is an?|it is an?|it's an?|these are|looks like an?) "
    r"|acne|allerg|infect|shingles|herpes|fung|yeast|ringworm|tinea|versicolor|dermatitis|eczema|cellulit|folliculit"
    r"|cyst|boil|cancer\b(?! medicine)|melanoma|keratosis|milia|hidradenitis|impetigo|diagnos|hives|steroid",
    re.IGNORECASE,
)
"""Words that give a client a name for what they have."""
REASSURES = re.compile(r"\b(harmless|nothing to worry|don't worry|normal|it's nothing|will be fine|go away)\b", re.I)
STOPS = re.compile(r"\b(stop|pause|skip|leave out)\b.*\b(medicine|tablet|cream|steroid)", re.I)


def test_every_fact_of_the_dossier_is_there() -> None:
    skin = [f"SK{n:02d}" for n in range(1, 21) if n != 9]
    assert [record["id"] for record in RAW["skin"]] == skin
    assert len(RAW["dark_marks"]) >= 6 and all(record["topic"] == "dark-marks" for record in RAW["dark_marks"])
    assert [kind.numeral for kind in library().of(SkinType).values()] == ["I", "II", "III", "IV", "V", "VI"]
    assert begins_with(library().of(AcneGrade), ["G0", "G1", "G2", "G3", "G4"])
    assert begins_with(LESIONS, [f"L{n:02d}" for n in range(1, 28)])
    assert begins_with(library().of(GoldenSign), [f"GR{n}" for n in range(1, 8)])
    assert begins_with(library().of(LookAlikeQuestion), [f"LK{n:02d}" for n in range(1, 21)])


def test_what_authorities_differ_about_is_linked() -> None:
    facts = library().facts
    assert facts["SK03"].disagreements == facts["SK04"].disagreements == ("oil-glands-of-the-back",)
    assert facts["SK13"].disagreements == ("truncal-acne-by-sex",)
    assert {slug for fact in facts.values() for slug in fact.disagreements} <= set(library().disagreements)


@pytest.mark.parametrize("said", SAID)
def test_words_to_the_client_name_no_illness_and_do_not_reassure(said: str) -> None:
    assert NAMED.search(said) is None
    assert REASSURES.search(said) is None
    assert STOPS.search(said) is None


def test_a_name_a_reassurance_and_advice_on_a_medicine_would_be_found() -> None:
    assert all(NAMED.search(said) for said in ("It's a fungus.", "You have a cyst.", "These are boils."))
    assert REASSURES.search("That is harmless.") and STOPS.search("Stop your steroid cream.")


@EACH_LESION
def test_a_lesion_is_drawn_and_its_picture_in_words_names_nothing(lesion: Lesion) -> None:
    assert lesion.mark in SHAPES
    assert not re.search(r"folliculit|cyst|melanoma|shingles|ringworm|keratosis|milia|acne", lesion.seen, re.I)


@EACH_LESION
def test_a_look_alike_says_what_tells_it_apart(lesion: Lesion) -> None:
    assert lesion.look_alikes
    named = [each.lesion for each in lesion.look_alikes]
    assert len(set(named)) == len(named) and lesion.id not in named


def test_limits_stand_once() -> None:
    facts: dict[str, Fact] = library().facts
    assert facts["L03"].values["many"].at_least == 11
    assert (facts["C52"].values["spots"].at_least, facts["C52"].values["lumps"].at_least) == (35, 3)
    assert "35 spots" in facts["L03"].decision and "35 spots" in library().of(AcneGrade)["G3"].then  # type: ignore[attr-defined]
    rows = library().screening
    assert rows["L03.2"].when.model_dump(include={"at_least", "below"}) == {"at_least": 11, "below": 35}


def test_questions_about_a_lesion_end_as_questions() -> None:
    asked = [fact.question for fact in library().of(LesionFact).values()]
    assert all("?" in question for question in asked) and len(set(asked)) == len(asked)
