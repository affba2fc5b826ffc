"""The ways that soil took in a trolley scene: numbered arrows in the drawn room, and the same as a list."""

import math
from dataclasses import dataclass

from backfacial.items.mark import SoilHop, SoilWay, SoilWays
from backfacial.pages.citations import split_citations
from backfacial.pages.render import render
from backfacial.rules.hygiene.room import GLOVES, HANDS, thing_of
from backfacial.scenes.shapes import Point, Shapes, placed
from backfacial.scenes.trolley_room import (
    ROOM_WIDTH,
    SLOTS,
    drawn_drop,
    drawn_gloves,
    drawn_room,
    middle_of,
)
from backfacial.scenes.trolley_things import drawn_thing

_LOW = 302
"""Where the drawing ends: below the worktop, above the places."""

_FREE = 20.0
"""How far from the middle of a thing an arrow begins and ends."""

_BEND = 0.16
"""How far an arrow swings out, as a share of its length."""

_HEAD = 13.0
"""How long the head of an arrow is."""


@dataclass(frozen=True)
class Arrow:
    """An arrow with its number and the middle of its badge."""

    number: int
    path: str
    head: str
    x: float
    y: float


@dataclass(frozen=True)
class Label:
    """The name of something on a way, in the middle below it."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class WayView:
    """One way: what it goes over, drawn whole, its arrows, its names, and each hop in words."""

    title: str
    shapes: Shapes
    arrows: tuple[Arrow, ...]
    labels: tuple[Label, ...]
    texts: tuple[str, ...]


def way_html(soil: SoilWays, item: str) -> str:
    """All ways of a scene, folded; one at a time is drawn.

    Args:
        item: the id of the question, by which the choice of a way is told from that of another question.
    """
    return render(
        "trolley_way.html",
        ways=[_view(way, soil.things) for way in soil.ways],
        name=f"bf-way-{item}",
        width=ROOM_WIDTH,
        height=_LOW,
        room=drawn_room(client=True),
        things=[shape for at, thing in enumerate(soil.things) for shape in placed(drawn_thing(thing), *SLOTS[at])],
    )


def _view(way: SoilWay, things: tuple[str, ...]) -> WayView:
    stops = [way.hops[0].start, *(hop.end for hop in way.hops)]
    shapes = [shape for stop in dict.fromkeys(stops) for shape in _shapes(thing_of(stop).id, things)]
    return WayView(
        title=way.title,
        shapes=tuple(shapes),
        arrows=tuple(_arrow(number, hop, things) for number, hop in enumerate(way.hops, start=1)),
        labels=tuple(_label(stop, things) for stop in dict.fromkeys(stops)),
        texts=tuple(split_citations(hop.text)[0] for hop in way.hops),
    )


def _shapes(stop: str, things: tuple[str, ...]) -> Shapes:
    if stop in things:
        return placed(drawn_thing(stop), *SLOTS[things.index(stop)])
    return drawn_gloves() if stop in (GLOVES, HANDS) else drawn_drop(stop)


def _label(stop: str, things: tuple[str, ...]) -> Label:
    thing = thing_of(stop).id
    x, y = middle_of(thing, things)
    return Label(thing_of(stop).name, min(max(x, 60.0), ROOM_WIDTH - 60.0), y + (36 if thing in things else 30))


def _arrow(number: int, hop: SoilHop, things: tuple[str, ...]) -> Arrow:
    start, end = (middle_of(thing_of(stop).id, things) for stop in (hop.start, hop.end))
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = math.hypot(dx, dy) or 1.0
    bend = (start[0] + dx / 2 + dy * _BEND, start[1] + dy / 2 - dx * _BEND)
    first, last = _towards(start, bend, min(_FREE, far / 4)), _towards(end, bend, min(_FREE, far / 4))
    middle = tuple((a + 2 * b + c) / 4 for a, b, c in zip(first, bend, last, strict=True))
    path = f"M{first[0]:.1f} {first[1]:.1f}Q{bend[0]:.1f} {bend[1]:.1f} {last[0]:.1f} {last[1]:.1f}"
    return Arrow(number, path, _head(bend, last), round(middle[0], 1), round(middle[1], 1))


def _towards(one: Point, other: Point, by: float) -> Point:
    dx, dy = other[0] - one[0], other[1] - one[1]
    far = math.hypot(dx, dy) or 1.0
    return one[0] + dx / far * by, one[1] + dy / far * by


def _head(before: Point, tip: Point) -> str:
    at = math.atan2(tip[1] - before[1], tip[0] - before[0])
    wings = [(tip[0] - _HEAD * math.cos(at + turn), tip[1] - _HEAD * math.sin(at + turn)) for turn in (0.5, -0.5)]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (wings[0], tip, wings[1])) + "Z"
