"""What the skin of the back can show: each kind with its act, by what it is known, and what it is mistaken for."""

from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from backfacial.facts.base import LEADS, Cited, Entry, FactId, Record, Slug, Text
from backfacial.facts.conditions import Condition, FactName, Plain, TypedFact
from backfacial.facts.fact import Deciding, Fact

LesionActName = Literal["extract", "leave", "refer"]
"""What a body map asks for at each mark."""

ReferralTime = Literal["clinician", "within_days", "same_day", "emergency"]
"""How soon somebody else has to see it. "clinician" is without a date, "emergency" at once."""

LEVEL_OF_A_REFERRAL: Final[dict[str, Literal["urgent", "emergency"]]] = {"same_day": "urgent", "emergency": "emergency"}
"""The level of a client for whom somebody is needed on the same day, or at once."""

HandlingName = Literal["extract", "leave", "clinician", "within_days", "same_day", "emergency"]


class LesionFact(TypedFact):
    """Something that is seen or known of one kind of lesion.

    A `sign` speaks for itself: what no lesion that may be left accounts for is referred. A `detail` (a place, a time,
    what the client takes) only matters together with a sign. `by` says how it is learnt, and `told` what is then found,
    by the value: "yes" and "no", or the value itself.
    """

    about: Literal["sign", "detail"]
    by: Literal["look", "touch", "ask"]
    told: dict[str, Text] = Field(default_factory=dict)

    def in_words(self, value: Plain) -> str:
        """What is found where the fact has this value, "" where nothing is said of it."""
        name = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
        return self.told.get(name, "")


class LookAlike(Record):
    """A kind of lesion that could be taken for this one, and what tells it apart: what that other one is like."""

    lesion: Annotated[FactId, LEADS]
    tell: Text


class Extraction(Record):
    """Under `when` a lesion may be taken out, with at most `tries` on one spot."""

    when: Condition
    tries: int


class SoonerReferral(Record):
    """Under `when` it has to be seen by somebody else after all, or sooner. `reasons` are what says so."""

    when: Condition
    refer: ReferralTime
    reasons: tuple[FactId, ...] = ()


class LesionRaise(SoonerReferral):
    """The same for one kind of lesion: what is then done, instead of its decision, and the words to the client.

    `example` are lesion facts for which it holds; all others are absent.
    """

    do: Text
    say: Text
    example: Annotated[dict[FactName, Plain], Field(min_length=1)]


class Lesion(Deciding):
    """A kind of lesion. `seen` describes it, `mark` is how it is drawn, `picture` is what is then seen and known of it.

    `act` is what to do with it as it is drawn; `refer` says how soon. `decided_by` names what decides about it in a
    screening where no row of its own does. `when` says by what it is known, `extract` when it may be taken out,
    `raises` when it is referred, or sooner. `goes_with` are signs that may be there as well and still leave it alone.
    """

    seen: Text
    mark: Slug
    picture: Annotated[dict[FactName, Plain], Field(min_length=1)]
    act: LesionActName
    refer: ReferralTime | None = None
    decided_by: tuple[FactId, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    when: Condition
    goes_with: tuple[FactName, ...] = ()
    extract: Extraction | None = None
    raises: tuple[LesionRaise, ...] = ()

    @model_validator(mode="after")
    def _fits_its_act(self) -> "Lesion":
        if (self.act == "refer") != (self.refer is not None):
            raise ValueError("'refer' says how soon, where 'act' is refer and nowhere else")
        if self.act == "refer" and (self.extract or self.goes_with):
            raise ValueError("what is referred has neither 'extract' nor 'goes_with': take them out")
        if self.act == "extract" and not self.extract:
            raise ValueError("needs 'extract', which says when it may be taken out")
        return self


class GoldenSign(Fact):
    """One sign of the golden rule: where `when` is true, nothing is taken out, whatever else is seen."""

    when: Condition
    why: Text


class LookAlikeQuestion(Fact):
    """A question that tells look-alikes apart. Where `when` is true, the answer points to `points_to`.

    `refer` says how soon somebody else has to see it, where the answer alone asks for that; `raises` when sooner.
    `thought` is for notes and quiz answers, never for the client.
    """

    question: Text
    when: Condition
    thought: Text
    points_to: tuple[FactId, ...]
    refer: ReferralTime | None = None
    raises: tuple[SoonerReferral, ...] = ()

    @model_validator(mode="after")
    def _raises_a_referral(self) -> "LookAlikeQuestion":
        if self.raises and self.refer is None:
            raise ValueError("'raises' needs 'refer', which it raises")
        return self


class Handling(Cited, Entry):
    """What is done with a lesion: taken out, left, or referred and how soon. `say` describes and never names."""

    id: HandlingName
    label: Text
    meaning: Text
    say: Text
