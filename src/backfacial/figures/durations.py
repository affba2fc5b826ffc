"""Waiting times as lengths and in words."""

import re
from dataclasses import dataclass

from backfacial.facts.library import Library

_PARTS = re.compile(r"P(?:(\d+)([DWM])|T(\d+)(H))")
_DAYS = {"H": 1 / 24, "D": 1.0, "W": 7.0, "M": 365.25 / 12}
_WORDS = {"H": "hours", "D": "days", "W": "weeks", "M": "months"}


@dataclass(frozen=True)
class Span:
    """A length of time in one unit: H, D, W or M."""

    count: int
    unit: str

    @property
    def days(self) -> float:
        """The length in days; a month is a twelfth of 365.25 days."""
        return self.count * _DAYS[self.unit]

    def in_words(self, library: Library) -> str:
        """ "3 days"."""
        key = _WORDS[self.unit]
        return library.say("figures", f"{key}-one" if self.count == 1 else key, count=self.count)

    def unit_in_words(self, library: Library) -> str:
        """ "days", for an axis that has the numbers."""
        return library.say("figures", f"axis-{_WORDS[self.unit]}")


def span(duration: str) -> Span:
    """A duration of the facts (ISO 8601, one unit).

    Raises:
        ValueError: it is of another form.
    """
    match = _PARTS.fullmatch(duration)
    if match is None:
        raise ValueError(
            f"'{duration}' is no waiting time: write one number and one unit, such as PT24H, P3D, P2W or P6M"
        )
    days, day_unit, hours, hour_unit = match.groups()
    return Span(int(days or hours), day_unit or hour_unit)


def from_to(shortest: Span, longest: Span, library: Library) -> str:
    """ "6 to 12 months", "24 hours to 2 weeks"."""
    first = str(shortest.count) if shortest.unit == longest.unit else shortest.in_words(library)
    return library.say("figures", "from-to", shortest=first, longest=longest.in_words(library))
