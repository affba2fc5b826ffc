"""A danger sign is an emergency by itself, nothing that joins it makes less of it, and the steps add up."""

import re
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_triage import DANGERS, NO_HURRY, all_values, half_known, reactions, seen

from backfacial.facts import library
from backfacial.facts.reactions.reactions import FirstAidStep
from backfacial.rules.reactions.outcome import Action, Triage
from backfacial.rules.reactions.triage import MOST_QUESTIONS, patterns, triage
from backfacial.rules.values import Facts

COMFORT = {"off-the-skin", "off-and-bland"}  # where life is at risk, only if it delays nothing (SE20)
GIVES_WAY = COMFORT | {step.id for step in library().of(FirstAidStep).values() if step.gives_way_to}
LOWERED_BY_A_RECORD = {
    frozenset({"wheeze", "reliever"}): "R19: a wheeze that the client's own inhaler settles",
}
A_SWELLING = {
    frozenset({sign, "hand_face_swelling", state}): "R49, DO99: a warning sign of pregnancy"
    for sign in ("vomiting", "severe_vomiting", "dizzy_stays")
    for state in ("pregnant", "recent_birth")
}
LOWERED_BY_A_THIRD = {
    **A_SWELLING,
    frozenset({"chemical", "white_patch", "white_fades"}): "SE17: white skin that fades while it is rinsed",
}
WINDOWS = {"rinse-eye", "rinse-skin", "cool-burn"}  # these steps have a time


def saves_life(decided: Triage) -> set[str]:
    return set(decided.aids) - GIVES_WAY


@pytest.mark.parametrize("sign", DANGERS)
def test_a_danger_sign_alone_is_an_emergency_known_or_not_and_brings_first_aid_at_once(sign: str) -> None:
    for rest in (patterns().absent, {}):
        decided = triage({**rest, sign: True})
        assert decided.action is Action.EMERGENCY
        assert "call the emergency number" in " ".join(decided.do[:3]).lower()
        assert len(decided.ask) <= MOST_QUESTIONS


@NO_HURRY
@given(half_known(), st.sampled_from(DANGERS))
def test_a_danger_sign_that_joins_never_lowers_the_action_nor_takes_a_step_that_saves_life(
    both: tuple[Facts, Facts], sign: str
) -> None:
    for facts in both:
        before, after = triage({**facts, sign: False}), triage({**facts, sign: True})
        assert after.action is Action.EMERGENCY
        assert saves_life(before) <= saves_life(after), facts


@NO_HURRY
@given(reactions())
def test_one_position_and_nothing_by_mouth_unless_fully_awake(facts: Facts) -> None:
    decided = triage(facts)
    said = [line for line in decided.do if line.startswith("Position:")]
    assert len(said) == (decided.position is not None)
    assert not {"sugar", "nothing-by-mouth"} <= set(decided.aids)
    if facts["drowsy"] or facts["confused"] or facts["hard_to_wake"]:
        assert "nothing-by-mouth" in decided.aids


def told() -> list[tuple[str, Any]]:
    """Each fact as it is there: the last value of a length or a number, each other value of a choice."""
    absent, kinds = patterns().absent, patterns().facts
    return [
        (name, value)
        for name, kind in kinds.items()
        for value in (kind.values if kind.kind == "choice" else all_values(name)[-1:])
        if value != absent[name]
    ]


def test_no_pair_of_facts_gives_less_than_either_alone_but_where_a_record_says_so() -> None:
    absent = patterns().absent
    alone = {pair: triage({**absent, pair[0]: pair[1]}) for pair in told()}
    lowered = set()
    for one, other in combinations(told(), 2):
        if one[0] == other[0]:
            continue
        together = triage({**absent, one[0]: one[1], other[0]: other[1]})
        fitting = [alone[each] for each in (one, other) if alone[each].row != "R43"]  # where nothing fits, refer
        less = any(together.action.rank < each.action.rank for each in fitting)
        lost = set().union(*map(saves_life, fitting)) - saves_life(together) - WINDOWS
        if less or lost:
            lowered.add(frozenset({one[0], other[0]}))
    assert lowered == set(LOWERED_BY_A_RECORD)


def test_what_two_signs_make_an_emergency_stays_one_whatever_joins_but_where_a_record_says_so() -> None:
    absent, decides = patterns().absent, patterns().decides
    every = told()
    alone = {each for each in every if decides({**absent, **dict([each])})[0] is Action.EMERGENCY}
    lowered = set()
    for one, other in combinations([each for each in every if each not in alone], 2):
        two = {**absent, **dict([one, other])}
        if one[0] == other[0] or decides(two)[0] is not Action.EMERGENCY:
            continue
        lowered |= {
            frozenset({one[0], other[0], third})
            for third, value in every
            if third not in (one[0], other[0]) and decides({**two, third: value})[0] is not Action.EMERGENCY
        }
    assert lowered == set(LOWERED_BY_A_THIRD)


@pytest.mark.parametrize(
    ("facts", "position"),
    [
        ({"not_breathing": True, "hives": True, "wheeze": True}, "on-back"),
        ({"hard_to_wake": True, "hives": True}, "on-side"),
        ({"hives": True, "sudden_breathless": True, "fainted": True}, "legs-out"),
        ({"hives": True, "fainted": True, "pregnant": True}, "left-side"),
        ({"hives": True, "fainted": True}, "flat-legs-up"),
        ({"wheeze": True, "fainted": True}, "legs-out"),
        ({"wheeze": True, "pale": True, "sweaty": True}, "sit-up"),
        ({"pale": True, "sweaty": True}, "flat-legs-up"),
        ({"fainted": True, "seizure_lasts": "PT2M", "dazed_for": "PT3M"}, "on-side"),
        ({"drowsy": True, "blue_lips": True}, "on-side"),
        ({"cord_injury": True, "headache": True, "fainted": True}, "sit-up"),
        ({"fainted": True, "pregnant": True}, "left-side"),
        ({"shock": True}, "flat-legs-up"),
        ({"drowsy": True}, "on-side"),
        ({"chest_pain": True}, "sit-up"),
        ({"mild_redness": True}, None),
    ],
)
def test_the_first_position_that_holds_is_the_only_one(facts: dict[str, Any], position: str | None) -> None:
    assert triage(seen(facts)).position == position


@pytest.mark.parametrize(
    ("facts", "first"),
    [
        ({"not_breathing": True, "hives": True}, ["cpr", "injector", "call"]),
        ({"strong_shock": True, "not_breathing": True}, ["current-off", "cpr", "call"]),
        ({"hives": True, "fainted": True, "eye_splash": True}, ["injector", "rinse-eye", "call"]),
        ({"chemical": True, "blister": True, "fainted": True, "injury": True}, ["rinse-skin", "call"]),
        ({"diabetes": True, "shaky": True}, ["sugar"]),
        ({"diabetes": True, "shaky": True, "drowsy": True}, ["call", "nothing-by-mouth"]),
        ({"wheeze": True, "reliever": "no_better", "cannot_speak": True}, ["call", "own-inhaler"]),
    ],
)
def test_steps_add_up_the_most_life_saving_first(facts: dict[str, Any], first: list[str]) -> None:
    decided = triage(seen(facts))
    assert list(decided.aids[: len(first)]) == first
    assert len(set(decided.do)) == len(decided.do)


@pytest.mark.parametrize(
    ("facts", "rinsed"),
    [
        ({"chemical": True, "blister": True}, True),
        ({"chemical": True, "blister": True, "since": "PT30M"}, True),
        ({"chemical": True, "blister": True, "since": "P3D"}, False),
        ({"chemical": True, "blister": True, "since": "PT2H", "still_burns": True}, True),
        ({"heat_burn": True, "since": "PT2H"}, True),
        ({"heat_burn": True, "blister": True, "since": "P2D"}, False),
        ({"eye_splash": True, "since": "P1D"}, False),
        ({"eye_splash": True, "since": "P1D", "still_burns": True}, True),
    ],
)
def test_water_belongs_to_the_first_minutes_or_while_it_still_burns(facts: dict[str, Any], rinsed: bool) -> None:
    assert bool(WINDOWS & set(triage(seen(facts)).aids)) is rinsed


@settings(deadline=None)
@given(st.sampled_from(DANGERS), st.lists(st.sampled_from(sorted(patterns().facts)), max_size=4, unique=True))
def test_what_is_asked_beside_a_danger_sign_is_still_unknown(sign: str, asked: list[str]) -> None:
    known = {**{name: patterns().absent[name] for name in asked}, sign: True}
    assert not set(triage(known).ask) & set(known)


def test_a_wheeze_alone_brings_first_aid_and_few_questions() -> None:
    decided = triage({"wheeze": True})
    assert (decided.action, decided.position, decided.up_to) == (Action.URGENT, "sit-up", Action.EMERGENCY)
    assert "own-inhaler" in decided.aids
    assert "reliever" in decided.ask and len(decided.ask) <= MOST_QUESTIONS


NAMED = {
    "wheals": {"hives"},
    "current": {"spark_mark", "strong_shock"},
    "lump": {"pus"},
    "blister": {"blister", "grouped_blisters"},
    "purple": {"purple"},
    "crisis line": {"self_harm"},
    "itch": {"itch_leads", "hives", "uniform_bumps"},
    "inhaler": {"wheeze"},
    "pregnant": {"pregnant"},
    "juice": {"diabetes"},
}
"""Words to a client that name a sign or a cause, and the facts of which one has to be so."""


@NO_HURRY
@given(reactions())
def test_the_words_name_no_sign_that_is_not_there(facts: Facts) -> None:
    said = " ".join(triage(facts).say)
    for word, names in NAMED.items():
        there = any(facts[name] != patterns().absent[name] for name in names)
        assert there or not re.search(rf"\b{word}\b", said), (word, said)
