"""Phrases stand together in one sentence, in any order and near each other; a question goes on with its answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfacial.rules.claims.phrases import PhraseFinder, split_words
from backfacial.rules.claims.review import claims
from backfacial.rules.claims.together import NEAR, TogetherIndex, parted

WORDS = st.lists(st.sampled_from(["glove", "soap", "skip", "the", "and"]), max_size=12).map(" ".join)


def found(phrase: str, text: str) -> list[str]:
    finders = [PhraseFinder(part, {}) for part in parted(phrase)]
    words = split_words(text)
    stretches = TogetherIndex({"it": [finders]}).find(text, words).get("it", [])
    return [text[words[each.first].start : words[each.end - 1].end] for each in stretches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skip the soap with gloves on.", ["Skip the soap with gloves"]),
        ("Gloves on? Skip the soap.", ["Gloves on? Skip the soap"]),
        ("Gloves on: the soap you can skip.", ["Gloves on: the soap you can skip"]),
        ("We wear gloves. Skip the soap.", []),
        ("We wear gloves\n\nSkip the soap", []),
        ("Skip the soap.", []),
        (f"Gloves {'and ' * NEAR} skip the soap", []),
    ],
)
def test_they_stand_in_one_sentence_in_any_order(text: str, expected: list[str]) -> None:
    assert found("glove & soap & skip", text) == expected


def test_one_word_does_not_fill_two_places() -> None:
    assert found("soap & soap|water", "Soap is here.") == []
    assert found("soap & soap|water", "Soap and water.") == ["Soap and water"]


def test_a_choice_may_be_of_several_words() -> None:
    assert found("glove & what_=for|skip", "Gloves on, what for?") == ["Gloves on, what for"]
    assert found("glove & what_=for|skip", "Gloves on, what a day, for us") == []


@given(WORDS, WORDS)
def test_more_words_after_them_take_nothing_away(text: str, more: str) -> None:
    assert set(found("glove & soap & skip", text)) <= set(found("glove & soap & skip", f"{text} {more}"))


@pytest.mark.parametrize(
    ("text", "risky"),
    [
        ("Gloves on? Skip the soap.", True),
        ("Never skip the soap, gloves or not.", False),
        ("Don't worry about soap with gloves on, skip it.", True),
        ("If the gauze isn't bloody it can be used twice.", True),
        ("A charcoal wrap pulls out the toxins that your liver can't.", True),
        ("Some people believe that gloves replace the soap.", False),
        ("Latex needs no soap? That is wrong.", False),
    ],
)
def test_a_denial_counts_only_where_it_is_about_what_is_said(text: str, risky: bool) -> None:
    assert bool(claims(text).findings) is risky
