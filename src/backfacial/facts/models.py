"""The records of `content/`: what is true, and who says so. Each class is one kind of record."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from backfacial.facts.base import Cited, Duration, FactId, Record, Slug, SourceId, StepToken, Text


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


class Term(Record):
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
