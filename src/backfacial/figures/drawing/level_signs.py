"""The signs of the levels of a reaction: a shape and a colour for each, the same shapes as on a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from types import MappingProxyType
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Polygon

from backfacial.figures.drawing.palette import PALETTE
from backfacial.rules.reactions.outcome import Action

Point = tuple[float, float]

_WEIGHT: Final = 1.3  # points
_DOT: Final = 0.14  # of the half width


@dataclass(frozen=True)
class Look:
    """The colour of a level, a tint to put behind it, its outline (a circle where there is none), lines and dots in it.

    Points reach from -1 to 1, y down.
    """

    colour: str
    tint: str
    outline: Sequence[Point] = ()
    lines: Sequence[Sequence[Point]] = ()
    dots: Sequence[Point] = ()


_EIGHT: Final = tuple((cos(pi / 8 + pi / 4 * side), sin(pi / 8 + pi / 4 * side)) for side in range(8))

LOOKS: Final[Mapping[Action, Look]] = MappingProxyType(
    {
        Action.EXPECTED: Look(PALETTE.calm, PALETTE.calm_soft, lines=[[(-0.45, 0.02), (-0.12, 0.36), (0.46, -0.3)]]),
        Action.MONITOR: Look(PALETTE.strong, PALETTE.strong_soft, dots=[(0.0, 0.0)]),
        Action.REFER: Look(
            PALETTE.care,
            PALETTE.care_soft,
            outline=[(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)],
            lines=[[(-0.5, 0.0), (0.5, 0.0)], [(0.05, -0.42), (0.5, 0.0), (0.05, 0.42)]],
        ),
        Action.URGENT: Look(
            PALETTE.stop,
            PALETTE.stop_soft,
            outline=[(0.0, -1.0), (1.02, 0.86), (-1.02, 0.86)],
            lines=[[(0.0, -0.34), (0.0, 0.24)]],
            dots=[(0.0, 0.56)],
        ),
        Action.EMERGENCY: Look(
            PALETTE.danger, PALETTE.danger_soft, outline=_EIGHT, lines=[[(0.0, -0.5), (0.0, 0.12)]], dots=[(0.0, 0.5)]
        ),
    }
)


def level_sign(axes: Axes, level: Action, x: float, y: float, half: float) -> None:
    """The sign of a level round a place, `half` as wide to each side. The unit of the axes is the same both ways."""
    look = LOOKS[level]
    style: Any = {"facecolor": look.tint, "edgecolor": look.colour, "linewidth": _WEIGHT, "zorder": 3}
    placed = [(x + half * each_x, y + half * each_y) for each_x, each_y in look.outline]
    axes.add_patch(Polygon(placed, joinstyle="round", **style) if placed else Circle((x, y), half * 0.94, **style))
    for line in look.lines:
        points = [(x + half * each_x, y + half * each_y) for each_x, each_y in line]
        axes.plot(*zip(*points, strict=True), color=look.colour, linewidth=_WEIGHT, solid_capstyle="round", zorder=4)
    for dot_x, dot_y in look.dots:
        size = _DOT if look.lines else 2 * _DOT
        dot = Circle((x + half * dot_x, y + half * dot_y), half * size, facecolor=look.colour, zorder=4)
        axes.add_patch(dot)
