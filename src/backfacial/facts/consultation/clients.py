"""Simulated clients: who they are, what they tell at once, what they tell only when they are asked, what is seen."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from backfacial.facts.base import LEADS, Cited, Day, Entry, FactId, Record, Slug, Text
from backfacial.facts.conditions import Condition, FactName, PlainValue
from backfacial.facts.consultation.screening import CapName, LevelName, Module, RuleId
from backfacial.facts.measures import Assuming

SkinType = Annotated[int, Field(ge=1, le=6)]
"""Fitzpatrick type; here it is only what the drawing shows."""


class StatedOutcome(Record):
    """What the rules have to decide for a client. `also` leaves out proceed and adapt."""

    level: Annotated[LevelName | Literal["monitor", "ask"], LEADS]
    also: tuple[LevelName | Literal["monitor"], ...] = ()
    reasons: tuple[FactId, ...] = ()
    cap: CapName | None = None


class KnownFacts(Record):
    """What is known about one client, to be decided. Nobody is named in it.

    What `facts` does not mention is unknown, or absent with `rest: absent`; `unknown` stays unknown all the same.
    `planned` are modules in the order in which they were chosen. `today` is the day of the visit.
    """

    facts: dict[FactName, PlainValue]
    rest: Literal["absent", "unknown"] = "unknown"
    unknown: tuple[FactName, ...] = ()
    planned: tuple[Module, ...] = ()
    today: Day | None = None


class Trap(Record):
    """Something that tempts with this client, and why it is wrong; critical where it could hurt."""

    text: Annotated[Text, LEADS]
    why: Text
    critical: bool = False


class Debrief(Cited):
    """What there is to learn from a client once it was decided. No trainee sees it before that.

    `do` is what is right to do, in its order. `never` is the act that fails the case at once, whatever else was right.
    `then` is what changes the decision later. Words to the client stand with the facts and not here.
    """

    title: Annotated[Text, LEADS]
    why: Text
    do: Annotated[tuple[Text, ...], Field(min_length=1)]
    traps: Annotated[tuple[Trap, ...], Field(min_length=1)]
    never: Text | None = None
    then: Text | None = None

    @property
    def prose(self) -> tuple[str, ...]:
        """Every text of it."""
        told = (self.title, self.why, *self.do, *(text for trap in self.traps for text in (trap.text, trap.why)))
        return (*told, *(text for text in (self.never, self.then) if text is not None))


class Client(Assuming, Entry):
    """A simulated client; all are fictional.

    What `facts` does not mention was asked or looked for and is absent, except for `unknown`, which nobody has asked
    yet. `reaction` is what is noticed when the client reacts, in the same way (`TriageFact`). `told` are the facts that
    `opening` tells; `by_topic` those that the client tells on the general question of a topic; all others are told when
    they are asked for by name. `answers` and `seen` are this client's own words in place of the usual ones. `debrief`
    is for afterwards; the clients of a graded quiz have none.
    """

    id: Annotated[str, StringConstraints(pattern=r"^(K\d\d|[a-z0-9]+(-[a-z0-9]+)*)$")]
    name: Text
    skin: SkinType
    could_be_pregnant: bool
    opening: Text
    facts: dict[FactName, PlainValue]
    unknown: tuple[FactName, ...] = ()
    reaction: dict[FactName, PlainValue] | None = None
    told: tuple[FactName, ...] = ()
    by_topic: tuple[FactName, ...] = ()
    answers: dict[FactName, Text] = Field(default_factory=dict)
    topics: dict[Slug, Text] = Field(default_factory=dict)
    seen: dict[FactName, Text] = Field(default_factory=dict)
    outcome: StatedOutcome | None = None
    debrief: Debrief | None = None


class CaseScore(Cited, Entry):
    """A part of a case and how many of its ten points it is worth where a person marks it."""

    id: Slug
    name: Text
    points: Annotated[int, Field(gt=0, le=10)]
    text: Text


class Person(Record):
    """A generated client's name. It says nothing about the person's sex, only whether to ask about a pregnancy."""

    name: Annotated[Text, LEADS]
    could_be_pregnant: bool


class WrongWords(Record):
    """Something better left unsaid to a client who has no reason against the service, who has one, or to anybody."""

    id: Slug
    when: Literal["always", "something", "nothing"]
    text: Annotated[Text, LEADS]
    why: Text
    critical: bool = False


class GoesWith(Record):
    """Facts that a generated client needs under a condition, so that one answer does not contradict another."""

    when: Condition
    so: Annotated[dict[FactName, PlainValue], Field(min_length=1)]


class People(Assuming, Entry):
    """What generated clients are made of. `openings` have places for name and age.

    `go_ahead` is what is said when nothing speaks against the service; otherwise the reason's own words are right.
    `ages` are the years between which a fact is likely, `products` what somebody is allergic to. `rows_left_out` are
    rows of `screening.yml` that no client is drawn from.
    """

    id: Literal["people"]
    ages: dict[FactName, tuple[int, int]]
    goes_with: tuple[GoesWith, ...]
    rows_left_out: tuple[RuleId, ...] = ()
    products: Annotated[tuple[Text, ...], Field(min_length=1)]
    names: Annotated[tuple[Person, ...], Field(min_length=1)]
    openings: Annotated[tuple[Text, ...], Field(min_length=1)]
    go_ahead: Text
    go_ahead_why: Text
    right_why: Text
    wrong_words: Annotated[tuple[WrongWords, ...], Field(min_length=1)]
