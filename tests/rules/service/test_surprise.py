"""A surprise in a visit: where it can happen, the same for the same seed, and a drill in its order."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfacial.facts import library
from backfacial.facts.hygiene.hygiene import Procedure
from backfacial.facts.protocol.order import Variant
from backfacial.rules.service.surprise import (
    DRILL,
    PRESS,
    SEEDS,
    BadDrill,
    Surprise,
    is_over,
    missing,
    offered,
    surprise_in,
)

STEPS = library().of(Procedure)[DRILL].steps
IDS = [step.id for step in STEPS]
SEED = st.integers(0, SEEDS - 1)
STOPS = Surprise("P15", 0.5, stops=True)
DOSSIER = (
    *("stop", "gloves", "press", "antiseptic", "dressing", "bag", "gloves-off", "new-gloves", "clean", "disinfect"),
    *("wash-again", "record"),
)
"""The order that infection-control.md gives for the test of drill A."""


@pytest.mark.parametrize("variant", library().of(Variant).values(), ids=lambda each: each.id)
def test_it_happens_at_the_extraction_of_a_visit_and_nowhere_else(variant):
    found = surprise_in(variant.order, 7)
    assert (found is not None) == ("P15" in variant.order)
    assert found is None or (found.step == "P15" and 0.2 <= found.share <= 0.7)


@given(SEED)
def test_the_same_seed_gives_the_same_and_no_moment_lies_outside_the_step(seed):
    one, other = (surprise_in(["P14", "P15", "P16"], seed) for _ in range(2))
    assert one == other is not None
    assert offered([], seed) == offered([], seed)


def test_some_visits_end_since_the_bleeding_goes_on_and_most_do_not():
    ends = [surprise_in(["P15"], seed) for seed in range(400)]
    on = sum(not each.stops for each in ends if each)
    assert 50 < on < 150


@given(SEED, st.data())
def test_whoever_picks_what_may_come_is_led_through_all_of_the_drill(seed, data):
    done: list[str] = []
    while not is_over(done, STOPS):
        choices = offered(done, seed)
        assert 1 <= len(choices) == len(set(choices)) <= 4 and not set(choices) & set(done)
        right = [step for step in choices if missing(done, step) is None]
        done.append(data.draw(st.sampled_from(right)))
    assert sorted(done) == sorted(IDS) and offered(done, seed) == ()
    for before, after in combinations(DOSSIER, 2):
        assert done.index(before) < done.index(after)


@given(SEED, st.integers(0, len(IDS) - 1), st.sampled_from(IDS))
def test_a_step_that_is_too_early_names_the_first_that_is_missing(seed, count, pick):
    done = IDS[:count]
    if pick in done:
        return
    first = missing(done, pick)
    assert first is None or (first.id not in done and first.id != pick and missing(done, first.id) is None)


def test_blood_is_never_touched_before_gloves_and_no_clean_thing_with_soiled_ones():
    assert missing([], "press").id == "stop"
    assert missing(["stop", "tell"], "press").id == "gloves"
    assert missing(["stop", "gloves", "press", "antiseptic", "dressing", "bag"], "clean").id == "gloves-off"
    assert missing(["stop"], "tell") is None and missing(["stop"], "gloves") is None


def test_where_it_bleeds_on_the_drill_ends_with_the_pressing():
    assert PRESS in IDS
    on = Surprise("P15", 0.5, stops=False)
    assert not is_over(["stop", "gloves"], on) and is_over(["stop", "gloves", PRESS], on)
    assert not is_over(["stop", "gloves", PRESS], STOPS)


@pytest.mark.parametrize("done", [["press"], ["stop", "stop"], ["stop", "dance"], ["gloves", "stop"]])
def test_what_is_no_way_through_the_drill_is_refused(done):
    with pytest.raises(BadDrill):
        offered(done, 1)


def test_a_step_that_was_done_cannot_be_picked_again():
    with pytest.raises(BadDrill):
        missing(["stop"], "stop")
