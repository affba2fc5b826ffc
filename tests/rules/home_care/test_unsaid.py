"""What a plan does not say is asked, and nothing found is no permission."""

from typing import Any

import pytest
from home_examples import JUST_DONE, use
from home_plans import TODAY, clients, day, nothing, plans, services, visits
from hypothesis import given

from backfacial.facts.home_care.plans import HomeUse, NextVisit, ServiceDone, Stay
from backfacial.rules.home_care.conflicts import Gap, HomeCare, Level
from backfacial.rules.home_care.rules import home_care

NEITHER: tuple[Stay, ...] = ("service", "visit")
TOLD = {"percent": 2, "ph": 4, "a_week": 3, "stays_on": True, "large": False, "covered": False, "times": ["morning"]}


def checked(*plan: HomeUse, none: Any = NEITHER, **facts: Any) -> HomeCare:
    return home_care(plan, {**nothing(), **facts}, TODAY, none=none)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        *(("aha", field) for field in ("percent", "ph", "a_week")),
        *(("bha", field) for field in ("percent", "stays_on", "large")),
        *(("bpo", field) for field in ("percent", "stays_on", "large")),
    ],
)
def test_a_field_that_decides_and_is_not_said_is_a_gap(kind: str, field: str) -> None:
    whole = use(kind, **TOLD)
    assert checked(whole).level is Level.NOTHING_FOUND
    told = {name: value for name, value in TOLD.items() if name != field}
    # a small area with nothing that stays on needs no further word
    told |= {"stays_on": {"large": True}, "large": {"stays_on": True}}.get(field, {})
    without = checked(use(kind, **told))
    assert Gap(field, use(kind, **told)) in without.gaps and without.level is Level.ASK


def test_a_tight_cover_is_asked_where_it_decides() -> None:
    told = {**TOLD, "large": True}
    del told["covered"]
    assert [gap.field for gap in checked(use("bpo", **told)).gaps] == ["covered"]
    assert checked(use("bpo", **{**told, "stays_on": False})).gaps == ()


def test_service_and_visit_that_nobody_spoke_of_are_asked_where_they_decide() -> None:
    fields = [gap.field for gap in checked(use("bpo", **TOLD), none=()).gaps]
    assert fields == ["service", "visit"]
    assert checked(use("syndet"), none=()).gaps == ()
    assert [gap.field for gap in checked(use("pool", day=day(30)), none=()).gaps] == []
    assert [gap.field for gap in checked(use("pool"), none=["visit"]).gaps] == ["service"]


def test_what_was_done_or_is_planned_is_asked_where_nobody_says() -> None:
    after = home_care([use("pool")], nothing(), TODAY, ServiceDone(day=TODAY), none=["visit"])
    assert Gap("extracted") in after.gaps
    before = home_care([use("retinol")], nothing(), TODAY, visit=NextVisit(day=day(1)), none=["service"])
    assert Gap("planned") in before.gaps
    told = NextVisit(day=day(1), manual=True)
    assert Gap("planned") not in home_care([use("retinol")], nothing(), TODAY, visit=told, none=["service"]).gaps


def test_an_empty_plan_is_no_plan() -> None:
    empty = checked()
    assert (empty.gaps, empty.level) == ((Gap("uses"),), Level.ASK)


def test_each_level_has_its_words_and_none_is_a_permission() -> None:
    each = {
        Level.CONFLICT: home_care([use("sauna")], nothing(), TODAY, JUST_DONE),
        Level.ASK: checked(use("bha")),
        Level.CAUTION: checked(use("sunbathing")),
        Level.NOTHING_FOUND: checked(use("syndet")),
    }
    assert {level: found.level for level, found in each.items()} == {level: level for level in Level}
    assert len({found.summary for found in each.values()}) == len(Level)
    for level in (Level.CAUTION, Level.NOTHING_FOUND):
        summary = each[level].summary
        assert "That is no permission. We looked for: what has to wait after a service" in summary
        assert "{" not in summary
    assert not any(
        word in each[Level.NOTHING_FOUND].summary.lower() for word in ("allowed", "safe", "fine", "all clear")
    )


@given(plans, clients(), services, visits)
def test_no_plan_with_an_unknown_or_a_conflict_comes_to_nothing_found(
    plan: Any, facts: Any, done: Any, visit: Any
) -> None:
    found = home_care(plan, facts, TODAY, done, visit)
    assert (found.level is Level.NOTHING_FOUND) == (not found.conflicts and not found.ask and not found.gaps)
    if any(not conflict.verdict.is_caution for conflict in found.conflicts):
        assert found.level is Level.CONFLICT
