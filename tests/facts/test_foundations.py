"""Background science: every fact is there, sourced and readable, and its exam words and figures stand."""

import re

import pytest
from reading_level import grade, plain, words

from backfacial.facts import Foundation, Source, library

FOUNDATIONS = library().of(Foundation)
SOURCES = library().of(Source)
EACH_FACT = pytest.mark.parametrize("fact", FOUNDATIONS.values(), ids=list(FOUNDATIONS))
LAST = 28
LIMIT = 9.0

EXAM_WORDS = {
    "FS02": "Five strata",
    "FS03": "five",
    "FS16": "Merkel cell with touch",
    "FS18": "28 days",
    "FS20": "pH 4.5 to 5.5",
    "FS23": "Protection, temperature regulation, absorption, sensation, secretion, excretion",
}
"""Where the dossier flags what exams take for right, or what exams key differs from what books say."""

DISAGREEING = {
    "FS02": "strata-of-the-epidermis",
    "FS03": "strata-of-the-epidermis",
    "FS04": "thickness-of-the-back",
    "FS18": "renewal-of-the-epidermis",
    "FS20": "ph-of-the-skin",
}


def prose(fact: Foundation) -> str:
    """What a learner reads of it beside its name, which may be a hard word. One word alone would make it look easy."""
    parts = (fact.fact, fact.matters, fact.exam, fact.in_acne)
    return "\n".join(plain(part) for part in parts if part and " " in part)


def test_all_are_there_in_order() -> None:
    assert list(FOUNDATIONS) == [f"FS{number:02}" for number in range(1, LAST + 1)]


@EACH_FACT
def test_a_record_is_at_grade_9_or_below(fact: Foundation) -> None:
    assert len(words(prose(fact))) >= 5
    assert grade(prose(fact)) <= LIMIT


@EACH_FACT
def test_trade_practice_alone_is_called_consensus(fact: Foundation) -> None:
    cited = [*fact.sources, *(source for value in fact.values.values() for source in value.sources)]
    assert {SOURCES[source].tier for source in fact.sources} != {"E"} or fact.consensus
    assert set(cited) <= set(SOURCES)


@pytest.mark.parametrize(("fact", "said"), EXAM_WORDS.items())
def test_the_exam_word_is_there(fact: str, said: str) -> None:
    assert said in (FOUNDATIONS[fact].exam or "")


@pytest.mark.parametrize(("fact", "disagreement"), DISAGREEING.items())
def test_a_conflict_of_the_sources_is_named(fact: str, disagreement: str) -> None:
    assert disagreement in FOUNDATIONS[fact].disagreements
