"""Values of a client's facts, and the time between dates."""

import datetime
import re
from enum import Enum
from typing import Final

from dateutil.relativedelta import relativedelta

from backfacial.facts import ClientFact

NEVER: Final = datetime.date.min
"""The date of what never happened."""


class Unsure(Enum):
    """The client was asked and does not know."""

    UNSURE = "unsure"


UNSURE: Final = Unsure.UNSURE

Value = bool | int | str | datetime.date | frozenset[str] | Unsure
Facts = dict[str, Value]
"""What is known about a client, by the name of the fact. What is not in it is unknown, which never means "no"."""

_DURATION = re.compile(r"P(?:T(?P<hours>\d+)H|(?P<number>\d+)(?P<unit>[DWM]))")
_UNITS = {"D": "days", "W": "weeks", "M": "months"}


def duration(text: str) -> relativedelta:
    """P3D, P2W or P6M as a span on the calendar. A month later is the same day of the month, or its last day.

    Raises:
        ValueError: it is of another form.
    """
    found = _DURATION.fullmatch(text)
    if not found or found["hours"]:
        raise ValueError(f"'{text}' is no time in days, weeks or months: write it like P3D, P2W or P6M")
    return relativedelta(**{_UNITS[found["unit"]]: int(found["number"])})  # type: ignore[arg-type]


def after(date: datetime.date, wait: relativedelta) -> datetime.date:
    """The first day on which a wait from `date` is over."""
    later: datetime.date = date + wait
    return later


def absent_value(fact: ClientFact) -> Value:
    """The value of a fact that was asked and denied, or looked for and not found."""
    match fact.kind:
        case "bool":
            return bool(fact.absent)
        case "int":
            return int(fact.absent or 0)
        case "date":
            return NEVER
        case "set":
            return frozenset()
        case "choice":
            return str(fact.absent) if fact.absent is not None else fact.values[0]
