"""Alarms stand above a decision, wherever it is no emergency, and never change it."""

from typing import Any

import pytest
from hypothesis import given, settings
from people import TODAY, any_clients

from backfacial.facts import library
from backfacial.facts.consultation.screening import Alarm
from backfacial.rules.screening.alarms import alarms
from backfacial.rules.screening.outcome import Level
from backfacial.rules.screening.rulebook import rulebook, screen
from backfacial.rules.values import Facts


def raised(facts: Facts) -> list[str]:
    return [alarm.id for alarm in alarms(facts, TODAY, screen(facts, TODAY))]


@pytest.mark.parametrize(
    ("seen", "ids"),
    [
        ({"very_ill": True}, ["AL1"]),
        ({"very_ill": True, "crust_ooze": True}, ["AL1"]),
        ({"lesions": frozenset({"L26"}), "fever": True}, ["AL2"]),
        ({"lesions": frozenset({"L26"}), "fever": True, "very_ill": True}, ["AL1", "AL2"]),
        ({"lesions": frozenset({"L26"})}, []),
        ({"fever": True}, []),
        ({}, []),
        ({"very_ill": True, "hot_spreading": True}, []),  # an emergency already
    ],
)
def test_a_sign_that_no_row_decides_raises_an_alarm(seen: dict[str, Any], ids: list[str]) -> None:
    assert raised({**rulebook().absent, **seen}) == ids


def test_what_is_not_known_raises_none() -> None:
    facts = {name: value for name, value in rulebook().absent.items() if name != "very_ill"}
    assert raised(facts) == []


@settings(deadline=None)
@given(any_clients())
def test_a_client_who_looks_very_ill_never_goes_without_an_alarm_or_an_emergency(facts: Facts) -> None:
    ill = {**facts, "very_ill": True}
    decided = screen(ill, TODAY)
    assert decided.level is Level.EMERGENCY or "AL1" in [alarm.id for alarm in alarms(ill, TODAY, decided)]


@pytest.mark.parametrize("alarm", library().of(Alarm).values(), ids=list(library().of(Alarm)))
def test_an_alarm_says_that_help_is_called(alarm: Alarm) -> None:
    assert "calling for help" in alarm.say
    assert "whatever the decision" in alarm.do
