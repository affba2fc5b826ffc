"""A visit in the minutes that there are: what fits, what is left out and why, and what is refused."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import TODAY, known_clients

from backfacial.facts import library
from backfacial.facts.protocol.order import Variant
from backfacial.facts.protocol.steps import ProtocolStep
from backfacial.rules.reading import read_facts
from backfacial.rules.screening.outcome import Service
from backfacial.rules.screening.rulebook import rulebook, screen
from backfacial.rules.values import Facts
from backfacial.rules.visit.fitting import Wish
from backfacial.rules.visit.plan import NoPlan, VisitPlan, plan_steps, plan_visit
from backfacial.rules.visit.sequence import sequence_rules
from backfacial.rules.visit.situation import BadOrder, Situation

VARIANTS = library().of(Variant)
STEPS = library().of(ProtocolStep)
GATES = [step.id for step in STEPS.values() if step.gate]
MODULES = ["O1", "O2", "O3", "O4", "O5", "O6", "O7"]


def client(**facts: Any) -> Facts:
    return read_facts(facts, rulebook().facts, TODAY, rest_absent=True)


def minutes_of(plan: VisitPlan) -> dict[str, int]:
    return {timed.step: timed.minutes for timed in plan.steps if timed.phase == "visit"}


def why_out(plan: VisitPlan) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {each.step: (each.reason, each.ids) for each in plan.left_out}


@pytest.mark.parametrize(
    ("minutes", "modules", "variant"),
    [
        (60, (), "V1"),
        (90, (), "V1"),
        (60, ("O1",), "V2"),
        (60, ("O6",), "V3"),
        (75, ("O6", "O1"), "V4"),
        (75, ("O2",), "V5"),
        (45, ("O7",), "V6"),
        (60, ("O7",), "V6"),
        (60, ("O4",), "V8"),
        (30, (), "V9"),
        (30, ("O2",), "V9"),
    ],
)
def test_a_wish_that_a_variant_meets_gets_that_variant(minutes: int, modules: tuple[str, ...], variant: str) -> None:
    plan = plan_visit(Wish(minutes, modules))
    assert plan.variant == variant
    assert plan.total == VARIANTS[variant].minutes
    assert tuple(minutes_of(plan)) == VARIANTS[variant].order


@pytest.mark.parametrize(
    ("facts", "variant"), [({"pih_history": True}, "V7"), ({"pregnant": True, "weeks": 20}, "V10")]
)
def test_a_variant_that_is_made_for_a_client_is_for_that_client(facts: dict[str, Any], variant: str) -> None:
    assert plan_visit(Wish(60), client(**facts), TODAY).variant == variant
    assert plan_visit(Wish(60), client(), TODAY).variant == "V1"


def test_time_is_taken_from_extraction_and_mask_then_from_modules() -> None:
    plan = plan_visit(Wish(60, ("O1", "O6")))
    assert plan.total == 60
    assert {step: minutes_of(plan)[step] for step in ("P15", "P17", "O1", "O6")} == {
        "P15": 5,
        "P17": 5,
        "O1": 3,
        "O6": 5,
    }
    assert why_out(plan).keys() == {"P05", "P21"}


def test_then_whole_steps_are_left_out_and_then_modules() -> None:
    plan = plan_visit(Wish(60, ("O2", "O5")))
    assert plan.total == 60
    assert {step for step, (reason, _) in why_out(plan).items() if reason == "time"} == {"P11", "P13"}
    assert minutes_of(plan)["O5"] == 5
    assert [rule.id for rule in plan.advice] == ["E14"]
    short = plan_visit(Wish(40, ("O6", "O2")))
    assert why_out(short)["O2"] == ("time", ())
    assert "O6" in short.order and short.total <= 40


def test_what_is_left_once_steps_had_to_go_is_used() -> None:
    plan = plan_visit(Wish(45, ("O6",)))
    assert plan.total == 45
    assert minutes_of(plan)["P11"] == 1 and minutes_of(plan)["P17"] == 8  # both went, or were cut, and fit after all
    assert minutes_of(plan)["O6"] == 8  # no module pays for a step that comes back


def test_a_step_that_comes_back_brings_the_test_that_it_needs() -> None:
    diabetic = client(diabetes=True, letter=["C20"])
    for minutes in range(30, 66):
        for plan in (plan_visit(Wish(minutes, test_feeling=True)), plan_visit(Wish(minutes), diabetic, TODAY)):
            needs_it = {"P12", "P13", "P15", "O1", "O6"} & set(plan.order)
            assert ("P05" in plan.order) == bool(needs_it), (minutes, plan.order)


def test_skin_that_keeps_dark_marks_is_never_extracted_for_long() -> None:
    for facts in ({"pih_history": True}, {"lesions": ["L01", "L21"]}):
        for minutes in (45, 60, 75, 90):
            plan = plan_visit(Wish(minutes), client(**facts), TODAY)
            assert minutes_of(plan).get("P15", 0) <= 5
        own = plan_steps(["P03", "P14", "P15", "P16"], None, Situation(), client(**facts), TODAY)
        assert minutes_of(own)["P15"] == 5


def test_what_is_no_module_is_named() -> None:
    with pytest.raises(BadOrder, match="P15 is no module"):
        plan_visit(Wish(60, ("O1", "P15")))


@pytest.mark.parametrize("other", ["O1", "O2", "O5", "O6"])
def test_with_an_acid_nothing_warms_or_extracts_and_sunscreen_follows(other: str) -> None:
    for modules in (("O4", other), (other, "O4")):
        for minutes in (50, 60, 90):
            plan = plan_visit(Wish(minutes, modules))
            if "O4" not in plan.order:
                continue
            assert not {"P12", "P13", "P14", "P15", "P16"} & set(plan.order)
            assert "P21" in plan.order
            assert sequence_rules().broken(plan.order, Situation(patch_test="in-room")) == ()
            if "O6" in plan.order:
                assert plan.order.index("O6") < plan.order.index("P11") < plan.order.index("O4")
            assert (("O1", "CR13") in plan.zones_out) == ("O1" in plan.order)


def test_own_steps_with_an_acid_need_sunscreen_or_clothes() -> None:
    steps = ["P03", "P04", "P10", "O4", "P17", "P18", "P20", "P22"]
    with pytest.raises(NoPlan, match="Sunscreen"):
        plan_steps(steps)
    assert "O4" in plan_steps(steps, situation=Situation(covered_after=True)).order


def test_a_visit_that_is_too_short_is_refused_with_the_shortest() -> None:
    assert plan_visit(Wish(27)).total == 27
    with pytest.raises(NoPlan, match="26 minutes are too short: the shortest visit takes 27"):
        plan_visit(Wish(26))
    with pytest.raises(NoPlan, match="the shortest visit takes 28"):
        plan_visit(Wish(27, exposed=True))


def test_the_order_is_part_of_the_plan_and_what_is_done_before_and_after() -> None:
    plan = plan_visit(Wish(60))
    assert plan.order[:2] == ("P01", "P02") and plan.order[-2:] == ("P25", "P26")
    assert [timed.phase for timed in plan.steps].count("visit") == 20


def test_sunscreen_and_the_test_of_feeling_take_their_time_from_extraction() -> None:
    plan = plan_visit(Wish(60, exposed=True, test_feeling=True))
    assert plan.total == 60
    assert (minutes_of(plan)["P21"], minutes_of(plan)["P05"], minutes_of(plan)["P15"]) == (1, 5, 5)
    assert minutes_of(plan)["P17"] == 7
    assert plan.order.index("P04") < plan.order.index("P05") < plan.order.index("P12")


def test_feeling_is_tested_where_it_may_be_lost_and_something_needs_it() -> None:
    diabetic = client(diabetes=True, letter=["C20"])
    assert "P05" in plan_visit(Wish(60), diabetic, TODAY).order
    assert "P05" not in plan_visit(Wish(30), diabetic, TODAY).order


def test_what_a_client_must_not_have_is_left_out_with_the_reason() -> None:
    plan = plan_visit(Wish(60), client(rx_retinoid_last="P2D"), TODAY)
    assert why_out(plan)["P12"] == ("client", ("C02",))
    assert {step for step, (reason, _) in why_out(plan).items() if reason == "client"} == {"P12", "P14", "P15", "P16"}
    pregnant = plan_visit(Wish(60), client(pregnant=True, weeks=20), TODAY)
    assert why_out(pregnant)["P13"] == ("client", ("C11",))
    assert ("PRONE", ("C11",), ("P06",)) in {(c.token, c.ids, c.steps) for c in pregnant.changes}
    assert pregnant.advice == ()  # no advice to do what stays out for this client


def test_bland_care_is_a_cleanse_and_a_moisturiser_between_the_gates() -> None:
    plan = plan_visit(Wish(60), client(nodules=4), TODAY)
    assert screen(client(nodules=4), TODAY).service is Service.BLAND
    assert set(minutes_of(plan)) == {"P03", "P04", "P06", "P07", "P08", "P09", "P10", "P20", "P22", "P23", "P24"}


@pytest.mark.parametrize(
    ("modules", "facts", "item", "first"),
    [
        (("O1",), {"implant": "cardiac"}, "O1", "C13"),
        (("O2",), {"photosensitiser": "now"}, "O2", "C05"),
        (("O3",), {"allergies": ["latex"]}, "O3", "C38"),
        (("O4",), {"first_visit": False, "peel_tested": False}, "O4", "O4.1"),
        (("O4",), {"rx_retinoid_last": "P5D", "first_visit": False, "peel_tested": True, "primed": True}, "O4", "C02"),
        (("O6",), {"lymph_side": True}, None, ""),
        (("O1",), {"first_visit": True}, "O1", "O1.1"),
        ((), {"isotretinoin": "now"}, "", "C01"),
    ],
)
def test_a_module_that_would_hurt_a_client_is_refused(
    modules: tuple[str, ...], facts: dict[str, Any], item: str | None, first: str
) -> None:
    if item is None:
        assert plan_visit(Wish(60, modules), client(**facts), TODAY).areas_out
        return
    with pytest.raises(NoPlan) as refused:
        plan_visit(Wish(60, modules), client(**facts), TODAY)
    assert (item, first) in {(refusal.item, each) for refusal in refused.value.refusals for each in refusal.ids}


def test_nothing_is_planned_while_answers_are_missing() -> None:
    facts = client()
    del facts["pregnant"]
    with pytest.raises(NoPlan, match="unknown is never read as no") as refused:
        plan_visit(Wish(60), facts, TODAY)
    assert refused.value.refusals[0].ids == ("pregnant",)


def test_own_steps_get_a_right_order_and_their_usual_minutes() -> None:
    plan = plan_steps(["P20", "P09", "O6", "P10"])
    assert plan.order == ("P09", "P10", "O6", "P20")
    assert (plan.total, plan.asked, plan.base) == (15, None, None)
    assert why_out(plan)["P07"] == ("not-chosen", ())
    assert plan_steps(["O6", "P10", "P09", "P20"], 12).total == 12
    with pytest.raises(NoPlan, match="take 15 minutes"):
        plan_steps(["P20", "P09", "O6", "P10"], 11)


def test_own_steps_are_refused_for_a_client_who_must_not_have_them() -> None:
    with pytest.raises(NoPlan) as refused:
        plan_steps(["P10", "P12"], None, Situation(), client(sunburn=True), TODAY)
    assert refused.value.refusals[0].ids == ("C40",)
    with pytest.raises(NoPlan) as refused:
        plan_steps(["P12", "O4"])
    assert refused.value.refusals[0].ids == ("CR11", "OX.2")


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    modules = draw(st.lists(st.sampled_from(MODULES), unique=True, max_size=4))
    return Wish(draw(st.integers(1, 120)), tuple(modules), draw(st.booleans()), draw(st.booleans()))


def holds(plan: VisitPlan, wish: Wish) -> None:
    """What every plan promises."""
    rules, own = sequence_rules(), minutes_of(plan)
    assert rules.broken(plan.order, Situation(patch_test="in-room")) == ()
    assert plan.total <= wish.minutes
    assert {*GATES, "P07"} <= set(plan.order)
    assert all(minutes >= 1 for minutes in own.values())
    chosen = {rules.place(step) for step in plan.order}
    assert chosen | {each.step for each in plan.left_out} >= set(STEPS) | set(wish.modules) - {"O3", "O4", "O5"}
    assert not {each.step for each in plan.left_out} & set(plan.order)
    assert not wish.exposed or "P21" in plan.order or "P21" in {each.step for each in plan.left_out}


@given(wishes())
def test_a_plan_is_right_fits_and_says_what_is_left_out(wish: Wish) -> None:
    refused = sequence_rules().clashes(wish.modules)
    try:
        plan = plan_visit(wish)
    except NoPlan as none:
        assert refused or wish.minutes < 30
        assert not refused or set(none.refusals) == set(refused)
        return
    assert not refused
    holds(plan, wish)
    assert plan_visit(wish) == plan


@given(wishes(), known_clients())
def test_a_plan_for_a_client_does_nothing_that_the_screening_takes_out(wish: Wish, facts: Facts) -> None:
    decided = screen(facts, TODAY, wish.modules)
    try:
        plan = plan_visit(wish, facts, TODAY)
    except NoPlan:
        return
    holds(plan, wish)
    assert decided.level is not None and decided.service is not Service.NONE
    out = set(decided.steps_out)
    tokens = {"EXF": {"P12", "O3", "O4"}, "HEAT": {"P13"}, "EXT": {"P14", "P15", "P16"}, "HF": {"O1"}, "LED": {"O2"}}
    tokens |= {"ACID": {"O4"}, "ENZ": {"O3"}, "MASS": {"O6"}, "CLAY": {"O5"}, "ALL": set(STEPS) - set(plan.order)}
    assert not [step for token in out for step in tokens.get(token, set()) & set(plan.order)]
    gone = {module for module, rule in decided.modules_out if not library().modules[rule].in_zone}
    assert not gone & set(plan.order)
