"""Drawings of `scenes/` in a figure, and paths as SVG has them."""

import re
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from backfacial.figures.drawing.palette import PALETTE
from backfacial.scenes.shapes import Drawn, Paint, Shapes

EDGE = 0.6  # points, of a unit of an outline
_POINTS = 72  # in an inch
_PAINTS: dict[Paint, str] = {
    "ink": PALETTE.text,
    "hair": PALETTE.text,
    "thing": PALETTE.thing,
    "cloth": PALETTE.linen,
    "glove": PALETTE.glove,
    "product": PALETTE.paste,
    "light": PALETTE.strong,
    "ground": PALETTE.card,
    "edge": PALETTE.cut_edge,
    "horny": PALETTE.cut_horny,
    "scale": PALETTE.cut_scale,
    "living": PALETTE.cut_living,
    "cell": PALETTE.cut_cell,
    "base": PALETTE.cut_base,
    "dermis": PALETTE.cut_dermis,
    "mesh": PALETTE.cut_mesh,
    "deep": PALETTE.cut_deep,
    "fibre": PALETTE.cut_fibre,
    "fat": PALETTE.cut_fat,
    "drop": PALETTE.cut_drop,
    "film": PALETTE.cut_film,
    "vessel": PALETTE.cut_vessel,
    "vein": PALETTE.cut_vein,
    "nerve": PALETTE.cut_nerve,
    "sweat": PALETTE.cut_sweat,
    "oil": PALETTE.cut_oil,
    "sac": PALETTE.cut_sac,
    "muscle": PALETTE.cut_muscle,
    "strand": PALETTE.cut_strand,
    "bristle": PALETTE.cut_bristle,
}
"""What a figure can paint: it has no skin."""


def sketch(axes: Axes, shapes: Shapes, x: float, y: float, unit: float) -> None:
    """A drawing whose 0 0 stands at x, y (inches); a unit of it is `unit` inches."""
    to_inches = Affine2D().scale(unit).translate(x, y)
    for shape in shapes:
        path = to_inches.transform_path(path_of(shape.path))
        axes.add_patch(PathPatch(path, capstyle="round", joinstyle="round", **_look(shape, unit)))


def _look(shape: Drawn, unit: float) -> dict[str, Any]:
    paint = _PAINTS[shape.paint]
    width = shape.width * unit * _POINTS + shape.edge * EDGE
    return {
        "facecolor": "none" if shape.form == "line" else paint,
        "edgecolor": (PALETTE.text if shape.form == "area" else paint) if width else "none",
        "lw": width,
    }


def path_of(text: str) -> Path:
    """An SVG path of moves, lines and curves in absolute numbers."""
    points: list[tuple[float, float]] = []
    codes: list[Any] = []
    start = 0
    for command, numbers in re.findall(r"([MLCQZ])([^MLCQZ]*)", text):
        values = [float(each) for each in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            start = len(points)
        pairs = list(zip(values[::2], values[1::2], strict=True)) or [points[start]]
        points += pairs
        codes += [_CODES[command]] * len(pairs)
    return Path(points, codes)


_CODES: dict[str, Any] = {
    "M": Path.MOVETO,
    "L": Path.LINETO,
    "C": Path.CURVE4,
    "Q": Path.CURVE3,
    "Z": Path.CLOSEPOLY,
}
