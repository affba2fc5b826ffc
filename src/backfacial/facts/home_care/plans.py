"""What a client does at home after the service, and what does not go together there, as records of `content/`."""

import datetime
from typing import Annotated, Literal

from pydantic import Field, model_validator

from backfacial.facts.base import LEADS, Day, Duration, Entry, FactId, Record, Slug, Text
from backfacial.facts.conditions import Condition, FactName, PlainValue
from backfacial.facts.consultation.screening import ClientFact
from backfacial.facts.fact import Fact

VerdictName = Literal[
    "never",
    "do_not_combine",
    "choose_one",
    "separate",
    "wait",
    "one_at_a_time",
    "plan",
    "client_choice",
    "new_pad",
    "warn",
]
Area = Literal["back", "shoulders", "chest", "arms", "legs", "face"]
TimeOfDay = Literal["morning", "evening"]
Planned = Literal["manual", "enzyme", "acid"]
KindNames = Annotated[tuple[FactName, ...], Field(min_length=1)]
"""Kinds of `home-kinds.yml`, or groups of them."""


class HomeKind(Entry):
    """A kind of product, act or thing at home.

    `groups` are names under which rules speak of it; `everywhere` concerns the whole body, whatever its area.
    `prescribed` says whether it may be a doctor's medicine.
    """

    id: FactName
    label: Text
    meaning: Text
    groups: tuple[FactName, ...] = ()
    everywhere: bool = False
    prescribed: Literal["never", "perhaps", "always"] = "never"


class HomeFact(ClientFact):
    """Something to know about a client that only home care asks about."""


class HomeUse(Record):
    """One product in use at home, or one act, from `since` (none: in use already) to `last` (none: it goes on).

    `day` is short for one single day. `times` is empty where the time of day is not known, and None stands for what
    is not known: whether it `stays_on` the skin, covers a `large` area or is `prescribed`, and its strength in percent.
    """

    kind: Annotated[FactName, LEADS]
    name: Annotated[Text, LEADS] | None = None
    areas: Annotated[tuple[Area, ...], Field(min_length=1)] = ("back",)
    times: tuple[TimeOfDay, ...] = ()
    since: Day | None = None
    last: Day | None = None
    day: Day | None = None
    stays_on: bool | None = None
    large: bool | None = None
    percent: Annotated[float, Field(gt=0, le=100)] | None = None
    prescribed: bool | None = None

    @model_validator(mode="after")
    def _its_days_make_sense(self) -> "HomeUse":
        if self.day is not None and (self.since is not None or self.last is not None):
            raise ValueError("'day' is one single day: take out 'since' and 'last', or 'day'")
        if self.since is not None and self.last is not None and self.last < self.since:
            raise ValueError("'last' lies before 'since': correct one of them")
        return self

    @property
    def start(self) -> datetime.date | None:
        """The first day of use; None where it was in use before."""
        return self.day or self.since

    @property
    def end(self) -> datetime.date | None:
        """The last day of use; None where it goes on."""
        return self.day or self.last


class ServiceDone(Record):
    """The service that was done. `extracted`: something was taken out, `aha`: an AHA was used (None: not known)."""

    day: Day
    areas: Annotated[tuple[Area, ...], Field(min_length=1)] = ("back", "shoulders")
    extracted: bool | None = None
    aha: bool | None = None


class NextVisit(Record):
    """The visit to come, and which exfoliation is planned for it (None: not known, and so it counts)."""

    day: Day
    areas: Annotated[tuple[Area, ...], Field(min_length=1)] = ("back", "shoulders")
    manual: bool | None = None
    enzyme: bool | None = None
    acid: bool | None = None


class HomeCarePlan(Record):
    """A plan to check, as it is written in a file: what is known of the client, what was done, what is used at home.

    What `facts` does not mention is unknown; with `rest: absent` it was asked and denied, except for `unknown`.
    """

    today: Day | None = None
    facts: dict[FactName, PlainValue] = Field(default_factory=dict)
    rest: Literal["unknown", "absent"] = "unknown"
    unknown: tuple[FactName, ...] = ()
    service: ServiceDone | None = None
    visit: NextVisit | None = None
    uses: tuple[HomeUse, ...] = ()


class _Pair(Record):
    """One way in which a row is true. `until` are conditions of `terms.yml` that have to be met beside any date."""

    of: Annotated[KindNames, LEADS]
    until: tuple[Slug, ...] = ()


class AfterService(_Pair):
    """Use within `wait` after the service, or as long as `or_while` is true of the client.

    `stays_on`: only what is not rinsed off. `new`: only what is begun after the service. `extracted`: only where
    something was extracted.
    """

    against: Literal["service"]
    wait: Duration
    or_while: Condition | None = None
    stays_on: bool = False
    new: bool = False
    extracted: bool = False


class WithAnother(_Pair):
    """Two uses that do not go together.

    `meeting`: in the same `session` on the same area; `ever` on the same area; `of` within `wait` `after` the other;
    two `starts` within `wait` of each other.
    """

    against: Literal["another"]
    other: KindNames
    meeting: Literal["session", "ever", "after", "starts"]
    wait: Duration | None = None

    @model_validator(mode="after")
    def _has_a_wait_where_time_counts(self) -> "WithAnother":
        if (self.meeting in ("after", "starts")) != (self.wait is not None):
            raise ValueError("'wait' belongs to the meetings 'after' and 'starts', and only to them")
        return self


class WithClient(_Pair):
    """What is true of the client. `small` is a strength in percent: up to it, a use on a small area is not meant."""

    against: Literal["client"]
    when: Condition
    small: float | None = None


class BeforeVisit(_Pair):
    """Use within `wait` before a visit for which one of `planned` is planned."""

    against: Literal["visit"]
    planned: Annotated[tuple[Planned, ...], Field(min_length=1)]
    wait: Duration


class OnArea(_Pair):
    """The same thing on `area` and on another area too."""

    against: Literal["area"]
    area: Area


class Always(_Pair):
    """By itself."""

    against: Literal["nothing"]


Pair = Annotated[
    AfterService | WithAnother | WithClient | BeforeVisit | OnArea | Always, Field(discriminator="against")
]


class PairRule(Fact):
    """A row of conflicts: the verdict, why, the safer choice, and what to say of a prescribed medicine."""

    verdict: VerdictName
    pairs: tuple[Pair, ...] = ()
    why: Text
    safer: Text
    prescribed: Text | None = None


class HomeCareRule(PairRule):
    """A conflict between two things at home, or between one and the service, the next visit or the client."""

    pairs: Annotated[tuple[Pair, ...], Field(min_length=1)]


class ProductPair(PairRule):
    """Products that are not put together. `rows` are the home-care rules that decide it; otherwise `pairs` does."""

    rows: tuple[FactId, ...] = ()

    @model_validator(mode="after")
    def _is_decided_once(self) -> "ProductPair":
        if bool(self.rows) == bool(self.pairs):
            raise ValueError("needs either 'rows' or 'pairs'")
        return self
