"""Values in words, and prose with its values put in."""

import datetime
import re
from collections.abc import Mapping

from backfacial.facts.library import library, words
from backfacial.facts.measures import PLACE, Amount, Measured, Quantity

_TIME = re.compile(r"P(?:T(?P<clock>\d+)(?P<hand>[HMS])|(?P<days>\d+)(?P<unit>[DWM]))")
_CLOCK = {"H": "hours", "M": "minutes", "S": "seconds"}
_CALENDAR = {"D": "days", "W": "weeks", "M": "months"}
_HAVE_A_SINGULAR = {*_CLOCK.values(), *_CALENDAR.values(), "times a week", "times a day"}


def in_words(quantity: Quantity) -> str:
    """ "3 days", "2 to 5 minutes", "0.5 to 2%". One end alone stands without "at least" or "at most"."""
    ends = (quantity.at_least, quantity.at_most)
    first, last = (_split(quantity, end) for end in ends)
    if first is None or last is None or first == last:
        count, unit = first or last or ("", "")
        return _counted(count, unit)
    if first[1] == last[1]:
        return _counted(words("measures", "from-to", first=first[0], last=last[0]), last[1])
    return words("measures", "from-to", first=_counted(*first), last=_counted(*last))


def date_in_words(date: datetime.date) -> str:
    """ "6 July 2026"."""
    month = words("measures", "months-of-the-year").split()[date.month - 1]
    return words("measures", "date", day=date.day, month=month, year=date.year)


def told(record: Measured, text: str, facts: Mapping[str, object] | None = None) -> str:
    """Prose of a record with its values in their places.

    Args:
        facts: where the values of other records are looked up; the library's, if it is not given.

    Raises:
        KeyError: the prose has a place for a value that there is not.
    """
    return told_with(text, record.values, facts)


def told_with(text: str, values: Mapping[str, Quantity], facts: Mapping[str, object] | None = None) -> str:
    """The same with values that stand elsewhere, as those of a law's place."""

    def value(place: re.Match[str]) -> str:
        if place["fact"] is None:
            return in_words(values[place["value"]])
        other = (library().facts if facts is None else facts)[place["fact"]]
        if not isinstance(other, Measured):
            raise KeyError(place[0])
        return in_words(other.values[place["value"]])

    return PLACE.sub(value, text)


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


def _counted(count: str, unit: str) -> str:
    return words("measures", f"{unit}-one" if count == "1" and unit in _HAVE_A_SINGULAR else unit, count=count)
