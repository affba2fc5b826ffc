"""Examples that authors work out by hand, so that a rule which says something else than was meant is seen.

They stand in `content/examples/` and are for `backfacial check` and the tests alone: learners never get them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from backfacial.authoring.records import Problem, read_list, read_plain_list
from backfacial.facts.base import FactId, Record, StepToken
from backfacial.facts.conditions import FactName, PlainValue
from backfacial.facts.consultation.screening import CapName, LevelName, RuleId
from backfacial.facts.numbers import Numbers
from backfacial.facts.reactions.reactions import ActionName, PatternId
from backfacial.facts.skin.lesions import HandlingName, LesionActName, ReferralTime

Known = dict[FactName, PlainValue]
"""Facts of a client, of a reaction or of a lesion; what is not mentioned is absent."""

SomeFacts = Annotated[tuple[Known, ...], Field(min_length=1)]


class RowGives(Record):
    """What a screening row alone decides. `areas_out` are a place and its steps; a wait is its date and its length."""

    level: LevelName
    cap: CapName
    steps_out: tuple[StepToken, ...] = ()
    areas_out: tuple[tuple[str, ...], ...] = ()
    waits: tuple[str, ...] = ()


class ScreeningExample(Record):
    """A screening row with facts just inside and just outside."""

    id: RuleId
    gives: RowGives
    fires: SomeFacts
    not_: SomeFacts = Field(alias="not")


class MoreSerious(Record):
    """Facts beside those of the lesion's picture, and what is done then."""

    facts: Known
    handling: HandlingName
    reasons: tuple[FactId, ...] = ()


class LesionExample(Record):
    """What a lesion is read as, as its record draws it."""

    id: FactId
    act: LesionActName
    refer: ReferralTime | None = None
    raised: tuple[MoreSerious, ...] = ()


class PatternGives(Record):
    """What a row of the triage table alone says."""

    action: ActionName
    candidates: tuple[FactId, ...] = ()


class Raised(Record):
    """Signs with which a row asks for more."""

    to: ActionName
    facts: Known


class ReactionExample(Record):
    """A row of the triage table with signs just inside and just outside."""

    id: PatternId
    gives: PatternGives
    fires: SomeFacts
    not_: SomeFacts = Field(alias="not")
    raised: tuple[Raised, ...] = ()
    open: tuple[Known, ...] = ()


FILES: Mapping[str, tuple[str, type[Record]]] = {
    "screening": ("content/examples/screening.yml", ScreeningExample),
    "lesions": ("content/examples/lesions.yml", LesionExample),
    "reactions": ("content/examples/reactions.yml", ReactionExample),
}


@dataclass(frozen=True)
class Examples:
    """All examples in the order of their files."""

    screening: tuple[ScreeningExample, ...]
    lesions: tuple[LesionExample, ...]
    reactions: tuple[ReactionExample, ...]


def read_examples(root: Path) -> tuple[Examples, list[Problem]]:
    """All examples that can be read, and the problems with the others."""
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, (file, model) in FILES.items():
        data, wrong = read_plain_list(root / file, file)
        read = read_list(data, file, model, Numbers({}, str), template=True)
        found[name] = tuple(read.records)
        problems += [*wrong, *read.problems]
    return Examples(**found), problems
