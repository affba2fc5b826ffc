"""Numbers with their units. A number that safety rests on stands once as a value; prose has a place for it."""

import re
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field, model_validator

from backfacial.facts.base import Duration, Fact, FactId, Record, Slug
from backfacial.facts.conditions import FactName

Unit = Literal["%", "pH", "SPF", "°C", "°F", "ml", "oz", "times a week", "times a day"]

PLACE = re.compile(r"\{(?:(?P<fact>[A-Z]{1,4}\d{1,3})\.)?(?P<value>[a-z][a-z_]*)\}")
"""The place of a value in prose: {wait} is the record's own, {H01.wait} another record's."""


class Span(Record):
    """How long: from `at_least`, to `at_most`."""

    at_least: Duration | None = None
    at_most: Duration | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Span":
        if self.at_least is None and self.at_most is None:
            raise ValueError("says nothing: give at_least, at_most or both")
        return self


class Amount(Record):
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


class Measured(Fact):
    """A fact with numbers. `values` are named; `see` are other facts that belong to it."""

    values: dict[FactName, Quantity] = Field(default_factory=dict)
    see: tuple[FactId, ...] = ()
    disagreements: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _every_place_has_its_value(self) -> "Measured":
        check_places(self, self.values)
        return self


def check_places(record: Record, values: dict[str, Quantity]) -> None:
    """Refuse a place in the record's prose for which it has no value.

    Raises:
        ValueError: naming the value.
    """
    for place in places(record):
        if place["fact"] is None and place["value"] not in values:
            raise ValueError(f"has a place for '{place['value']}': add it under 'values'")


def places(record: Record) -> Iterator[re.Match[str]]:
    """Every place of a value in the prose of a record, but not of records in it that have values of their own."""
    for text in _texts({**record.model_dump(), "values": None}):
        yield from PLACE.finditer(text)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from _texts(tuple(data.values()))
    elif isinstance(data, list | tuple):
        for part in data:
            if not (isinstance(part, dict) and "values" in part):
                yield from _texts(part)
