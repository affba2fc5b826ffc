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
    "too_strong",
    "wait",
    "less_often",
    "one_at_a_time",
    "plan",
    "new_pad",
    "ask_first",
    "client_choice",
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

    `day` is short for one single day. What has a first day is `new` to the client unless that says no. `times` is empty
    where the time of day is not known, and None stands for what is not known: whether it `stays_on` the skin, covers a
    `large` area, lies under a tight cover (`covered`) or is `prescribed`, its strength in percent, its pH, and how
    often it is used (`a_week`, times a week).
    """

    kind: Annotated[FactName, LEADS]
    name: Annotated[Text, LEADS] | None = None
    areas: Annotated[tuple[Area, ...], Field(min_length=1)] = ("back",)
    times: tuple[TimeOfDay, ...] = ()
    since: Day | None = None
    last: Day | None = None
    day: Day | None = None
    new: bool | None = None
    stays_on: bool | None = None
    large: bool | None = None
    covered: bool | None = None
    percent: Annotated[float, Field(gt=0, le=100)] | None = None
    ph: Annotated[float, Field(ge=0, le=14)] | None = None
    a_week: Annotated[float, Field(gt=0, le=70)] | None = None
    prescribed: bool | None = None

    @model_validator(mode="after")
    def _its_days_make_sense(self) -> "HomeUse":
        if self.day is not None and (self.since is not None or self.last is not None):
            raise ValueError("'day' is one single day: take out 'since' and 'last', or 'day'")
        if self.since is not None and self.last is not None and self.last < self.since:
            raise ValueError("'last' lies before 'since': correct one of them")
        if self.new and self.start is None:
            raise ValueError("'new' needs the day on which it is begun: add 'since'")
        return self

    @property
    def start(self) -> datetime.date | None:
        """The first day of use; None where it was in use before."""
        return self.day or self.since

    @property
    def is_new(self) -> bool:
        """Whether the client begins it on its first day and never used it before; unless that is denied, it counts."""
        return self.start is not None and self.new is not False

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


Stay = Literal["service", "visit"]
"""What a plan stands between: the last service, and the visit to come."""


class HomeCarePlan(Record):
    """A plan to check, as it is written in a file: what is known of the client, what was done, what is used at home.

    What `facts` does not mention is unknown; with `rest: absent` it was asked and denied, except for `unknown`. A
    service or a visit that is not mentioned is unknown too, unless `none` says that there is none or `rest` does.
    """

    today: Day | None = None
    facts: dict[FactName, PlainValue] = Field(default_factory=dict)
    rest: Literal["unknown", "absent"] = "unknown"
    unknown: tuple[FactName, ...] = ()
    service: ServiceDone | None = None
    visit: NextVisit | None = None
    none: tuple[Stay, ...] = ()
    uses: tuple[HomeUse, ...] = ()

    @model_validator(mode="after")
    def _says_one_thing_of_service_and_visit(self) -> "HomeCarePlan":
        for name in self.none:
            if getattr(self, name) is not None:
                raise ValueError(
                    f"'none' says that there is no {name}, and '{name}' tells of one: take one of them out"
                )
        return self


class _Pair(Record):
    """One way in which a row is true.

    `until` are conditions of `terms.yml` that end it, beside any date; `also` are others that go with it.

    The rest says which uses of the kinds are meant: `stays_on`: not those that are rinsed off. `large`: only on a large
    area. `covered`: only under a tight cover. `stronger`: only above this many percent. `sourer`: only below this pH.
    `more_often`: only more times a week. `not_prescribed`: not what a doctor prescribed.
    """

    of: Annotated[KindNames, LEADS]
    until: tuple[Slug, ...] = ()
    also: tuple[Slug, ...] = ()
    stays_on: bool = False
    large: bool = False
    covered: bool = False
    stronger: float | None = None
    sourer: float | None = None
    more_often: float | None = None
    not_prescribed: bool = False


class AfterService(_Pair):
    """Use within `wait` after the service, or as long as `or_while` is true of the client.

    `new`: only what is begun after the service. `extracted`: only where something was extracted.
    """

    against: Literal["service"]
    wait: Duration
    or_while: Condition | None = None
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
    """What is true of the client on the first day of the use that lies ahead.

    `small` is a strength in percent: up to it, a use on a small area is not meant; with `small_only` nothing else is.
    `new`: only what is new to the client.
    """

    against: Literal["client"]
    when: Condition
    small: float | None = None
    small_only: bool = False
    new: bool = False

    @model_validator(mode="after")
    def _knows_what_small_is(self) -> "WithClient":
        if self.small_only and self.small is None:
            raise ValueError("'small_only' needs 'small', the strength up to which it counts")
        return self


class BeforeVisit(_Pair):
    """Use within `wait` before a visit for which one of `planned` is planned; without `planned` before every visit."""

    against: Literal["visit"]
    planned: tuple[Planned, ...] = ()
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
