"""Numbers and times of a record in words, and put into its prose."""

import re
from collections.abc import Mapping

from backfacial.facts.library import words
from backfacial.facts.reactions import NamedAmount

_PARTS = re.compile(r"P(?:T(\d+)([HMS])|(\d+)([DWM]))")
_CLOCK = {"S": "second", "M": "minute", "H": "hour"}
_CALENDAR = {"D": "day", "W": "week", "M": "month"}


def filled(text: str, amounts: Mapping[str, NamedAmount]) -> str:
    """The text with each amount in words in its place.

    Raises:
        KeyError: the text names an amount that there is not.
    """
    return text.format(**{name: amount_in_words(amount) for name, amount in amounts.items()})


def amount_in_words(amount: NamedAmount) -> str:
    """ "20 minutes", "5 to 10 minutes", "8 cm"."""
    if amount.time is not None:
        return time_in_words(amount.time, amount.to if isinstance(amount.to, str) else None)
    count = str(amount.number) if amount.to is None else _range(amount.number, amount.to)
    return f"{count} {amount.unit}" if amount.unit else count


def time_in_words(time: str, to: str | None = None) -> str:
    """A length of time, or a range of it: "1 hour", "3 days to 2 weeks", "5 to 10 minutes"."""
    count, unit = _parts(time)
    if to is None:
        return words("reactions", f"{unit}-one" if count == 1 else unit, count=count)
    end, end_unit = _parts(to)
    if unit == end_unit:
        return words("reactions", unit, count=_range(count, end))
    return _range(time_in_words(time), time_in_words(to))


def _range(first: object, last: object) -> str:
    return words("reactions", "range", first=first, last=last)


def _parts(time: str) -> tuple[int, str]:
    found = _PARTS.fullmatch(time)
    if not found:
        raise ValueError(f"'{time}' is no length of time in one unit: write it like PT20M, PT72H or P3D")
    if found[1]:
        return int(found[1]), _CLOCK[found[2]]
    return int(found[3]), _CALENDAR[found[4]]
