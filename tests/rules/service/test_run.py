"""A visit by the clock: what may give time, what follows a stop, and when hands come again."""

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfacial.facts import library
from backfacial.facts.protocol.order import Variant
from backfacial.facts.protocol.steps import ProtocolStep
from backfacial.rules.service.run import NotToBeRun, RunStep, after_stop, run_of
from backfacial.rules.visit.sequence import sequence_rules
from backfacial.rules.visit.situation import BREAK, STOP, BadOrder, Situation

VARIANTS = library().of(Variant)
STEPS = library().of(ProtocolStep)
GATES = [step.id for step in STEPS.values() if step.gate]


def visit(variant: str) -> list[tuple[str, int]]:
    return [(step.choice or step.step, step.minutes) for step in VARIANTS[variant].steps]


@cache
def run(variant: str) -> dict[str, RunStep]:
    return {each.step: each for each in run_of(visit(variant))}


def following(each: RunStep) -> list[str]:
    return [one.step for one in each.after_stop]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_is_run_with_its_own_minutes_between_the_room_before_and_the_room_after(variant: str) -> None:
    steps = tuple(run(variant).values())
    assert [(each.step, each.minutes) for each in steps if each.phase == "visit"] == visit(variant)
    assert [each.step for each in steps if each.phase == "before"] == ["P01", "P02"]
    assert [each.step for each in steps if each.phase == "after"] == ["P25", "P26"]
    phases = [each.phase for each in steps]
    assert phases == sorted(phases, key=["before", "visit", "after"].index)


def test_only_extraction_and_mask_give_time_and_only_as_much_as_the_planner_cuts() -> None:
    assert {each.step: each.gives for each in run("V1").values() if each.gives} == {"P15": 5, "P17": 3}
    assert {each.step: each.gives for each in run("V3").values() if each.gives} == {}
    with_clay = [("O5" if step == "P17" else step, minutes) for step, minutes in visit("V1")]
    assert {each.step: each.gives for each in run_of(with_clay) if each.gives} == {"P15": 5, "O5": 3}


@pytest.mark.parametrize(
    ("variant", "step", "expected"),
    [
        ("V1", "P03", ["P25", "P26"]),
        ("V1", "P04", ["P25", "P26"]),
        ("V1", "P08", ["P22", "P23", "P24", "P25", "P26"]),
        ("V1", "P10", ["P18", "P22", "P23", "P24", "P25", "P26"]),
        ("V1", "P17", ["P18", "P22", "P23", "P24", "P25", "P26"]),
        ("V1", "P22", ["P18", "P23", "P24", "P25", "P26"]),
        ("V9", "P10", ["P18", "P22", "P23", "P24", "P25", "P26"]),
        ("V1", "P01", []),
        ("V1", "P26", []),
    ],
)
def test_what_may_still_follow_a_stop(variant: str, step: str, expected: list[str]) -> None:
    assert following(run(variant)[step]) == expected


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(VARIANTS)), st.data())
def test_what_follows_a_stop_breaks_no_rule_and_nothing_else_may(variant: str, data: st.DataObject) -> None:
    order = list(run(variant))
    at = data.draw(st.integers(2, len(order) - 3))
    done = order[: at + 1]
    allowed = after_stop(done)
    without = [step for step in done if step not in allowed]
    assert not conditional([*without, STOP, *allowed])
    for step in set(STEPS) - set(done) - set(allowed) - {"P07"}:
        assert conditional([*done, STOP, step]), step


def conditional(order: Sequence[str]) -> bool:
    found = sequence_rules().broken(order, Situation(patch_test="in-room"))
    return any(each.kind == "conditional" for each in found)


@pytest.mark.parametrize("variant", ["V4", "V9"])
def test_hands_come_again_exactly_where_a_touch_follows_before_they_are_washed(variant: str) -> None:
    steps = run(variant)
    order = list(steps)
    for at, step in enumerate(order):
        broken = sequence_rules().broken([*order[:at], BREAK, *order[at:]], Situation(patch_test="in-room"))
        is_so = steps[step].phase == "visit" and any("CR12" in each.ids for each in broken)
        assert steps[step].hands_again == is_so, step
    assert not steps["P07"].hands_again and not steps["P22"].hands_again and steps["P09"].hands_again


def test_after_a_stop_hands_come_again_while_product_is_still_to_be_taken_off() -> None:
    again = {each.step: each.hands_again for each in run("V1")["P12"].after_stop}
    assert again == {"P18": True, "P22": False, "P23": False, "P24": False, "P25": False, "P26": False}


def test_an_order_that_is_not_safe_is_not_run() -> None:
    swapped = visit("V1")
    at = [step for step, _ in swapped].index("P14")
    swapped[at], swapped[at + 1] = swapped[at + 1], swapped[at]
    with pytest.raises(NotToBeRun) as refused:
        run_of(swapped)
    assert refused.value.broken[0].rule == "E17"
    without = [(step, minutes) for step, minutes in visit("V1") if step != "P16"]
    with pytest.raises(NotToBeRun):
        run_of(without)


@pytest.mark.parametrize("steps", [[("P99", 1)], [("P09", 1), ("P09", 2)]])
def test_an_order_that_cannot_be_read_is_not_run(steps: list[tuple[str, int]]) -> None:
    with pytest.raises(BadOrder):
        run_of(steps)


def test_no_gate_no_hands_and_no_contact_time_ever_gives_time() -> None:
    kept = {*GATES, *(step.id for step in STEPS.values() if step.confirm)}
    for variant in VARIANTS:
        assert not [each.step for each in run(variant).values() if each.gives and each.step in kept]
