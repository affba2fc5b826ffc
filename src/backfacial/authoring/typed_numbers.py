"""Numbers as they are typed into prose and as they stand under `values`, in a form in which they can be compared."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from backfacial.facts.base import DURATION, Record, Text
from backfacial.facts.measures import PLACE, NumberRef
from backfacial.facts.numbers import Numbers

FILE = "content/typed-numbers.yml"

SPELT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
SPELT |= {"eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60}

_COUNT = rf"(?:\d+(?:[.,]\d+)?|{'|'.join(SPELT)})"
_COUNT_OR_HALF = rf"(?:{_COUNT}|half\ an?)"
_LONGER = "minutes?|hours?|days?|weeks?|months?|years?"
_TIMES = f"seconds?|{_LONGER}"  # "a second" is most often another one
_COUNTED = "puffs?|spots?|lumps?|blackheads?|warts?|bumps?|tries|taps"
_MEASURES = r"%|mm|cm|ml|nm|kHz|mmHg|oz|litres?|°C|°F|°|C\b|F\b"

# nearly every text has no number: without one of these it cannot have one
_SIGNS = (*"0123456789", *SPELT, "half", *(unit.removesuffix("s?") for unit in _LONGER.split("|")))
_NUMBER = re.compile(
    rf"""(?ix)
    (?<![\w.{{]) {_COUNT_OR_HALF} (?: \s*(?:to|or|and|-|–)\s* {_COUNT_OR_HALF} )? [\s-]*
      (?:{_TIMES}|{_MEASURES}|{_COUNTED}) (?!\w)
    | (?<![\w.{{]) {_COUNT} (?: \s (?!{_TIMES})[a-z]+,? ){{1,2}} \s (?:{_COUNTED}) (?!\w)
    | (?<![\w.{{]) \d+(?:[.,]\d+)? \s* (?:%|°)
    | \b (?:pH|SPF) \s* (?:of|under|over|below|above)? \s* \d+
    | \b weeks? \s \d+ | \b \d{{2,3}}/\d{{2,3}} \b
    | \b (?:under|over|below|above|than|least|most|up\ to|until|aged?) \s \d+
    | \b (?:for|within|in|after|least|most|than|about|last|next|every|up\ to) \s (?:an?|one)
      \s (?:{_LONGER}) (?! \w | \s (?:on|outside|off)\b)
    | \b a \s (?:{_LONGER}) \s or \s two \b
    """
)
"""A number with its unit, or after a word that makes it a limit, in digits or in words."""

_MEASURED = re.compile(
    rf"""(?ix)
    (?<![\w.{{]) (?P<first>{_COUNT}|one) (?: \s*(?:to|or|and|-|–)\s* (?P<last>{_COUNT}) )?
    (?: [\s-]* (?P<unit>{_TIMES}|{_MEASURES}) | (?: \s [a-z]+,? ){{0,2}} \s (?P<counted>{_COUNTED}) ) (?!\w)
    """
)
"""The numbers of which it can be said what they measure, and how much."""


TIME = "time"


class Measured(NamedTuple):
    """How much of what: seconds of `TIME`, or how many of a unit. `text` is how it is written.

    A month is a bit more than 30 days, so no number of months equals one of days or weeks.
    """

    kind: str
    size: float
    text: str

    def equals(self, other: "Measured") -> bool:
        """Whether both say the same, in whatever words."""
        return (self.kind, self.size) == (other.kind, other.size)


_DAY = 24 * 3600
_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": _DAY,
    "week": 7 * _DAY,
    "month": 30.4375 * _DAY,
    "year": 365.25 * _DAY,
}
_LETTERS = {"TS": "second", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "M": "month"}
_ONE = {"tries": "tries", "c": "°C", "°": "°C", "f": "°F", "°c": "°C", "°f": "°F", "mmhg": "mmHg", "khz": "kHz"}


def measured_in(text: str) -> Iterator[Measured]:
    """The numbers that are typed into a text and can be compared; places of values are none."""
    if not _may_have_one(text):
        return
    for found in _MEASURED.finditer(PLACE.sub("…", text)):
        unit = (found["unit"] or found["counted"]).lower()
        for count in (found["first"], found["last"]):
            if count is not None:
                yield _measured(_size(count), unit, found[0])


def _may_have_one(text: str) -> bool:
    small = text.lower()
    return any(sign in small for sign in _SIGNS)


def ends(numbers: Numbers, fact: str) -> Iterator[tuple[str, Measured]]:
    """The ends of all numbers of a fact (C01), or of one number (C01.wait), by their references."""
    name, _, value = fact.partition(".")
    for each, quantity in numbers.of(name).items():
        if quantity is not None and (not value or each == value.partition(".")[0]):
            for end in ("at_least", "at_most"):
                number = getattr(quantity, end)
                if number is not None:
                    yield f"{name}.{each}.{end}", measured_value(number, getattr(quantity, "unit", ""))


def measured_value(number: str | float, unit: str) -> Measured:
    """A number as it stands under `values`: a length of time, or an amount of a unit."""
    if isinstance(number, str):
        count, letters = int(re.sub(r"\D", "", number)), re.sub(r"[P\d]", "", number)
        return Measured(TIME, count * _SECONDS[_LETTERS[letters]], number)
    return Measured(unit, float(number), f"{number:g}")


def numbers_in(text: str) -> list[str]:
    """The numbers that stand in prose themselves, in digits; places of values are none."""
    if not _may_have_one(text):
        return []
    found = (" ".join(number[0].lower().split()) for number in _NUMBER.finditer(PLACE.sub("…", text)))
    return [re.sub(r"\b[a-z]+\b", lambda word: str(SPELT.get(word[0], word[0])), number) for number in found]


def unit_of(length: str) -> str:
    """The unit in which a length of time counts: "months" for P6M, "minutes" for PT6M."""
    return f"{_LETTERS[re.sub(r'[P0-9]', '', length)]}s"


def is_length(text: str) -> bool:
    """Whether a text is a length of time such as P3D."""
    return re.fullmatch(DURATION, text) is not None


def _size(count: str) -> float:
    # "one" is a number here, and in other prose most often a pronoun
    return float({"one": 1, **SPELT}.get(count.lower(), 0) or count.replace(",", "."))


def _measured(count: float, unit: str, text: str) -> Measured:
    single = unit if unit == "tries" else unit.removesuffix("s")
    if single in _SECONDS:
        return Measured(TIME, count * _SECONDS[single], text)
    known = _ONE.get(unit, unit)
    # units are in the plural under `values`
    return Measured(known if known in _ONE.values() or len(known) <= 2 else f"{single}s", count, text)


class Allowed(Record):
    """Places where a number may be typed, and why. A place is the file, the record and the way: `seeds S1-22/why`."""

    why: Text
    places: tuple[Text, ...]


class SameNumber(Record):
    """Two numbers that are equal and mean something else each."""

    numbers: tuple[NumberRef, NumberRef]
    why: Text


class TypedNumbers(Record):
    """`content/typed-numbers.yml`: where a number may stand in prose, and a length of time outside of `values`."""

    prose: tuple[Allowed, ...] = ()
    lengths: tuple[Allowed, ...] = ()
    same: tuple[SameNumber, ...] = ()
