"""Contraindications: reasons to stop, adapt, ask for a letter or leave an area alone."""

from typing import Annotated, Literal

from pydantic import Field

from backfacial.facts.base import LEADS, Duration, Record, Slug, StepToken, Text
from backfacial.facts.conditions import FactName, PlainValue
from backfacial.facts.consultation.screening import RuleId
from backfacial.facts.fact import Deciding
from backfacial.facts.skin.looks import SignsSeen


class Example(Record):
    """Facts of a client (`screen`) or of a reaction (`triage`) for which a line is true; all others are absent."""

    screen: dict[FactName, PlainValue] = Field(default_factory=dict)
    triage: dict[FactName, PlainValue] = Field(default_factory=dict)


class Escalation(Record):
    """When a contraindication needs medical help on the same day, or an emergency call, with the words to the client.

    `rows` are the screening rows that it is about. The screening or the triage of its `example` gives at least its
    level. `signs` are listed below `when`, where there are many.
    """

    level: Annotated[Literal["urgent", "emergency"], LEADS]
    when: Text
    signs: tuple[Text, ...] = ()
    say: Text
    example: Example | None = None
    rows: tuple[RuleId, ...] = ()

    @property
    def in_full(self) -> str:
        """`when` with the signs, in one paragraph."""
        return f"{self.when} {'; '.join(self.signs)}." if self.signs else self.when


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
    """A reason to stop, adapt, ask for a letter or leave an area alone.

    `cases` say what the decision means in each case, where there are several.
    """

    cases: tuple[Text, ...] = ()
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
