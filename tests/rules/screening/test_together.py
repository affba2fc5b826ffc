"""A screening and a reaction make one decision: the higher level, the lower service, every reason."""

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from people import any_clients

from backfacial.rules.reactions.triage import patterns, triage
from backfacial.rules.reading import read_facts
from backfacial.rules.screening.rulebook import rulebook, screen
from backfacial.rules.screening.together import ORDER, together
from backfacial.rules.values import Facts

TODAY = datetime.date(2026, 6, 15)
REACTIONS: dict[str, dict[str, Any]] = {
    "expected": {"mild_redness": True},
    "monitor": {"fainted": True},
    "refer": {"uniform_bumps": True},
    "urgent": {"hives": True},
    "emergency": {"eye_splash": True},
}


def reaction(name: str) -> Any:
    return triage(read_facts(REACTIONS[name], patterns().facts, TODAY, rest_absent=True))


def client(unknown: tuple[str, ...] = (), **facts: Any) -> Any:
    return screen(read_facts(facts, rulebook().facts, TODAY, rest_absent=True, unknown=unknown), TODAY)


def test_without_a_reaction_it_is_the_screening() -> None:
    screened = client(tattoo_last="P21D", faints=True)
    decided = together(screened, None)
    assert (decided.level, decided.also) == (screened.level, screened.also)
    assert decided.service is screened.service


@pytest.mark.parametrize(
    ("name", "level", "also"),
    [
        ("expected", "adapt", ()),
        ("monitor", "monitor", ("adapt",)),
        ("refer", "refer", ("adapt",)),
        ("urgent", "urgent", ("adapt",)),
        ("emergency", "emergency", ("adapt",)),
    ],
)
def test_the_higher_level_wins_and_the_other_is_kept(name: str, level: str, also: tuple[str, ...]) -> None:
    decided = together(client(faints=True), reaction(name))
    assert (decided.level, decided.also) == (level, also)
    assert decided.reasons == (*reaction(name).candidates, "C18")


def test_a_screening_that_is_more_urgent_stays_so() -> None:
    decided = together(client(hot_spreading=True), reaction("monitor"))
    assert (decided.level, decided.also) == ("urgent", ("monitor",))


@pytest.mark.parametrize("name", REACTIONS)
def test_unknown_health_stays_a_question_unless_the_reaction_cannot_wait(name: str) -> None:
    decided = together(client(unknown=("heart",)), reaction(name))
    assert decided.level == (name if name in ("urgent", "emergency") else None)
    assert decided.service == "none"


@settings(deadline=None)
@given(any_clients())
def test_a_reaction_never_makes_a_decision_less_careful(facts: Facts) -> None:
    screened = screen(facts, TODAY)
    for name in REACTIONS:
        decided = together(screened, reaction(name))
        assert decided.service.rank >= screened.service.rank
        assert set(decided.reasons) >= {each.id for each in screened.reasons}
        if screened.level is not None and decided.level is not None:
            assert ORDER.index(decided.level) >= ORDER.index(screened.level)
