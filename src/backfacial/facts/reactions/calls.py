"""Phone calls after a visit: who calls, what is said, what each question brings, what can be done by phone."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from backfacial.facts.base import LEADS, Duration, Entry, Record, Slug, Text
from backfacial.facts.conditions import Condition, FactName, PlainValue
from backfacial.facts.consultation.clients import SkinType
from backfacial.facts.measures import Assuming
from backfacial.facts.reactions.reactions import ActionName, PatternId, PositionName
from backfacial.facts.skin.looks import Look

Speaker = Literal["client", "other"]
"""Who tells it on the phone."""

QuestionGroup = Literal["danger", "time", "feel", "see", "body", "cause", "person", "mind"]


class Told(Record):
    """What a caller says of one triage fact.

    `says` are the words by its value: `yes`, a value of a choice or a set, or `any` for a number and a length of time,
    with a place for it ({value}, {long}). `opens` are the first words of a call that begins with it. `seen` is what a
    photo shows, drawn as `drawn`. `by: other` is what only somebody else can tell.
    """

    fact: Annotated[FactName, LEADS]
    says: Annotated[dict[str, Text], Field(min_length=1)]
    opens: Text | None = None
    drawn: Slug | None = None
    seen: Text | None = None
    by: Speaker = "client"

    @model_validator(mode="after")
    def _is_drawn_and_told(self) -> "Told":
        if (self.drawn is None) != (self.seen is None):
            raise ValueError("has only one of 'drawn' and 'seen': a photo needs both, for who cannot see it too")
        return self


class CallQuestion(Entry):
    """A question on the phone. It brings all its `facts` and is known by the first of them."""

    id: FactName
    group: QuestionGroup
    ask: Text
    nothing: Text
    facts: Annotated[tuple[Told, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _is_known_by_the_first(self) -> "CallQuestion":
        if self.facts[0].fact != self.id:
            raise ValueError(f"brings '{self.facts[0].fact}' first: begin 'facts' with '{self.id}'")
        return self

    @property
    def brings(self) -> dict[str, Told]:
        """What is said of each fact, by its name."""
        return {told.fact: told for told in self.facts}


class CallStep(Entry):
    """Something that can be done by phone: right where the triage gives one of its `aids`, its position, its action or
    one of its `rows`.

    One with none of them is never right. Where one of the aids or positions `against` it holds, it is a safety mistake;
    so is one that is `critical` wherever it is not right, and to leave out one that is `vital` where it is. `why` says
    why, and cites.
    """

    id: Slug
    part: Literal["now", "position", "then"]
    do: Annotated[Text, LEADS]
    aids: tuple[Slug, ...] = ()
    position: PositionName | None = None
    actions: tuple[ActionName, ...] = ()
    rows: tuple[PatternId, ...] = ()
    against: tuple[Slug, ...] = ()
    critical: bool = False
    vital: bool = False
    why: Text

    @model_validator(mode="after")
    def _is_missed_only_where_it_is_right(self) -> "CallStep":
        if self.vital and not (self.aids or self.position or self.actions or self.rows):
            raise ValueError("is never right and so cannot be missed: take 'vital' out")
        return self


class CallWords(Record):
    """Something to say at the end of a generated call: right at its `action`, for its `rows` where it names any.

    Without an action it is never right.
    """

    id: Slug
    action: ActionName | None = None
    rows: tuple[PatternId, ...] = ()
    text: Annotated[Text, LEADS]
    why: Text


class SignsTogether(Record):
    """Facts that a generated call needs under a condition, so that one answer does not contradict another."""

    when: Condition
    so: Annotated[dict[FactName, PlainValue], Field(min_length=1)]


class SignsLast(Record):
    """How long signs of a generated call can have been there under a condition."""

    when: Condition
    at_most: Duration


class CallsMadeOf(Entry):
    """What generated calls are made of.

    `greets` begins a call, by who calls: places are {name} and {ago}; `somebody` is who calls for a client, `vague` are
    first words that tell nothing.
    `words` are what can be said at the end, `ends` what would have happened, by action. `mild` are facts that may be
    told in front of the one that counts. Of `lasts` every one counts whose condition is true.
    """

    id: Literal["calls"]
    greets: dict[Speaker, Text]
    somebody: Text
    vague: dict[Speaker, tuple[Text, ...]]
    mild: Annotated[tuple[FactName, ...], Field(min_length=1)]
    lasts: tuple[SignsLast, ...] = ()
    together: tuple[SignsTogether, ...] = ()
    words: Annotated[tuple[CallWords, ...], Field(min_length=1)]
    ends: dict[ActionName, Text]


class CallDebrief(Record):
    """What there is to learn from a call once it is decided. `then` is what would have happened."""

    title: Annotated[Text, LEADS]
    why: Text
    then: Text


class Call(Assuming, Entry):
    """A client, or somebody for the client, calls after a visit; all are fictional.

    `after` is the time since the visit, `caller` who calls where it is not the client. What `facts` does not mention is
    not there; that it did not begin during the visit is known, unless they say otherwise. `told` are the facts that
    `opening` tells. `answers` are own words to a question. Without a `photo` one is drawn from what there is to see.
    `action` is the level that the rules have to give, `note` what a good note says. No decision is taken from them.
    """

    id: Annotated[str, StringConstraints(pattern=r"^(CA\d\d|[a-z0-9]+(-[a-z0-9]+)*)$")]
    name: Text
    caller: Text | None = None
    skin: SkinType
    after: Duration
    opening: Text
    facts: dict[FactName, PlainValue]
    told: tuple[FactName, ...] = ()
    answers: dict[FactName, Text] = Field(default_factory=dict)
    photo: Look | None = None
    note: Text | None = None
    action: ActionName | None = None
    debrief: CallDebrief | None = None
