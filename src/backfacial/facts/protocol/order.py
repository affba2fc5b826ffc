"""What comes before what in a visit, under which condition, and visits with their minutes, as records of `content/`."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from backfacial.facts.base import LEADS, Duration, FactId, Record, StepId, Text
from backfacial.facts.conditions import Condition
from backfacial.facts.consultation.screening import RuleId
from backfacial.facts.fact import Fact
from backfacial.facts.protocol.steps import ModuleId, PlaceId

ConditionName = Literal[
    "home-patch-test",
    "sensation-test",
    "peel-without-heat-on-the-label",
    "massage-where-extracted",
    "massage-where-peeled",
    "alcohol-before-current",
    "next-client",
    "stopped-at-gate-1",
    "stopped-later",
    "module-chosen",
    "always",
    "interruption",
]
"""When a condition of the order holds; `backfacial.rules.visit.sequence` knows how to tell."""


class Before(Record):
    """Each of `before` is finished before any of `after` starts; with `when`, only under that condition."""

    before: Annotated[tuple[PlaceId, ...], Field(min_length=1)]
    after: Annotated[tuple[PlaceId, ...], Field(min_length=1)]
    when: FactId | None = None


class OrderRule(Fact):
    """A rule of the order. Hard ones are about safety and hygiene, soft ones about quality and comfort.

    `free` says that either order is right, `advice` that it is good to do both. `pairs` is empty where `conditions` say
    all.
    """

    kind: Literal["hard", "soft", "free", "advice"]
    pairs: tuple[Before, ...] = ()
    conditions: tuple[FactId, ...] = ()
    why: Text

    @model_validator(mode="after")
    def _rules_something(self) -> "OrderRule":
        if not self.pairs and not self.conditions:
            raise ValueError("orders nothing: give 'pairs', or the 'conditions' that say what has to be so")
        missing = {pair.when for pair in self.pairs if pair.when} - set(self.conditions)
        if missing:
            raise ValueError(f"has pairs under {', '.join(sorted(missing))}, which 'conditions' does not name")
        return self


class Between(Record):
    """How long lies between two steps."""

    at_least: Duration
    at_most: Duration


class Needs(Record):
    """A step or module that is never done without others; `or_covered` says that clothes on the back serve as well."""

    step: Annotated[PlaceId, LEADS]
    with_: Annotated[tuple[StepId, ...], Field(alias="with", min_length=1)]
    or_covered: bool = False


class OrderCondition(Fact):
    """What holds only when something is so.

    `only` are the steps that may still follow, `if_product` those of them that need product on the skin; `chosen` is
    the module that rules `out` steps, in its own area alone where `same_area` says so; `out_there` are modules that
    stay out of that area. `limits` are rules of `modules.yml`; `again` is the step to do once more.
    """

    when: ConditionName
    why: Text
    between: Between | None = None
    only: tuple[StepId, ...] = ()
    if_product: tuple[StepId, ...] = ()
    chosen: ModuleId | None = None
    out: tuple[StepId, ...] = ()
    same_area: bool = False
    out_there: tuple[ModuleId, ...] = ()
    limits: tuple[RuleId, ...] = ()
    needs: tuple[Needs, ...] = ()
    again: StepId | None = None


class VariantStep(Record):
    """A step with its minutes; `choice` is the module that stands in for it."""

    step: Annotated[PlaceId, LEADS]
    minutes: Annotated[int, Field(gt=0)]
    choice: ModuleId | None = None


class StepLimit(Record):
    """A step of a visit that takes no longer than it does there, for whom `when` holds."""

    step: Annotated[PlaceId, LEADS]
    when: Condition


class Variant(Fact):
    """A visit with its steps in order; the minutes add up to `minutes`, with the client in the room.

    `when` says for which client it is made; `limits` are steps that take no longer than here for some clients, whatever
    visit they have; `short` says that it is taken only when nothing longer fits.
    """

    minutes: Annotated[int, Field(gt=0)]
    steps: Annotated[tuple[VariantStep, ...], Field(min_length=1)]
    note: Text | None = None
    when: Condition | None = None
    limits: tuple[StepLimit, ...] = ()
    short: bool = False

    @model_validator(mode="after")
    def _adds_up(self) -> "Variant":
        total = sum(step.minutes for step in self.steps)
        if total != self.minutes:
            raise ValueError(f"says {self.minutes} minutes, and its steps add up to {total}")
        other = {limit.step for limit in self.limits} - set(self.order)
        if other:
            raise ValueError(f"limits {', '.join(sorted(other))}, which it does not have: name its own steps")
        return self

    @property
    def order(self) -> tuple[str, ...]:
        """What is done, in order: a module where it stands in for a step."""
        return tuple(step.choice or step.step for step in self.steps)

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules in it."""
        return tuple(place for place in self.order if place.startswith("O"))
