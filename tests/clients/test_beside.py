"""A visit beside a right one: what is missing and extra, other minutes, and the fewest steps that stand elsewhere."""

from hypothesis import given
from hypothesis import strategies as st

from backfacial.clients.beside import beside
from backfacial.rules.visit.fitting import Wish
from backfacial.rules.visit.plan import plan_visit

RIGHT = plan_visit(Wish(60))
OWN = [(each.step, each.minutes) for each in RIGHT.steps]


def test_the_same_visit_differs_in_nothing() -> None:
    assert beside(OWN, RIGHT, False).alike


def test_missing_extra_and_other_minutes_are_told() -> None:
    own = [(step, 6 if step == "P17" else minutes) for step, minutes in OWN if step != "P12"]
    both = beside([*own, ("O1", 5)], RIGHT, False)
    differing = {each.step: each for each in both.steps if not each.alike}
    assert set(differing) == {"P12", "P17"}
    assert differing["P12"].own is None
    assert (differing["P17"].own, differing["P17"].moved) == (6, False)
    assert both.extra == (("O1", 5),)
    assert not both.alike


def test_one_step_that_went_elsewhere_is_the_only_one_that_moved() -> None:
    own = [each for each in OWN if each[0] != "P17"]
    own.insert(3, ("P17", 8))
    both = beside(own, RIGHT, True)
    assert [each.step for each in both.steps if each.moved] == ["P17"]
    assert both.breaks_order


def test_a_step_that_is_done_again_counts_once() -> None:
    assert beside([*OWN, ("P07", 1)], RIGHT, False).alike


@given(order=st.permutations(OWN))
def test_what_did_not_move_stands_in_the_right_order(order: list[tuple[str, int]]) -> None:
    both = beside(order, RIGHT, False)
    stays = [each.step for each in both.steps if not each.moved]
    assert stays == [step for step, _ in order if step in stays]
    assert both.extra == ()
