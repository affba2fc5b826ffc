"""The records of what must not be said, each as rules: phrases of one sort, with what excuses them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from backfacial.facts.claims.seeds import Misconception
from backfacial.facts.claims.wording import Benefit, ClaimKind, RiskyWord, VerbSwap
from backfacial.rules.claims.corrections import (
    asked_and_denied,
    denied_of_all,
    explained,
    praised,
    referred,
    taken_back,
    told_and_corrected,
    told_when_to_call,
)
from backfacial.rules.claims.excuses import BELIEVING, DENYING, excepted, excused, not_offered, set_right, to_nothing
from backfacial.rules.claims.phrases import Found
from backfacial.rules.claims.read_text import ReadText, beside
from backfacial.rules.claims.together import AND

BELIEF = "belief"
"""The kind of problem that a misconception is, said as true."""

HEDGED = (BELIEF, "guarantee")
"""The kinds of problem that are none where the sentence takes its time or result back."""

REFERRED = ("disease", "function", "medical", "medical-word")
"""The kinds of problem that are none where the sentence sends who has it to a doctor."""


@dataclass(frozen=True)
class Rule:
    """What is looked for by some phrases, with all that a finding says. `denying`: groups that deny it from before.

    `together`: all of the phrases have to be found together in a sentence, in any order.
    """

    fact: str
    name: str
    kind: str
    verdict: str
    why: str
    better: tuple[str, ...]
    instead: str | None
    facts: tuple[str, ...]
    phrases: tuple[str, ...]
    denying: tuple[str, ...]
    unless: tuple[str, ...]
    unless_after: tuple[str, ...] = ()
    unless_beside: tuple[str, ...] = ()
    together: bool = False

    def unexcused(self, read: ReadText, found: Iterable[Found]) -> list[Found]:
        """Of the places where its phrases stand those that nothing in the text excuses."""
        return [each for each in found if not self._excused(read, each)]

    def _excused(self, read: ReadText, found: Found) -> bool:
        # the frequent excuses first
        return (
            self._beside(read, found)
            or self._denied(read, found)
            or explained(read, found)
            or told_and_corrected(read, found)
            or asked_and_denied(read, found)
            or bool(self.denying and (denied_of_all(read, found) or to_nothing(read, found)))
            or (self.kind in REFERRED and referred(read, found))
            or (self.kind in HEDGED and taken_back(read, found))
            or (self.kind == BELIEF and told_when_to_call(read, found))
            or bool(self.unless_after and not_offered(read, found.end, self.unless_after))
        )

    def _beside(self, read: ReadText, found: Found) -> bool:
        outside = self.together and not self.denying
        return bool(self.unless_beside and beside(read, found, self.unless_beside, outside))

    def _denied(self, read: ReadText, found: Found) -> bool:
        if self.together:
            denied = set_right(read, found, self.denying, self.unless, after=bool(self.unless_beside))
        else:
            denied = excused(read, found, self.denying, self.unless) and not praised(read, found)
        return denied and not excepted(read, found)


class RuleMaker:
    """Makes rules of records.

    Args:
        groups: the members of each group of words.
        kinds: the kinds of problem. Among them is that of wrong beliefs.
        swaps: what may be said instead.
        benefits: the benefits, with their honest wordings.
    """

    def __init__(
        self,
        groups: Mapping[str, Sequence[str]],
        kinds: Iterable[ClaimKind],
        swaps: Iterable[VerbSwap],
        benefits: Iterable[Benefit],
    ) -> None:
        denying = set(groups[DENYING])
        self._denials = denying | {
            f"{{{name}}}"
            for name, members in groups.items()
            if any(not denying.isdisjoint(member.split()) for member in members)
        }
        """What makes a phrase deny something itself: words, and groups that have such words."""
        self._kinds = {kind.id: kind for kind in kinds}
        self._swaps = {swap.id: swap for swap in swaps}
        self._benefits = {benefit.id: benefit for benefit in benefits}

    def denies(self, phrase: str) -> bool:
        """Whether a phrase brings a denial of its own with it, such as "so that acne does not return"."""
        return any(
            choice in self._denials or ("_" in choice and not self._denials.isdisjoint(choice.split("_")))
            for token in phrase.split()
            for choice in token.removesuffix("?").split("|")
        )

    def of_words(self, record: RiskyWord) -> Iterable[Rule]:
        """What is looked for by a record of risky words."""
        swap = self._swaps[record.swap] if record.swap else None
        benefit = self._benefits[record.benefit] if record.benefit else None
        for denies, together, phrases in self._sorts(record.phrases):
            yield Rule(
                fact=record.id,
                name=record.name,
                kind=record.kind,
                verdict=self._kinds[record.kind].verdict,
                why=record.why,
                better=(*(swap.wordings if swap else ()), *(benefit.honest if benefit else ())),
                instead=record.say or (swap.instead if swap else None),
                facts=tuple(fact for fact in (record.id, record.swap, record.benefit) if fact),
                phrases=phrases,
                denying=(DENYING,) if record.deniable and not (denies and together) else (),
                unless=record.unless,
                unless_after=record.unless_after,
                unless_beside=record.unless_beside,
                together=together,
            )

    def of_belief(self, record: Misconception) -> Iterable[Rule]:
        """What is looked for by a wrong belief."""
        kind = self._kinds[BELIEF]
        for denies, together, phrases in self._sorts(record.phrases):
            yield Rule(
                fact=record.id,
                name=record.name,
                kind=kind.id,
                verdict=kind.verdict,
                why=kind.meaning,
                better=(),
                instead=record.correction,
                facts=(record.id, *record.corrected_by),
                phrases=phrases,
                denying=() if denies else (DENYING,),
                unless=(BELIEVING,),
                together=together,
            )

    def _sorts(self, phrases: Sequence[str]) -> Iterable[tuple[bool, bool, tuple[str, ...]]]:
        """The phrases that deny something themselves and those that do not, each alone and to be found together."""
        sorts: dict[tuple[bool, bool], list[str]] = {}
        for phrase in phrases:
            sorts.setdefault((self.denies(phrase), AND in phrase), []).append(phrase)
        for (denies, together), some in sorts.items():
            yield denies, together, tuple(some)
