"""Values of facts, and lengths of time. A length of time is held in seconds."""

import datetime
import re
from enum import Enum
from typing import Final

from dateutil.relativedelta import relativedelta

from backfacial.facts.conditions import TypedFact

NEVER: Final = datetime.date.min
"""The date of what never happened."""


class Unsure(Enum):
    """The client was asked and does not know."""

    UNSURE = "unsure"


UNSURE: Final = Unsure.UNSURE

Value = bool | int | str | datetime.date | frozenset[str] | Unsure
Facts = dict[str, Value]
"""What is known about a client, by the name of the fact. What is not in it is unknown, which never means "no"."""

_LENGTH = re.compile(r"P(?:T(\d+)([HMS])|(\d+)([DWM]))")
_SECONDS = {"S": 1, "M": 60, "H": 3600}
_DAYS = {"D": 1, "W": 7, "M": 30}
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


def seconds(text: str) -> int:
    """The length of a time of one unit, such as PT20S, PT10M, PT72H, P3D or P6M. A month is 30 days.

    Raises:
        ValueError: it is of another form.
    """
    found = _LENGTH.fullmatch(text)
    if not found:
        raise ValueError(f"'{text}' is no length of time in one unit: write it like PT10M, PT72H, P3D or P6M")
    if found[1]:
        return int(found[1]) * _SECONDS[found[2]]
    return int(found[3]) * _DAYS[found[4]] * 24 * 3600


def after(date: datetime.date, wait: relativedelta) -> datetime.date:
    """The first day on which a wait from `date` is over."""
    later: datetime.date = date + wait
    return later


def absent_value(fact: TypedFact) -> Value:
    """The value of a fact that was asked and denied, or looked for and not found."""
    match fact.kind:
        case "bool":
            return bool(fact.absent)
        case "int" | "duration":
            return int(fact.absent or 0)
        case "date":
            return NEVER
        case "set":
            return frozenset()
        case "choice":
            return str(fact.absent) if fact.absent is not None else fact.values[0]
