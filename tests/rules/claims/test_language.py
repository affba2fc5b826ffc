"""What is not English is named, also a part and a short one."""

from pathlib import Path

import pytest

from backfacial.facts.strict_yaml import load_strictly
from backfacial.rules.claims.review import ClaimVerdict, claims

OTHER = [
    "Behandelt Akne",
    "Elimina el acne",
    "Adiós acné",
    "Les soins pour le dos",
    "Peeling für den Rücken",
    "Huidverzorging voor je rug",
    "Usuwa trądzik na zawsze",
    "Удаляет прыщи",
    "背中ニキビを治します",
    "Sivilce tedavisi",
    "WIR HEILEN AKNE",
]


@pytest.mark.parametrize("text", OTHER)
def test_it_gets_no_verdict(text: str) -> None:
    review = claims(text)
    assert review.verdict is None
    assert [text[part.start : part.end] for part in review.unread] == [text]


@pytest.mark.parametrize("text", OTHER)
def test_a_part_of_a_text_is_named(text: str) -> None:
    whole = f"We cleanse your back. {text}. You lie on a table."
    review = claims(whole)
    assert [whole[part.start : part.end] for part in review.unread] == [text]
    assert review.verdict is None


def test_what_is_found_in_the_rest_still_counts() -> None:
    review = claims("It cures acne. Wir heilen Akne.")
    assert review.verdict is ClaimVerdict.NEVER and review.unread


def test_none_of_somebody_elses_texts_is_cleared(subtests: pytest.Subtests) -> None:
    texts: list[str] = load_strictly((Path(__file__).parent / "other_languages.yml").read_text("utf-8"))
    for text in texts:
        with subtests.test(text=text):
            assert claims(text).unread and claims(text).verdict is not ClaimVerdict.OK
