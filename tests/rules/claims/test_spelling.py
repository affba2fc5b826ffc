"""Words are read as what they stand for, however they are written; what is another word stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfacial.rules.claims.spelling import Speller

SPELLER = Speller(
    {
        "acne",
        "treat",
        "treats",
        "treatment",
        "cure",
        "cures",
        "detox",
        "eczema",
        "pimples",
        "guaranteed",
        "clear",
        "skin",
    },
    {"rejuvenat", "permanent"},
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("acnee treatmnet", ["acne", "treatment"]),
        ("guarenteed", ["guaranteed"]),
        ("rejuvinating", ["rejuvenat"]),
        ("#acnetreatment #clearskin", ["acne", "treatment", "clear", "skin"]),
        ("treats a c n e today", ["treats", "acne", "today"]),
        ("a.c.n.e", ["acne"]),
        ("T-R-E-A-T-S", ["treats"]),
        ("d3t0x p!mples @cne cure$ ecz3ma", ["detox", "pimples", "acne", "cures", "eczema"]),
        ("cur\u0435s", ["cures"]),
        ("\u0430cn\u0435", ["acne"]),
        ("ａｃｎｅ", ["acne"]),
        ("𝗮𝗰𝗻𝗲", ["acne"]),
        ("ac\u2060ne c\u200eure", ["acne", "cure"]),
    ],
)
def test_what_stands_for_a_word(text: str, expected: list[str]) -> None:
    assert [word.form for word in SPELLER.words(text)] == expected


@pytest.mark.parametrize(
    "text", ["care", "threats", "skim", "clean", "a b c d", "u s a", "great! acne", "spf 30", "24 hours", "in 2017"]
)
def test_another_word_stays(text: str) -> None:
    assert [word.form for word in SPELLER.words(text)] == text.replace("!", "").split()


@given(st.text())
def test_words_stand_in_the_text_and_in_order(text: str) -> None:
    words = SPELLER.words(text)
    assert all(0 <= word.start < word.end <= len(text) and word.form for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
