"""The records of `content/`: what is true, and who says so. Each class is one kind of record."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A piece of prose, never empty."""

FactId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}\d{1,3}$")]
"""A fact's id as the domain dossier gives it: C01, E13, SE20."""

SourceId = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]+-\d+[a-z]?$")]
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

Duration = Annotated[str, StringConstraints(pattern=r"^P(\d+[DWM]|T\d+H)$")]
"""A waiting time in ISO 8601, one unit only: PT24H, P3D, P2W, P6M."""

StepId = Annotated[str, StringConstraints(pattern=r"^P\d{2}$")]
"""A step of the visit as the protocol numbers it: P04."""

StepToken = Annotated[str, StringConstraints(pattern=r"^[A-Z]+$")]
"""A step of the service that a contraindication takes out, as `terms.yml` lists them."""


class Record(BaseModel):
    """A record of `content/`: frozen, and a misspelt field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Cited(Record):
    """A statement that names its sources, or says that it is professional consensus."""

    sources: tuple[SourceId, ...] = ()
    consensus: bool = Field(False, description="true where it rests on professional consensus")

    @model_validator(mode="after")
    def _someone_must_stand_for_it(self) -> "Cited":
        if not self.sources and not self.consensus:
            raise ValueError("has no source: name one under 'sources', or say 'consensus: true'")
        return self


class Source(Record):
    """A text that facts rest on. Tier A is a regulator or official exam, E is trade practice (never evidence)."""

    id: SourceId
    title: Text
    publisher: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = Field(
        None, description="only an address of the publisher itself"
    )
    supports: Text
    tier: Literal["A", "B", "C", "D", "E"]
    tier_note: Text | None = None


class Escalation(Record):
    """When a contraindication needs medical help on the same day, or an emergency call."""

    level: Literal["urgent", "emergency"]
    when: Text


class Wait(Record):
    """One waiting time that can be drawn: from `at_least` (to `at_most`) after an event."""

    after: Text
    at_least: Duration
    at_most: Duration | None = None
    note: Text | None = None
    consensus: bool = False


class Contraindication(Cited):
    """A reason to stop, adapt, ask for a letter or leave an area alone."""

    id: FactId
    name: Text
    look_for: Text
    classes: Annotated[tuple[Slug, ...], Field(min_length=1)]
    decision: Text
    escalate: tuple[Escalation, ...] = ()
    affects: tuple[StepToken, ...] = ()
    affects_sometimes: tuple[StepToken, ...] = Field(
        (), description="steps that it takes out in some cases only; the decision or the note says in which"
    )
    affects_note: Text | None = None
    wait: Text | None = None
    waits: tuple[Wait, ...] = ()
    why: Text
    say: Text
    disagreements: tuple[Slug, ...] = ()


class Position(Cited):
    """One side of a disagreement between authorities."""

    text: Text


class Disagreement(Record):
    """Where authorities differ: every position, and the careful rule that this course teaches."""

    id: Slug
    issue: Text
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    rule: Text
    consensus: bool = False


class Gate(Cited):
    """A point of the visit where the service may stop. `stop` is what stops it, `then` is what happens then."""

    id: Slug
    title: Text
    step: StepId
    before: Text = Field(description="what leads up to this gate from the one before")
    question: Text
    looks_for: Text
    stop: Text
    then: Text
    after: Text | None = Field(None, description="at the last gate: what is left to do after it")
    facts: tuple[FactId, ...] = ()


class ChecklistLine(Record):
    """One line with a box to tick. It rests on facts, on sources, or on professional consensus."""

    text: Text
    blank: bool = Field(False, description="true where something is written by hand after the text")
    facts: tuple[FactId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    consensus: bool = False

    @model_validator(mode="after")
    def _someone_must_stand_for_it(self) -> "ChecklistLine":
        if not self.facts and not self.sources and not self.consensus:
            raise ValueError("rests on nothing: name 'facts' or 'sources', or say 'consensus: true'")
        return self


class ChecklistSection(Record):
    """Some lines under a title. `levels` puts the levels of decision before them, each with a box."""

    title: Text
    alarm: Literal["urgent", "emergency"] | None = None
    levels: bool = False
    lines: Annotated[tuple[ChecklistLine, ...], Field(min_length=1)]


class Checklist(Record):
    """One page for the treatment room, to print and tick."""

    id: Slug
    title: Text
    lesson: Slug
    intro: Text
    sections: Annotated[tuple[ChecklistSection, ...], Field(min_length=1)]


class Term(Record):
    """A word of the trade with one meaning: a class, a level or a step."""

    id: Annotated[str, StringConstraints(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*|[A-Z]+)$")]
    label: Text
    meaning: Text
    includes: tuple[StepToken, ...] = Field((), description="steps that are out as well when this one is out")
    sources: tuple[SourceId, ...] = ()
    consensus: bool = False


class Terms(Record):
    """The closed lists that the records use. `levels` stand in order, the least careful first."""

    classes: tuple[Term, ...]
    steps: tuple[Term, ...]
    levels: tuple[Term, ...]


class LessonRecord(Record):
    """A lesson's title and the minutes that a trainee needs for it."""

    id: Slug
    title: Text
    minutes: Annotated[int, Field(gt=0, le=600)]


class Objective(Record):
    """What a trainee can do after a lesson."""

    id: Slug
    lesson: Slug
    text: Text
