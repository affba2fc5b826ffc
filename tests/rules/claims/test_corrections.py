"""What a text sets right itself passes; what only looks so does not. The pairs differ in little."""

import pytest

from backfacial.rules.claims.review import claims

PAIRS = [
    # a term that is explained
    ('"Detox" is only a word of advertising.', '"Detox" is more than a word here.'),
    ("\"Natural\" doesn't mean that it can't irritate you.", "It is natural, so it can't irritate you."),
    ('The word "detox" has no fixed meaning.', 'The word "detox" fits our mask.'),
    # what others say
    (
        "You may have read that cold water closes pores, but pores have no muscles.",
        "You may have read that cold water closes pores, and we do it.",
    ),
    ("It's a myth that our peel erases scars.", "It's no myth that our peel erases scars."),
    ("Don't believe anyone who says a facial melts fat.", "Believe us when we say a facial melts fat."),
    # a question
    ("Does a facial detox you? It doesn't.", "Does a facial detox you? It does."),
    ("Can a facial cure acne? No.", "Can a facial cure acne? No problem."),
    # a denial of all products
    ("Nothing on our menu removes scars.", "Nothing on our menu removes scars like the peel."),
    ("No oil, mask or lamp of ours clears acne.", "No oil, mask or lamp clears acne better than ours."),
    ("None of our masks will take a scar away.", "One of our masks will take a scar away."),
    # a time that is taken back
    ("Redness is usually gone in a day or two, but not always.", "Redness is gone in a day or two, always."),
    ("The redness is gone the next day, but call us if it stays.", "The redness is gone the next day, so call us."),
    # praise that is none
    ("It feels clean, and nothing more magical than that.", "There's nothing more magical than our peel."),
]


@pytest.mark.parametrize(("honest", "risky"), PAIRS)
def test_what_is_set_right_passes_and_its_twin_does_not(honest: str, risky: str) -> None:
    assert claims(honest).findings == ()
    assert claims(risky).findings


@pytest.mark.parametrize("text", ["Nothing we use can irritate.", "None of our peels ever burns."])
def test_a_denial_that_is_the_claim_itself_excuses_nothing(text: str) -> None:
    assert claims(text).findings


@pytest.mark.parametrize("more", [" Our peel removes scars.", " We clear acne for good."])
@pytest.mark.parametrize("honest", [honest for honest, _ in PAIRS])
def test_what_is_claimed_in_the_next_paragraph_is_still_found(honest: str, more: str) -> None:
    assert claims(f"{honest}\n\n{more.strip()}").findings
