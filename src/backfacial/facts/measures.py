"""Numbers with their units. A number that safety rests on stands once as a value; prose has a place for it."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from backfacial.facts.base import DURATION, Duration, Record, SourceId, Text

ValueName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,40}$")]
"""The name of a number of a fact: wait."""

Unit = Literal[
    "%",
    "pH",
    "SPF",
    "°C",
    "°F",
    "ml",
    "oz",
    "mm",
    "cm",
    "nm",
    "kHz",
    "mmHg",
    "years",
    "times a week",
    "times a day",
    "times",
    "tries",
    "places",
    "taps",
    "rules",
    "puffs",
    "spots",
    "lumps",
    "blackheads",
    "bumps",
    "out of 10",
]

PLACE = re.compile(
    r"\{(?:(?P<fact>[A-Z]{1,4}\d{1,3})\.)?(?P<value>[a-z][a-z_]*)(?:\.(?P<end>at_least|at_most|number))?\}"
)
"""The place of a value in prose: {wait} is the record's own, {H01.wait} another's, {wait.at_most} its upper end.

{spots.number} is the number without its unit, for prose that names the unit in its own words.
"""

REFERENCE = re.compile(r"(?P<fact>[A-Z]{1,4}\d{1,3})\.(?P<value>[a-z][a-z_]*)(?:\.(?P<end>at_least|at_most))?")
"""A number of a fact where a field asks for a number: C01.wait is its lower end, C01.wait.at_most its upper one."""

# editors know no names of groups
REFERENCE_FORM = f"^{re.sub(r'P<[a-z]+>', ':', REFERENCE.pattern)}$"
"""The form of a reference, for JSON Schema."""

_SPAN = re.compile(r"PT?(\d+)[A-Z]")


def counted(data: Any) -> Any:
    """A length of time as its number, for what counts in its unit: P13W is 13 weeks. Other data as they are."""
    span = _SPAN.fullmatch(data) if isinstance(data, str) else None
    return int(span[1]) if span else data


class _Quantity(Record):
    """`what` it is about. `sources` and `consensus` stand here where they differ from those of the record."""

    what: Text | None = None
    sources: tuple[SourceId, ...] = ()
    consensus: bool = False


class Span(_Quantity):
    """How long: from `at_least`, to `at_most`."""

    at_least: Duration | None = None
    at_most: Duration | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Span":
        if self.at_least is None and self.at_most is None:
            raise ValueError("says nothing: give at_least, at_most or both")
        return self


class Amount(_Quantity):
    """How much: from `at_least`, to `at_most`, in `unit`."""

    at_least: float | None = None
    at_most: float | None = None
    unit: Unit

    @model_validator(mode="after")
    def _says_something(self) -> "Amount":
        if self.at_least is None and self.at_most is None:
            raise ValueError("says nothing: give at_least, at_most or both")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError("at_least is more than at_most: swap them")
        return self


Quantity = Span | Amount


def _as_in_values(value: str | float) -> str | float:
    if isinstance(value, str) and not re.fullmatch(DURATION, value):
        raise ValueError(f"'{value}' is no number: write it as it stands under 'values', such as P6M or 35")
    return value


PlainNumber = Annotated[str | float, AfterValidator(_as_in_values)]
"""A length of time or an amount, as it stands under `values`."""


def _exactly(value: Any) -> Any:
    if value == "any":
        return {}
    return value if isinstance(value, dict | Assumed) else {"exactly": value}


class Assumed(Record):
    """What a number has to be so that something that was worked out from it still holds.

    Written as the number itself, as limits (`{above: P4M}`), or as `any` where it holds whatever the number is.
    """

    exactly: PlainNumber | None = None
    at_least: PlainNumber | None = None
    above: PlainNumber | None = None
    below: PlainNumber | None = None
    at_most: PlainNumber | None = None


NumberRef = Annotated[str, StringConstraints(pattern=REFERENCE_FORM)]
"""A number of a fact: C01.wait, C01.wait.at_most."""

Assumes = dict[NumberRef, Annotated[Assumed, BeforeValidator(_exactly)]]
"""The numbers that something was worked out from. Only `backfacial check` reads it."""


class Assuming(Record):
    """Something that was worked out from numbers of facts, such as a key, an outcome or a reason."""

    assumes: Assumes = Field(
        default_factory=dict, exclude=True, description="the numbers it was worked out from: {C01.wait: P6M}"
    )
