"""Lesson 5 asks about each reaction, each danger sign and each emergency, and looks at skin of every kind."""

import re
from collections import Counter

import pytest

from backfacial.authoring.content import Content
from backfacial.facts import library
from backfacial.facts.reactions.reactions import Reaction, TriageFact
from backfacial.items.case.item import CaseItem
from backfacial.items.match import MatchItem
from backfacial.items.order.item import OrderItem

LESSON = "05-reactions"
SAID = {
    "not_breathing": r"\bgasps\b",
    "hard_to_wake": r"does not wake",
    "blue_lips": r"\blips have a grey tint",
    "cannot_speak": r"says three words, stops for air",
    "tight_throat": r"throat .{0,20}feels tight",
    "tongue_lip_swelling": r"\blip that is swelling",
    "sudden_breathless": r"[Ss]uddenly short of breath",
    "fast_breathing": r"[Bb]reathing fast at rest",
    "confused": r"as if he were drunk",
    "drowsy": r"[Dd]rowsy, and it does not pass",
    "chest_pain": r"chest feels tight",
    "stroke_sign": r"corner of her mouth hangs",
    "jerking": r"stiffens and jerks",
    "shock": r"[Cc]old, clammy and grey",
    "very_ill": r"looks very ill",
}
"""How a question tells of each danger sign."""
DRILLS = {
    "SE17": "acid on the back",
    "SE18": "a burn by steam",
    "SE19": "a faint",
    "SE20": "a severe allergy",
    "SE21": "asthma",
    "SE25": "an eye splash",
    "SE27": "low sugar",
    "SE28": "a seizure",
    "SE29": "chest pain",
    "SE30": "a cord injury",
}


@pytest.fixture(scope="module")
def asked(content: Content) -> list:
    objectives = {each.id for each in content.records["objectives"] if each.lesson == LESSON}
    return [item for _, item in content.items if item.objective in objectives]


def test_each_reaction_is_asked_about(asked: list) -> None:
    assert set(library().of(Reaction)) - {fact for item in asked for fact in item.facts} == set()


def test_each_danger_sign_is_met_in_a_question(asked: list, subtests: pytest.Subtests) -> None:
    signs = {name for name, fact in library().of(TriageFact).items() if fact.about == "danger"}
    assert signs == set(SAID)
    texts = [text for item in asked for text in _told(item)]
    for sign, said in SAID.items():
        with subtests.test(sign=sign):
            assert any(re.search(said, text) for text in texts)


def _told(item: object) -> list[str]:
    """What an item tells of its clients, and not the reasons."""
    options = [option.text for option in getattr(item, "options", ())]
    left = [each.text for each in item.left] if isinstance(item, MatchItem) else []
    return [getattr(item, "stem", ""), *options, *left]


def test_each_emergency_has_a_drill(asked: list) -> None:
    drilled = {fact for item in asked if isinstance(item, OrderItem) for fact in item.facts}
    assert {name: DRILLS[name] for name in sorted(set(DRILLS) - drilled)} == {}


def test_a_client_calls(asked: list) -> None:
    assert any(isinstance(item, CaseItem) and item.phoned is not None for item in asked)


def test_skin_is_looked_at_in_light_and_dark(asked: list) -> None:
    looks = [item.look for item in asked] + [each.look for item in asked for each in getattr(item, "options", ())]
    tones = Counter("dark" if look.tone >= 5 else "light" for look in looks if look is not None)
    assert tones["dark"] >= 8 and tones["light"] >= 8


def test_the_longest_option_is_the_key_no_more_often_than_by_chance(asked: list) -> None:
    choices = [item for item in asked if item.type == "choice" and len({option.text for option in item.options}) > 1]
    worded = [item for item in choices if not all(option.look for option in item.options)]
    keys = [max(item.options, key=lambda option: len(option.text)).key for item in worded]
    assert sum(keys) <= sum(1 / len(item.options) for item in worded)
