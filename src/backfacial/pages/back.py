"""A client's back as the trainee sees it: a drawing with numbered places, and in words what stands at each number."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from backfacial.clients.seen import BackMark
from backfacial.pages.back_places import HEIGHT, WIDTH, Pin, Spot, pinned, placed
from backfacial.pages.back_shapes import BOILS, NO_DRAWING, OVER_SPINE, SHAPES
from backfacial.pages.render import render, say

_LEAST = 17.0
"""Half the width of a close-up, at least."""

_NEAR = 42.0
"""So far a neighbour may be, less the radius of a spot, to be in its close-up."""


@dataclass
class _Seen:
    """A text with the shapes that belong to it."""

    text: str
    shapes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _CloseUp:
    """A place of the drawing, larger: the `viewBox`, and what is drawn in it."""

    box: str
    spots: dict[str, tuple[Spot, ...]]


def back_html(skin: int, marks: Sequence[BackMark]) -> str:
    """The drawing of a back, and beside or below it the list of what is seen. The same marks give the same back.

    Args:
        skin: 1 to 6 (Fitzpatrick).
        marks: such as `visit_of(client).back`. An empty text belongs to the one before.

    Raises:
        ValueError: the skin tone is not one of the six, or the first mark has no text.
        KeyError: there is no drawing of a mark's shape.
    """
    if skin not in range(1, 7):
        raise ValueError(f"there are skin tones 1 to 6, not {skin}")
    seen = _grouped(marks)
    counts: dict[str, int | None] = {}
    for mark in marks:
        if mark.shape not in NO_DRAWING:
            counts[mark.shape] = mark.count
    spots = placed(counts, seed=str(skin))
    shown = [entry for entry in seen if entry.shapes]
    pins = _pins(shown, spots)
    return render(
        "back.html",
        skin=skin,
        width=WIDTH,
        height=HEIGHT,
        below={name: group for name, group in spots.items() if SHAPES[name].below},
        spots={name: group for name, group in spots.items() if not SHAPES[name].below},
        pins=pins,
        alternative=_alternative(skin, len(shown)),
        shown=[
            (number, entry.text, [_close_up(pin.spot, spots) for pin in pins if pin.number == number])
            for number, entry in enumerate(shown, start=1)
        ],
        told=[entry.text for entry in seen if not entry.shapes],
    )


def _grouped(marks: Iterable[BackMark]) -> list[_Seen]:
    seen: list[_Seen] = []
    for mark in marks:
        if mark.text:
            seen.append(_Seen(mark.text))
        if not seen:
            raise ValueError(f"the first mark, {mark.shape}, has no text that it could belong to")
        if mark.shape not in NO_DRAWING:
            seen[-1].shapes.append(mark.shape)
    return seen


def _pins(shown: Iterable[_Seen], spots: dict[str, tuple[Spot, ...]]) -> list[Pin]:
    pins: list[Pin] = []
    for number, entry in enumerate(shown, start=1):
        for shape in entry.shapes:
            name = next((boil for boil in BOILS if boil in spots), shape) if shape == OVER_SPINE else shape
            others = (spot for other, group in spots.items() if other != name for spot in group)
            pins.append(pinned(number, spots[name], others, pins))
    return pins


def _close_up(spot: Spot, spots: dict[str, tuple[Spot, ...]]) -> _CloseUp:
    """Round a pinned spot, and a neighbour of its kind where there is one not far off."""
    kin = next(group for group in spots.values() if spot in group)
    x, y, half = spot.x, spot.y, max(spot.radius * 1.6, _LEAST)
    if other := _neighbour(spot, kin):
        x, y = (x + other.x) / 2, (y + other.y) / 2
        half = max(half, spot.radius * 1.6 + math.dist((x, y), (other.x, other.y)))
    near = {
        shape: tuple(one for one in group if one.gap(x, y, half * math.sqrt(2)) < 0 or SHAPES[shape].below)
        for shape, group in spots.items()
    }
    box = f"{x - half:.1f} {y - half:.1f} {2 * half:.1f} {2 * half:.1f}"
    return _CloseUp(box, {shape: group for shape, group in near.items() if group})


def _neighbour(spot: Spot, kin: Iterable[Spot]) -> Spot | None:
    """The nearest of the same kind; if there are two sorts of it, the nearest of the other sort."""
    others = [one for one in kin if one != spot and math.dist((one.x, one.y), (spot.x, spot.y)) < _NEAR - spot.radius]
    return min(others, key=lambda one: (one.unit == spot.unit, one.gap(spot.x, spot.y, 0)), default=None)


def _alternative(skin: int, number: int) -> str:
    what = say("back-none") if not number else say("back-one" if number == 1 else "back-many", number=number)
    return f"{say('back-drawing', skin=skin)} {what}"
