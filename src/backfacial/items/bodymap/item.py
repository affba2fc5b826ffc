"""Body map: one decision for each spot of a drawn back. The key is what the rules read of each spot."""

from collections.abc import Collection
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from backfacial.facts import library
from backfacial.facts.skin.lesions import LesionActName
from backfacial.facts.skin.looks import Tone
from backfacial.items.base import ItemBase, NotAResponse, Question, Unreadable
from backfacial.items.bodymap.reasons import decided, spot_reasons
from backfacial.items.bodymap.spots import ACTS, MapSpot
from backfacial.items.bodymap.whole_back import stops_extraction
from backfacial.items.digest import digest_of_rules
from backfacial.items.mark import Mark, Mistake, Sign, State, labelled_mistakes

RULES = ("lesion_facts", "lesions", "golden_rule", "look_alikes")
"""The kinds of records that decide about a spot."""

_PROSE = frozenset(
    {
        *("consensus", "decision", "do", "example", "label", "look_alikes", "look_for", "meaning", "name", "picture"),
        *("question", "reviewed", "say", "seen", "sources", "thought", "told", "why"),
    }
)
"""Fields of these records that no decision rests on."""


class BodymapItem(ItemBase):
    """A drawn back with spots. The response is {"s1": "extract", "s2": "refer"}: an act for each spot.

    Share of the points: the mean, over the acts that the rules ask for on this back, of the share of their spots that
    is right. So whoever refers everything gets one third where all three acts are asked for. To extract what has to be
    referred is critical.
    """

    type: Literal["bodymap"]
    tone: Tone
    spots: Annotated[tuple[MapSpot, ...], Field(min_length=1, max_length=12)]

    @model_validator(mode="after")
    def _spots_can_be_told_apart(self) -> "BodymapItem":
        ids = [spot.id for spot in self.spots]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise ValueError(f"two spots are called '{twice[0]}': give each its own id")
        return self

    @property
    def keys(self) -> dict[str, LesionActName]:
        """The act for each spot, by its id."""
        return {spot.id: spot.reading().act for spot in self.spots}

    def rules(self) -> str:
        return _deciding_rules()

    def question(self) -> Question:
        return self._asked(tone=self.tone, spots=tuple(spot.public() for spot in self.spots))

    def reasons_given(self) -> tuple[tuple[str, str], ...]:
        return ()

    def _mark_response(self, response: Any) -> Mark:
        keys = self.keys
        if not _are_acts(response, keys):
            raise Unreadable
        if not response:
            return self._mark_without_answer(State.UNANSWERED)
        stop = self._stop()
        reasons = tuple(
            reason
            for number, spot in enumerate(self.spots, start=1)
            for reason in spot_reasons(number, spot, response.get(spot.id), stop)
        )
        critical = any(reason.critical for reason in reasons)
        given = decided(response.get(spot.id) for spot in self.spots)
        return self._result(_share(keys, response), given, self._expected(), reasons, critical)

    def mistakes(self, mark: Mark) -> tuple[Mistake, ...]:
        return labelled_mistakes(mark.reasons, Sign.FALSE_ALARM)

    def _mark_without_answer(self, state: State) -> Mark:
        numbered, stop = list(enumerate(self.spots, start=1)), self._stop()
        reasons = [reason for number, spot in numbered for reason in spot_reasons(number, spot, None, stop)]
        return self._no_result(state, self._expected(), tuple(reasons))

    def _stop(self) -> int | None:
        """The number of the first spot with which nothing is taken out on this back."""
        stops = (number for number, spot in enumerate(self.spots, start=1) if stops_extraction(spot.reading()))
        return next(stops, None)

    def _expected(self) -> tuple[str, ...]:
        return decided(spot.reading().act for spot in self.spots)


def _are_acts(response: object, spots: Collection[str]) -> bool:
    """Whether it gives acts, and only to spots that there are."""
    return isinstance(response, dict) and all(
        spot in spots and isinstance(act, str) and act in ACTS for spot, act in response.items()
    )


@cache
def _deciding_rules() -> str:
    return digest_of_rules([library().raw[kind] for kind in RULES], _PROSE)


def _share(keys: dict[str, LesionActName], response: dict[str, str]) -> float:
    """The mean over the acts asked for; one fraction, so that all right is exactly 1."""
    shares = []
    for act in set(keys.values()):
        spots = [spot for spot, key in keys.items() if key == act]
        shares.append(Fraction(sum(response.get(spot) == act for spot in spots), len(spots)))
    return float(sum(shares) / len(shares))


def read(question: Question, raw: object) -> object:
    """An act for each spot that has one, in the order of the spots; none is no answer."""
    ids = [spot.id for spot in question.spots]
    if not isinstance(raw, dict) or not _are_acts(raw, ids):
        raise NotAResponse("refused-form")
    return {spot: raw[spot] for spot in ids if spot in raw} or None


def is_whole(question: Question, kept: object) -> bool:
    """Whether each spot has its act."""
    return isinstance(kept, dict) and set(kept) == {spot.id for spot in question.spots}
