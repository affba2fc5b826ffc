"""The labelled corpus: at most so many risky sentences pass, and at most so many honest ones are found fault with."""

import pytest
from claim_corpus import FILES, read

from backfacial.rules.claims.review import ClaimVerdict, claims

MISSED, ALARMED, REFUSED = 0.05, 0.02, 0.01
"""Shares that may be wrong: of the risky sentences, and twice of the honest ones."""

BOTH = [read(file) for file in FILES]
RISKY = [text for corpus in BOTH for text in corpus.risky]
HONEST = [text for corpus in BOTH for text in corpus.honest]


def test_it_is_as_large_as_it_should_be() -> None:
    assert len({*RISKY, *HONEST}) == len(RISKY) + len(HONEST) >= 400


def test_few_risky_sentences_are_missed() -> None:
    missed = [text for text in RISKY if not claims(text).findings]
    assert len(missed) <= MISSED * len(RISKY), missed


def test_few_honest_sentences_are_found_fault_with() -> None:
    alarmed = [text for text in HONEST if claims(text).findings]
    assert len(alarmed) <= ALARMED * len(HONEST), alarmed


def test_english_is_hardly_ever_refused() -> None:
    refused = [text for text in HONEST if claims(text).verdict is None]
    assert len(refused) <= REFUSED * len(HONEST), refused


@pytest.mark.parametrize(
    "text", ["Glow", "Back facial", "Thom Elzner pads for your back", "Café and spa: our new facial"]
)
def test_short_english_is_judged(text: str) -> None:
    assert claims(text).verdict is ClaimVerdict.OK
