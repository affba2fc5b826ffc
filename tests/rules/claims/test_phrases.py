"""Phrases are found in all forms of their words, inside one clause, whatever signs and letters are used."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfacial.rules.claims.phrases import Break, PhraseFinder, forms, split_words

GROUPS = {"acne": ("acne", "breakout", "back spot"), "verbs": ("treat", "clear")}


def found(phrase: str, text: str) -> list[str]:
    words = split_words(text)
    stretches = PhraseFinder(phrase, GROUPS).find(words)
    return [text[words[each.first].start : words[each.end - 1].end] for each in stretches]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("treat", {"treat", "treats", "treated", "treating"}),
        ("heal", {"heals", "healed", "healing"}),
        ("cure", {"cures", "cured", "curing"}),
        ("banish", {"banishes", "banished", "banishing"}),
        ("purify", {"purifies", "purified", "purifying"}),
        ("play", {"plays", "played", "playing"}),
        ("stop", {"stops", "stopped", "stopping"}),
        ("fix", {"fixes", "fixed", "fixing"}),
        ("tie", {"ties", "tied", "tying"}),
        ("blemish", {"blemishes"}),
    ],
)
def test_the_forms_of_a_word(word: str, expected: set[str]) -> None:
    assert expected <= forms(word)
    assert "healthy" not in forms("heal")


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("treat acne", "TREATING ACNE", ["TREATING ACNE"]),
        ("treat acne", "It treats **acne**.", ["treats **acne"]),
        ("treat acne", "treat-acne", ["treat-acne"]),
        ("treat acne", "treat acnes' acneic", ["treat acnes"]),
        ("treat acne", "retreat acne treatment", []),
        ("=treat acne", "treats acne", []),
        ("detox*", "Detoxifying, detox; DETOX", ["Detoxifying", "detox", "DETOX"]),
        ("treat ... acne", "treats all kinds of back acne", ["treats all kinds of back acne"]),
        ("treat ... acne", "treats one two three four five acne", ["treats one two three four five acne"]),
        ("treat ... acne", "treats one two three four five six acne", []),
        ("treat ... acne", "We treat you. Acne is common", []),
        ("treat ... acne", "It treats\nacne", ["treats\nacne"]),
        ("treat ... acne", "It treats\n\nacne", []),
        ("treat ... acne", "- we treat\n- acne", []),
        ("treat ... acne", "treats 3.0 acne", ["treats 3.0 acne"]),
        ("{verbs} ... {acne}", "clears back spots", ["clears back spots"]),
        ("treat the? acne", "treat the acne, treat acne", ["treat the acne", "treat acne"]),
        ("treat|clear acne|skin", "clear skin", ["clear skin"]),
        ("don't worry", "Don’t worry", ["Don’t worry"]),
        ("rejuvenat*", "rej\u00adu\u200bve\u0301nating", ["rej\u00adu\u200bve\u0301nating"]),
        ("firm skin", "ﬁrm skin", ["ﬁrm skin"]),
        ("skin glow", "skin's glow, skin’s glow", ["skin's glow", "skin’s glow"]),
    ],
)
def test_a_phrase_is_found(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


@pytest.mark.parametrize("phrase", ["", "... acne", "treat ...", "the? acne", "tr.at", "treat ? acne"])
def test_what_is_no_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        PhraseFinder(phrase, GROUPS)


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(KeyError, match="nothing"):
        PhraseFinder("treat {nothing}", GROUPS)


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (" ", Break.NONE),
        ("-", Break.NONE),
        (" “", Break.NONE),
        ("\n", Break.NONE),
        (", ", Break.COMMA),
        (" (", Break.COMMA),
        (". ", Break.CLAUSE),
        (".” ", Break.CLAUSE),
        ("! ", Break.CLAUSE),
        (": ", Break.CLAUSE),
        (" – ", Break.CLAUSE),
        ("—", Break.CLAUSE),
        ("\n\n", Break.CLAUSE),
        ("\n* ", Break.CLAUSE),
    ],
)
def test_what_stands_between_two_words(between: str, expected: Break) -> None:
    assert split_words(f"one{between}two")[1].before is expected


@given(st.text())
def test_words_stand_where_they_say_and_in_order(text: str) -> None:
    words = split_words(text)
    assert all(0 <= word.start < word.end <= len(text) and word.form for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))
