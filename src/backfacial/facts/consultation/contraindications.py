"""Contraindications: reasons to stop, adapt, ask for a letter or leave an area alone."""

from typing import Annotated, Literal

from pydantic import Field

from backfacial.facts.base import LEADS, Duration, Record, Slug, StepToken, Text
from backfacial.facts.fact import Deciding
from backfacial.facts.skin.looks import SignsSeen


class Escalation(Record):
    """When a contraindication needs medical help on the same day, or an emergency call."""

    level: Annotated[Literal["urgent", "emergency"], LEADS]
    when: Text


class Wait(Record):
    """One waiting time that can be drawn: what the sources name, from `at_least` (to `at_most`) after an event."""

    after: Text
    at_least: Duration
    at_most: Duration | None = None
    taught: Annotated[
        Literal["shortest", "longest", "none"],
        Field(description="which of the two this course waits; none where no number of days decides"),
    ] = "shortest"
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
    look: SignsSeen | None = None
