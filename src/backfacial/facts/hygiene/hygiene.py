"""Hygiene as records of `content/`: levels, rules, wear, tools, procedures, and what the law of a place says."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from backfacial.facts.base import LEADS, Cited, FactId, Slug, Text
from backfacial.facts.fact import Fact
from backfacial.facts.measures import Quantity, ValueName

Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}$")]


class HygieneLevel(Fact):
    """A level of decontamination, the lowest first."""

    meaning: Text
    reaches: Text
    example: Text
    needs: tuple[FactId, ...] = Field((), description="levels that have to come before it")


class HygieneRule(Fact):
    """A rule with its reason. `law` are topics on which the law of the place decides.

    `drawn` is what its picture shows, in words for who cannot see it; many rules have none.
    """

    topic: Literal["levels", "hands", "wear", "tools", "disinfection", "sharps", "blood", "linen", "room", "draping"]
    rule: Text
    why: Text
    law: tuple[FactId, ...] = ()
    drawn: Text | None = None


class ProtectiveWear(Fact):
    """Something to wear, when, and when to change it. `single_use` is None where no source says it.

    `drawn` is what its picture shows, in words for who cannot see it.
    """

    wear_when: Annotated[tuple[Text, ...], Field(min_length=1)]
    change: Text | None = None
    single_use: bool | None = None
    why: Text
    drawn: Text | None = None


class ToolUse(Fact):
    """A tool or supply: for one client only, or cleaned and disinfected for the next."""

    use: Literal["single", "multi"]
    then: Text = Field(description="what happens to it after the client")
    only_if: Text | None = None
    law: tuple[FactId, ...] = ()


class ProcedureStep(Cited):
    """A step. `after` are steps that must have been done before it; `number` is its place in the drill as it is taught.

    `as_in` names the procedure, and `as_steps` its steps, that are done here in the same way.
    """

    id: Slug
    number: Annotated[int, Field(ge=1)]
    text: Annotated[Text, LEADS]
    why: Text
    after: tuple[Slug, ...] = ()
    only_if: Text | None = None
    as_in: FactId | None = None
    as_steps: tuple[Slug, ...] = ()
    drawn: Text = Field(description="what its picture shows, in words for who cannot see it")


class Procedure(Fact):
    """Ordered steps. `goes_before` are procedures that have to wait for this one; `resume` says when work may go on."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")] | None = None
    when: Text
    steps: Annotated[tuple[ProcedureStep, ...], Field(min_length=2)]
    resume: Text | None = None
    goes_before: tuple[FactId, ...] = ()
    law: tuple[FactId, ...] = ()

    @model_validator(mode="after")
    def _stands_in_an_order_that_holds(self) -> "Procedure":
        above: set[str] = set()
        for step in self.steps:
            if step.id in above:
                raise ValueError(f"step {step.id} stands twice")
            for needed in step.after:
                if needed not in above:
                    raise ValueError(f"step {step.id} comes after '{needed}', which does not stand above it")
            above.add(step.id)
        if [step.number for step in self.steps] != sorted(step.number for step in self.steps):
            raise ValueError("the numbers of the steps go down somewhere: put the steps in order")
        return self


class PlaceRule(Cited):
    """What one place says. `read` is the month of the text that was read; a `superseded` text is no longer in force."""

    place: Annotated[Text, LEADS]
    rule: Text
    values: dict[ValueName, Quantity] = Field(default_factory=dict)
    read: Month | None = None
    in_force_from: Month | None = None
    superseded: bool = False


class LawTopic(Fact):
    """Something on which places differ. `default` holds until your own board, law or label says otherwise."""

    topic: Slug
    default: Text
    places: tuple[PlaceRule, ...] = ()


class InfectionLink(Fact):
    """A link of the way of a germ to a person, and the rules that break it; `breaks` says in short how."""

    fact: Text
    broken_by: Annotated[tuple[FactId, ...], Field(min_length=1)]
    breaks: Text
