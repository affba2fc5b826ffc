"""Signs beside the things: where a stroke goes, what is warm, cold or wet, what is looked at, how long it takes."""

import math
from dataclasses import replace
from itertools import pairwise

from backfacial.scenes.shapes import (
    LINE,
    Paint,
    Point,
    Shapes,
    arc,
    area,
    band,
    blob,
    box,
    fine,
    line,
    ring,
    smooth,
    straight,
)


def second(x: float, shapes: Shapes) -> Shapes:
    """From x on a second picture beside the first: what reached beyond is covered."""
    return (
        blob(box(x, -10, 260 - x, 180, 0), "ground"),
        *shapes,
        blob(box(x - 2, -10, 4, 180, 0), "gap"),
    )


def first(x: float, shapes: Shapes) -> Shapes:
    """Up to x a picture beside what was drawn: what reached into it is covered."""
    return (
        blob(box(-10, -10, 10 + x, 180, 0), "ground"),
        *shapes,
        blob(box(x - 2, -10, 4, 180, 0), "gap"),
    )


def lit(parts: Shapes) -> Shapes:
    """Lines in the colour of the accent, with a rim of the page's own ground: they show on every skin."""
    return (*(replace(part, paint="thing", edge=part.edge + 2.4) for part in parts), *parts)


def arrow(*points: Point, both: bool = False) -> Shapes:
    """The way that a hand or a tool goes, through all points."""
    heads = [_head(points[-2], points[-1]), *([_head(points[1], points[0])] if both else [])]
    return lit((band(smooth(*points), "light", 2.6), *(band(head, "light", 2.6) for head in heads)))


def round_arrow(x: float, y: float, radius: float, start: float = 200, end: float = 500) -> Shapes:
    """A small circle that is worked, by degrees clockwise from the right."""
    at = math.radians(end)
    tip = (x + radius * math.cos(at), y + radius * math.sin(at))
    behind = (tip[0] + math.sin(at) * radius, tip[1] - math.cos(at) * radius)
    head = _head(behind, tip, 4.6)
    return lit((band(arc(x, y, radius, start, end), "light", 2.4), band(head, "light", 2.4)))


def _head(before: Point, tip: Point, size: float = 6.5) -> str:
    at = math.atan2(tip[1] - before[1], tip[0] - before[0])
    wings = [(tip[0] - size * math.cos(at + turn), tip[1] - size * math.sin(at + turn)) for turn in (0.65, -0.65)]
    return straight(wings[0], tip, wings[1])


def dots(*points: Point, step: float = 6) -> Shapes:
    """A dotted way, of eyes or of light."""
    marks, rest = [], 0.0
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.dist((ax, ay), (bx, by))
        while rest <= length:
            x, y = ax + (bx - ax) * rest / length, ay + (by - ay) * rest / length
            marks.append(band(straight((x, y), (x + 0.1, y)), "light", 2.8))
            rest += step
        rest -= length
    return lit(tuple(marks))


def eye(x: float, y: float) -> Shapes:
    return (
        area(f"M{x - 13} {y}Q{x} {y - 14} {x + 13} {y}Q{x} {y + 14} {x - 13} {y}Z", "thing"),
        blob(ring(x, y, 4.4), "light"),
        blob(ring(x, y, 1.8), "ink"),
    )


def drop(x: float, y: float, size: float = 4, paint: Paint = "glove") -> Shapes:
    """A drop: of water, or of blood (warm)."""
    s = size
    return (
        area(
            f"M{x} {y - 1.5 * s}C{x + 0.5 * s} {y - 0.6 * s} {x + s} {y - 0.2 * s} {x + s} {y + 0.4 * s}"
            f"C{x + s} {y + 1.6 * s} {x - s} {y + 1.6 * s} {x - s} {y + 0.4 * s}"
            f"C{x - s} {y - 0.2 * s} {x - 0.5 * s} {y - 0.6 * s} {x} {y - 1.5 * s}Z",
            paint,
        ),
    )


def bubbles(*places: tuple[float, float, float]) -> Shapes:
    """Foam, each by its middle and radius."""
    return tuple(area(ring(x, y, radius), "thing") for x, y, radius in places)


def warmth(x: float, y: float, height: float = 18, count: int = 3, gap: float = 9) -> Shapes:
    """Waves that rise from something warm; its middle is x, their feet stand at y."""
    left = x - gap * (count - 1) / 2
    return tuple(
        line(smooth(*((left + gap * k + (2.4 if i % 2 else -2.4), y - height * i / 4) for i in range(5))), "light")
        for k in range(count)
    )


def snowflake(x: float, y: float, radius: float = 10) -> Shapes:
    """Cold."""
    parts = []
    for turn in (30, 90, 150):
        dx, dy = radius * math.cos(math.radians(turn)), radius * math.sin(math.radians(turn))
        parts.append(band(straight((x - dx, y - dy), (x + dx, y + dy)), "light", LINE))
        for side in (1, -1):
            for wing in (turn + 45, turn - 45):
                ex, ey = x + side * dx * 0.55, y + side * dy * 0.55
                wx, wy = (
                    side * radius * 0.35 * math.cos(math.radians(wing)),
                    side * radius * 0.35 * math.sin(math.radians(wing)),
                )
                parts.append(band(straight((ex, ey), (ex + wx, ey + wy)), "light", LINE * 0.8))
    return tuple(parts)


def tick(x: float, y: float, size: float = 6) -> Shapes:
    return (band(straight((x - size, y), (x - size * 0.3, y + size * 0.7), (x + size, y - size * 0.8)), "light", 2.8),)


def cross(x: float, y: float, size: float = 5) -> Shapes:
    return (
        band(straight((x - size, y - size), (x + size, y + size)), "ink", 2.8),
        band(straight((x - size, y + size), (x + size, y - size)), "ink", 2.8),
    )


def clock(x: float, y: float, radius: float = 12) -> Shapes:
    """How long it takes."""
    return (
        area(ring(x, y, radius), "thing"),
        line(straight((x, y - radius * 0.6), (x, y), (x + radius * 0.45, y + radius * 0.2))),
        *(
            fine(straight(*((x + r * math.cos(turn), y + r * math.sin(turn)) for r in (radius * 0.82, radius * 0.7))))
            for turn in (0, math.pi / 2, math.pi, -math.pi / 2)
        ),
    )


def sparkle(x: float, y: float, size: float = 6) -> Shapes:
    """Clean."""
    s, w = size, size * 0.22
    return (
        blob(
            f"M{x} {y - s}Q{x + w} {y - w} {x + s} {y}Q{x + w} {y + w} {x} {y + s}Q{x - w} {y + w} {x - s} {y}"
            f"Q{x - w} {y - w} {x} {y - s}Z",
            "light",
        ),
    )


def halt(x: float, y: float, radius: float = 15) -> Shapes:
    """Stop: a sign with eight sides and a bar."""
    turns = [math.radians(22.5 + 45 * corner) for corner in range(8)]
    edge = straight(*((x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns), closed=True)
    return (area(edge, "light"), band(straight((x - radius * 0.45, y), (x + radius * 0.45, y)), "thing", radius * 0.26))
