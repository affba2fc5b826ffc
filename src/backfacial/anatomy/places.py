"""The places of a drawing that can be named: where each points to, and where its number stands."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean
from typing import Final, Literal

from backfacial.scenes.shapes import Point, Shapes

Side = Literal["left", "right"]

BADGE: Final = 12.0
"""The radius of a number."""

_APART: Final = 42.0
"""From number to number on one side, where there is room: two fingers find two of them."""

_EDGE: Final = 18.0
"""From the middle of a number to the edge of the drawing, at least."""


@dataclass(frozen=True)
class Place:
    """A part that is pointed at, from the left or the right.

    A line ends in a dot `at` the part. Where the part is a whole layer it ends at a bracket instead, which goes from
    the first of `layer` down to the second.
    """

    side: Side
    at: Point
    layer: tuple[float, float] | None = None


def code(place: str) -> str:
    """What a question calls a place: its id is its name, and so the answer."""
    return f"p{hashlib.sha256(place.encode()).hexdigest()[:6]}"


@dataclass(frozen=True)
class NamedDrawing:
    """A drawing with its places by id. `left` and `top` are where its frame begins.

    `on_back` says that it lies on the drawn back; otherwise the shapes are all that there is.
    """

    width: float
    height: float
    shapes: Shapes
    places: dict[str, Place]
    left: float = 0
    top: float = 0
    on_back: bool = False

    @property
    def box(self) -> str:
        """The `viewBox`."""
        return f"{self.left:g} {self.top:g} {self.width:g} {self.height:g}"

    def numbers(self, places: Iterable[str]) -> dict[str, Point]:
        """Where the number of each of these places stands, in their order.

        Raises:
            KeyError: there is no such place.
        """
        chosen = list(places)
        found = {
            name: point
            for side in ("left", "right")
            for name, point in self._on_side([each for each in chosen if self.places[each].side == side], side)
        }
        return {name: found[name] for name in chosen}

    def _on_side(self, names: list[str], side: str) -> list[tuple[str, Point]]:
        """The numbers of one side, from the top down, each as near to its part as the others let it."""
        ordered = sorted(names, key=lambda name: (self.places[name].at[1], name))
        x = self.left + (_EDGE if side == "left" else self.width - _EDGE)
        first, last = self.top + _EDGE, self.top + self.height - _EDGE
        apart = min(_APART, (last - first) / max(1, len(ordered) - 1))
        wanted = [self.places[name].at[1] - index * apart for index, name in enumerate(ordered)]
        highest = last - (len(ordered) - 1) * apart
        heights = [min(max(y, first), highest) + index * apart for index, y in enumerate(_rising(wanted))]
        return [(name, (x, round(y, 1))) for name, y in zip(ordered, heights, strict=True)]


def _rising(values: Iterable[float]) -> list[float]:
    """The nearest numbers to these of which none is smaller than the one before; those that are share their mean."""
    pools: list[list[float]] = []
    for value in values:
        pools.append([value])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    return [fmean(pool) for pool in pools for _ in pool]
