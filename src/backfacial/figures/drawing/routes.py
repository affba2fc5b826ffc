"""Lines between two rows of things: down, along a level between the rows, and down. Each kind finds its level."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

NEAR = 0.004
"""Inches; what is nearer stands in line."""


@dataclass(frozen=True)
class Route:
    """Lines that run together between two rows: they come down at `above`, and go on down at `below` (inches)."""

    above: tuple[float, ...]
    below: tuple[float, ...]

    @property
    def left(self) -> float:
        return min(*self.above, *self.below)

    @property
    def right(self) -> float:
        return max(*self.above, *self.below)

    @property
    def is_straight(self) -> bool:
        return self.right - self.left < NEAR


def levels(routes: Sequence[Route]) -> list[int]:
    """The level of each route, from 0 at the top, so that few lines cross; 0 for what goes straight down."""
    bent = [place for place, route in enumerate(routes) if not route.is_straight]
    order = min(permutations(bent), key=lambda tried: _crossings([routes[place] for place in tried]))
    found = [0] * len(routes)
    for at, place in enumerate(order):
        above = [found[other] for other in order[:at] if _meet(routes[place], routes[other])]
        found[place] = max(above, default=-1) + 1
    return found


def _meet(one: Route, other: Route) -> bool:
    return one.left <= other.right + 2 * NEAR and other.left <= one.right + 2 * NEAR


def _crossings(order: Sequence[Route]) -> int:
    """Lines that cross when the first route runs highest."""
    return sum(
        _through(upper.below, lower) + _through(lower.above, upper)
        for at, upper in enumerate(order)
        for lower in order[at + 1 :]
    )


def _through(lines: Sequence[float], route: Route) -> int:
    return sum(route.left - NEAR <= line <= route.right + NEAR for line in lines)
