"""What a text sets right itself passes; what only looks so does not. The pairs differ in little."""

import pytest

from backfacial.rules.claims.review import claims

PAIRS = [
    # a term that is explained
    ('"Detox" is only a word of advertising.', '"Detox" is more than a word here.'),
    ("\"Natural\" doesn't mean that it can't irritate you.", "It is natural, so it can't irritate you."),
    ('The word "detox" has no fixed meaning.', 'The word "detox" fits our mask.'),
    ('"Clinically tested" only says that a test was done.', '"Clinically tested" and proud of it.'),
    ("The word gentle isn't a promise that you won't react.", "Gentle is a promise that you won't react."),
    # what others say, or somebody believed once
    (
        "You may have read that cold water closes pores, but pores have no muscles.",
        "You may have read that cold water closes pores, and we do it.",
    ),
    ("It's a myth that our peel erases scars.", "It's no myth that our peel erases scars."),
    ("Don't believe anyone who says a facial melts fat.", "Believe us when we say a facial melts fat."),
    (
        "I used to think dark skin was tougher, but it marks more easily.",
        "I used to think dark skin was tougher, and it is.",
    ),
    (
        "Many think that toothpaste dries a pimple, but it only burns the skin.",
        "Many doubt that toothpaste dries a pimple, but it does.",
    ),
    # a question
    ("Does a facial detox you? It doesn't.", "Does a facial detox you? It does."),
    ("Can a facial cure acne? No.", "Can a facial cure acne? No problem."),
    # a denial of all products
    ("Nothing on our menu removes scars.", "Nothing on our menu removes scars like the peel."),
    ("No oil, mask or lamp of ours clears acne.", "No oil, mask or lamp clears acne better than ours."),
    ("None of our masks will take a scar away.", "One of our masks will take a scar away."),
    ("We don't have a treatment that removes scars.", "We don't have a treatment that removes scars faster."),
    ("There is no facial that clears acne.", "There is no facial that clears acne the way this one does."),
    ("A facial heals nothing.", "A facial heals nothing less than your soul and skin."),
    # a denial with an exception, or turned round in a side clause
    ("Never open a whitehead with a needle.", "Never open a whitehead with a needle, unless it's a stubborn one."),
    ("You shouldn't peel over sunburn.", "You shouldn't peel over sunburn, but a light one is fine."),
    # a case that is sent to a doctor
    (
        "If you hoped for scar removal, a dermatologist is the right address.",
        "If you hoped for scar removal, our peel is the right address.",
    ),
    ("If your acne hurts, a doctor can help.", "If your acne won't go, we clear it, ask your doctor!"),
    # a cosmetic of one's own, told apart from a medicine
    (
        "Stop your retinoid cosmetic for three days, unless it's on prescription: then ask whoever prescribed it.",
        "Stop your retinoid for three days, also if it's on prescription.",
    ),
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
