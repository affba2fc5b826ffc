"""What a consultation has to find out, and what follows from it, as records of `content/`."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from backfacial.facts.base import LEADS, Cited, Duration, Entry, FactId, Record, Slug, StepToken, Text
from backfacial.facts.conditions import Condition, FactName, PlainValue, TypedFact
from backfacial.facts.fact import Deciding

LevelName = Literal["proceed", "adapt", "avoid_area", "defer", "out_of_scope", "refer", "urgent", "emergency"]
CapName = Literal["full", "adapted", "bland", "none"]
RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}\d{0,2}X?(\.\d)?$")]
Module = Annotated[str, StringConstraints(pattern=r"^[OP]\d{1,2}$")]
WhenItDecides = Literal["when it decides"]


class Topic(Entry):
    """A group of questions. `question` is the general one, `nothing` the client's answer when nothing comes to mind.

    `by_name` says that the general question is not enough: what was not asked by its name is not known. `asks` is the
    fact that the general question itself asks for, so that nobody denies it first and tells it then.
    """

    id: Slug
    label: Text
    question: Text
    nothing: Text
    by_name: bool = False
    asks: FactName | None = None


class ClientFact(TypedFact):
    """Something to know about a client.

    `if_unsure` is the cautious value when a client was asked and does not know; for a date it is today. `answers` (by
    value) is what a client says, `seen` what a practitioner sees, `mark` how it is drawn. `needs_value` says that
    `absent` cannot be the answer where `must` holds: then the cautious value counts.
    """

    kind: Literal["bool", "int", "choice", "date", "set"]
    if_unsure: bool | int | str | None = None
    learnt: Literal["ask", "check", "arrival", "back", "record"]
    topic: Slug | None = None
    must: bool | WhenItDecides | Condition = False
    needs_value: bool = False
    event: Text | None = None
    answers: dict[str, Text] = Field(default_factory=dict)
    seen: dict[str, Text] = Field(default_factory=dict)
    mark: dict[str, Slug] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_whole(self) -> "ClientFact":
        if self.kind == "date" and not self.event:
            raise ValueError("a date needs its event, such as 'the last dose of isotretinoin'")
        if self.learnt in ("ask", "check") and not (self.topic and self.answers):
            raise ValueError("what is asked needs a topic and the client's answers")
        return self


class AreaOut(Record):
    """Steps that stay out at one place (`terms.yml`, places)."""

    place: Annotated[Slug, LEADS]
    steps: Annotated[tuple[StepToken, ...], Field(min_length=1)]


class RuleWait(Record):
    """A wait that counts from a date; `steps` says for which steps, where it is not for all."""

    since: FactName
    at_least: Duration
    steps: tuple[StepToken, ...] = ()


class ScreeningRule(Entry):
    """One way in which a reason applies: when, how far it goes, what it takes out, for how long, who lifts it.

    `say` are the words to the client where those of the reason's record, or of its line for this level, do not fit.
    """

    id: RuleId
    reason: FactId
    when: Condition
    level: LevelName
    cap: CapName
    steps_out: tuple[StepToken, ...] = ()
    areas_out: tuple[AreaOut, ...] = ()
    also_out: Text | None = None
    waits: tuple[RuleWait, ...] = ()
    until: tuple[Slug, ...] = ()
    lifted_by: Slug | None = None
    say: Text | None = None


class ModuleRule(Cited, Entry):
    """Takes modules out. Either under a condition, or since more than `at_most` of a list were planned."""

    id: RuleId
    when: Condition | None = None
    modules_out: tuple[Module, ...] = ()
    in_zone: bool = False
    at_most: int | None = None
    of: tuple[tuple[Module, ...], ...] = ()
    why: Text

    @model_validator(mode="after")
    def _one_of_the_two(self) -> "ModuleRule":
        if (self.when is None) == (self.at_most is None):
            raise ValueError("needs either 'when' with 'modules_out', or 'at_most' with 'of'")
        if (self.when is None) == bool(self.modules_out) or (self.at_most is None) == bool(self.of):
            raise ValueError("'modules_out' belongs to 'when', 'of' belongs to 'at_most'")
        return self


class Alarm(Deciding):
    """A sign that makes every visit an emergency, whatever else was told or seen, with an `example` of client facts."""

    example: Annotated[dict[FactName, PlainValue], Field(min_length=1)]


class ScopeLimit(Deciding):
    """A limit that comes from the law, the act that was asked for, or an open question."""
