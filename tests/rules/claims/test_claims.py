"""What is risky in a sentence: found with its reason and a better wording; denials and the course's own words pass."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backfacial.facts import library
from backfacial.facts.claims.seeds import Seed
from backfacial.facts.claims.wording import Benefit, ClaimKind, RiskyWord, ServiceDescription, VerbSwap
from backfacial.facts.fact import Deciding
from backfacial.facts.strict_yaml import load_strictly
from backfacial.rules.claims.review import ClaimReview, ClaimVerdict, claims

SENTENCES_OF: dict[str, list[str]] = load_strictly((Path(__file__).parent / "advert_sentences.yml").read_text("utf-8"))
RISKY = library().of(RiskyWord)
BENEFITS = library().of(Benefit)
SWAPS = library().of(VerbSwap)
EXAMPLES = [(record.id, text) for record in RISKY.values() for text in record.examples]
VOCABULARY = sorted(
    {word for _, text in EXAMPLES for word in text.split()}
    | {"not", "no", "only", "never", "don't", "doctor", ",", ".", "or", "—", "\n\n", "“", "we", "it", "if"}
)
SENTENCES = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(VOCABULARY), max_size=25).map(" ".join),
    st.sampled_from([text for _, text in EXAMPLES]),
)


def facts(review: ClaimReview) -> set[str]:
    return {finding.fact for finding in review.findings}


def places(review: ClaimReview, shift: int = 0) -> set[tuple[str, int, int]]:
    return {(finding.fact, finding.start + shift, finding.end + shift) for finding in review.findings}


def test_every_example_is_found(subtests: pytest.Subtests) -> None:
    for record, text in EXAMPLES:
        with subtests.test(record=record, text=text):
            assert record in facts(claims(text))


def test_what_is_fine_passes(subtests: pytest.Subtests) -> None:
    for text in (text for record in RISKY.values() for text in record.fine):
        with subtests.test(text=text):
            assert claims(text).findings == ()


@pytest.mark.parametrize("text", [each.text for benefit in BENEFITS.values() for each in benefit.not_to_say])
def test_what_is_not_to_be_said_fails(text: str) -> None:
    assert claims(text).verdict is ClaimVerdict.NEVER


@pytest.mark.parametrize("swap", SWAPS.values(), ids=list(SWAPS))
def test_each_risky_verb_is_found_and_its_better_one_passes(swap: VerbSwap) -> None:
    found = claims(f"Our facial {swap.risky}.").findings
    assert swap.id in {fact for finding in found for fact in finding.facts}
    assert [finding for text in swap.wordings for finding in claims(text).findings] == []


def test_the_courses_own_words_to_clients_pass(subtests: pytest.Subtests) -> None:
    said = [
        *(text for benefit in BENEFITS.values() for text in benefit.honest),
        *(description.text for description in library().of(ServiceDescription).values()),
        *(seed.say for seed in library().of(Seed).values()),
        *(record.say for record in RISKY.values() if record.say),
        *(fact.say for fact in library().facts.values() if isinstance(fact, Deciding)),
    ]
    for text in said:
        with subtests.test(text=text):
            assert claims(text).findings == ()


ADVERT = {
    "S1-02": "These treatments purify and nourish the skin on your back.",
    "S1-07": "Your back is left replenished and rejuvenated.",
    "S1-11": "It safeguards your skin from harmful environmental factors.",
    "S1-13": "It removes dirt and grime.",
    "S1-19": "Dead cells go without causing any harm.",
    "S1-24": "Techniques that are proven to mitigate the formation of fine lines.",
    "S1-27": "A safe and efficient way to combat acne.",
    "S1-29": "It regulates sebum production.",
    "S1-32": "It penetrates deep layers.",
    "S1-33": "Effectively detoxifying it from harmful pollutants.",
    "S1-35": "It stimulates collagen production and cellular regeneration.",
    "S1-37": "A reliable method to counteract signs of aging.",
    "S1-40": "Skin free from clogged pores and breakouts.",
    "S1-41": "It can significantly improve skin discoloration from sunspots or scarring.",
    "S1-46": "It promises remarkable improvements.",
    "S1-49": "Suitable for all, regardless of skin concerns.",
    "S1-51": "Anyone over 20 can benefit.",
    "S1-53": "It remains fresh and flawless.",
    "S2-03": "It might just be the perfect solution!",
    "S2-07": "We will safely extract acne blemishes.",
    "S2-09": "So that acne won't return.",
    "S2-10": "Perfect for anyone who wants to treat breakouts.",
    "S2-11": "Great for dry and sensitive skin.",
    "S2-14": "They heal and clear your breakouts.",
    "S2-15": "They reduce inflammation.",
    "S2-16": "They prevent future breakouts.",
    "S2-21": "Any redness will go away after a day or two.",
    "S2-35": "It's important to leave it to the professionals.",
    "S2-36": "We are trained in preventing new blemishes.",
    "S2-37": "Massage helps to increase circulation and restore the skin.",
    "S1-52": "They unclog pores before they trigger breakouts.",
    "S1-54": "Whether in your early twenties or navigating your eighties, it is made with you in mind.",
    "S2-22": "Exfoliation is a standard part of any facial.",
    "S2-39": "With summer just around the corner, book your visit.",
    "S2-39, short": "Book before summer.",
}


@pytest.mark.parametrize("text", SENTENCES_OF["risky"])
def test_a_risky_sentence_is_found(text: str) -> None:
    assert claims(text).findings


@pytest.mark.parametrize("text", SENTENCES_OF["fine"])
def test_an_honest_sentence_passes(text: str) -> None:
    assert claims(text).findings == ()


@pytest.mark.parametrize("text", ADVERT.values(), ids=list(ADVERT))
def test_what_adverts_say_is_found(text: str) -> None:
    assert claims(text).findings


@pytest.mark.parametrize(
    "text",
    [
        "It does not treat acne.",
        "This is not an acne treatment.",
        "A facial can't cure acne.",
        "No facial removes scars.",
        "We cannot promise a result.",
        "It does not treat or prevent acne.",
        "Your doctor may treat acne with capsules.",
        "Acne is not caused by dirt.",
        "There is no proof that a facial helps acne.",
        "We don't treat, heal or cure anything.",
        "Nobody can promise that acne won't return.",
        "Nothing here is permanent.",
    ],
)
def test_a_denial_or_a_clinician_excuses(text: str) -> None:
    assert claims(text).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "It not only treats acne.",
        "Why not treat your acne?",
        "Don't wait: we treat acne.",
        "It is not a cream, it treats acne.",
        "This is no luxury. It treats acne.",
        "We never fail to treat acne.",
        "No harsh scrubs, treats acne fast.",
        "There is no study yet, but it treats acne.",
        "It may treat acne.",
        "It can help with acne.",
        "Dermatologist-tested: our facial treats acne.",
        "Recommended by doctors, our facial treats acne.",
        "It treats acne, not only blackheads.",
        "It treats acne, which no doctor can.",
    ],
)
def test_what_looks_like_a_denial_excuses_nothing(text: str) -> None:
    assert "RW01" in facts(claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "ACNE TREATMENT",
        "acne-treatment",
        "“Acne” treatment",
        "acne\u00a0treatment",
        "acne\n  treatment",
        "*acne* treatment",
        "ａｃｎｅ treatment",
        "ac\u00adne treatment",
        "It treats acne.",
        "it TREATED acne",
        "Treating back acne",
    ],
)
def test_signs_letters_and_forms_do_not_matter(text: str) -> None:
    assert "RW01" in facts(claims(text))


def test_a_finding_says_why_and_what_may_be_said_instead() -> None:
    (finding,) = claims("Our peel regulates sebum.").findings
    assert (finding.text, finding.fact, finding.kind) == ("regulates sebum", "RW09", "function")
    assert finding.verdict is ClaimVerdict.NEVER
    assert finding.better == ("removes surface oil",)
    assert finding.facts == ("RW09", "VS09")
    finding = next(each for each in claims("Treats anxiety.").findings if each.fact == "RW08")
    assert finding.better == BENEFITS["CL09"].honest


def test_every_finding_shows_a_way_out() -> None:
    for _, text in EXAMPLES:
        assert all(finding.better or finding.instead for finding in claims(text).findings), text


def test_the_strictest_finding_decides() -> None:
    assert claims("A quiet hour.").verdict is ClaimVerdict.OK
    assert claims("A rejuvenating hour.").verdict is ClaimVerdict.REWORD
    assert claims("A rejuvenating hour that cures acne.").verdict is ClaimVerdict.NEVER


def test_times_stand_in_the_honest_words() -> None:
    assert "Wait 3 days" in BENEFITS["CL10"].honest[0]
    assert "within 2 days" in library().of(ServiceDescription)["model-description"].text


@settings(deadline=None)
@given(SENTENCES)
def test_any_text_is_judged_and_what_is_found_stands_in_it(text: str) -> None:
    review = claims(text)
    kinds = library().of(ClaimKind)
    for finding in review.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.text == text[finding.start : finding.end]
        assert finding.verdict == kinds[finding.kind].verdict
    assert list(review.findings) == sorted(review.findings, key=lambda each: (each.start, each.end, each.fact))
    ranks = [finding.verdict.rank for finding in review.findings]
    if review.verdict is None:
        assert review.unread and not ranks
    else:
        assert review.verdict.rank == max(ranks, default=0)


@settings(deadline=None)
@given(SENTENCES, st.sampled_from([" ", "\n", ", ", ". ", "\n\n"]), SENTENCES)
def test_what_comes_after_takes_no_claim_away(text: str, between: str, more: str) -> None:
    claimed = {place for place in places(claims(text)) if place[0] not in RISKY or not RISKY[place[0]].unless_beside}
    assert claimed <= places(claims(f"{text}{between}{more}"))


@settings(deadline=None)
@given(SENTENCES, SENTENCES)
def test_a_sentence_before_takes_nothing_away(text: str, before: str) -> None:  # nor from a subject
    longer = claims(f"{before}. {text}")
    assert places(claims(text), shift=len(before) + 2) <= places(longer)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Pregnant? Come and relax with us.", "RW72"),
        ("Sunburnt? Come anyway.", "RW73"),
        ("Antibacterial back spray, $12.", "RW76"),
        ("Side effects? There aren't any.", "RW82"),
    ],
)
def test_a_subject_is_excused_by_care_and_by_nothing_else(text: str, fact: str) -> None:
    assert fact in facts(claims(text))
    assert fact in facts(claims(f"{text}\n\nTell us first."))
    assert fact not in facts(claims(f"{text.split('?')[0].split(',')[0]}? Please tell us, and ask your doctor first."))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("When you want your acne gone for good, book us.", True),
        ("If you have eczema, our oat wrap takes the itch away.", True),
        ("Do we remove skin tags? Yes, for $25.", True),
        ("Do you take the pill or any other hormones?", False),
        ("If you have eczema, tell us before you book.", False),
        ("When a mask stings, tell us and it comes off.", False),
    ],
)
def test_a_condition_excuses_only_what_is_not_sold_under_it(text: str, found: bool) -> None:
    assert bool(claims(text).findings) is found


@settings(deadline=None)
@given(SENTENCES)
def test_judging_twice_gives_the_same(text: str) -> None:
    assert claims(text) == claims(text)


@settings(deadline=None)
@example(("RW52", "We offer microneedling."), str.swapcase)
@given(st.sampled_from(EXAMPLES), st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_capitals_do_not_matter(of_record: tuple[str, str], change: Callable[[str], str]) -> None:
    record, text = of_record
    assert record in facts(claims(change(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Microneedling isn't on our menu.",
        "Botox and dermaplaning are not offered here.",
        "Mole removal isn't part of our service. Please see a doctor.",
        "Skin tag removal is a job for a doctor.",
        "We don't use needles or lancets, not even for whiteheads.",
    ],
)
def test_an_act_that_is_plainly_not_offered_passes(text: str) -> None:
    assert claims(text).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Microneedling isn't on our menu for nothing: it cures acne.",
        "Microneedling isn't on our menu for nothing.",
        "Microneedling isn't offered elsewhere.",
        "Microneedling isn't on our menu, but we do it on Fridays.",
        "Microneedling isn't on our menu, we do it on request.",
        "Microneedling isn't offered. But ask Maria.",
        "Botox isn't done by halves.",
        "Acne treatment isn't part of our service for nothing.",
    ],
)
def test_words_after_an_act_that_go_on_excuse_nothing(text: str) -> None:
    assert claims(text).findings


@pytest.mark.parametrize("space", ["<br>", "<br/>", "<BR />", "</span><span>", " <b>"])
def test_mark_up_between_words_hides_no_claim_and_moves_none(space: str, subtests: pytest.Subtests) -> None:
    for record, text in EXAMPLES:
        marked_up = text.replace(" ", space)
        with subtests.test(record=record, text=marked_up):
            found = [each for each in claims(marked_up).findings if each.fact == record]
            assert found
            assert all(marked_up[each.start : each.end] == each.text for each in found)


def test_a_paragraph_of_mark_up_parts_a_denial_from_a_claim() -> None:
    assert claims("<p>That is something we never do.</p><p>Our facial cures acne.</p>").verdict is ClaimVerdict.NEVER
    assert claims("<p>We never</p><p>This cures acne</p>").verdict is ClaimVerdict.NEVER
    assert claims('<img alt="Our facial cures acne.">').verdict is ClaimVerdict.NEVER
    assert claims("Our facial does <b>not</b> cure acne.").verdict is ClaimVerdict.OK
