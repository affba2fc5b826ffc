"""What a check of home care returns."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from backfacial.facts import words
from backfacial.facts.home_care.plans import HomeUse, PairRule

Prescribed = Literal["no", "perhaps", "yes"]


class Verdict(StrEnum):
    """What a conflict asks for, the strictest first."""

    NEVER = "never"
    DO_NOT_COMBINE = "do_not_combine"
    CHOOSE_ONE = "choose_one"
    SEPARATE = "separate"
    WAIT = "wait"
    ONE_AT_A_TIME = "one_at_a_time"
    PLAN = "plan"
    CLIENT_CHOICE = "client_choice"
    NEW_PAD = "new_pad"
    WARN = "warn"


@dataclass(frozen=True)
class Conflict:
    """One row that is true of one use, or of two that do not go together.

    `until` is the first day on which its time is over, `conditions` have to be met beside it. `last_day` is the last
    day of use before the next visit. `from_last` is a wait that counts from the last use of something that goes on.
    `prescribed` says whether one of the uses is a prescribed medicine, which only the prescriber changes.
    """

    row: PairRule
    uses: tuple[HomeUse, ...]
    until: datetime.date | None = None
    conditions: tuple[str, ...] = ()
    last_day: datetime.date | None = None
    from_last: str | None = None
    prescribed: Prescribed = "no"

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def verdict(self) -> Verdict:
        return Verdict(self.row.verdict)

    @property
    def reason(self) -> str:
        """Why, in words."""
        return self.row.why

    @property
    def safer(self) -> str:
        """The safer choice in words. Of a prescribed medicine it is never to stop, pause or change it."""
        safer = self.row.safer
        if self.prescribed == "no" or self.row.prescribed is None:
            return safer
        prescribed = self.row.prescribed
        if self.prescribed == "yes":
            return prescribed
        return words("home-care", "if-prescribed", prescribed=prescribed, safer=safer)

    @property
    def sources(self) -> tuple[str, ...]:
        return self.row.sources


@dataclass(frozen=True)
class HomeCare:
    """Every conflict in the order of the rows, and the facts about the client that are still to `ask`."""

    conflicts: tuple[Conflict, ...]
    ask: tuple[str, ...] = ()


def joined(one: Conflict, other: Conflict) -> Conflict:
    """The same row true of the same uses in two ways: the longer time and every condition."""
    return Conflict(
        one.row,
        one.uses,
        max((day for day in (one.until, other.until) if day is not None), default=None),
        tuple(dict.fromkeys((*one.conditions, *other.conditions))),
        min((day for day in (one.last_day, other.last_day) if day is not None), default=None),
        one.from_last or other.from_last,
        one.prescribed,
    )
