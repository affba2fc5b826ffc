"""Things at places of one's own on a back: what is drawn there, how much room it takes, and whether it fits."""

import math
import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle

from backfacial.back.places import HEIGHT, WIDTH, Spot, point_in
from backfacial.back.shapes import SHAPES, TORSO, Point

_FEW, _MANY = 3, 7
"""How many are drawn at one place of what lies on a back in numbers."""

_SMALL, _LARGE = 6, 12
"""Radii: of what is larger fewer are drawn, and of what is large one."""

_TRIES = 200
_MIDDLE: Point = (WIDTH // 2, HEIGHT // 2)
"""Where a thing lies for which there was no room in its own areas."""

_GOLDEN_ANGLE = 2.399963
_APART = 1.25
"""How far the neighbours of a group lie from each other, in radii."""


def group_at(shape: str, x: float, y: float) -> tuple[Spot, ...]:
    """A thing at a place, or a small group of it where it never comes alone; the same every time.

    Raises:
        KeyError: there is no drawing of the shape.
    """
    drawn = SHAPES[shape]
    number = _number(shape)
    offsets = list(_in_a_row(drawn.at[:number]) if number > 1 and drawn.at else _spread(number, drawn.radius * _APART))
    return tuple(
        Spot(unit, round(x + dx, 1), round(y + dy, 1), drawn.radius)
        for unit, (dx, dy) in zip(cycle(drawn.units), offsets, strict=False)
    )


def reach(shape: str) -> float:
    """From the middle of what `group_at` draws to its edge.

    Raises:
        KeyError: there is no drawing of the shape.
    """
    return max(math.hypot(spot.x, spot.y) + spot.radius for spot in group_at(shape, 0, 0))


def usual_place(shape: str, chance: random.Random) -> Point:
    """A middle for `group_at` where such a thing usually lies, with all of it on the back.

    Raises:
        KeyError: there is no drawing of the shape.
    """
    drawn = SHAPES[shape]
    if drawn.at:
        places = drawn.at[: _number(shape)]
        x, y = (sum(place[axis] for place in places) / len(places) for axis in (0, 1))
        return round(x), round(y)
    for _ in range(_TRIES):
        x, y = (round(each) for each in point_in(drawn.areas, chance))
        if is_on_torso(x, y, reach(shape)):
            return x, y
    return _MIDDLE


def is_on_torso(x: float, y: float, radius: float) -> bool:
    """Whether a circle lies on the back, beside arms, neck and waistband."""
    edge = [*TORSO, *((WIDTH - left, down) for left, down in reversed(TORSO))]
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT and _inside(x, y, edge) and _far_from(x, y, edge, radius)


def free_gap(x: float, y: float, radius: float, others: Iterable[tuple[float, float, float]]) -> float:
    """The free space to the nearest of other circles (x, y, radius); negative where it overlaps one."""
    return min((math.hypot(x - ox, y - oy) - radius - other for ox, oy, other in others), default=math.inf)


def _number(shape: str) -> int:
    usual, radius = len(SHAPES[shape].at) or SHAPES[shape].count, SHAPES[shape].radius
    if usual <= _FEW or radius > _LARGE:
        return 1
    return _FEW if usual < 20 or radius > _SMALL else _MANY


def _in_a_row(places: Sequence[Point]) -> Iterator[Point]:
    """As they lie on a back, round their middle."""
    x, y = (sum(place[axis] for place in places) / len(places) for axis in (0, 1))
    yield from ((px - x, py - y) for px, py in places)


def _spread(number: int, step: float) -> Iterator[Point]:
    for k in range(number):
        out = step * 1.25 * math.sqrt(k + 0.5) if number > 1 else 0.0
        yield out * math.cos(_GOLDEN_ANGLE * k), out * math.sin(_GOLDEN_ANGLE * k)


def _edges(polygon: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    yield from zip(polygon, [*polygon[1:], polygon[0]], strict=True)


def _inside(x: float, y: float, polygon: Sequence[Point]) -> bool:
    crossed = [
        (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay) for (ax, ay), (bx, by) in _edges(polygon)
    ]
    return sum(crossed) % 2 == 1


def _far_from(x: float, y: float, polygon: Sequence[Point], radius: float) -> bool:
    return all(_distance(x, y, one, other) >= radius for one, other in _edges(polygon))


def _distance(x: float, y: float, one: Point, other: Point) -> float:
    (ax, ay), (bx, by) = one, other
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
