"""The records of `content/`: what is true, and who says so. Each class is one kind of record."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from backfacial.facts.base import Cited, Duration, Entry, FactId, Record, Slug, SourceId, StepId, StepToken, Text
from backfacial.facts.fact import Deciding


class Source(Entry):
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


class Contraindication(Deciding):
    """A reason to stop, adapt, ask for a letter or leave an area alone."""

    classes: Annotated[tuple[Slug, ...], Field(min_length=1)]
    escalate: tuple[Escalation, ...] = ()
    affects: tuple[StepToken, ...] = ()
    affects_sometimes: tuple[StepToken, ...] = Field(
        (), description="steps that it takes out in some cases only; the decision or the note says in which"
    )
    affects_note: Text | None = None
    wait: Text | None = None
    waits: tuple[Wait, ...] = ()
    disagreements: tuple[Slug, ...] = ()


class Position(Cited):
    """One side of a disagreement between authorities."""

    text: Text


class Disagreement(Entry):
    """Where authorities differ: every position, and the careful rule that this course teaches."""

    id: Slug
    issue: Text
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    rule: Text
    consensus: bool = False


class Gate(Cited, Entry):
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


class Checklist(Entry):
    """One page for the treatment room, to print and tick."""

    id: Slug
    title: Text
    lesson: Slug
    intro: Text
    sections: Annotated[tuple[ChecklistSection, ...], Field(min_length=1)]


class Term(Entry):
    """A word of the trade with one meaning: a class, a level, a step or a module."""

    id: Annotated[str, StringConstraints(pattern=r"^([a-z0-9]+([-_][a-z0-9]+)*|[A-Z]+\d{0,2})$")]
    label: Text
    meaning: Text
    sources: tuple[SourceId, ...] = ()
    consensus: bool = False


class Step(Term):
    """A step of the service. Leaving it out leaves out what it includes.

    `planned` steps are offered when a trainee plans a visit; keeping a `critical` one that has to stay out is a safety
    mistake.
    """

    includes: tuple[StepToken, ...] = ()
    planned: bool = False
    critical: bool = False


class Terms(Record):
    """The closed lists that the records use. `levels` and `services` stand in order, the least careful first."""

    classes: tuple[Term, ...]
    steps: tuple[Step, ...]
    modules: tuple[Term, ...]
    levels: tuple[Term, ...]
    services: tuple[Term, ...]
    places: tuple[Term, ...]
    conditions: tuple[Term, ...]


class LessonRecord(Entry):
    """A lesson's title and the minutes that a trainee needs for it. A planned one has no notebook yet."""

    id: Slug
    title: Text
    minutes: Annotated[int, Field(gt=0, le=600)]
    planned: bool = False


class Objective(Entry):
    """What a trainee can do after a lesson."""

    id: Slug
    lesson: Slug
    text: Text
