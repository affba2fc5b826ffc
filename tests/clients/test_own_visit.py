"""A trainee's own visit beside the rules: what is against it is found and where, and no wrong all-clear is given."""

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import Subtests

from backfacial.clients.generate import client_of, generated_client
from backfacial.clients.own_visit import (
    IN_ROOM,
    Finding,
    Review,
    Timed,
    allowed_for,
    can_be_planned,
    every_visit,
    reviewed,
    right_visit,
    to_plan_for,
)
from backfacial.clients.seen import DIFFICULTIES
from backfacial.clients.visit import VISIT_DAY, client_facts
from backfacial.facts import library
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.rules.screening.outcome import Level, Service
from backfacial.rules.values import Facts
from backfacial.rules.visit.allowed import record_of
from backfacial.rules.visit.fitting import Wish
from backfacial.rules.visit.plan import NoPlan, plan_steps, plan_visit
from backfacial.rules.visit.sequence import sequence_rules
from backfacial.rules.visit.situation import BadOrder

MODULES = tuple(library().of(ProtocolModule))
PEOPLE = (None, *library().clients, *(generated_client(seed, each).id for each in DIFFICULTIES for seed in range(12)))
AN_HOUR = Wish(60)
WISHES = [
    Wish(minutes, modules, exposed, test)
    for modules in ((), *((module,) for module in MODULES), ("O6", "O1"), ("O4", "O6"), ("O2", "O5"))
    for minutes in (25, 30, 42, 45, 60, 75)
    for exposed, test in ((False, False), (False, True), (True, True))
]


@cache
def facts_of(client_id: str | None) -> Facts | None:
    return client_facts(client_of(client_id)) if client_id else None


def review(steps: Sequence[Timed], client_id: str | None = None, wish: Wish = AN_HOUR) -> Review:
    return reviewed(wish, steps, facts_of(client_id), VISIT_DAY)


def right(wish: Wish = AN_HOUR, client_id: str | None = None) -> list[Timed]:
    return [(each.step, each.minutes) for each in plan_visit(wish, facts_of(client_id), VISIT_DAY).steps]


def only(found: Sequence[Finding], kind: str) -> Finding:
    (finding,) = (each for each in found if each.kind == kind)
    return finding


def test_nothing_is_found_against_any_plan_of_the_course(subtests: Subtests) -> None:
    for client_id in PEOPLE:
        if not can_be_planned(allowed_for(facts_of(client_id), VISIT_DAY)):
            continue
        for wish in WISHES if client_id is None else WISHES[:30]:
            plan, _ = right_visit(wish, facts_of(client_id), VISIT_DAY)
            if plan is not None:
                with subtests.test(client=client_id, wish=wish):
                    steps = [(each.step, each.minutes) for each in plan.steps]
                    assert review(steps, client_id, wish).against == ()


def test_a_visit_is_planned_only_where_there_is_a_service_and_no_help_comes_first(subtests: Subtests) -> None:
    for client_id in PEOPLE[1:]:
        with subtests.test(client=client_id):
            allowed = allowed_for(facts_of(client_id), VISIT_DAY)
            assert allowed.decided is not None
            level = allowed.decided.level
            is_sound = level is not None and level not in (Level.URGENT, Level.EMERGENCY)
            assert can_be_planned(allowed) is (is_sound and allowed.decided.service is not Service.NONE)


def test_missing_answers_leave_nothing_to_plan() -> None:
    assert not can_be_planned(allowed_for({"age": 30}, VISIT_DAY))


@settings(deadline=None)
@given(
    client_id=st.sampled_from([None, "K01", "K03", "K05", "K06", "K10", "K23"]),
    steps=st.lists(
        st.sampled_from([*library().of(ProtocolStep), *MODULES]).map(
            lambda step: (step, record_of(step).minutes.usual)
        ),
        unique=True,
    ),
    begun=st.booleans(),
    minutes=st.integers(20, 90),
)
def test_where_nothing_is_found_the_engine_has_nothing_against_it_either(
    client_id: str | None, steps: list[Timed], begun: bool, minutes: int
) -> None:
    facts = facts_of(client_id)
    if begun:  # else almost no list would ever be found right
        skeleton = every_visit(allowed_for(facts, VISIT_DAY))
        there = {step for step, _ in skeleton}
        steps = [*skeleton, *(each for each in steps[:2] if each[0] not in there)]
        order = {step: at for at, step in enumerate(sequence_rules().graph(frozenset()).sorted_by(dict(steps), {}))}
        steps.sort(key=lambda each: order.get(each[0], 0))
    found = review(steps, client_id, Wish(minutes))
    order_of = [step for step, _ in steps]
    hard = [each for each in sequence_rules().broken(order_of, IN_ROOM) if each.kind != "soft"]
    if found.against:
        return
    assert not hard
    plan_steps(order_of, minutes, IN_ROOM, facts, VISIT_DAY)
    gates = {gate.step for gate in library().gates.values()}
    assert gates <= set(order_of)


def test_the_steps_of_every_visit_are_in_order_and_hold_every_gate() -> None:
    steps = every_visit(allowed_for(None, VISIT_DAY))
    assert {gate.step for gate in library().gates.values()} <= {step for step, _ in steps}
    assert review(steps).against == ()
    assert not {step for step, _ in steps} & {"P05", "P11", "P12", "P13", "P14", "P15", "P16", "P21", *MODULES}


def test_bland_care_begins_with_no_step_that_is_more(subtests: Subtests) -> None:
    steps = every_visit(allowed_for(facts_of("K06"), VISIT_DAY))
    assert {"P17", "P18", "P19"}.isdisjoint(step for step, _ in steps)
    assert review(steps, "K06").against == ()


def test_a_step_too_early_is_named_at_its_place_with_what_it_stands_before() -> None:
    steps = right()
    at = steps.index(("P09", 3))
    steps[at - 1], steps[at] = steps[at], steps[at - 1]  # before the look
    found = only(review(steps).findings, "order")
    assert (found.step, found.other, found.at, found.ids) == ("P09", "P08", at - 1, ("E08",))
    assert found.why == library().fact("E08").why  # type: ignore[attr-defined]


def test_a_soft_rule_advises_and_is_not_against_the_visit() -> None:
    steps = right()
    at = steps.index(("P19", 1))
    steps[at], steps[at + 1] = steps[at + 1], steps[at]
    found = review(steps)
    assert only(found.findings, "soft").weight == "advice"
    assert found.against == ()


def test_leaving_out_any_step_of_every_visit_is_against_it(subtests: Subtests) -> None:
    steps = every_visit(allowed_for(None, VISIT_DAY))
    for gone in steps:
        with subtests.test(step=gone[0]):
            found = review([each for each in steps if each != gone])
            assert gone[0] in [each.step for each in found.against if each.kind == "missing"]


def test_what_a_client_must_not_have_is_named_with_every_reason() -> None:
    steps = right()
    found = [each for each in review(steps, "K05").against if each.kind == "client"]
    assert {each.step for each in found} == {"P12", "P14", "P15", "P16"}
    assert {each.ids for each in found} == {("C02",)}
    assert all(steps[each.at or 0][0] == each.step for each in found)


def test_a_module_that_a_rule_forbids_is_named_with_the_reason_of_the_rule() -> None:
    steps = right(Wish(60, ("O1",)))
    found = [each for each in review(steps, "K01").against if each.kind == "client"]
    assert [(each.step, each.ids, each.why) for each in found] == [("O1", ("O1.1",), library().modules["O1.1"].why)]


@pytest.mark.parametrize(
    ("added", "ids"),
    [(["O1", "O2", "O6"], "OX.1"), (["O3", "O4"], "OX.2"), (["P12", "O3"], "OX.2"), (["O7", "P12"], "CR10")],
)
def test_too_much_together_is_named_at_the_later_step(added: list[str], ids: str) -> None:
    steps = [*every_visit(allowed_for(None, VISIT_DAY)), *((step, record_of(step).minutes.usual) for step in added)]
    found = [each for each in review(steps).against if each.kind == "together" and ids in each.ids]
    assert [each.step for each in found] == [added[-1]]


def test_extraction_without_what_belongs_to_it_is_named() -> None:
    steps = [each for each in right() if each[0] != "P14"]
    assert "P15" in [each.step for each in review(steps).against if each.kind == "together"]


def test_acid_without_sun_protection_or_with_heat_is_against_the_visit() -> None:
    steps = right(Wish(60, ("O4",)))
    assert review(steps, None, Wish(60, ("O4",))).against == ()
    bare = [each for each in steps if each[0] != "P21"]
    assert "O4" in [each.step for each in review(bare).against]
    at = [step for step, _ in steps].index("O4")
    assert "P13" in [each.step for each in review([*steps[:at], ("P13", 5), *steps[at:]]).against]


def test_sun_protection_and_the_test_of_feeling_are_missed_when_they_are_due() -> None:
    steps = [each for each in right() if each[0] not in ("P05", "P21")]
    assert not any(each.kind == "due" for each in review(steps).findings)
    due = [each.step for each in review(steps, None, Wish(60, (), True, True)).against if each.kind == "due"]
    assert due == ["P05", "P21"]
    harmless = every_visit(allowed_for(None, VISIT_DAY))
    found = review(harmless, None, Wish(60, (), False, True)).findings
    assert not any(each.kind == "due" for each in found), "nothing in this visit needs it"


def test_heat_before_the_test_of_feeling_is_out_of_order() -> None:
    wish = Wish(75, (), False, True)
    steps = right(wish)
    test = steps.pop([step for step, _ in steps].index("P05"))
    at = [step for step, _ in steps].index("P13")
    found = review([*steps[: at + 1], test, *steps[at + 1 :]], None, wish)
    assert ("P13", "P05") in [(each.step, each.other) for each in found.against]


def test_minutes_stay_within_what_the_record_or_a_right_visit_of_this_length_gives() -> None:
    steps = [(step, 1 if step == "P04" else minutes) for step, minutes in right()]
    found = review(steps)
    at = [step for step, _ in steps].index("P04")
    assert (only(found.against, "minutes").at, found.limits[at]) == (at, (2, 2))
    assert ("P04", 1) in right(Wish(30)), "the shortest visit takes less"
    assert review(right(Wish(30)), None, Wish(30)).against == ()


def test_time_is_counted_with_the_client_in_the_room() -> None:
    found = review(right(), None, Wish(45))
    assert found.total == 60
    assert only(found.against, "time").minutes == 15
    left = review(right(), None, Wish(75))
    assert only(left.findings, "left").minutes == 15
    assert left.against == ()


def test_a_module_that_was_asked_for_and_is_not_there_is_a_note() -> None:
    found = only(review(right(), "K01", Wish(60, ("O1",))).findings, "wanted")
    assert (found.step, found.ids, found.weight) == ("O1", ("O1.1",), "note")


def test_what_is_done_in_another_way_stands_at_its_step_and_the_rest_is_told() -> None:
    found = review(every_visit(allowed_for(facts_of("K03"), VISIT_DAY)), "K03").findings
    lying_down = [each for each in found if each.step == "P06"]
    assert {each.kind for each in lying_down} == {"change", "remark"}
    assert all("C11" in each.ids for each in lying_down)
    assert only(found, "also").ids == ("L21",)
    places = review(every_visit(allowed_for(facts_of("K07"), VISIT_DAY)), "K07").findings
    assert [each.ids for each in places if each.kind == "area"] == [("C50",), ("L15",)]


def test_where_there_is_no_right_visit_the_reasons_are_told() -> None:
    plan, refusals = right_visit(Wish(60, ("O4",)), facts_of("K05"), VISIT_DAY)
    assert plan is None
    with pytest.raises(NoPlan) as refused:
        plan_visit(Wish(60, ("O4",)), facts_of("K05"), VISIT_DAY)
    assert refusals == refused.value.refusals


def test_two_visits_in_one_are_refused() -> None:
    with pytest.raises(BadOrder, match="P01 stands twice"):
        reviewed(Wish(60), [("P01", 10), ("P17", 8), ("P01", 10), ("P03", 5)], None, VISIT_DAY)


def test_a_client_who_has_reacted_is_not_planned_for() -> None:
    for client_id in ("K20", "K21", "K22", "K99"):
        with pytest.raises(KeyError):
            to_plan_for(client_id)
    assert to_plan_for("K01").id == "K01"
