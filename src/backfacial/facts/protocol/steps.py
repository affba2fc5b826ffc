"""The steps of a visit and the modules that can be added to it, as records of `content/`."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from backfacial.facts.base import LEADS, Duration, Entry, FactId, Record, Slug, StepId, StepToken, Text
from backfacial.facts.consultation.screening import CapName, RuleId
from backfacial.facts.fact import Fact

ModuleId = Annotated[str, StringConstraints(pattern=r"^O\d$")]
"""A module as the protocol numbers it: O2."""

PlaceId = Annotated[str, StringConstraints(pattern=r"^(P\d{2}|O\d)$")]
"""A step or a module: P12, O4."""


class Minutes(Record):
    """How many minutes something takes: `usual` in the plan of an hour, and no fewer than `cut_to` when time is short.

    `phase` says where they are spent: on a day before, before the client comes in, with the client, after the client
    has gone.
    """

    at_least: Annotated[int, Field(gt=0)] | None = None
    at_most: Annotated[int, Field(gt=0)]
    usual: Annotated[int, Field(gt=0)]
    cut_to: Annotated[int, Field(gt=0)] | None = None
    phase: Literal["before", "visit", "after"] = "visit"
    note: Text | None = None

    @model_validator(mode="after")
    def _usual_is_in_the_range(self) -> "Minutes":
        if not (self.at_least or 1) <= self.usual <= self.at_most or (self.cut_to or 1) > self.usual:
            raise ValueError("'usual' has to lie between 'at_least' and 'at_most', and 'cut_to' below it")
        return self


class Ahead(Record):
    """How long before the visit something is done."""

    at_least: Duration
    at_most: Duration


class Remark(Record):
    """A change for some clients, or a reason to stop, with the facts that it belongs to."""

    text: Annotated[Text, LEADS]
    facts: tuple[FactId, ...] = ()


class ReasonAgainst(Record):
    """A contraindication of a step or module; `only` says for which product or in which case."""

    fact: Annotated[FactId, LEADS]
    only: Text | None = None


class ProtocolStep(Fact):
    """A step of the visit.

    `token` is what a screening takes it out by, `reasons` are all contraindications of which a rule does so, told once
    where steps share a token; `changed_by` are tokens that change it and leave it in. `service` is
    the least service in which it is done, `spare` the turn in which it is left out when time is short. `contact`
    touches the client's skin, `product` puts something on it, `again` may be done more than once in a visit.
    """

    id: StepId
    drawn: Text = Field(description="what its picture shows, in words for who cannot see it")
    gate: Slug | None = None
    purpose: Text
    here: Text = Field(description="why it stands at this place in the visit")
    minutes: Minutes
    ahead: Ahead | None = None
    equipment: tuple[Text, ...] = ()
    technique: Text
    hygiene: Text | None = None
    confirm: Text | None = Field(None, description="hygiene that has to be done before the visit goes on")
    changes: tuple[Remark, ...] = ()
    stop: tuple[Remark, ...] = ()
    reasons: tuple[ReasonAgainst, ...] = ()
    token: StepToken | None = None
    changed_by: tuple[StepToken, ...] = ()
    service: CapName
    spare: Annotated[int, Field(gt=0)] | None = None
    when: Text | None = Field(None, description="when it is done, where it is not done in each visit")
    contact: bool = False
    product: bool = False
    again: bool = False


class VisitStage(Entry):
    """Steps of a visit that belong together, under one name."""

    id: Slug
    name: Text
    steps: Annotated[tuple[StepId, ...], Field(min_length=1)]


class ProtocolModule(Fact):
    """Something that can be added to a visit, or chosen in place of a step.

    `counts_as` is the step that it is a choice of, `replaces` are steps that are not done with it, `follows` is the
    step after which it comes. `reasons` are its contraindications: all of which a rule takes it out, and those that a
    `changed_by` or a place limits. `other_reasons` are those that no fact holds, `rules`
    those of `modules.yml` that limit it; `standard` says that only the contraindications of the whole service count.
    """

    id: ModuleId
    drawn: Text = Field(description="what its picture shows, in words for who cannot see it")
    fits: Text
    honest: Text = Field(description="what may be said about its benefit")
    minutes: Minutes
    by_label: bool = Field(False, description="true where the product's label sets the minutes")
    counts_as: StepId | None = None
    replaces: tuple[StepId, ...] = ()
    follows: StepId | None = None
    technique: Text
    reasons: tuple[ReasonAgainst, ...] = ()
    other_reasons: tuple[Text, ...] = ()
    standard: bool = False
    rules: tuple[RuleId, ...] = ()
    token: StepToken | None = None
    changed_by: tuple[StepToken, ...] = ()
    peel: bool = False
    contact: bool = True
    product: bool = False

    @model_validator(mode="after")
    def _has_its_place(self) -> "ProtocolModule":
        if (self.counts_as is None) == (self.follows is None):
            raise ValueError("needs its place: either 'counts_as' or 'follows'")
        return self
