"""What a check of home care promises, and each row just before, on and after its time."""

import datetime
import re
from typing import Any

import pytest
from home_examples import EXAMPLES, JUST_DONE, use
from home_plans import TODAY, clients, day, nothing, partly_known, plans, services, uses, visits
from hypothesis import given
from hypothesis import strategies as st

from backfacial.facts import library
from backfacial.facts.home_care.advice import AftercareTime, HomePlan
from backfacial.facts.home_care.plans import (
    HomeCareRule,
    HomeFact,
    HomeKind,
    HomeUse,
    NextVisit,
    PairRule,
    ProductPair,
    ServiceDone,
)
from backfacial.rules.home_care.conflicts import Conflict, Gap, Verdict
from backfacial.rules.home_care.rules import HomeRules, home_care, home_rules
from backfacial.rules.values import UNSURE, Facts, duration

ROWS = [*library().of(HomeCareRule), "PP07"]


def found(
    *plan: HomeUse,
    service: ServiceDone | None = None,
    visit: NextVisit | None = None,
    today: datetime.date = TODAY,
    book: HomeRules | None = None,
    **facts: Any,
) -> dict[str, Conflict]:
    """The conflicts by id, for a client of whom nothing else is true."""
    checked = (book or home_rules()).check(plan, {**nothing(), **facts}, today, service, visit, ("service", "visit"))
    assert checked.ask == ()
    return {conflict.id: conflict for conflict in checked.conflicts}


def key(conflict: Conflict) -> tuple[Any, ...]:
    whose = frozenset(conflict.uses)
    return conflict.id, whose, conflict.until, conflict.conditions, conflict.last_day, conflict.from_last


def ids(example: dict[str, Any], book: HomeRules | None = None) -> set[str]:
    rest = {name: value for name, value in example.items() if name != "plan"}
    return set(found(*example["plan"], book=book, **rest))


@pytest.mark.parametrize(("row", "true", "false"), EXAMPLES)
def test_a_row_is_true_and_near_by_it_is_not(row: str, true: dict[str, Any], false: dict[str, Any]) -> None:
    assert row in ids(true)
    assert row not in ids(false)


def test_every_row_is_reached_and_taking_it_away_is_seen() -> None:
    assert [row.id for row in home_rules().rows] == ROWS
    assert {row for row, _, _ in EXAMPLES} == set(ROWS)
    kinds, facts = library().of(HomeKind).values(), home_rules().facts.values()
    for missing in home_rules().rows:
        less = HomeRules(kinds, facts, [row for row in home_rules().rows if row is not missing])
        assert all(missing.id not in ids(true, less) for row, true, _ in EXAMPLES if row == missing.id)


SERVICE_TIMES = [
    *(("H01", kind, 3) for kind in ("aha", "bha", "retinol", "tretinoin", "bpo", "scrub", "brush")),
    *(("H02", kind, 1) for kind in ("sweat", "sauna", "steam_room", "hot_shower", "straps", "make_up", "self_tan")),
    ("H02", "massage_oil", 2),
    ("H02", "fragrance", 3),
    *(("H04", kind, 7) for kind in ("wax", "laser")),
    *(("H05", kind, 7) for kind in ("sun_bed", "sunbathing")),
]


@pytest.mark.parametrize(("row", "kind", "days"), SERVICE_TIMES)
def test_the_time_after_the_service_ends_on_its_day(row: str, kind: str, days: int) -> None:
    for offset in range(0, 12):
        conflict = found(use(kind), service=JUST_DONE, today=day(offset)).get(row)
        assert (conflict is not None) == (offset < days)
        assert conflict is None or conflict.until == day(days)
        # what is planned for a later day counts on that day
        assert (row in found(use(kind, day=day(offset)), service=JUST_DONE)) == (offset < days)


@pytest.mark.parametrize(("extracted", "days"), [(False, 1), (True, 2), (None, 2)])
@pytest.mark.parametrize("kind", ["pool", "hot_tub"])
def test_water_waits_longer_after_an_extraction_or_where_nobody_knows(kind: str, extracted: Any, days: int) -> None:
    service = ServiceDone(day=TODAY, extracted=extracted)
    for offset in range(0, 4):
        conflict = found(use(kind), service=service, today=day(offset)).get("H03")
        assert (conflict is not None) == (offset < days)
        assert conflict is None or conflict.until == day(days)


def test_what_is_begun_newly_waits_three_days_after_the_service() -> None:
    for offset in range(0, 6):
        plan = use("moisturiser", since=day(offset))
        assert ("PP07" in found(plan, service=JUST_DONE)) == (offset < 3)


def test_the_sun_waits_seven_days_after_the_last_aha_or_as_long_as_it_goes_on() -> None:
    for offset in range(0, 12):
        plan = [use("sunbathing", day=day(offset)), use("aha", last=TODAY)]
        conflict = found(*plan).get("H05")
        assert (conflict is not None) == (offset < 7)
        assert conflict is None or (conflict.until, conflict.from_last) == (day(7), None)
    going_on = found(use("sunbathing", day=day(300)), use("aha"))["H05"]
    assert (going_on.until, going_on.from_last) == (None, "P7D")


def test_an_aha_in_the_service_counts_as_the_last_use_of_an_aha() -> None:
    service = ServiceDone(day=day(-6), aha=True)
    checked = home_care([use("sunbathing")], nothing(), TODAY, service)
    assert [conflict.until for conflict in checked.conflicts if conflict.id == "H05"] == [day(1), day(1)]
    assert "H05" not in found(use("sunbathing"), today=day(1), service=service)


def test_exfoliation_waits_seven_days_after_self_tan_or_the_colour_fades() -> None:
    for offset in range(0, 12):
        conflict = found(use("scrub", day=day(offset)), use("self_tan", day=TODAY)).get("H12")
        assert (conflict is not None) == (offset < 7)
        assert conflict is None or (conflict.until, conflict.conditions) == (day(7), ("fading-accepted",))
    assert "H12" not in found(use("scrub", day=TODAY), use("self_tan", day=day(1)))


@pytest.mark.parametrize("other", ["niacinamide", "moisturiser"])
def test_new_products_start_three_days_apart(other: str) -> None:
    for offset in range(0, 5):
        conflict = found(use("azelaic", since=TODAY), use(other, since=day(offset))).get("H13")
        assert (conflict is not None) == (offset < 3)
        assert conflict is None or conflict.until == day(3)


@pytest.mark.parametrize(
    ("row", "kind", "planned", "days"),
    [
        ("H14", "tretinoin", {"manual": True}, 3),
        ("H14", "adapalene", {"enzyme": True}, 7),
        ("H14", "retinoid", {"acid": True}, 7),
        ("H15", "retinol", {"manual": True}, 3),
        ("H15", "retinol", {"acid": True}, 3),
        ("H15", "bha", {"manual": True}, 3),
        ("H15", "bpo", {"enzyme": True}, 3),
        ("H15", "aha", {"acid": True}, 7),
        ("H15", "bpo", {"acid": True}, 7),
    ],
)
def test_before_the_visit_the_last_day_of_use_is_named(row: str, kind: str, planned: Any, days: int) -> None:
    visit = NextVisit(day=day(10), **{"manual": False, "enzyme": False, "acid": False, **planned})
    for offset in range(0, 11):
        conflict = found(use(kind, last=day(offset)), visit=visit).get(row)
        assert (conflict is not None) == (10 - offset < days)
        assert conflict is None or conflict.last_day == day(10 - days)
    assert row in found(use(kind), visit=visit)
    assert row not in found(use(kind, since=day(10)), visit=visit)
    assert row not in found(use(kind), visit=visit, today=day(11))


def test_a_condition_is_named_once_also_where_the_row_and_the_prescription_both_ask_for_it() -> None:
    conflict = found(use("stop_medicine", prescribed=True))["H18"]
    assert conflict.conditions == ("prescriber-decides",)


@given(plans, uses(), clients(), services, visits)
def test_another_product_never_removes_a_conflict(
    plan: Any, more: HomeUse, facts: Facts, done: Any, visit: Any
) -> None:
    before = {key(conflict) for conflict in home_care(plan, facts, TODAY, done, visit).conflicts}
    after = {key(conflict) for conflict in home_care([*plan, more], facts, TODAY, done, visit).conflicts}
    assert before <= after


@given(plans, partly_known(), services, visits)
def test_knowing_more_never_removes_a_conflict_and_ends_the_asking(
    plan: Any, client: Any, done: Any, visit: Any
) -> None:
    part, whole = (home_care(plan, facts, TODAY, done, visit) for facts in client)
    assert {conflict.id for conflict in part.conflicts} <= {conflict.id for conflict in whole.conflicts}
    assert whole.ask == ()
    assert not set(part.ask) & set(client[0])
    if part.ask == ():
        assert {key(conflict) for conflict in part.conflicts} == {key(conflict) for conflict in whole.conflicts}


@given(plans, clients(), services, visits, st.randoms(use_true_random=False))
def test_the_order_of_the_plan_changes_nothing(plan: Any, facts: Facts, done: Any, visit: Any, random: Any) -> None:
    mixed = random.sample(plan, len(plan))
    one, other = (home_care(each, facts, TODAY, done, visit).conflicts for each in (plan, mixed))
    assert {key(conflict) for conflict in one} == {key(conflict) for conflict in other}


@given(
    plans,
    clients(),
    services,
    visits,
    st.sampled_from(["stays_on", "large", "covered", "prescribed", "percent", "ph", "a_week", "times"]),
)
def test_what_is_not_known_of_a_product_is_taken_carefully(
    plan: Any, facts: Facts, done: Any, visit: Any, name: str
) -> None:
    blank = () if name == "times" else None
    unknown = [each.model_copy(update={name: blank}) for each in plan]
    known, careful = (home_care(each, facts, TODAY, done, visit) for each in (plan, unknown))
    lost = {conflict.id for conflict in known.conflicts} - {conflict.id for conflict in careful.conflicts}
    # what cannot be told without it is asked, and never let pass
    assert not lost or name in {gap.field for gap in careful.gaps}
    assert lost <= {"percent": {"H21"}, "ph": {"H21"}, "a_week": {"H22"}, "covered": {"H24"}}.get(name, set())


@given(plans, clients(), services, visits)
def test_only_the_prescriber_changes_a_prescribed_medicine(plan: Any, facts: Facts, done: Any, visit: Any) -> None:
    for conflict in home_care(plan, facts, TODAY, done, visit).conflicts:
        row = conflict.row
        if row.prescribed is None:
            continue
        assert ("prescriber-decides" in conflict.conditions) >= (conflict.prescribed == "yes")
        if conflict.prescribed == "yes":
            assert conflict.safer == row.prescribed
        if conflict.prescribed == "perhaps":
            assert row.prescribed in conflict.safer


@given(plans, clients(), services, visits)
def test_a_date_lies_ahead_and_every_conflict_has_words_and_someone_who_stands_for_it(
    plan: Any, facts: Facts, done: Any, visit: Any
) -> None:
    for conflict in home_care(plan, facts, TODAY, done, visit).conflicts:
        assert conflict.until is None or conflict.until > TODAY
        assert conflict.last_day is None or (visit is not None and conflict.last_day < visit.day)
        assert isinstance(conflict.verdict, Verdict)
        assert conflict.reason and "{" not in conflict.reason + conflict.safer
        assert conflict.sources or conflict.row.consensus


WITHOUT_A_MEDICINE = {"H02", "H03", "H04", "H05", "H16", "H17", "H19", "H20", "H26", "H28"}
"""Rows that leave every medicine as it is: what changes in them is heat, water, wax, sun, cloth or a pad."""


def test_a_row_that_may_touch_a_medicine_says_what_the_prescriber_decides_and_never_to_stop_it() -> None:
    rows: list[PairRule] = [*library().of(HomeCareRule).values(), library().of(ProductPair)["PP07"]]
    assert {row.id for row in rows if row.prescribed is None} == WITHOUT_A_MEDICINE
    for text in (row.prescribed or "" for row in rows):
        for sentence in re.findall(r"[^.;]*\b(?:stop|pause|leave out)[^.;]*", text, re.IGNORECASE):
            assert re.search(r"\b(?:not|never|only|nobody|other)\b", sentence, re.IGNORECASE), sentence


@pytest.mark.parametrize("plan", library().of(HomePlan).values(), ids=lambda plan: plan.id)
def test_a_plan_of_the_course_has_no_conflict_for_a_client_without_facts(plan: HomePlan) -> None:
    every = [each for step in plan.steps for each in step.uses]
    checked = home_care(every, nothing(), TODAY, none=("service", "visit"))
    assert (checked.conflicts, checked.gaps) == ((), () if every else (Gap("uses"),))
    assert plan.clinician_first == (plan.steps == ())


def test_a_plan_with_an_acid_or_peroxide_waits_right_after_the_service() -> None:
    conflicts = {
        plan.id
        for plan in library().of(HomePlan).values()
        if found(*(each for step in plan.steps for each in step.uses), service=JUST_DONE).keys() & {"H01"}
    }
    assert conflicts == {"HP01", "HP06", "HP07"}


def test_the_card_of_times_avoids_on_each_day_what_the_rows_decide_on_that_day() -> None:
    service = ServiceDone(day=TODAY, extracted=True, aha=True)
    for offset in range(0, 14):
        lines = [line for window in _on_day(offset) for line in window.avoid]
        avoided = {kind for line in lines for kind in line.kinds}
        new_products = any("PP07" in line.rows for line in lines)
        decided = {kind: found(use(kind), service=service, today=day(offset)) for kind in library().of(HomeKind)}
        rows = {row.id for row in home_rules().rows if any(pair.against == "service" for pair in row.pairs)}
        always = {"H19", "H20"}
        assert avoided == {kind for kind, each in decided.items() if each.keys() & (rows | always)}, offset
        for line in lines:
            assert all(decided[kind].keys() & set(line.rows) for kind in line.kinds), (offset, line.text)
        begun = found(use("moisturiser", since=day(offset)), service=service, today=day(offset))
        assert new_products == ("PP07" in begun), offset


def _on_day(offset: int) -> list[AftercareTime]:
    """The windows that a day after a service with an AHA lies in, those of every day too."""
    windows = library().of(AftercareTime).values()
    return [each for each in windows if each.ends is None or _days(each.starts) <= offset < _days(each.ends)]


def _days(text: str | None) -> int:
    if text is None:
        return 0
    return int(text[2:-1]) // 24 if text.startswith("PT") else duration(text).days


def test_home_care_and_the_consultation_count_the_same_days() -> None:
    rules, rows = library().of(HomeCareRule), library().screening
    waits = {(row, wait.at_least) for row in ("C02.1", "C03.1", "C04.1", "C04.2", "C41.1") for wait in rows[row].waits}
    mine = [pair.wait for row in ("H12", "H14", "H15") for pair in rules[row].pairs if hasattr(pair, "wait")]
    assert mine == ["P7D", "P3D", "P7D", "P3D", "P3D", "P7D"]
    assert waits == {
        ("C02.1", "P3D"),
        ("C02.1", "P7D"),
        ("C03.1", "P3D"),
        ("C04.1", "P3D"),
        ("C04.2", "P7D"),
        ("C41.1", "P7D"),
    }


def test_unknown_is_never_no() -> None:
    asked = home_care([use("bha"), use("retinol")], {}, TODAY).ask
    assert set(asked) == {
        *("stings", "sunburn", "wound", "eczema", "selftan_last", "hair_removal_last"),
        *("fragile_skin", "irradiated_back", "steroid", "reactive"),
        "isotretinoin",
        "isotretinoin_last",
        "allergies",
        "kidney_liver",
        "age",
        "chickenpox_flu",
        "pregnant",
        "breastfeeding",
        "salicylate_by_mouth",
        "anticoag",
    }
    service = ServiceDone(day=day(-5))
    assert "stings" in home_care([use("aha")], {}, TODAY, service).ask
    assert home_care([use("syndet"), use("sunscreen")], {}, TODAY, service).ask == ()


def test_who_does_not_know_gets_the_cautious_value_or_is_asked_again() -> None:
    facts = {**nothing(), "salicylate_by_mouth": UNSURE, "allergies": UNSURE}
    checked = home_care([use("bha")], facts, TODAY)
    assert {conflict.id for conflict in checked.conflicts} == {"H10", "H23"}
    assert checked.ask == ("allergies",)
    assert all(fact.if_unsure is True for fact in library().of(HomeFact).values())


def test_what_is_over_is_no_conflict_and_a_service_ahead_is_refused() -> None:
    assert found(use("aha", last=day(-1)), use("bha", last=day(-1)), service=JUST_DONE) == {}
    with pytest.raises(ValueError, match="next visit"):
        home_care([], {}, TODAY, ServiceDone(day=day(1)))
    with pytest.raises(KeyError):
        home_care([use("snake_oil")], nothing(), TODAY, JUST_DONE)


def test_two_ways_in_which_a_row_is_true_give_the_longer_time_and_every_condition() -> None:
    conflict = found(use("bha"), age=15, chickenpox_flu=True, kidney_liver=True)["H09"]
    assert (conflict.states, conflict.also) == (("well",), ("permanent",))
    both = found(use("aha"), visit=NextVisit(day=day(20)))["H15"]
    assert both.last_day == day(13)


def test_a_use_has_days_that_make_sense() -> None:
    with pytest.raises(ValueError, match="one single day"):
        HomeUse(kind="wax", day=TODAY, since=TODAY)
    with pytest.raises(ValueError, match="before 'since'"):
        HomeUse(kind="wax", since=TODAY, last=day(-1))
