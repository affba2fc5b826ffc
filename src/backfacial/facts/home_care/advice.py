"""What a client is told to do at home: times, habits, plans, ingredients, the next visit, the written sheet."""

from typing import Annotated, Literal

from pydantic import Field

from backfacial.facts.base import LEADS, Cited, Duration, FactId, Record, Text
from backfacial.facts.conditions import FactName
from backfacial.facts.fact import Fact
from backfacial.facts.home_care.plans import HomeUse


class AvoidLine(Record):
    """Something to leave alone, with its kinds and the rows that decide how long."""

    text: Annotated[Text, LEADS]
    kinds: tuple[FactName, ...] = ()
    rows: tuple[FactId, ...] = ()


class AftercareTime(Fact):
    """What to do and what to leave alone between two times after an event. Without times it holds at any time."""

    after: Text | None = None
    starts: Duration | None = None
    ends: Duration | None = None
    do: tuple[Text, ...] = ()
    avoid: tuple[AvoidLine, ...] = ()
    call: tuple[Text, ...] = ()


class Advice(Fact):
    """A rule to live by at home, of how to speak of home care, or of when to book again and when to call."""

    rule: Text
    why: Text


class PlanStep(Cited):
    """A step of a plan. Where `uses` has several, one of them is enough."""

    time: Literal["morning", "evening", "after_sport", "always"]
    text: Annotated[Text, LEADS]
    uses: tuple[HomeUse, ...] = ()


class HomePlan(Fact):
    """A plan for one concern. `clinician_first`: there is no plan before a clinician has looked."""

    steps: tuple[PlanStep, ...] = ()
    how_often: Text | None = None
    notes: tuple[Text, ...] = ()
    refer_if: Text | None = None
    clinician_first: bool = False


class StrengthRange(Record):
    """A usual or lawful strength; `strength` and `ph` are names of values. Without a strength, the label gives it."""

    where: Annotated[Literal["home", "salon", "otc", "cosmetic", "prescription", "trade"], LEADS]
    strength: FactName | None = None
    ph: FactName | None = None
    note: Text | None = None


class Ingredient(Fact):
    """An ingredient with its ranges, its use on the back and its cautions. A `drug` is sold as a medicine."""

    kinds: tuple[FactName, ...] = ()
    drug: bool = False
    ranges: tuple[StrengthRange, ...] = ()
    use: Text
    cautions: Annotated[tuple[Text, ...], Field(min_length=1)]


class PregnancyCare(Fact):
    """What is preferred, avoided or asked at home and in the service during pregnancy and breastfeeding."""

    advice: Literal["prefer", "avoid", "ask"]
    kinds: tuple[FactName, ...] = ()
    rule: Text
    why: Text


class SheetPart(Fact):
    """A part of the written aftercare sheet. `blank`: filled in by hand for each client."""

    text: Text
    blank: bool = False
