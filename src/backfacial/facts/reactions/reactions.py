"""Reactions during and after a service: what is noticed, what is done in the room, and who has to see it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from backfacial.facts.base import LEADS, Cited, Duration, Entry, FactId, Record, Slug, Text
from backfacial.facts.conditions import Condition, FactName, PlainValue, TypedFact
from backfacial.facts.consultation.screening import CapName
from backfacial.facts.fact import Fact
from backfacial.facts.measures import Quantity, ValueName

ActionName = Literal["expected", "monitor", "refer", "urgent", "emergency"]
PatternId = Annotated[str, StringConstraints(pattern=r"^R\d\d$")]


class TriageFact(TypedFact):
    """Something to notice or to know when a client reacts.

    A `danger` is an emergency by itself, whatever else is known. A `sign` speaks for itself: what no pattern
    accounts for is referred. A `detail` (a cause, an illness that is known, a size, a time) only matters together with
    a sign.
    """

    about: Literal["danger", "sign", "detail"]


TimeUnit = Literal["at-once", "seconds", "minutes", "hours", "days", "weeks", "months", "years"]
"""A time of which the sources name the unit and no number."""


class Interval(Record):
    """When something begins, or how long it lasts.

    `usual` is the most likely time, `at_most` the rare last one; `text` says what the sources give without a number.
    Where such a text names a unit, `earliest_in` and `latest_in` hold it for drawings; `until` is what ends it.
    """

    earliest: Duration | None = None
    latest: Duration | None = None
    usual: Duration | None = None
    at_most: Duration | None = None
    earliest_in: TimeUnit | None = None
    latest_in: TimeUnit | None = None
    until: Literal["taken-off", "treated", "cause-gone"] | None = None
    text: Annotated[Text, LEADS] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Interval":
        if not self.model_fields_set:
            raise ValueError("says nothing: give 'earliest', 'latest' or 'text'")
        return self


class Looks(Record):
    """What the skin shows, where it is light and where it is dark."""

    light: Text
    dark: Text


class Referral(Record):
    """When somebody else has to see it, and how soon, with the words to the client.

    `example` are triage facts for which the line is true; all others are absent. What is urgent or more has one, and
    the triage gives at least its level.
    """

    level: Annotated[Literal["refer", "urgent", "emergency"], LEADS]
    when: Text
    say: Text
    example: dict[FactName, PlainValue] = Field(default_factory=dict)


class Reaction(Fact):
    """A reaction to expect or to act on. Its name is a pattern that is noticed, never a diagnosis for the client.

    `status` is how far it goes, from the mildest to the most serious. `signs` are names of `TriageFact`. Where the
    sources give no duration it is left out, and `looks` says so. `first` comes before all else and `position` is how
    the client lies or sits; in a triage, first-aid.yml says when each `first` holds, positions.yml which position.
    """

    look_for: Text
    signs: Annotated[tuple[FactName, ...], Field(min_length=1)]
    onset: Interval
    duration: Interval | None = None
    status: Annotated[tuple[ActionName, ...], Field(min_length=1, max_length=2)]
    first: tuple[Text, ...] = ()
    position: Text | None = None
    in_room: Annotated[tuple[Text, ...], Field(min_length=1)]
    home: tuple[Text, ...] = ()
    refer: Annotated[tuple[Referral, ...], Field(min_length=1)]
    looks: Looks | Literal["not on the skin", "not in the sources"]
    say: Text


class ReactionAction(Cited, Entry):
    """What an action level asks for. `then` are the steps after those of the reaction itself."""

    id: ActionName
    label: Text
    meaning: Text
    values: dict[ValueName, Quantity] = Field(default_factory=dict)
    then: tuple[Text, ...] = ()
    say: Text


class Raise(Record):
    """Under `when`, the pattern asks for more: the action `to`."""

    when: Condition
    to: ActionName


class Addition(Record):
    """Under `when`, one more thing to do."""

    when: Condition
    do: Text


class OtherCandidate(Record):
    """Under `when`, the pattern fits one more reaction."""

    when: Condition
    candidate: Annotated[FactId, LEADS]


class SignPattern(Entry):
    """One row of the triage table: a pattern of signs, the reactions that it fits, and the action.

    The row does not count while a row that `unless` names is true. `raises` ask for a higher action, `adds` for one
    more step. `do` are the row's own first steps; the steps of the reaction `steps_of` follow. `cap` is the most that
    may still be done today. `onset` is a clue only: it takes no row away. The last row is the `catch_all`.
    """

    id: PatternId
    name: Text
    when: Condition
    unless: tuple[PatternId, ...] = ()
    onset: Interval
    candidates: tuple[FactId, ...] = ()
    candidates_if: tuple[OtherCandidate, ...] = ()
    action: ActionName
    raises: tuple[Raise, ...] = ()
    adds: tuple[Addition, ...] = ()
    do: tuple[Text, ...] = ()
    steps_of: FactId | None = None
    cap: CapName = "none"
    catch_all: bool = False


PositionName = Literal["on-back", "on-side", "flat-legs-up", "sit-up", "legs-out", "left-side"]


class Holding(Entry):
    """What holds where one of its `rows` is true, if it names any, and where `when` holds, if it has one.

    `why` is the reason why it comes before what is done after it, as the facts in `see` have it. Where there is none,
    nothing has to wait for it.
    """

    id: Slug
    rows: tuple[PatternId, ...] = ()
    when: Condition | None = None
    why: Text | None = None
    see: tuple[FactId, ...] = ()

    @model_validator(mode="after")
    def _its_reason_rests_on_something(self) -> "Holding":
        if bool(self.why) != bool(self.see):
            raise ValueError("'why' and 'see' belong together: name what the reason rests on, or take both out")
        return self


class Position(Holding):
    """How the client lies or sits. The first that holds counts, and no other."""

    position: PositionName
    do: Text


class FirstAidStep(Holding):
    """A step that saves life, sight or skin, in its own words (`do`) or those `first` in the reaction `of`.

    It does not hold where `unless` does, but for `even_so`, nor where the step holds that it `gives_way_to`. `card` is
    the step in a few words that do not tell its place; what has none is on no card. With the steps and positions in
    `either_way` it may change places. `short` are its words where there is room for few, as on the emergency card.
    """

    card: Text | None = None
    either_way: tuple[Slug, ...] = ()
    of: FactId | None = None
    do: Text | None = None
    short: Text | None = None
    unless: Condition | None = None
    even_so: Condition | None = None
    before_position: bool = False
    gives_way_to: Slug | None = None

    @model_validator(mode="after")
    def _has_words(self) -> "FirstAidStep":
        if (self.do is None) == (self.of is None):
            raise ValueError("needs either its own words ('do') or those of a reaction ('of')")
        return self


class KnownSigns(Record):
    """What is noticed and known about one reaction, to be decided. Nobody is named in it.

    What `facts` does not mention is unknown, or absent with `rest: absent`.
    """

    facts: dict[FactName, bool | int | str | tuple[str, ...]]
    rest: Literal["absent", "unknown"] = "unknown"


class OnsetClue(Record):
    """When a reaction begins, and what that makes you think of. The times themselves stand with the `reactions`."""

    when: Text
    think_of: Text
    reactions: Annotated[tuple[FactId, ...], Field(min_length=1)]


class BodyPosition(Record):
    """How a client lies or sits, and with what."""

    position: Annotated[Text, LEADS]
    when: Text


class ReactionRule(Fact):
    """A rule for every reaction, and for every client whom somebody else has to see."""

    rule: Text
    why: Text
    clues: tuple[OnsetClue, ...] = ()
    positions: tuple[BodyPosition, ...] = ()
