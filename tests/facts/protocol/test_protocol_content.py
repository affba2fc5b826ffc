"""The steps, modules, rules of the order and variants: nothing is left out, and what is said twice is said alike."""

import datetime

import pytest
from dossier import begins_with

from backfacial.facts import library
from backfacial.facts.protocol.order import OrderCondition, OrderRule, Variant
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.rules.screening.rulebook import rulebook, screen

STEPS, MODULES = library().of(ProtocolStep), library().of(ProtocolModule)
RULES, CONDITIONS = library().of(OrderRule), library().of(OrderCondition)
VARIANTS = library().of(Variant)
TODAY = datetime.date(2026, 6, 15)

HARD = """
P01<P03 P02<P07 P03<P04 P04<P06 P06<P08 P07<P09 P08<P09 P09<P10 P09<P11
P10<P12 P10<P13 P10<P14 P10<P15 P10<P17 P10<P19 P10<P20 P10<O1 P10<O2 P10<O6 P10<O7
P12<P14 P13<P14 P12<P15 P14<P15 P15<P16 P16<O1 P16<O2 P15<P17 P16<P17 P11<P17 O7<P17
P17<P18 P18<P19 P18<P20 P19<P21 P20<P21 O1<P19 O1<P20 O2<P21 O6<P21 P20<P22 P21<P22
P22<P23 P22<P24 P23<P26 P24<P25
"""
SOFT = "P10<P11 P11<P12 O1<P17 O2<P17 P19<P20 P23<P24 P24<P26"
FOLLOW_FROM_OTHERS = {("P10", "P16"), ("P10", "P18"), ("P10", "O3"), ("P10", "O4"), ("P10", "O5")}


def edges(text: str) -> set[tuple[str, ...]]:
    return {tuple(edge.split("<")) for edge in text.split()}


def pairs(kind: str) -> set[tuple[str, ...]]:
    return {
        (before, after)
        for rule in RULES.values()
        if rule.kind == kind
        for pair in rule.pairs
        if pair.when is None
        for before in pair.before
        for after in pair.after
    }


def test_all_are_there_in_their_order() -> None:
    assert begins_with(STEPS, [f"P{number:02}" for number in range(1, 27)])
    assert begins_with(MODULES, [f"O{number}" for number in range(1, 8)])
    assert begins_with(RULES, [f"E{number:02}" for number in range(1, 43)])
    assert begins_with(CONDITIONS, [f"CR{number}" for number in range(1, 13)])
    assert begins_with(VARIANTS, [f"V{number}" for number in range(1, 11)])


def test_the_rules_hold_the_46_hard_and_7_soft_pairs_of_the_protocol() -> None:
    assert len(edges(HARD)) == 46
    assert pairs("hard") - FOLLOW_FROM_OTHERS == edges(HARD)
    assert pairs("soft") == edges(SOFT)
    assert pairs("free") == {("P12", "P13")}
    assert pairs("advice") == {("P13", "P15")}


def test_each_condition_belongs_to_a_rule_or_rules_by_itself() -> None:
    used = {condition for rule in RULES.values() for condition in rule.conditions}
    assert used == {"CR1", "CR2", "CR3", "CR4", "CR5", "CR6", "CR7"}
    assert len({condition.when for condition in CONDITIONS.values()}) == 12


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=list(VARIANTS))
def test_a_variant_has_every_gate_and_clean_hands(variant: Variant) -> None:
    assert {step.id for step in STEPS.values() if step.gate} | {"P07"} <= set(variant.order)
    assert not {"P14", "P15", "P16"} & set(variant.order) or {"P14", "P15", "P16"} <= set(variant.order)


def test_the_usual_minutes_of_steps_and_modules_are_those_of_the_variants() -> None:
    usual = {step.step: step.minutes for step in VARIANTS["V1"].steps}
    assert {step: STEPS[step].minutes.usual for step in usual} == usual
    added = {
        step.choice or step.step: step.minutes for v in ("V2", "V3", "V5", "V6", "V8") for step in VARIANTS[v].steps
    }
    modules = {module: minutes for module, minutes in added.items() if module in MODULES}
    assert {module: MODULES[module].minutes.usual for module in modules} == modules
    assert set(modules) == {"O1", "O2", "O4", "O6", "O7"}


def test_what_may_be_left_out_for_time_is_what_the_express_visit_leaves_out() -> None:
    spare = {step.id for step in STEPS.values() if step.spare}
    assert spare == set(VARIANTS["V1"].order) - set(VARIANTS["V9"].order)
    assert VARIANTS["V9"].short


def test_a_step_at_a_gate_is_the_step_of_that_gate() -> None:
    assert {step.gate: step.id for step in STEPS.values() if step.gate} == {
        gate.id: gate.step for gate in library().gates.values()
    }


def test_numbers_come_out_in_words() -> None:
    steam = STEPS["P13"]
    assert "at least 30 to 45 cm away" in steam.technique
    assert "for 5 to 7 minutes. 10 minutes is the most" in steam.technique
    assert STEPS["P21"].equipment[0] == "broad-spectrum sunscreen of SPF 30 or more"
    assert STEPS["P19"].stop[0].text.endswith("for more than 1 minute.")


def test_what_no_salon_acid_means_in_pregnancy_holds_for_the_acid_module() -> None:
    facts = {**rulebook().absent, "pregnant": "yes", "weeks": 20}
    decided = screen(facts, TODAY, ["O4"])
    assert MODULES["O4"].token in decided.steps_out
    assert "C11" in {reason.fact for reason in MODULES["O4"].reasons}
