"""An alarm decides: whatever else was told or seen, it is an emergency."""

from typing import Any

import pytest
from hypothesis import given, settings
from people import TODAY, any_clients

from backfacial.facts import library
from backfacial.facts.consultation.screening import Alarm
from backfacial.rules.screening.outcome import Level, Service
from backfacial.rules.screening.rulebook import rulebook, screen
from backfacial.rules.values import Facts


@pytest.mark.parametrize(
    ("seen", "ids"),
    [
        ({"very_ill": True}, ["AL1"]),
        ({"very_ill": True, "crust_ooze": True}, ["AL1"]),
        ({"lesions": frozenset({"L26"}), "fever": True}, ["AL2"]),
        ({"lesions": frozenset({"L26"}), "fever": True, "very_ill": True}, ["AL1", "AL2"]),
        ({"very_ill": True, "hot_spreading": True}, ["AL1"]),
        ({"lesions": frozenset({"L26"})}, []),
        ({"fever": True}, []),
        ({}, []),
    ],
)
def test_an_alarm_is_named_and_is_an_emergency(seen: dict[str, Any], ids: list[str]) -> None:
    decided = screen({**rulebook().absent, **seen}, TODAY)
    assert [alarm.id for alarm in decided.alarms] == ids
    assert (decided.level is Level.EMERGENCY) is bool(ids)


def test_what_is_not_known_raises_none() -> None:
    facts = {name: value for name, value in rulebook().absent.items() if name != "very_ill"}
    assert screen(facts, TODAY).alarms == ()


@settings(deadline=None)
@given(any_clients())
def test_a_client_who_looks_very_ill_is_always_an_emergency(facts: Facts) -> None:
    decided = screen({**facts, "very_ill": True}, TODAY)
    assert (decided.level, decided.service, decided.ask) == (Level.EMERGENCY, Service.NONE, ())


@pytest.mark.parametrize("alarm", library().of(Alarm).values(), ids=list(library().of(Alarm)))
def test_an_alarm_says_that_help_is_called(alarm: Alarm) -> None:
    assert "calling for help" in alarm.say
    assert "call the emergency number" in alarm.decision
