"""Things of which some come before others, in rows from the top down: what comes before stands in a higher row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from backfacial.figures.drawing.untangling import Link, untangled

Edge = tuple[str, str]

BESIDE = 3
"""So many things stand side by side; another one that need not stand there takes a lower row."""


@dataclass(frozen=True)
class Bundle:
    """Lines that run together: each of `sources` comes before each of `targets`, which stand in one row."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    row: int


@dataclass(frozen=True)
class Passing:
    """The line of a bundle from one of its sources, where it passes a row."""

    source: str
    bundle: Bundle


Item = str | Passing


@dataclass(frozen=True)
class Layers:
    """The rows from the top, each from left to right, and the lines between them."""

    rows: tuple[tuple[Item, ...], ...]
    bundles: tuple[Bundle, ...]

    @property
    def edges(self) -> list[Edge]:
        """What the lines say."""
        return [(source, target) for each in self.bundles for source in each.sources for target in each.targets]


def layers(names: Sequence[str], edges: Iterable[Edge], not_above: Iterable[Edge]) -> Layers:
    """The rows of some things, each in an order in which few lines cross.

    Args:
        names: in their usual order.
        edges: what comes before what; no pair that follows from others.
        not_above: of each pair the second stands beside the first, or lower.

    Raises:
        ValueError: they run in a circle.
    """
    edges = list(edges)
    row_of = _rows(names, edges, list(not_above))
    bundles = _bundles(names, edges, row_of)
    rows: list[list[Item]] = [[] for _ in range(max(row_of.values()) + 1)]
    for name in names:
        rows[row_of[name]].append(name)
    for bundle in bundles:
        for source in bundle.sources:
            for row in range(row_of[source] + 1, bundle.row):
                rows[row].append(Passing(source, bundle))
    rank = {name: place for place, name in enumerate(names)}
    return Layers(tuple(map(tuple, untangled(rows, links(rows, bundles), rank))), bundles)


def links(rows: Sequence[Sequence[Item]], bundles: Iterable[Bundle]) -> list[list[Link[Item]]]:
    """What is joined between each row and the next one."""
    found: list[list[Link[Item]]] = [[] for _ in rows[1:]]
    for bundle in bundles:
        for source in bundle.sources:
            line = Passing(source, bundle)
            for row in range(bundle.row):
                above = source if source in rows[row] else line
                below = bundle.targets if bundle.row == row + 1 else (line,)
                if above in rows[row]:
                    found[row] += (Link(above, each, bundle) for each in below)
    return found


def _rows(names: Sequence[str], edges: list[Edge], not_above: list[Edge]) -> dict[str, int]:
    apart = {**dict.fromkeys(not_above, 0), **dict.fromkeys(edges, 1)}
    placed: dict[str, int] = {}
    low = _earliest(names, apart, placed)
    last = max(low.values())
    high = _latest(names, apart, placed, last)
    for may_choose in (False, True):  # what can stand in one row only goes first
        for name in names:
            if name not in placed and (may_choose or low[name] == high[name]):
                free = (row for row in range(low[name], high[name] + 1) if [*placed.values()].count(row) < BESIDE)
                placed[name] = next(free, low[name])
                low, high = _earliest(names, apart, placed), _latest(names, apart, placed, last)
    return placed


def _earliest(names: Sequence[str], apart: Mapping[Edge, int], placed: Mapping[str, int]) -> dict[str, int]:
    found = {name: placed.get(name, 0) for name in names}
    for _ in names:
        before = dict(found)
        for (one, other), rows in apart.items():
            found[other] = max(found[other], found[one] + rows)
        if found == before:
            return found
    raise ValueError("what comes before what runs in a circle")


def _latest(names: Sequence[str], apart: Mapping[Edge, int], placed: Mapping[str, int], last: int) -> dict[str, int]:
    turned = {(other, one): rows for (one, other), rows in apart.items()}
    found = _earliest(names, turned, {name: last - row for name, row in placed.items()})
    return {name: last - row for name, row in found.items()}


def _bundles(names: Sequence[str], edges: list[Edge], row_of: Mapping[str, int]) -> tuple[Bundle, ...]:
    """What is led to by the same things, in the same row, is led to together."""
    found: dict[tuple[tuple[str, ...], int], list[str]] = {}
    for name in names:
        sources = tuple(one for one in names if (one, name) in edges)
        if sources:
            found.setdefault((sources, row_of[name]), []).append(name)
    return tuple(Bundle(sources, tuple(targets), row) for (sources, row), targets in found.items())
