"""Signs that no row of the screening decides by itself, and that come before its decision."""

import datetime

from backfacial.facts import library
from backfacial.facts.consultation.screening import Alarm
from backfacial.rules.conditions import test_of
from backfacial.rules.screening.outcome import Level, Screening
from backfacial.rules.screening.rulebook import rulebook
from backfacial.rules.values import Facts


def alarms(facts: Facts, today: datetime.date, decided: Screening) -> tuple[Alarm, ...]:
    """The alarms that are true of a client; none where the decision is an emergency already."""
    if decided.level is Level.EMERGENCY:
        return ()
    book = rulebook()
    known = book.settled(facts, today)
    return tuple(
        alarm for alarm in library().of(Alarm).values() if test_of(alarm.when, book.facts)(known, today) is True
    )
