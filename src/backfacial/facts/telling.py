"""Numbers with their units, and dates, in words."""

import datetime
import re
from collections.abc import Callable

from backfacial.facts.library import words
from backfacial.facts.measures import Amount, Quantity

_TIME = re.compile(r"P(?:T(?P<clock>\d+)(?P<hand>[HMS])|(?P<days>\d+)(?P<unit>[DWM]))")
_CLOCK = {"H": "hours", "M": "minutes", "S": "seconds"}
_CALENDAR = {"D": "days", "W": "weeks", "M": "months"}


def in_words(quantity: Quantity, say: Callable[..., str] = words) -> str:
    """ "3 days", "2 to 5 minutes", "0.5 to 2%". One end alone stands without "at least" or "at most".

    Args:
        say: gives the interface's words; authors' tools pass those that are being edited.
    """
    ends = (quantity.at_least, quantity.at_most)
    first, last = (_split(quantity, end) for end in ends)
    if first is None or last is None or first == last:
        count, unit = first or last or ("", "")
        return _counted(count, unit, say)
    if first[1] == last[1]:
        return _counted(say("measures", "from-to", first=first[0], last=last[0]), last[1], say)
    return say("measures", "from-to", first=_counted(*first, say), last=_counted(*last, say))


def date_in_words(date: datetime.date) -> str:
    """ "6 July 2026"."""
    month = words("measures", "months-of-the-year").split()[date.month - 1]
    return words("measures", "date", day=date.day, month=month, year=date.year)


def _split(quantity: Quantity, end: str | float | None) -> tuple[str, str] | None:
    """A number with its unit, apart."""
    if end is None:
        return None
    if isinstance(quantity, Amount):
        return f"{end:g}", quantity.unit
    return _time(str(end))


def _time(text: str) -> tuple[str, str]:
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError(f"'{text}' is no length of time: write it like PT20S, PT10M, PT24H, P3D, P2W or P6M")
    if found["clock"]:
        return found["clock"], _CLOCK[found["hand"]]
    return found["days"], _CALENDAR[found["unit"]]


def _counted(count: str, unit: str, say: Callable[..., str]) -> str:
    return say("measures", f"{unit}-one" if count == "1" else unit, count=count)
