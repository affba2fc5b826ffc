"""Lines down and along that say of some pairs that they are in order; pieces that meet are drawn as one."""

from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes

from backfacial.figures.drawing.palette import PALETTE

Edge = tuple[str, str]
_Piece = tuple[float, float]

WEIGHT = 1.5  # points
DASHES = (0, (3.2, 1.8))
_TOUCH = 0.001  # inches


class Pen:
    """Gathers pieces of lines; one is dashed where all that run along it are among `seldom`. Everything in inches."""

    def __init__(self, seldom: Collection[Edge]) -> None:
        self._seldom = set(seldom)
        self._down: dict[tuple[float, bool], list[_Piece]] = {}
        self._along: dict[float, list[tuple[_Piece, Edge]]] = {}

    def down(self, x: float, start: float, end: float, edges: Iterable[Edge]) -> None:
        """A piece from `start` down to `end`."""
        key = round(x, 4), set(edges) <= self._seldom
        self._down.setdefault(key, []).append((start, end))

    def along(self, start: float, end: float, y: float, edges: Iterable[Edge]) -> None:
        """A piece from side to side."""
        piece = min(start, end), max(start, end)
        self._along.setdefault(round(y, 4), []).extend((piece, edge) for edge in edges)

    def draw(self, axes: Axes, top: float) -> None:
        """Draw all of it, `top` inches lower."""
        for (x, dashed), pieces in self._down.items():
            for start, end in _joined(pieces):
                _line(axes, (x, x), (top + start, top + end), dashed)
        for y, found in self._along.items():
            for dashed in (True, False):  # what always holds lies on top
                for start, end in _joined(self._pieces(found, dashed)):
                    _line(axes, (start, end), (top + y, top + y), dashed)

    def _pieces(self, found: list[tuple[_Piece, Edge]], dashed: bool) -> list[_Piece]:
        ends = sorted({end for piece, _ in found for end in piece})
        return [
            (left, right)
            for left, right in pairwise(ends)
            if (on_it := {edge for (start, end), edge in found if start <= left and right <= end})
            and (on_it <= self._seldom) == dashed
        ]


def _joined(pieces: Iterable[_Piece]) -> list[_Piece]:
    found: list[_Piece] = []
    for start, end in sorted(pieces):
        if found and start <= found[-1][1] + _TOUCH:
            found[-1] = found[-1][0], max(found[-1][1], end)
        elif end - start > _TOUCH:
            found.append((start, end))
    return found


def _line(axes: Axes, x: _Piece, y: _Piece, dashed: bool) -> None:
    style: Any = DASHES if dashed else "-"
    axes.plot(x, y, color=PALETTE.strong, linewidth=WEIGHT, linestyle=style, solid_capstyle="projecting")
