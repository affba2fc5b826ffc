"""The records of reactions: complete, in order, plainly worded, and one number in one place."""

import re
from itertools import pairwise
from typing import Any

import pytest
from dossier import begins_with

from backfacial.facts import library
from backfacial.facts.conditions import comparisons
from backfacial.facts.measures import Amount
from backfacial.facts.reactions.reactions import Looks, Reaction, ReactionAction, SignPattern
from backfacial.rules.reactions.outcome import Action
from backfacial.rules.values import seconds

REACTIONS = library().of(Reaction)
PATTERNS = library().of(SignPattern)
ACTIONS = library().of(ReactionAction)
EACH = pytest.mark.parametrize("reaction", REACTIONS.values(), ids=list(REACTIONS))
STATUS = {
    "SE01": "E", "SE02": "EM", "SE03": "E", "SE04": "E", "SE05": "M", "SE06": "M", "SE07": "M", "SE08": "M",
    "SE09": "M", "SE10": "MU", "SE11": "U", "SE12": "M", "SE13": "MU", "SE14": "M", "SE15": "R", "SE16": "UX",
    "SE17": "UX", "SE18": "MX", "SE19": "MX", "SE20": "X", "SE21": "UX", "SE22": "EM", "SE23": "U", "SE24": "MX",
    "SE25": "X", "SE26": "UX", "SE27": "MX", "SE28": "MX", "SE29": "X", "SE30": "X", "SE31": "X",
}  # fmt: skip
LETTERS = {"E": "expected", "M": "monitor", "R": "refer", "U": "urgent", "X": "emergency"}
NAMED = re.compile(
    r"\b(you have an?|you've got|you are having an?|you suffer|this is an?|it is an?|it's an?|looks like an?) "
    r"|allerg|anaphyla|infect|shingles|herpes|fung|yeast|dermatitis|eczema|cellulit|folliculit|diagnos|hives|seizure"
    r"|stroke|heart attack|asthma|burn(ed|t)?\b|acne",
    re.IGNORECASE,
)
"""Words that give a client a name for what they have."""


def test_all_31_reactions_and_all_rows_are_there() -> None:
    assert begins_with(REACTIONS, [f"SE{number:02d}" for number in range(1, 32)])
    numbers = set(range(1, 63)) - {12}  # confused, drowsy or breathing fast is an emergency without any acid
    assert set(PATTERNS) == {f"R{number:02d}" for number in numbers}
    assert list(ACTIONS) == [action.value for action in Action]


def test_every_reaction_stands_in_a_row_and_the_status_is_the_dossiers() -> None:
    led_to = {name for row in PATTERNS.values() for name in row.candidates}
    led_to |= {other.candidate for row in PATTERNS.values() for other in row.candidates_if}
    assert led_to == set(REACTIONS)
    assert {name: [LETTERS[letter] for letter in letters] for name, letters in STATUS.items()} == {
        name: list(reaction.status) for name, reaction in REACTIONS.items()
    }


def test_rows_stand_from_the_most_urgent_to_the_least() -> None:
    ranks = [Action(row.action).rank for row in list(PATTERNS.values())[:-1]]
    assert all(first >= then for first, then in pairwise(ranks))


@EACH
def test_a_reaction_has_someone_who_stands_for_it(reaction: Reaction) -> None:
    tiers = {library().sources[source].tier for source in reaction.sources}
    assert reaction.consensus or tiers - {"E"}
    assert reaction.lesson == "05-reactions"


@EACH
def test_the_highest_status_has_its_referral_and_its_row(reaction: Reaction) -> None:
    levels = {referral.level for referral in reaction.refer}
    highest = Action(reaction.status[-1])
    if highest.rank >= Action.REFER.rank:
        assert highest.value in levels


@EACH
def test_what_is_said_is_plain_and_names_no_illness(reaction: Reaction) -> None:
    for said in (reaction.say, *(line.say for line in reaction.refer)):
        assert NAMED.search(said) is None, said


@pytest.mark.parametrize("action", ACTIONS.values(), ids=list(ACTIONS))
def test_no_action_names_an_illness(action: ReactionAction) -> None:
    for text in (action.say, action.meaning, *action.then):
        assert NAMED.search(text) is None


@pytest.mark.parametrize(
    "wrong",
    ["You have an allergy.", "It's a fungus.", "This is an infection.", "That burned you.", "Looks like a boil."],
)
def test_a_diagnosis_would_be_found(wrong: str) -> None:
    assert NAMED.search(wrong)


def test_dark_skin_is_described_wherever_light_skin_is() -> None:
    looks = [reaction.looks for reaction in REACTIONS.values() if isinstance(reaction.looks, Looks)]
    assert len(looks) >= 15
    assert all(each.light != each.dark for each in looks)
    assert sum("feel" in each.dark or "go by" in each.dark or "ask" in each.dark for each in looks) >= 12


def amount(reaction: str, name: str) -> Any:
    found = REACTIONS[reaction].values[name]
    number = found.at_most if found.at_least is None else found.at_least
    return number if isinstance(found, Amount) else seconds(str(number))


@pytest.mark.parametrize(
    ("row", "fact", "reaction", "name"),
    [
        ("R06", "out_for", "SE19", "call_after"),
        ("R32", "out_for", "SE19", "call_after"),
        ("R34", "seizure_lasts", "SE28", "longest"),
        ("R34", "dazed_for", "SE28", "awake_by"),
        ("R08", "no_better_after_sugar", "SE27", "wait"),
        ("R10", "pain", "SE17", "severe"),
        ("R25", "pressed_for", "SE05", "press"),
        ("R58", "since", "SE02", "longest"),
        ("R42", "since", "SE01", "last"),
    ],
)
def test_a_row_decides_at_the_number_that_the_record_gives(row: str, fact: str, reaction: str, name: str) -> None:
    parts = [part for part in comparisons(PATTERNS[row].when) if part.fact == fact]
    times = [seconds(time) for part in parts for time in (part.ago_at_least, part.ago_below) if time]
    numbers = [number for part in parts for number in (part.at_least, part.below) if number is not None]
    assert amount(reaction, name) in [*times, *numbers]


def test_larger_than_a_size_begins_above_the_number_that_the_record_gives() -> None:
    sizes = [part.above for part in comparisons(PATTERNS["R10"].when) if part.fact == "size_cm"]
    assert sizes == [amount("SE17", "large")]


@pytest.mark.parametrize(
    ("row", "reaction", "name"), [("R31", "SE09", "worse"), ("R38", "SE07", "worse"), ("R39", "SE12", "no_change")]
)
def test_a_row_asks_for_more_at_the_number_that_the_record_gives(row: str, reaction: str, name: str) -> None:
    parts = [part for each in PATTERNS[row].raises for part in comparisons(each.when) if part.fact == "since"]
    assert amount(reaction, name) in [seconds(part.ago_at_least or "") for part in parts]


def test_a_tub_rash_is_referred_when_it_lasts_longer_than_it_usually_does() -> None:
    duration = REACTIONS["SE14"].duration
    parts = [part for each in PATTERNS["R29"].raises for part in comparisons(each.when) if part.fact == "since"]
    assert duration is not None and [part.ago_at_least for part in parts] == [duration.latest]
