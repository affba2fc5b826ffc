"""One person, one answer: told to any two of the tools, the same person gets help as soon from both."""

import datetime
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from backfacial.facts.strict_yaml import load_strictly
from backfacial.rules.lesions.reading import lesion_table, read_lesion
from backfacial.rules.reactions.triage import patterns, triage
from backfacial.rules.reading import read_facts
from backfacial.rules.screening.outcome import Level
from backfacial.rules.screening.rulebook import rulebook, screen

DAY = datetime.date(2026, 6, 15)
URGENT, EMERGENCY = 1, 2
SOON = {"urgent": URGENT, "same_day": URGENT, "emergency": EMERGENCY}
Told = dict[str, Any] | None

EXAMPLES = Path(__file__).parents[2] / "content/examples/screening.yml"

SAME: dict[str, tuple[Told, Told, Told, int]] = {
    # as a client, as a lesion, as a reaction
    "very ill": ({"very_ill": True}, {"very_ill": True}, {"very_ill": True}, EMERGENCY),
    "boil and fever": (
        {"boil": "closed", "fever": True},
        {"pointing": True, "hot": True, "fever": True},
        {"pus": True, "fever": True},
        EMERGENCY,
    ),
    "hot skin that spreads": (
        {"hot_spreading": True},
        {"hot": True, "spreading": True},
        {"hot": True, "spreading": "yes"},
        URGENT,
    ),
    "hot skin and fever": (
        {"hot_spreading": True, "fever": True},
        {"hot": True, "spreading": True, "fever": True},
        {"hot": True, "spreading": "yes", "fever": True},
        EMERGENCY,
    ),
    "crusts and fever": (
        {"crust_ooze": True, "fever": True},
        {"weeping": True, "fever": True},
        {"honey_crust": True, "fever": True},
        EMERGENCY,
    ),
    "open sores": ({"ulcers": True}, {"ulcers": True}, {"ulcers": True}, URGENT),
    "open sores and fever": (
        {"ulcers": True, "fever": True},
        {"ulcers": True, "fever": True},
        {"ulcers": True, "fever": True},
        EMERGENCY,
    ),
    "open sores, joints": (
        {"ulcers": True, "joint_pain": True},
        {"ulcers": True, "joint_pain": True},
        {"ulcers": True, "joint_pain": True},
        EMERGENCY,
    ),
    "band": (
        {"band_blisters": "active"},
        {"one_sided": True, "painful": True, "blisters": True},
        {"painful_band": True},
        URGENT,
    ),
    "band, very ill": (
        {"band_blisters": "active", "very_ill": True},
        {"one_sided": True, "painful": True, "very_ill": True},
        {"painful_band": True, "very_ill": True},
        EMERGENCY,
    ),
    "hot tub and fever": (
        {"after_spa": True, "spa_days": 2, "fever": True},
        {"hot_tub": True, "itchy": True, "fever": True},
        {"hair_pustules": True, "itch_leads": True, "hot_tub": True, "under_swimwear": True, "fever": True},
        URGENT,
    ),
    "pustules and fever": (
        {"follicle_pustules": "few", "fever": True},
        {"round_hairs": True, "pus_head": True, "fever": True},
        {"hair_pustules": True, "fever": True},
        URGENT,
    ),
    "rash that peels": ({"rash_emergency": True}, {"peeling": True}, {"fast_rash": True}, EMERGENCY),
    "purple and fever": (
        {"rash_emergency": True, "fever": True},
        {"purple": True, "fever": True},
        {"purple": True, "fever": True},
        EMERGENCY,
    ),
    "pregnant and fever": (
        {"pregnant": "yes", "weeks": 20, "fever": True},
        None,
        {"pregnant": True, "fever": True},
        URGENT,
    ),
    "swollen leg": ({"clot": "suspected"}, None, {"limb_swollen": True}, URGENT),
    "chest": ({"chest_sign": True}, None, {"chest_pain": True}, EMERGENCY),
    "numb between the legs": (
        {"back_pain_red": "nerve_chest"},
        None,
        {"back_pain": True, "saddle_numb": True},
        EMERGENCY,
    ),
    "back pain and fever": ({"back_pain_red": "fall_fever_cancer"}, None, {"back_pain": True, "fever": True}, URGENT),
}


def soon(client: Told, lesion: Told, reaction: Told) -> list[int]:
    found: list[str] = []
    if client is not None:
        found.append(screen(read_facts(client, rulebook().facts, DAY, rest_absent=True), DAY).level or "")
    if lesion is not None:
        found.append(read_lesion(read_facts(lesion, lesion_table().facts, DAY, rest_absent=True)).handling)
    if reaction is not None:
        found.append(triage(read_facts(reaction, patterns().facts, DAY, rest_absent=True)).action)
    return [SOON.get(each, 0) for each in found]


@pytest.mark.parametrize("name", SAME)
def test_each_tool_sends_the_same_person_for_help_as_soon(name: str) -> None:
    client, lesion, reaction, wanted = SAME[name]
    found = soon(client, lesion, reaction)
    assert min(found) >= wanted, found


ENDS_THE_TALK = (
    {"unwell": True},
    {"intoxicated": True},
    {"refuses_questions": True},
    {"crust_ooze": True},
    {"burrows_itch": True},
)
HURRIED = [
    (row["id"], facts)
    for row in load_strictly(EXAMPLES.read_text(encoding="utf-8"))
    if row["gives"]["level"] in ("urgent", "emergency")
    for facts in row["fires"]
]


def test_what_ends_the_talk_never_hides_what_cannot_wait() -> None:
    """All but these two facts is unknown: what is known to be urgent leads, whatever else puts the visit off."""
    for ends, (row, facts) in product(ENDS_THE_TALK, HURRIED):
        decided = screen(read_facts({**facts, **ends}, rulebook().facts, DAY, rest_absent=False), DAY)
        assert decided.level is not None and decided.level.rank >= Level.URGENT.rank, (ends, row, facts)
        assert decided.ask == ()
