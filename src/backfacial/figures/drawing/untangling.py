"""Rows of things, each put into an order in which few of the lines between the rows cross."""

import random
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any, Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)

_BEGINNINGS = 60
_LOOKED_INTO = 3
_SWEEPS = 6
_TURNED = 0.3
"""What two things cost that stand against their usual order: less than a line that leans through half a row."""


@dataclass(frozen=True)
class Link(Generic[Thing]):
    """A thing above and one below that are joined. Lines of one `bundle` run into each other and never cross."""

    above: Thing
    below: Thing
    bundle: Hashable


def untangled(
    rows: Sequence[Sequence[Thing]], links: Sequence[Sequence[Link[Thing]]], rank: Mapping[Any, int]
) -> list[list[Thing]]:
    """The same rows, each in its order. The same every time.

    Args:
        rows: from the top down.
        links: between each row and the next one.
        rank: of what has a usual place from left to right.
    """
    tangle = _Tangle(links, rank)
    chance = random.Random(0)
    begun = [tangle.leaned([chance.sample(row, len(row)) for row in rows]) for _ in range(_BEGINNINGS)]
    best = sorted(begun, key=tangle.cost)[:_LOOKED_INTO]
    return min(map(tangle.improved, best), key=tangle.cost)


def crossings(rows: Sequence[Sequence[Thing]], links: Sequence[Sequence[Link[Thing]]]) -> int:
    """How many lines cross between neighbouring rows."""
    return _Tangle(links, {}).cost(rows)[0]


@dataclass(frozen=True)
class _Tangle(Generic[Thing]):
    links: Sequence[Sequence[Link[Thing]]]
    rank: Mapping[Any, int]

    def leaned(self, rows: list[list[Thing]]) -> list[list[Thing]]:
        """What is joined stands one below the other, as far as there is room: down and up through the rows."""
        for _ in range(_SWEEPS):
            for number in (*range(1, len(rows)), *reversed(range(len(rows) - 1))):
                middle = {item: sum(near) / len(near) for item, near in self._near(rows, number).items() if near}
                rows[number].sort(key=lambda item: middle.get(item, 0.5))
        return rows

    def _near(self, rows: list[list[Thing]], number: int) -> dict[Thing, list[float]]:
        """Where the things stand that those of a row are joined to, from 0 to 1."""
        found: dict[Thing, list[float]] = {item: [] for item in rows[number]}
        if number:
            for link in self.links[number - 1]:
                found[link.below].append(_share(rows[number - 1])[link.above])
        if number < len(self.links):
            for link in self.links[number]:
                found[link.above].append(_share(rows[number + 1])[link.below])
        return found

    def improved(self, rows: list[list[Thing]]) -> list[list[Thing]]:
        """One row after the other in its best order, until nothing gets better."""
        cost = None
        while cost != (cost := self.cost(rows)):
            for number, row in enumerate(rows):
                tries = ([*rows[:number], list(order), *rows[number + 1 :]] for order in permutations(row))
                rows = min(tries, key=lambda tried: self.cost(tried, number))
        return rows

    def cost(self, rows: Sequence[Sequence[Thing]], number: int | None = None) -> tuple[int, float]:
        """Crossings first; then how far lines lean, and what stands against its order. Of all rows, or round one."""
        crossed, leaning = 0, 0.0
        for row, links in enumerate(self.links):
            if number is None or row in (number - 1, number):
                above, below = _share(rows[row]), _share(rows[row + 1])
                lines = [(above[link.above], below[link.below], link.bundle) for link in links]
                crossed += sum((a - c) * (b - d) < 0 and e != f for (a, b, e), (c, d, f) in combinations(lines, 2))
                leaning += sum(abs(one - other) for one, other, _ in lines)
        turned = sum(self._turned(row) for at, row in enumerate(rows) if number in (None, at))
        return crossed, round(leaning + turned * _TURNED, 6)

    def _turned(self, row: Sequence[Thing]) -> int:
        ranks = [self.rank[item] for item in row if item in self.rank]
        return sum(one > other for one, other in combinations(ranks, 2))


def _share(row: Sequence[Thing]) -> dict[Thing, float]:
    """How far to the right each thing of a row stands, from 0 to 1."""
    return {item: (place + 0.5) / len(row) for place, item in enumerate(row)}
