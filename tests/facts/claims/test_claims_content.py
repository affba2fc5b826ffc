"""Benefits, misconceptions and the adverts' statements: all of them, in order, sourced, and easy to read."""

from collections import Counter

import pytest
from dossier import begins_with
from pydantic import ValidationError

from backfacial.facts import library
from backfacial.facts.base import Cited
from backfacial.facts.claims.seeds import Misconception, Seed
from backfacial.facts.claims.wording import (
    AdvertisingRule,
    Benefit,
    ClaimKind,
    RiskyWord,
    ServiceDescription,
    VerbSwap,
    WordingTest,
)
from backfacial.rules.claims.rules import BELIEF

BENEFITS = library().of(Benefit)
SEEDS = library().of(Seed)
MISCONCEPTIONS = library().of(Misconception)
RISKY = library().of(RiskyWord)
KINDS: list[type[Cited]] = [
    AdvertisingRule, Benefit, ClaimKind, Misconception, RiskyWord, Seed, ServiceDescription, VerbSwap, WordingTest,
]  # fmt: skip


def test_all_ten_benefits_are_there_in_order() -> None:
    assert begins_with(BENEFITS, [f"CL{number:02}" for number in range(1, 11)])
    assert [benefit.number for benefit in BENEFITS.values()] == list(range(1, 11))


def test_all_misconceptions_are_there_in_order() -> None:
    assert begins_with(MISCONCEPTIONS, [f"M{number:02}" for number in range(1, 46)])


def test_all_statements_of_both_adverts_are_there_in_order() -> None:
    first = [f"S1-{number:02}" for number in range(1, 56)]
    second = [f"S2-{number:02}" for number in range(1, 40)]
    assert begins_with(SEEDS, first + second)


def test_the_verdicts_are_as_many_as_in_the_dossier() -> None:
    assert Counter(seed.verdict for seed in SEEDS.values()) == {
        ("well-supported",): 23,
        ("plausible",): 18,
        ("marketing",): 17,
        ("contradicted",): 30,
        ("well-supported", "marketing"): 2,
        ("well-supported", "plausible"): 1,
        ("plausible", "marketing"): 1,
        ("plausible", "contradicted"): 2,  # S1-52 by correction D 19
    }


def test_all_verb_swaps_and_wording_tests_are_there() -> None:
    assert begins_with(library().of(VerbSwap), [f"VS{number:02}" for number in range(1, 12)])
    assert begins_with(library().of(WordingTest), [f"WT{number:02}" for number in range(1, 7)])


@pytest.mark.parametrize("kind", KINDS, ids=[kind.__name__ for kind in KINDS])
def test_trade_practice_alone_stands_for_nothing(kind: type[Cited]) -> None:
    trade = {source.id for source in library().sources.values() if source.tier == "E"}
    alone = [
        record.id  # type: ignore[attr-defined]
        for record in library().of(kind).values()
        if not record.consensus and set(record.sources) <= trade
    ]
    assert alone == []


def test_every_kind_of_problem_has_a_risky_word() -> None:
    assert {BELIEF, *(record.kind for record in RISKY.values())} == set(library().of(ClaimKind))


def test_every_swap_and_every_benefit_is_offered_as_a_way_out() -> None:
    offered = {fact for record in RISKY.values() for fact in (record.swap, record.benefit)}
    assert set(library().of(VerbSwap)) <= offered
    assert set(BENEFITS) <= offered


def test_each_statement_of_the_adverts_stands_under_one_benefit_at_most() -> None:
    named = [seed for benefit in BENEFITS.values() for seed in benefit.seeds]
    assert len(named) == len(set(named))
    assert all("benefit" in SEEDS[seed].classes or SEEDS[seed].classes[0] in WITH_BENEFITS for seed in named)


WITH_BENEFITS = {"side-effect", "protocol", "indication", "marketing"}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"facts": []}, "name the 'facts'"),
        ({"never_as_true": []}, "name the 'facts'"),
        ({"verdict": ["plausible", "contradicted"]}, "say in 'verdict_note'"),
        ({"verdict": ["true"]}, "Input should be"),
        ({"id": "S3-01"}, "should match pattern"),
    ],
)
def test_a_contradicted_statement_needs_who_corrects_it(changed: dict[str, object], message: str) -> None:
    record = SEEDS["S1-11"].model_dump()
    with pytest.raises(ValidationError, match=message):
        Seed.model_validate({**record, **changed})


def test_risky_words_show_a_way_out() -> None:
    record = RISKY["RW09"].model_dump()
    with pytest.raises(ValidationError, match="shows no way out"):
        RiskyWord.model_validate({**record, "swap": None})
