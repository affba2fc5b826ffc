"""A room with things in it: which soil is on what, and by which way it came. One act after another changes it.

Soil goes both ways when two things touch, and it stays until something really cleans it. What has to be met for that is
in the hygiene records: a bath that was too short, a wash that was too short, a rub on hands that are soiled to the eye
leave all as it was. After a tear only a wash cleans the hands: no record names less, so the careful reading counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from backfacial.facts import library
from backfacial.facts.hygiene.hygiene import ToolUse
from backfacial.facts.hygiene.trolley import Because, Sort, TrolleyEffect, TrolleyThing

GLOVES: Final = "gloves"
HANDS: Final = "hands"
BLOOD: Final = "blood"
_OLD_GLOVES: Final = "old-gloves"

_GLOVES_OFF, _HOW_TO_WASH, _HAND_RUB, _NO_WATER, _TORN = "HY06", "HY04", "HY05", "HY07", "PE01"
_BLOOD_WAS_THERE, _TOOLS, _SHARPS, _DEVICES = "HY14", "DR04", "HY17", "HY12"
_INSIDE: Final = "-inside"


@dataclass(frozen=True)
class Hop:
    """Soil goes from one to another in an act (0 is before the first one).

    `by` is the record that says why it counts, where that is more than the touch of two things.
    """

    act: int
    start: str
    end: str
    by: str | None


Way = tuple[Hop, ...]
"""How soil came to where it is, from its source on."""


@dataclass(frozen=True)
class Vain:
    """An act that was meant to clean and did not, and the record that says why."""

    act: int
    on: str
    because: Because


@dataclass(frozen=True)
class Room:
    """How a room stands at one moment.

    Attributes:
        soils: the soil on each thing by its source, with the way that it came. `inside` names the inside of a jar.
        out: things that lie open for one client.
        torn: whether a glove that is worn has torn.
        wash_due: whether a glove has torn since the hands were last washed.
        water: whether hands can be washed.
        vain: acts that were meant to clean and did not.
    """

    soils: Mapping[str, Mapping[str, Way]]
    out: frozenset[str] = frozenset()
    torn: bool = False
    wash_due: bool = False
    water: bool = True
    vain: tuple[Vain, ...] = ()

    def on(self, name: str) -> Mapping[str, Way]:
        """The soil on something, by its source."""
        return self.soils.get(name, {})


def inside(jar: str) -> str:
    """The name of the inside of a jar."""
    return f"{jar}{_INSIDE}"


def thing_of(name: str) -> TrolleyThing:
    """The thing that a name stands for; that of a jar stands for its inside as well.

    Raises:
        KeyError: there is no such thing.
    """
    return library().of(TrolleyThing)[name.removesuffix(_INSIDE)]


def is_inside(name: str) -> bool:
    """Whether a name is that of the inside of a jar."""
    return name.endswith(_INSIDE)


@cache
def sort_of(thing: str) -> Sort | None:
    """What decides where a thing goes; None for what is never put anywhere: a source, hands, gloves that are worn.

    Raises:
        KeyError: there is no such thing.
    """
    record = thing_of(thing)
    if record.sort == "source" or record.sort == "worn":
        return None
    if record.sort is not None:
        return record.sort
    use = library().of(ToolUse)[record.fact]
    if _SHARPS in use.see:
        return "sharp"
    if _DEVICES in use.see:
        return "device"
    return use.use


def empty_room() -> Room:
    """A room in which nothing has happened: each source has its own soil, and nothing else has any."""
    things = library().of(TrolleyThing).values()
    return Room({each.id: {each.id: ()} for each in things if each.sort == "source"})


def after(room: Room, number: int, effects: Iterable[TrolleyEffect], roles: Mapping[str, str]) -> Room:
    """The room after an act.

    Args:
        room: as it was before.
        number: the place of the act, from 1 on; 0 for what was so before the first one.
        effects: what the act does, in turn.
        roles: the things that stand in the act's places.

    Raises:
        KeyError: it is about a thing that there is not.
    """
    for effect in effects:
        on, other = (roles.get(name or "", name or "") for name in (effect.one, effect.other))
        room = _after_one(room, number, effect, on, other)
    return room


def _after_one(room: Room, number: int, effect: TrolleyEffect, on: str, other: str) -> Room:
    match effect.do:
        case "touch":
            return _touch(room, number, on, other, effect.by)
        case "dip":
            return _touch(room, number, on, inside(other), effect.by)
        case "lie-on":
            return _given(room, number, on, other, effect.by)
        case "lay-out":
            return replace(room, out=room.out | {on})
        case "take-off":
            off = _touch(room, number, GLOVES, HANDS, _GLOVES_OFF)
            soiled = _touch(off, number, _OLD_GLOVES, HANDS, _GLOVES_OFF)  # gloves can leak, and soil hands as they go
            return _clean(soiled, GLOVES)
        case "put-on":
            return _touch(replace(_clean(room, GLOVES), torn=False), number, HANDS, GLOVES, _GLOVES_OFF)
        case "tear":
            return _touch(replace(room, torn=True, wash_due=True), number, GLOVES, HANDS, effect.by)
        case "no-water":
            return replace(room, water=False)
        case "wash" | "rub":
            why_not = _why_hands_stay(room, effect)
            cleaned = _cleaned(room, number, HANDS, why_not)
            return replace(cleaned, wash_due=False) if effect.do == "wash" and why_not is None else cleaned
        case "disinfect":
            return _cleaned(room, number, on, _why_it_stays(room, effect, on))


def _touch(room: Room, number: int, one: str, other: str, by: str | None) -> Room:
    """Both have what either had. The first way that soil came is kept. Through a torn glove the hand touches too."""
    touched = _given(_given(room, number, one, other, by), number, other, one, by)
    if touched.torn and GLOVES in (one, other) and HANDS not in (one, other):
        return _touch(touched, number, GLOVES, HANDS, _GLOVES_OFF)
    return touched


def _given(room: Room, number: int, start: str, end: str, by: str | None) -> Room:
    """The second has what the first one had as well."""
    there = room.on(end)
    comes = {
        soil: (*way, Hop(number, start, end, by))
        for soil, way in _passed_on(room, start).items()
        if soil not in there and soil != end
    }
    return replace(room, soils={**room.soils, end: {**there, **comes}}) if comes else room


def _passed_on(room: Room, name: str) -> Mapping[str, Way]:
    """A source gives its own soil, and blood and oil. What else came to it lies somewhere on it."""
    if thing_of(name).sort != "source":
        return room.on(name)
    return {**{soil: way for soil, way in room.on(name).items() if can_be_seen([soil])}, name: ()}


def _cleaned(room: Room, number: int, name: str, why_not: Because | None) -> Room:
    if why_not is None:
        return _clean(room, name)
    return replace(room, vain=(*room.vain, Vain(number, name, why_not))) if room.on(name) else room


def _clean(room: Room, name: str) -> Room:
    return replace(room, soils={each: soil for each, soil in room.soils.items() if each != name})


def _why_hands_stay(room: Room, effect: TrolleyEffect) -> Because | None:
    """Why hands are not clean after this, None where they are."""
    if effect.do == "rub":
        why = _HAND_RUB if can_be_seen(room.on(HANDS)) else _TORN if room.wash_due else None
        return Because(fact=why) if why else None
    if not room.water:
        return Because(fact=_NO_WATER)
    return None if effect.full else Because(fact=_HOW_TO_WASH)


def _why_it_stays(room: Room, effect: TrolleyEffect, on: str) -> Because | None:
    """Why a thing is not disinfected after this, None where it is."""
    if sort_of(on) == "single":
        return Because(fact=thing_of(on).fact)
    if not effect.washed:
        return Because(fact=_TOOLS, step="wash")
    if not effect.wet:
        return Because(fact=_TOOLS, step="wait")
    return Because(fact=_BLOOD_WAS_THERE) if BLOOD in room.on(on) and not effect.names_blood_germs else None


def can_be_seen(soils: Iterable[str]) -> bool:
    """Whether some of it is seen on hands, as blood and oil are."""
    return any(thing_of(soil).to_see for soil in soils)
