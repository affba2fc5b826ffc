"""Where things go on the drawing of a back: scattered, out of each other's way, and the same every time."""

import math
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import cycle
from types import MappingProxyType
from typing import Final

from backfacial.back.shapes import BOILS, OVER_SPINE, SHAPES, ZONES, Area, Point, Shape
from backfacial.facts.skin.looks import Zone

NOWHERE: Final[Mapping[str, Zone]] = MappingProxyType({})

WIDTH, HEIGHT = 420, 470
PIN = 12.0
"""The radius of a pin with its edge."""

_MOST = 60
"""More than these of one kind are not drawn: they could not be told apart."""

_TRIES = 60
_GAP = 2.5
_LARGE = 9.0


@dataclass(frozen=True)
class Spot:
    """One drawn thing. Turned by degrees; the radius includes its size."""

    unit: str
    x: float
    y: float
    radius: float
    turn: int = 0
    size: float = 1

    def gap(self, x: float, y: float, radius: float) -> float:
        """Free space to a circle; negative where they overlap."""
        return math.hypot(self.x - x, self.y - y) - self.radius - radius


@dataclass(frozen=True)
class Pin:
    """A number beside a spot, and where its stem ends."""

    number: int
    x: float
    y: float
    spot: Spot
    foot: Point


def placed(
    counts: Mapping[str, int | None], seed: str, zones: Mapping[str, Zone] = NOWHERE
) -> dict[str, tuple[Spot, ...]]:
    """The spots of each shape, in the order in which they are drawn: the large under the small.

    Args:
        counts: shape to how many of it there are, None for the usual number.
        seed: the same seed gives the same back.
        zones: shape to where it lies instead of where it usually does.
    """
    found: dict[str, tuple[Spot, ...]] = {}
    boils = [name for name in BOILS if name in counts]
    # what has its place goes first, then the large before the small
    for name in sorted(counts, key=lambda name: (not SHAPES[name].at, -SHAPES[name].radius, name)):
        if name == OVER_SPINE and boils:
            continue
        shape = SHAPES[name] if name not in zones else _moved(SHAPES[name], ZONES[zones[name]])
        chance = random.Random(f"{seed} {name}")
        at = SHAPES[OVER_SPINE].at if name in BOILS and OVER_SPINE in counts else shape.at
        taken = [spot for other, spots in found.items() if not SHAPES[other].below for spot in spots]
        spots = _fixed(shape, at, chance) if at else _scattered(shape, counts[name], taken, chance)
        found[name] = tuple(spots)
    return dict(sorted(found.items(), key=lambda item: (not SHAPES[item[0]].below, -SHAPES[item[0]].radius)))


def _moved(shape: Shape, area: Area) -> Shape:
    """The same in another place, with as many of it as there were exact places."""
    return replace(shape, at=(), areas=(area,), count=len(shape.at) or shape.count)


def pinned(number: int, spots: Iterable[Spot], others: Iterable[Spot], pins: Iterable[Pin]) -> Pin:
    """A pin beside that one of the spots where it hides least."""
    own, taken = tuple(spots), [*others, *(Spot("", pin.x, pin.y, PIN) for pin in pins)]
    places = ((spot, x, y, far) for spot in own for x, y, far in _around(spot))
    spot, x, y, _ = min(places, key=lambda place: _cost(place[1], place[2], place[3], (*own, *taken)))
    away = math.hypot(x - spot.x, y - spot.y)
    # beside what is small, into what is large
    share = (spot.radius * 0.7 if spot.radius > _LARGE else spot.radius + 2) / away
    return Pin(number, x, y, spot, (round(spot.x + (x - spot.x) * share, 1), round(spot.y + (y - spot.y) * share, 1)))


def _fixed(shape: Shape, at: tuple[Point, ...], chance: random.Random) -> Iterator[Spot]:
    for unit, (x, y) in zip(cycle(shape.units), at, strict=False):
        size, turn = _look(shape, chance) if len(at) > 1 else (1, 0)
        yield Spot(unit, x, y, shape.radius * size, turn, size)


def _scattered(shape: Shape, count: int | None, taken: Iterable[Spot], chance: random.Random) -> Iterator[Spot]:
    so_far = list(taken)
    number = shape.count if count is None else min(count, _MOST)
    for unit, _ in zip(cycle(shape.units), range(number), strict=False):
        size, turn = _look(shape, chance)
        x, y = _free_place(shape.areas, shape.radius * size, so_far, chance)
        spot = Spot(unit, round(x, 1), round(y, 1), shape.radius * size, turn, size)
        so_far.append(spot)
        yield spot


def _look(shape: Shape, chance: random.Random) -> tuple[float, int]:
    """Size and turn of one of many; none where all look alike."""
    if not shape.vary:
        return 1, 0
    return round(chance.uniform(1 - shape.vary, 1 + shape.vary), 2), chance.randrange(-30, 31)


def _free_place(areas: tuple[Area, ...], radius: float, taken: list[Spot], chance: random.Random) -> Point:
    """The first place with room for the radius, or the roomiest of those tried."""
    best, most = (0.0, 0.0), -math.inf
    for _ in range(_TRIES):
        x, y = point_in(areas, chance)
        room = min((spot.gap(x, y, radius) for spot in taken), default=math.inf)
        if room > most:
            best, most = (x, y), room
        if room >= _GAP:
            break
    return best


def point_in(areas: tuple[Area, ...], chance: random.Random) -> Point:
    """A place of chance in one of some areas, the larger one more often."""
    x, y, wide, high = chance.choices(areas, [wide * high for _, _, wide, high in areas])[0]
    angle, out = chance.uniform(0, math.tau), math.sqrt(chance.random())
    return x + wide * out * math.cos(angle), y + high * out * math.sin(angle)


def _around(spot: Spot) -> Iterator[tuple[float, float, float]]:
    for far in (PIN + 6, PIN + 14, PIN + 24, PIN + 38):
        for step in range(16):
            angle = math.tau * step / 16
            x = spot.x + (spot.radius + far) * math.cos(angle)
            y = spot.y + (spot.radius + far) * math.sin(angle)
            if PIN + 2 <= x <= WIDTH - PIN - 2 and PIN + 2 <= y <= HEIGHT - PIN - 2:
                yield round(x, 1), round(y, 1), far


def _cost(x: float, y: float, far: float, taken: Iterable[Spot]) -> float:
    hidden = sum(max(0.0, -spot.gap(x, y, PIN + 1)) for spot in taken)
    return hidden * 4 + far
