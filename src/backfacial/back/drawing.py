"""A drawn back without any page round it: what lies where, and places of it larger."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backfacial.back.places import HEIGHT, WIDTH, Spot, placed
from backfacial.back.shapes import NO_DRAWING, SHAPES
from backfacial.facts.skin.looks import LookMark

_LEAST = 17.0
"""Half the width of a close-up, at least."""

_NEAR = 42.0
"""So far a neighbour may be, less the radius of a spot, to be in its close-up."""


@dataclass(frozen=True)
class CloseUp:
    """A square place of the drawing, larger: its middle, half its side, and what is drawn in it, by shape."""

    x: float
    y: float
    half: float
    spots: dict[str, tuple[Spot, ...]]

    @property
    def box(self) -> str:
        """The `viewBox`."""
        x, y, half = self.x, self.y, self.half
        return f"{x - half:.1f} {y - half:.1f} {2 * half:.1f} {2 * half:.1f}"

    def whole(self, shape: str) -> list[Spot]:
        """Those of a shape that are seen whole."""
        placed = [(spot, self.half - spot.radius) for spot in self.spots[shape]]
        return [spot for spot, room in placed if max(abs(spot.x - self.x), abs(spot.y - self.y)) <= room]


@dataclass(frozen=True)
class Back:
    """What lies on a back, by shape, in the order in which it is drawn; some of it below all the rest."""

    spots: Mapping[str, tuple[Spot, ...]]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def below(self) -> dict[str, tuple[Spot, ...]]:
        return {name: group for name, group in self.spots.items() if SHAPES[name].below}

    @property
    def above(self) -> dict[str, tuple[Spot, ...]]:
        return {name: group for name, group in self.spots.items() if not SHAPES[name].below}

    def close_up(self, spot: Spot) -> CloseUp:
        """Round a spot, and a neighbour of its kind where there is one not far off."""
        kin = next(group for group in self.spots.values() if spot in group)
        x, y, half = spot.x, spot.y, max(spot.radius * 1.6, _LEAST)
        if other := _neighbour(spot, kin):
            x, y = (x + other.x) / 2, (y + other.y) / 2
            half = max(half, spot.radius * 1.6 + math.dist((x, y), (other.x, other.y)))
        return self.round_place(x, y, half)

    def round_place(self, x: float, y: float, half: float) -> CloseUp:
        """A square round a place, `half` as wide to each side."""
        near = {
            shape: tuple(one for one in group if one.gap(x, y, half * math.sqrt(2)) < 0 or SHAPES[shape].below)
            for shape, group in self.spots.items()
        }
        return CloseUp(x, y, half, {shape: group for shape, group in near.items() if group})


def back_with(marks: Iterable[LookMark], seed: str) -> Back:
    """A back with these marks. The same seed gives the same back.

    Raises:
        KeyError: there is no drawing of a mark's shape.
    """
    drawn = [mark for mark in marks if mark.shape not in NO_DRAWING]
    counts = {mark.shape: mark.count for mark in drawn}
    zones = {mark.shape: mark.zone for mark in drawn if mark.zone is not None}
    return Back(placed(counts, seed, zones))


def _neighbour(spot: Spot, kin: Iterable[Spot]) -> Spot | None:
    """The nearest of the same kind; if there are two sorts of it, the nearest of the other sort."""
    others = [one for one in kin if one != spot and math.dist((one.x, one.y), (spot.x, spot.y)) < _NEAR - spot.radius]
    return min(others, key=lambda one: (one.unit == spot.unit, one.gap(spot.x, spot.y, 0)), default=None)
