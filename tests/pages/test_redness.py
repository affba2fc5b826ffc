"""The redness explorer as its page gets it: everything in words, no all-clear, nothing left to decide."""

import json
import re
from dataclasses import asdict

import pytest

from backfacial.facts import library
from backfacial.facts.reactions.reactions import Looks, Reaction, TriageFact
from backfacial.facts.skin.looks import TONES
from backfacial.pages.redness import LIGHTER, redness_html, redness_view

VIEW = redness_view()
REACTIONS = library().of(Reaction)


def test_it_is_plain_data_of_a_size_that_a_page_takes():
    assert len(json.dumps(asdict(VIEW))) < 400_000


def test_every_skin_has_words_and_the_darker_ones_those_for_dark_skin():
    for kind in VIEW.kinds:
        looks = REACTIONS[kind.id].looks
        assert set(kind.looks) == set(TONES)
        for tone, text in kind.looks.items():
            if isinstance(looks, Looks):
                assert text == (looks.light if tone <= LIGHTER else looks.dark)
            else:
                assert "not in our sources" in text


def test_what_is_drawn_is_told_and_takes_the_colours_of_the_skin():
    for kind in VIEW.kinds:
        assert kind.alt
        drawn = kind.below + kind.above
        assert bool(drawn.strip()) == (kind.id != "SE02")  # which is felt only
        assert not re.search(r"#[0-9a-f]{3,6}\b", drawn)


def test_a_state_says_what_it_rests_on_and_what_would_change_it():
    for kind in VIEW.kinds:
        assert kind.states[0].start == 0
        for state in kind.states:
            label = VIEW.levels[state.level].label
            assert state.verdict.startswith("Usual at this hour") == (state.level == "expected")
            assert state.level == "expected" or label in state.verdict
            assert state.say and state.why and state.do
            assert any("Before you have asked" in text for text in state.condition)
            assert state.changes and state.ask
            assert not re.search(r"[{}]|all clear|harmless|no problem", json.dumps(asdict(state)["why"]), re.IGNORECASE)


def test_every_question_is_that_of_the_triage():
    facts = library().of(TriageFact)
    assert VIEW.questions == {name: facts[name].question for name in VIEW.questions}
    assert {name for kind in VIEW.kinds for state in kind.states for name in state.ask} == set(VIEW.questions)


@pytest.mark.parametrize(
    ("reaction", "since"),
    [
        ("SE01", ["right after it", "1 hour", "24 hours", "48 hours", "72 hours"]),
        ("SE11", ["right after it", "1 hour"]),
    ],
)
def test_times_are_said_in_the_unit_that_fits(reaction, since):
    (kind,) = [each for each in VIEW.kinds if each.id == reaction]
    said = [state.since.removesuffix(" after the service") for state in kind.states]
    assert said[: len(since)] == since


def test_a_curve_runs_from_the_left_end_to_the_right_one():
    for kind in VIEW.kinds:
        across = [x for x, _ in kind.points]
        assert (across[0], across[-1]) == (0.0, 1.0) and across == sorted(across)


def test_the_axis_has_no_gap_and_the_moments_lie_on_it():
    assert all(one.end == other.start for one, other in zip(VIEW.units, VIEW.units[1:], strict=False))
    assert [each.seconds for each in VIEW.moments] == sorted(each.seconds for each in VIEW.moments)
    assert VIEW.moments[-1].seconds <= VIEW.units[-1].end


def test_the_page_to_read_holds_every_state():
    html = redness_html()
    for kind in VIEW.kinds:
        assert f"{kind.id} " in html
        for state in kind.states:
            assert state.since in html and state.verdict in html
    assert "{" not in html
