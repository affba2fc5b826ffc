"""What all records of `content/` are made of: prose, ids, durations, sources."""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator


@dataclass(frozen=True)
class Holds:
    """What the values of a type are, beside their form. `backfacial.facts.fields` finds the fields that hold it."""

    what: Literal["words", "fact", "facts", "source", "lead"]


LEADS: Final = Holds("lead")
"""Marks the field that a part of a record begins with where a person reads it, without a label."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Holds("words")]
"""A piece of prose, never empty."""

FactId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}\d{1,3}$"), Holds("fact")]
"""A fact's id as the domain dossier gives it: C01, E13, SE20."""

SourceId = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+-\d+[a-z]?$"), Holds("source")]
"""A source's id: AAD-1, FDA-6b."""


def _slug(value: str) -> str:
    if len(value) > 64 or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise ValueError(
            f"'{value}' is not an id: use small letters, digits and single hyphens, at most 64 characters "
            "(nbgrader refuses dots)"
        )
    return value


Slug = Annotated[str, AfterValidator(_slug)]
"""An id of the project's own: a question, an objective, an assignment."""

DURATION = r"^P(\d+[DWM]|T\d+[HMS])$"
Duration = Annotated[str, StringConstraints(pattern=DURATION)]
"""A length of time in ISO 8601, one unit only: PT20S, PT10M, PT24H, P3D, P2W, P6M."""

StepId = Annotated[str, StringConstraints(pattern=r"^P\d{2}$")]
"""A step of the visit as the protocol numbers it: P04."""

StepToken = Annotated[str, StringConstraints(pattern=r"^[A-Z]+\d?$")]
"""A step of the service that a contraindication takes out, as `terms.yml` lists them."""


FIRST_DAY, LAST_DAY = datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)
"""Days on which somebody can be treated. Further off, a wait could run past the last day that there is."""

Day = Annotated[datetime.date, Field(ge=FIRST_DAY, le=LAST_DAY)]
"""A day of a visit, or on which something is used."""


class Record(BaseModel):
    """A record of `content/`: frozen, and a misspelt field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _no_number(value: object) -> object:
    """A number would be read as seconds since 1970."""
    if isinstance(value, int | float):
        raise ValueError(f"{value} is no day: write one, such as 2026-05-31")
    return value


class Review(Record):
    """Who read a record through, and on which day."""

    by: Text
    date: Annotated[datetime.date, BeforeValidator(_no_number)]


class Entry(Record):
    """A record that stands by itself in a file of `content/`. `reviewed` tells of its last review."""

    reviewed: Review | None = None


class Cited(Record):
    """A statement that names its sources, or says that it is professional consensus."""

    sources: tuple[SourceId, ...] = ()
    consensus: bool = Field(False, description="true where it rests on professional consensus")

    @model_validator(mode="after")
    def _someone_must_stand_for_it(self) -> "Cited":
        if not self.sources and not self.consensus:
            raise ValueError("has no source: name one under 'sources', or say 'consensus: true'")
        return self
