"""Where each thing goes, and what gloves and hands need.

The more careful rule wins, and what is not clearly clean is not clean.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from backfacial.facts import library
from backfacial.facts.hygiene.trolley import Because, Ends, Task, TrolleyHands, TrolleySort
from backfacial.rules.hygiene.room import BLOOD, GLOVES, Room, Vain, Way, can_be_seen, inside, sort_of, thing_of

HandsName = Literal["keep", "rub", "wash", "cleanser"]

READY: Final = "ready"
CLOSED: Final = "closed"
SHARPS: Final = "sharps"

_BLOOD_DRILL = Because(fact="DR01", step="gloves-off")
_CHANGE: Final = "PE01"


@dataclass(frozen=True)
class Placed:
    """Where a thing goes.

    Attributes:
        place: the id of the place.
        because: the records that say so, the thing's own first.
        ways: how soil came to it, germs first and the earliest of them; none where it has none.
        vain: acts that were meant to clean it and did not.
    """

    place: str
    because: tuple[Because, ...]
    ways: tuple[Way, ...]
    vain: tuple[Vain, ...]


@dataclass(frozen=True)
class HandsNeed:
    """The least that gloves and hands need now, why, and how the soil that counts came to the gloves."""

    least: HandsName
    because: tuple[Because, ...]
    ways: tuple[Way, ...]
    vain: tuple[Vain, ...]


def place_of(thing: str, room: Room, task: Task) -> Placed:
    """Where a thing goes at the end.

    When a visit is cleared, whatever lay open for the client has been used. When one is set up, it is ready if clean.

    Raises:
        KeyError: there is no such thing, or it is nothing that is put anywhere.
    """
    name = sort_of(thing)
    if name is None:
        raise KeyError(thing)
    sort = library().of(TrolleySort)[name]
    on, within = room.on(thing), room.on(inside(thing))
    used = task == "clear" and thing in room.out
    ways = _earliest_first({**on, **within})
    vain = tuple(each for each in room.vain if each.on == thing) if ways else ()
    ends = _ends(sort, on, within, used)
    if ends is None:
        place = READY if thing in room.out and not sort.never_out else CLOSED
        return Placed(place, _once(Because(fact=thing_of(thing).fact), *sort.clean), (), ())
    told = (each.because for each in vain)
    return Placed(ends.place, _once(Because(fact=thing_of(thing).fact), *ends.by, *_rules_of(ways), *told), ways, vain)


def _ends(sort: TrolleySort, on: Mapping[str, Way], within: Mapping[str, Way], used: bool) -> Ends | None:
    """Where it ends up as soiled, None where it is clean."""
    if BLOOD in on or BLOOD in within:
        return sort.blood
    if within or used:
        return sort.soiled
    return (sort.outside or sort.soiled) if on else None


def hands_need(room: Room, task: Task) -> HandsNeed:
    """What gloves and hands need, at the least, before they go on: at the same client's back, or with what is clean."""
    soils = room.on(GLOVES)
    count = {soil: way for soil, way in soils.items() if task == "set-up" or not thing_of(soil).same_client}
    least = _least(room, soils, bool(count))
    drill = (_BLOOD_DRILL,) if BLOOD in count else ()
    ways = _earliest_first(count)
    vain = tuple(each for each in room.vain if each.act in {way[-1].act for way in ways})
    told = (each.because for each in vain)
    because = _once(Because(fact=_CHANGE), *library().of(TrolleyHands)[least].by, *_rules_of(ways), *drill, *told)
    return HandsNeed(least, because, ways, vain)


def _least(room: Room, soils: Mapping[str, Way], soiled: bool) -> HandsName:
    """Hands get what the gloves have on them: gloves soil them as they come off, and a tear lets it through."""
    torn = room.torn or room.wash_due
    if not soiled and not torn:
        return "keep"
    if not room.water:
        return "cleanser"
    return "wash" if torn or can_be_seen(soils) else "rub"


def does_enough(chosen: str, least: HandsName) -> bool:
    """Whether what was chosen does all that is needed: a wash does more than a rub."""
    return chosen == least or (least, chosen) == ("rub", "wash")


def _rules_of(ways: tuple[Way, ...]) -> tuple[Because, ...]:
    """The records that say why the first way counts."""
    return tuple(Because(fact=hop.by) for way in ways[:1] for hop in way if hop.by)


def _earliest_first(soils: Mapping[str, Way]) -> tuple[Way, ...]:
    """Ways by when the soil came; germs before product without any."""
    ways = (way for way in soils.values() if way)
    return tuple(sorted(ways, key=lambda way: (not thing_of(way[0].start).germs, way[-1].act, len(way))))


def _once(*because: Because) -> tuple[Because, ...]:
    return tuple(dict.fromkeys(because))
