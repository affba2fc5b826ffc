"""A small drawn back in one of the six skins, with what can be seen on it: what a page draws, in a figure."""

from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform

from backfacial.back.outline import INNER, OUTER
from backfacial.back.places import WIDTH, Spot
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.drawing.sketch import path_of
from backfacial.pages.back import marks_drawn
from backfacial.pages.tokens import skins

LEFT, RIGHT, BOTTOM = 44.0, WIDTH - 44.0, 322.0
"""What is left of the frame of `back/places.py`: the upper and middle back with both shoulders."""

RATIO = BOTTOM / (RIGHT - LEFT)
"""How high such a back is, for its width."""

_POINTS = 72  # in an inch
_RINGS = 4
_SOFT = 3.0
"""Units: how far a soft edge reaches to each side. Matplotlib has no blur, so rings of one colour lie on each other."""

_LAYERED = 0.3
"""What is fainter than this has no edge to be seen."""


def back(axes: Axes, tone: int, spots: Iterable[Spot], x: float, y: float, width: float) -> None:
    """A back whose frame has its upper left corner at x, y, and is `width` wide (inches)."""
    unit = width / (RIGHT - LEFT)
    place = Affine2D().translate(-LEFT, 0).scale(unit).translate(x, y)
    frame = FancyBboxPatch(
        (x, y), width, width * RATIO, boxstyle="round,pad=0,rounding_size=0.06", facecolor="none", edgecolor="none"
    )
    axes.add_patch(frame)
    skin = skins()[tone]
    edge = {"edgecolor": skin["--bf-skin-line"], "clip_path": frame}
    square = Path([(LEFT, 0), (RIGHT, 0), (RIGHT, BOTTOM), (LEFT, BOTTOM), (LEFT, 0)], closed=True)
    axes.add_patch(
        PathPatch(place.transform_path(square), facecolor=skin["--bf-skin"], edgecolor="none", clip_path=frame)
    )
    axes.add_patch(PathPatch(place.transform_path(_LINES), facecolor="none", lw=0.7, alpha=0.35, **edge))
    for spot in spots:
        turned = Affine2D().scale(spot.size).rotate_deg(spot.turn).translate(spot.x, spot.y) + place
        _draw(axes, ElementTree.fromstring(f"<g>{marks_drawn()[spot.unit]}</g>"), skin, turned, unit, frame)
    axes.add_patch(PathPatch(place.transform_path(_BESIDE), facecolor=PALETTE.ground, lw=0.9, **edge))


def _both(*paths: str) -> Path:
    """One side as it stands, and mirrored."""
    found = [path_of(path) for path in paths]
    other = Affine2D().scale(-1, 1).translate(WIDTH, 0)
    return Path.make_compound_path(*found, *(other.transform_path(path) for path in found))


_LINES = Path.make_compound_path(path_of("M210 122C209 190 211 270 210 418"), _both("M177 124C181 150 175 188 159 212"))
"""The spine and the edges of the shoulder blades."""

_BESIDE = _both(f"{OUTER}L-4 476L-4 -4Z", f"{INNER}Z")
"""What is not the body. Its other edges lie outside of what is left of the frame."""


def _draw(
    axes: Axes, element: ElementTree.Element, skin: dict[str, str], place: Transform, unit: float, frame: FancyBboxPatch
) -> None:
    """An element of a drawing and all in it."""
    place = _transform(element.get("transform", "")) + place
    if element.tag == "g":
        for child in element:
            child.set("class", f"{element.get('class', '')} {child.get('class', '')}")
            _draw(axes, child, skin, place, unit, frame)
        return
    look = _look(element, skin, unit)
    alpha = float(element.get("opacity", "1"))
    soft = "bf-back-soft" in element.get("class", "") and alpha > _LAYERED
    rings = _RINGS if soft else 1
    path = _path(element)
    reach = float(np.abs(np.asarray(path.vertices)).max())
    for ring in range(rings):
        size = 1 + (0.5 - ring / (rings - 1)) * 2 * _SOFT / reach if soft else 1.0
        shape = (Affine2D().scale(size) + place).transform_path(path)
        # so many rings on each other are as dense as the one shape would be
        axes.add_patch(PathPatch(shape, alpha=1 - (1 - min(alpha, 0.97)) ** (1 / rings), clip_path=frame, **look))


def _look(element: ElementTree.Element, skin: dict[str, str], unit: float) -> dict[str, Any]:
    """Face, edge and width by the classes that `css/back.css` gives a colour of the skin."""
    look: dict[str, Any] = {"facecolor": "none", "edgecolor": "none", "lw": 0.0}
    for name in element.get("class", "").split():
        if name.startswith("bf-f-"):
            look["facecolor"] = skin[_token(name)]
        elif name.startswith("bf-s-"):
            width = float(element.get("stroke-width", "1.2"))
            look |= {"edgecolor": skin[_token(name)], "lw": max(width * unit * _POINTS, 0.4)}
    return look


def _token(name: str) -> str:
    part = name.split("-", 2)[2]
    return "--bf-skin" if part == "skin" else f"--bf-skin-{part}"


def _path(element: ElementTree.Element) -> Path:
    if element.tag == "path":
        return path_of(element.attrib["d"])
    x, y = float(element.get("cx", "0")), float(element.get("cy", "0"))
    round_one = Circle((0, 0), 1).get_path()
    wide, high = (float(element.get(name, element.get("r", "1"))) for name in ("rx", "ry"))
    return Affine2D().scale(wide, high).translate(x, y).transform_path(round_one)


def _transform(text: str) -> Affine2D:
    """Of an element: it may be made larger or smaller, and nothing else."""
    if not text:
        return Affine2D()
    sizes = [float(each) for each in text.removeprefix("scale(").removesuffix(")").split()]
    return Affine2D().scale(sizes[0], sizes[-1])
