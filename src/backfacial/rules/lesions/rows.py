"""What a lesion asks for: each kind, each answer of the look-alike key, and when something may be taken out."""

import datetime
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from backfacial.facts.conditions import Condition, comparisons
from backfacial.facts.skin.lesions import (
    Lesion,
    LesionActName,
    LesionFact,
    LesionRaise,
    LookAlikeQuestion,
    ReferralTime,
    SoonerReferral,
)
from backfacial.rules.conditions import test_of
from backfacial.rules.screening.asking import asker_of
from backfacial.rules.screening.outcome import Ordered
from backfacial.rules.values import Facts

_ANY_DAY = datetime.date(2000, 1, 1)  # no lesion fact is a date


class Handling(Ordered):
    """What is done with a lesion, from taking it out to calling for help."""

    EXTRACT = "extract"
    LEAVE = "leave"
    CLINICIAN = "clinician"
    WITHIN_DAYS = "within_days"
    SAME_DAY = "same_day"
    EMERGENCY = "emergency"

    @property
    def act(self) -> LesionActName:
        if self is Handling.EXTRACT:
            return "extract"
        return "leave" if self is Handling.LEAVE else "refer"

    @property
    def refer(self) -> ReferralTime | None:
        return _TIMES[self] if self.act == "refer" else None


_TIMES: Mapping[Handling, ReferralTime] = {
    Handling.CLINICIAN: "clinician",
    Handling.WITHIN_DAYS: "within_days",
    Handling.SAME_DAY: "same_day",
    Handling.EMERGENCY: "emergency",
}


class Ready:
    """A condition made ready: whether it holds, and what it waits for."""

    def __init__(self, condition: Condition, facts: Mapping[str, LesionFact]) -> None:
        self._test, self._asker = test_of(condition, facts), asker_of(condition, facts)

    def holds(self, known: Facts) -> bool | None:
        return self._test(known, _ANY_DAY)

    def waits_for(self, known: Facts) -> tuple[str, ...]:
        return self._asker(known, _ANY_DAY, True)


@dataclass(frozen=True)
class Raise:
    """Something that asks for more under a condition, and the facts that say so."""

    to: Handling
    when: Ready
    reasons: tuple[str, ...]


class Row:
    """Something that asks for a handling where it is true: a kind of lesion, or an answer of the key."""

    def __init__(self, when: Condition, raises: Iterable[SoonerReferral], facts: Mapping[str, LesionFact]) -> None:
        self.when = Ready(when, facts)
        self.raises = tuple(Raise(Handling(each.refer), Ready(each.when, facts), each.reasons) for each in raises)

    @abstractmethod
    def usual(self, known: Facts) -> Handling:
        """What it asks for by itself, as far as is known."""

    def handling(self, known: Facts) -> Handling:
        """What it asks for where it is true, as far as is known."""
        return highest([self.usual(known), *(each.to for each in self.raises if each.when.holds(known))])

    def worst(self, known: Facts) -> Handling:
        """The most that it can still ask for."""
        return highest([self.usual(known), *(each.to for each in self.raises if each.when.holds(known) is not False)])

    def reasons(self, known: Facts, own: Iterable[str]) -> Iterator[tuple[Handling, str]]:
        yield from ((self.handling(known), name) for name in own)
        yield from ((each.to, name) for each in self.raises if each.when.holds(known) for name in each.reasons)


class Kind(Row):
    """A lesion made ready."""

    def __init__(self, lesion: Lesion, facts: Mapping[str, LesionFact]) -> None:
        super().__init__(lesion.when, lesion.raises, facts)
        self.lesion = lesion
        self.as_drawn = Handling(lesion.refer or lesion.act)
        self.extract = Ready(lesion.extract.when, facts) if lesion.extract else None
        self.accounts_for = frozenset({part.fact for part in comparisons(lesion.when)} | set(lesion.goes_with))

    def raised(self, known: Facts) -> LesionRaise | None:
        """What of the record raises it furthest, as far as is known."""
        true = [
            (each, own) for each, own in zip(self.raises, self.lesion.raises, strict=True) if each.when.holds(known)
        ]
        most = max(true, key=lambda pair: pair[0].to.rank, default=None)
        return most[1] if most and most[0].to.rank > self.usual(known).rank else None

    def do(self, known: Facts) -> str:
        """What the record says to do."""
        raised = self.raised(known)
        return raised.do if raised else self.lesion.decision

    def say(self, known: Facts, handling: Handling) -> str | None:
        """The record's words where they fit a handling."""
        raised = self.raised(known)
        if raised:
            return raised.say if Handling(raised.refer) is handling else None
        return self.lesion.say if self.as_drawn is handling else None

    def usual(self, known: Facts) -> Handling:
        if self.extract:
            return Handling.EXTRACT if self.extract.holds(known) else Handling.LEAVE
        return self.as_drawn


class Answer(Row):
    """An answer of the look-alike key that asks for a referral by itself."""

    def __init__(self, row: LookAlikeQuestion, refer: ReferralTime, facts: Mapping[str, LesionFact]) -> None:
        super().__init__(row.when, row.raises, facts)
        self.points_to = row.points_to
        self._refer = Handling(refer)

    def usual(self, known: Facts) -> Handling:
        return self._refer


def highest(handlings: Iterable[Handling]) -> Handling:
    return max(handlings, key=lambda handling: handling.rank)
