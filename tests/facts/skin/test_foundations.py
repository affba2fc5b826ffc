"""Background science: every fact is there, sourced and readable, and its exam words and figures stand."""

import re

import pytest
from dossier import begins_with

from backfacial.facts import library
from backfacial.facts.skin.science import Foundation

FOUNDATIONS = library().of(Foundation)
LAST = 166

EXAM_WORDS = {
    "FS02": "Five strata",
    "FS03": "five",
    "FS16": "Merkel cell with touch",
    "FS18": "28 days",
    "FS20": "pH 4.5 to 5.5",
    "FS23": "Protection, temperature regulation, absorption, sensation, secretion, excretion",
    "FS57": "over 2 cm",
    "FS83": "pH 4.5 to 5.5",
}
"""Where the dossier flags what exams take for right, or what exams key differs from what books say."""

DISAGREEING = {
    "FS02": "strata-of-the-epidermis",
    "FS03": "strata-of-the-epidermis",
    "FS04": "thickness-of-the-back",
    "FS18": "renewal-of-the-epidermis",
    "FS20": "ph-of-the-skin",
    "FS32": "oil-glands-of-the-back",
    "FS48": "limit-of-papule-and-nodule",
    "FS51": "limit-of-papule-and-nodule",
    "FS83": "ph-of-the-skin",
    "FS117": "chain-of-infection",
    "FS121": "standard-or-universal-precautions",
    "FS131": "massage-and-blood-flow",
    "FS139": "high-frequency-range",
    "FS141": "high-frequency-effects",
}


def prose(fact: Foundation) -> str:
    """What a learner reads of it beside its name."""
    parts: list[str | None] = [fact.fact, fact.matters, fact.exam, fact.in_acne]
    parts += [fact.movement.where, fact.movement.never] if fact.movement else []
    parts += [pressure.where for pressure in fact.pressure]
    return "\n".join(part for part in parts if part)


def test_all_are_there_in_order() -> None:
    assert begins_with(FOUNDATIONS, [f"FS{number:02}" for number in range(1, LAST + 1)])


@pytest.mark.parametrize(("fact", "said"), EXAM_WORDS.items())
def test_the_exam_word_is_there(fact: str, said: str) -> None:
    assert said in (FOUNDATIONS[fact].exam or "")


@pytest.mark.parametrize(("fact", "disagreement"), DISAGREEING.items())
def test_a_conflict_of_the_sources_is_named(fact: str, disagreement: str) -> None:
    assert disagreement in FOUNDATIONS[fact].disagreements


LESION_WORDS = [f"FS{number}" for number in range(46, 71)]


def test_each_word_for_a_lesion_says_if_it_occurs_in_acne() -> None:
    assert [fact.id for fact in FOUNDATIONS.values() if fact.in_acne] == LESION_WORDS


def test_lesions_that_acne_never_makes_say_so() -> None:
    """A blister, a wheal, a tumour, a burrow in a client with acne is something else."""
    never = ["FS47", "FS49", "FS54", "FS55", "FS56", "FS57", "FS58", "FS59", "FS60", "FS66", "FS67"]
    assert [fact.id for fact in FOUNDATIONS.values() if fact.in_acne == "no"] == never


DISEASES = re.compile(
    r"(?i)psoriasis|versicolor|vitiligo|herpes|shingles|scabies|impetigo|ringworm|fulminans|cancer|carcinoma|melanoma"
    r"|hidrosis|miliaria|dermatitis|hirsutism|albinism|rosacea|keloid"
)
REFERS = re.compile(r"(?i)\brecord\b|\brefer\b|\bask\b")


@pytest.mark.parametrize(
    "fact",
    [fact for fact in FOUNDATIONS.values() if fact.topic in ("primary-lesions", "secondary-lesions", "disorder-words")],
    ids=lambda fact: fact.id,
)
def test_a_word_for_a_disease_is_there_to_record_and_refer(fact: Foundation) -> None:
    if DISEASES.search(f"{fact.name} {prose(fact)}"):
        assert REFERS.search(fact.matters)


FREE_ACID = re.compile(r"(?P<percent>[\d.]+)% at pH (?P<ph>[\d.]+) has (?P<free>[\d.]+)% free")
PKA_OF_GLYCOLIC_ACID = 3.83


def free_acid(percent: float, ph: float) -> float:
    """Percent of the acid that is free, by Henderson and Hasselbalch, in an ideal solution."""
    return percent / (1 + 10 ** (ph - PKA_OF_GLYCOLIC_ACID))


def worked_example() -> list[tuple[float, float, str]]:
    found = FREE_ACID.finditer(FOUNDATIONS["FS85"].fact)
    return [(float(each["percent"]), float(each["ph"]), each["free"]) for each in found]


def test_the_worked_example_is_the_one_of_the_dossier() -> None:
    assert worked_example() == [(10, 5, "0.6"), (10, 4, "4.0"), (10, 3.5, "6.8"), (30, 3, "26")]
    assert f"pKa {PKA_OF_GLYCOLIC_ACID}" in FOUNDATIONS["FS85"].fact


@pytest.mark.parametrize(("percent", "ph", "said"), worked_example())
def test_the_free_acid_of_the_worked_example_is_right(percent: float, ph: float, said: str) -> None:
    decimals = len(said.partition(".")[2])
    assert f"{free_acid(percent, ph):.{decimals}f}" == said


def test_one_jar_can_have_eleven_times_the_free_acid_of_another() -> None:
    assert round(free_acid(10, 3.5) / free_acid(10, 5)) == 11
    assert "eleven times" in FOUNDATIONS["FS85"].matters


def test_half_a_step_of_ph_is_about_three_times() -> None:
    assert round(10**0.5) == 3
    assert "about 3 times" in FOUNDATIONS["FS82"].matters
