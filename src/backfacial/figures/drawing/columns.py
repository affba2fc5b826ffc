"""Where the things of some rows stand from left to right: below each other where they are joined, and apart."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

import numpy as np

T = TypeVar("T", bound=Hashable)

_ROUNDS = 400
_HOLD = 0.02
"""How strongly everything is drawn to the middle, against 1 for two things that are joined."""


def spread(
    rows: Sequence[Sequence[T]],
    widths: Mapping[T, float],
    joined: Mapping[tuple[T, T], float],
    gap: float,
    left: float,
    right: float,
) -> dict[T, float]:
    """The middle of each thing, in inches; what stands in several rows stands in line.

    The sum of the squares of what joined things lie apart is as small as it can be (a quadratic program, by Hildreth's
    method).

    Args:
        rows: from left to right.
        widths: inches.
        joined: how strongly two things want to stand in line.
        gap: inches, between neighbours.
        left, right: inches, where the rows may reach.

    Raises:
        ValueError: there is no room.
    """
    number = {thing: place for place, thing in enumerate(dict.fromkeys(each for row in rows for each in row))}
    pull = np.eye(len(number)) * _HOLD
    for (one, other), weight in joined.items():
        a, b = number[one], number[other]
        pull[[a, b], [a, b]] += weight
        pull[[a, b], [b, a]] -= weight
    pulled = np.linalg.inv(pull)
    places = np.full(len(number), (left + right) / 2)
    limits = list(_limits(rows, number, widths, gap, left, right))
    pushed = [0.0] * len(limits)
    for _ in range(_ROUNDS):
        for at, (way, least) in enumerate(limits):
            moves = pulled @ way
            push = max(-pushed[at], (least - way @ places) / (way @ moves))
            pushed[at] += push
            places = places + push * moves
    if any(way @ places < least - 0.01 for way, least in limits):
        raise ValueError("there is no room for so many things beside each other")
    # to a hundredth, so that another machine gives the same picture
    return {thing: round(float(places[at]), 2) for thing, at in number.items()}


def _limits(
    rows: Iterable[Sequence[T]],
    number: Mapping[T, int],
    widths: Mapping[T, float],
    gap: float,
    left: float,
    right: float,
) -> Iterable[tuple[np.ndarray, float]]:
    """What has to hold, as factors of the places and the least sum of them."""
    size = np.eye(len(number))
    for row in rows:
        for one, other in pairwise(row):
            yield size[number[other]] - size[number[one]], (widths[one] + widths[other]) / 2 + gap
        first, last = row[0], row[-1]
        yield size[number[first]], left + widths[first] / 2
        yield -size[number[last]], widths[last] / 2 - right


def apart(wanted: Sequence[float], sizes: Sequence[float], least: float, most: float) -> list[float]:
    """The middles of things in a line, as near to where they are wanted as their sizes let them be (least squares).

    Args:
        wanted: where each would stand if it were alone, in order.
        sizes: how much room each takes.
        least, most: the ends of the line. Where there is too little room, all stand closer.
    """
    room = most - least - sum(sizes)
    shrink = min(1.0, (most - least) / sum(sizes))
    offsets = [sum(sizes[:place]) * shrink + size * shrink / 2 for place, size in enumerate(sizes)]
    blocks: list[tuple[float, int]] = []  # the sum and the number of those that stand as close as may be
    for want, offset in zip(wanted, offsets, strict=True):
        block = want - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > block[0] / block[1]:
            before = blocks.pop()
            block = before[0] + block[0], before[1] + block[1]
        blocks.append(block)
    starts = [
        min(max(total / number, least), least + max(room, 0.0)) for total, number in blocks for _ in range(number)
    ]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
