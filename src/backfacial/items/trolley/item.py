"""Trolley: a place for each thing of a room, and what gloves and hands need. The key is what the rules make of it."""

from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Literal

from pydantic import model_validator

from backfacial.facts import library, words
from backfacial.facts.hygiene.trolley import TrolleyHands, TrolleyPlace
from backfacial.items.base import ItemBase, NotAResponse, Question, Unreadable
from backfacial.items.digest import digest_of_rules
from backfacial.items.mark import Mark, Mistake, Reason, Sign, SoilWay, SoilWays, State, labelled_mistakes
from backfacial.items.trolley.reasons import hands_reason, hands_text, thing_reason
from backfacial.items.trolley.telling import public_scene, told_way
from backfacial.rules.hygiene.decide import does_enough
from backfacial.rules.hygiene.room import HANDS, thing_of
from backfacial.rules.hygiene.scene import Decided, Scene, decide

RULES = ("trolley_things", "trolley_sorts", "trolley_acts", "trolley_hands", "tool_uses")
"""The kinds of records that decide about a scene."""

_PROSE = frozenset({"by", "called", "consensus", "meaning", "name", "reviewed", "sources", "text", "then"})
"""Fields of these records that no decision rests on."""


class TrolleyItem(ItemBase):
    """A trolley scene. The response is {"gauze": "trash", "hands": "wash"}: where each thing goes, and what hands need.

    Share of the points: the share of the decisions that is right; who washes where a rub would do is right too. To take
    for clean what is not, to leave a used sharp outside of its container or blood in reach, to keep soiled gloves on,
    and to rub hands with blood on them is critical.
    """

    type: Literal["trolley"]
    scene: Scene

    @model_validator(mode="after")
    def _scene_can_be_answered(self) -> "TrolleyItem":
        names = [each.thing for each in self.scene.things]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"the thing '{twice[0]}' is there twice: take one out")
        if self.scene.pause > len(self.scene.acts):
            raise ValueError(f"the pause is after {self.scene.pause} acts, and there are {len(self.scene.acts)}")
        return self

    @property
    def decided(self) -> Decided:
        """What the rules make of the scene."""
        return _decided(self.scene.model_dump_json())

    @property
    def keys(self) -> dict[str, str]:
        """The place of each thing by its id, and under `hands` what gloves and hands need at the least."""
        decided = self.decided
        return {**{thing: each.place for thing, each in decided.placed.items()}, HANDS: decided.hands.least}

    def rules(self) -> str:
        return _deciding_rules()

    def question(self) -> Question:
        return self._asked(trolley=public_scene(self.scene))

    def reasons_given(self) -> tuple[tuple[str, str], ...]:
        return ()

    def _mark_response(self, response: Any) -> Mark:
        if not _is_given(response, list(self.keys), library().of(TrolleyPlace), library().of(TrolleyHands)):
            raise Unreadable
        if not response:
            return self._mark_without_answer(State.UNANSWERED)
        reasons = self._reasons(response)
        critical = any(reason.critical for reason in reasons)
        mark = self._result(self._share(response), self._told(response), self._told(self.keys), reasons, critical)
        return replace(mark, soil=self._soil())

    def mistakes(self, mark: Mark) -> tuple[Mistake, ...]:
        return labelled_mistakes(mark.reasons, Sign.FALSE_ALARM)

    def _mark_without_answer(self, state: State) -> Mark:
        return self._no_result(state, self._told(self.keys), self._reasons({}))

    def _reasons(self, response: dict[str, str]) -> tuple[Reason, ...]:
        decided = self.decided
        found = [each for name, key in decided.placed.items() for each in thing_reason(name, key, response.get(name))]
        return (*found, *hands_reason(decided.hands, self.scene.pause, response.get(HANDS)))

    def _soil(self) -> SoilWays | None:
        """How soil came to each thing, and to the gloves, where it did."""
        decided = self.decided
        found = [(thing_of(name).name, placed.ways[0]) for name, placed in decided.placed.items() if placed.ways]
        found += [(hands_text(self.scene.pause), way) for way in decided.hands.ways[:1]]
        things = tuple(each.thing for each in self.scene.things)
        return SoilWays(things, tuple(SoilWay(title, told_way(way)) for title, way in found)) if found else None

    def _share(self, response: dict[str, str]) -> float:
        decided = self.decided
        right = sum(response.get(name) == key.place for name, key in decided.placed.items())
        right += HANDS in response and does_enough(response[HANDS], decided.hands.least)
        return float(Fraction(right, len(decided.placed) + 1))

    def _told(self, response: dict[str, str]) -> tuple[str, ...]:
        names = (*(each.thing for each in self.scene.things), HANDS)
        return tuple(
            words("trolley", "given", thing=thing_of(name).name, place=_named(response.get(name))) for name in names
        )


def _named(chosen: str | None) -> str:
    """A place or a need by its words."""
    if chosen is None:
        return words("trolley", "open")
    needs = library().of(TrolleyHands)
    return needs[chosen].text if chosen in needs else library().of(TrolleyPlace)[chosen].name


def _is_given(response: object, asked: Collection[str], places: Collection[str], needs: Collection[str]) -> bool:
    """Whether it gives places and needs, and only to what is asked for."""
    return isinstance(response, dict) and all(
        name in asked and isinstance(chosen, str) and chosen in (needs if name == HANDS else places)
        for name, chosen in response.items()
    )


@lru_cache(maxsize=64)
def _decided(scene: str) -> Decided:
    return decide(Scene.model_validate_json(scene))


@cache
def _deciding_rules() -> str:
    return digest_of_rules([library().raw[kind] for kind in RULES], _PROSE)


def read(question: Question, raw: object) -> object:
    """What is chosen for each thing that has something, in the order of the things; none is no answer."""
    scene = question.trolley
    if scene is None:
        raise NotAResponse("refused-form")
    asked = [*(thing.id for thing in scene.things), scene.hands]
    places, needs = [place.id for place in scene.places], [need.id for need in scene.needs]
    if not isinstance(raw, dict) or not _is_given(raw, asked, places, needs):
        raise NotAResponse("refused-form")
    return {name: raw[name] for name in asked if name in raw} or None


def is_whole(question: Question, kept: object) -> bool:
    """Whether each thing has its place, and hands what they need."""
    scene = question.trolley
    return isinstance(kept, dict) and scene is not None and len(kept) == len(scene.things) + 1
