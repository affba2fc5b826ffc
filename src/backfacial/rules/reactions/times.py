"""When a reaction begins and how long it lasts, as stretches of time on one stepped axis.

A time without a number stays vague: of "minutes" it is only known that it lies among the minutes. All times in seconds.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from backfacial.facts.reactions.reactions import Interval, TimeUnit
from backfacial.rules.values import seconds

AXIS: Final[Mapping[TimeUnit, float]] = MappingProxyType(
    {
        "seconds": seconds("PT1S"),
        "minutes": seconds("PT1M"),
        "hours": seconds("PT1H"),
        "days": seconds("P1D"),
        "weeks": seconds("P1W"),
        "months": seconds("P1M"),
        "years": seconds("P12M"),
    }
)
"""The units of the axis, and where each begins. The last one has no end."""

_UNITS: Final[list[TimeUnit]] = list(AXIS)
LAST: Final = 2.0
"""The axis ends that many times further than its last unit begins."""


@dataclass(frozen=True)
class Stretch:
    """From `start` to `end`; `vague` where it is only known that the time lies in it. Infinity is no end."""

    start: float
    end: float
    vague: bool = False


def borders(unit: TimeUnit) -> tuple[float, float]:
    """Where a unit begins and ends on the axis; what happens at once has no length."""
    if unit == "at-once":
        return 0.0, 0.0
    place = _UNITS.index(unit)
    return AXIS[unit], AXIS[_UNITS[place + 1]] if place + 1 < len(_UNITS) else math.inf


def place(time: float) -> float:
    """Where a time stands on the axis, in units from its left end: 1.5 is in the middle of the minutes.

    Inside of a unit the axis is logarithmic; what is shorter than its first unit stands at its left end.
    """
    for number, unit in enumerate(_UNITS):
        start, end = borders(unit)
        if time < end:
            far = AXIS[unit] * LAST if math.isinf(end) else end
            return number + min(1.0, max(0.0, math.log(max(time, start) / start) / math.log(far / start)))
    return float(len(_UNITS))


def stretches(interval: Interval) -> tuple[Stretch, ...]:
    """From the earliest to the latest time; none where the record gives words alone, or only what ends it.

    Where one end is a number and the other a unit, the part inside of that unit is vague. Without an earliest time it
    is vague from the start.
    """
    first = _limits(interval.earliest, interval.earliest_in)
    last = _limits(interval.latest, interval.latest_in)
    if last is None:
        return (Stretch(*first, vague=True),) if first else ()
    first = first or (0.0, last[0])
    if interval.earliest is None and interval.latest is None:
        return (Stretch(first[0], last[1], vague=True),)
    parts = (
        Stretch(first[0], min(first[1], last[0]), vague=True),
        Stretch(first[1], last[0]),
        Stretch(last[0], last[1], vague=True),
    )
    return tuple(each for each in parts if each.end > each.start)


def _limits(number: str | None, unit: TimeUnit | None) -> tuple[float, float] | None:
    """Between which times one end of an interval lies."""
    within = borders(unit) if unit is not None else None
    if number is None:
        return within
    return float(seconds(number)), within[1] if within else float(seconds(number))
