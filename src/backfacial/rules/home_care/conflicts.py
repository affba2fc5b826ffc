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
    TOO_STRONG = "too_strong"
    WAIT = "wait"
    LESS_OFTEN = "less_often"
    ONE_AT_A_TIME = "one_at_a_time"
    PLAN = "plan"
    NEW_PAD = "new_pad"
    ASK_FIRST = "ask_first"
    CLIENT_CHOICE = "client_choice"
    WARN = "warn"

    @property
    def is_caution(self) -> bool:
        """Whether the plan can stay as it is, with care; otherwise something in it has to change."""
        return self in (Verdict.ASK_FIRST, Verdict.CLIENT_CHOICE, Verdict.WARN)


class Level(StrEnum):
    """What a check comes to, the most careful first. None of them is a permission."""

    CONFLICT = "conflict"
    ASK = "ask"
    CAUTION = "caution"
    NOTHING_FOUND = "nothing_found"


@dataclass(frozen=True)
class Conflict:
    """One row that is true of one use, or of two that do not go together.

    `until` is the first day on which its time is over. `states` are conditions that have to be met beside it, `also`
    others that go with it. `last_day` is the last day of use before the next visit. `from_last` is a wait that counts
    from the last use of something that goes on.
    `prescribed` says whether one of the uses is a prescribed medicine, which only the prescriber changes.
    """

    row: PairRule
    uses: tuple[HomeUse, ...]
    until: datetime.date | None = None
    states: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
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
    def conditions(self) -> tuple[str, ...]:
        """Every condition of `terms.yml` that goes with it, those that end it first."""
        return (*self.states, *self.also)

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
class Gap:
    """What the plan does not say and a row needs: a field of a `use`, of the service or the visit, or one of these.

    Without a `use` it is a field of the service or the visit, or the plan itself.
    """

    field: str
    use: HomeUse | None = None


@dataclass(frozen=True)
class HomeCare:
    """Every conflict and caution in the order of the rows, and what is unknown.

    `ask` are the facts about the client that are still to ask, `gaps` what the plan does not say. `looked_for` are the
    ways in which the rows look at a plan.
    """

    conflicts: tuple[Conflict, ...]
    ask: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    looked_for: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """What it comes to: as long as something is unknown, never less than to ask."""
        if any(not conflict.verdict.is_caution for conflict in self.conflicts):
            return Level.CONFLICT
        if self.ask or self.gaps:
            return Level.ASK
        return Level.CAUTION if self.conflicts else Level.NOTHING_FOUND

    @property
    def summary(self) -> str:
        """The level in words. Whoever shows a check says it in these."""
        looked_for = words("home-care", "list").join(words("home-care", f"against-{name}") for name in self.looked_for)
        return words("home-care", f"level-{self.level}", looked_for=looked_for)


def joined(one: Conflict, other: Conflict) -> Conflict:
    """The same row true of the same uses in two ways: the longer time and every condition."""
    return Conflict(
        one.row,
        one.uses,
        max((day for day in (one.until, other.until) if day is not None), default=None),
        tuple(dict.fromkeys((*one.states, *other.states))),
        tuple(dict.fromkeys((*one.also, *other.also))),
        min((day for day in (one.last_day, other.last_day) if day is not None), default=None),
        one.from_last or other.from_last,
        one.prescribed,
    )
