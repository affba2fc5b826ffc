"""Conditions as data: comparisons of a client's facts, joined by `all`, `any` and `not`."""

import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, StringConstraints, Tag, model_validator

from backfacial.facts.base import Duration, Entry, Record, Text
from backfacial.facts.measures import counted

FactName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,40}$")]
"""The name of something to know about a client, as the domain dossier spells it: isotretinoin_last."""

Plain = bool | int | str

PlainValue = bool | int | str | datetime.date | tuple[str, ...]
"""A fact's value as authors write it: a date as a date, as its age (P4M), "never" or "unsure"."""

Count = Annotated[int, BeforeValidator(counted)]
"""A whole number."""


class TypedFact(Entry):
    """Something to know, with the type of its value.

    `absent` is its value once it was asked and denied, or looked for and not found; without it: no, 0, never, the first
    of `values`, nothing. `only_with` is what has to be true where it is there: a file that says otherwise contradicts
    itself. `other` names what a set holds beside its `values`, `synonyms` are other names
    of those, `at_most` bounds a number.
    """

    id: FactName
    kind: Literal["bool", "int", "choice", "date", "set", "duration"]
    values: tuple[str, ...] = ()
    other: str | None = None
    pattern: str | None = None
    synonyms: dict[str, str] = Field(default_factory=dict)
    at_most: int | None = None
    absent: bool | int | str | None = None
    only_with: "Condition | None" = None
    question: Text

    @model_validator(mode="after")
    def _has_a_choice(self) -> "TypedFact":
        if self.kind == "choice" and len(self.values) < 2:
            raise ValueError("a choice needs at least two values")
        return self


class Comparison(Record):
    """One fact compared. All tests that are given have to hold.

    `at_least`, `above`, `below` and `at_most` compare whole numbers, `ago_at_least` and `ago_below` the time since a
    date, or a length of time; `has` asks for any of the members of a set; `unsure` for a client who was asked and does
    not know.
    """

    fact: FactName
    is_: Annotated[tuple[Plain, ...] | None, Field(alias="is")] = None
    has: tuple[str, ...] | None = None
    at_least: Count | None = None
    above: Count | None = None
    below: Count | None = None
    at_most: Count | None = None
    ago_at_least: Duration | None = None
    ago_below: Duration | None = None
    unsure: bool = False

    @model_validator(mode="before")
    @classmethod
    def _one_value_is_a_list_of_one(cls, data: Any) -> Any:
        if isinstance(data, dict) and "is" in data and not isinstance(data["is"], list | tuple):
            return {**data, "is": [data["is"]]}
        return data

    @model_validator(mode="after")
    def _compares_something(self) -> "Comparison":
        if self.model_fields_set == {"fact"}:
            raise ValueError(f"'{self.fact}' is compared with nothing: add is, has, at_least, below, ago_below …")
        return self

    @model_validator(mode="after")
    def _has_one_limit_each_way(self) -> "Comparison":
        if None not in (self.at_least, self.above) or None not in (self.at_most, self.below):
            raise ValueError(f"'{self.fact}' has two limits of one kind: leave one")
        return self

    @property
    def lowest(self) -> int | None:
        """The lowest whole number that is meant."""
        return self.at_least if self.above is None else self.above + 1

    @property
    def highest(self) -> int | None:
        """The highest whole number that is meant."""
        return self.at_most if self.below is None else self.below - 1


class AllOf(Record):
    """True when every part is."""

    all: Annotated[tuple["Condition", ...], Field(min_length=1)]


class AnyOf(Record):
    """True when a part is."""

    any: Annotated[tuple["Condition", ...], Field(min_length=1)]


class Not(Record):
    """True when the part is not."""

    not_: Annotated["Condition", Field(alias="not")]


def _kind(data: Any) -> str:
    if isinstance(data, Record):
        return type(data).__name__
    if isinstance(data, dict):
        for key, kind in (("all", "AllOf"), ("any", "AnyOf"), ("not", "Not")):
            if key in data:
                return kind
    return "Comparison"


Condition = Annotated[
    Annotated[Comparison, Tag("Comparison")]
    | Annotated[AllOf, Tag("AllOf")]
    | Annotated[AnyOf, Tag("AnyOf")]
    | Annotated[Not, Tag("Not")],
    Discriminator(_kind),
]
"""A comparison, or some joined."""

for _joined in (AllOf, AnyOf, Not):
    _joined.model_rebuild()


def comparisons(condition: Comparison | AllOf | AnyOf | Not) -> tuple[Comparison, ...]:
    """Every comparison that stands in a condition, in order."""
    match condition:
        case Comparison():
            return (condition,)
        case Not():
            return comparisons(condition.not_)
        case AllOf():
            return tuple(leaf for part in condition.all for leaf in comparisons(part))
        case AnyOf():
            return tuple(leaf for part in condition.any for leaf in comparisons(part))
