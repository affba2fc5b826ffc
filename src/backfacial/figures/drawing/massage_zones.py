"""The zones of massage, drawn: a back in outline with numbered zones and strokes, and what each number means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, pi, sin
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle, PathPatch, Polygon, RegularPolygon
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Transform

from backfacial.back.outline import INNER, OUTER
from backfacial.back.places import HEIGHT, WIDTH
from backfacial.back.zones import EDGES, RIBS, SPINE, STROKES, ZONES
from backfacial.facts.protocol.massage import Pressure
from backfacial.figures.drawing.lettering import wrapped
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.drawing.sketch import path_of
from backfacial.figures.massage import Massage, Zone

LINE = 0.168  # inches
SIZE = 9.5  # points
MARGIN = 0.06
BADGE = 0.105
INDENT = 0.3  # from a badge of the list to its words
GAP = 0.12
KEY_LEFT = 0.24  # from the picture to the key
KEY_INDENT = 0.48
KEY_GAP = 0.09
CROPPED = 34  # units of the drawing that are left out at each side
DASHES = (0, (3.2, 1.8))
FILLS: dict[Pressure, tuple[str, str]] = {
    "none": (PALETTE.stop_soft, PALETTE.stop),
    "light": (PALETTE.card, PALETTE.strong),
    "medium": (PALETTE.strong_soft, PALETTE.strong),
}
EDGE: dict[str, Any] = {"facecolor": "none", "edgecolor": PALETTE.stop, "lw": 2.6, "capstyle": "round"}
LIGHTLY = ("down", "along")
"""Strokes that are light wherever they run."""


@dataclass(frozen=True)
class Layout:
    """Inches: the whole and the picture. With several columns of words the key stands beside the picture."""

    width: float
    picture: float
    columns: int

    @property
    def unit(self) -> float:
        """Inches, of a unit of the drawing."""
        return self.picture / (WIDTH - 2 * CROPPED)

    @property
    def picture_height(self) -> float:
        return HEIGHT * self.unit

    @property
    def column(self) -> float:
        return (self.width - 2 * MARGIN) / self.columns

    @property
    def key_beside(self) -> bool:
        return self.columns > 1


WIDE = Layout(width=7.36, picture=4.1, columns=2)
NARROW = Layout(width=3.6, picture=3.48, columns=1)


def massage_zones(shown: Massage, layout: Layout) -> Drawing:
    """The picture, the key, and the zones in the order of their numbers."""
    below = MARGIN + layout.picture_height + (0 if layout.key_beside else _key_height(shown, layout)) + GAP
    columns = _columns(shown.zones, layout)
    height = below + max(sum(_height(zone, layout) for zone in column) for column in columns)
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    _back(axes, shown, layout)
    if layout.key_beside:
        _key(axes, shown, layout, MARGIN + layout.picture + KEY_LEFT, MARGIN + layout.picture_height * 0.3)
    else:
        _key(axes, shown, layout, MARGIN, MARGIN + layout.picture_height + GAP)
    for number, column in enumerate(columns):
        top = below
        for zone in column:
            _words(axes, zone, layout, MARGIN + number * layout.column, top)
            top += _height(zone, layout)
    return drawing


def _back(axes: Axes, shown: Massage, layout: Layout) -> None:
    to_inches = Affine2D().translate(-CROPPED, 0).scale(layout.unit).translate(MARGIN, MARGIN)
    frame = Polygon(
        to_inches.transform([(CROPPED, 0), (WIDTH - CROPPED, 0), (WIDTH - CROPPED, HEIGHT), (CROPPED, HEIGHT)]),
        facecolor="none",
        edgecolor="none",
    )
    axes.add_patch(frame)
    thin: dict[str, Any] = {"facecolor": "none", "edgecolor": PALETTE.line_strong, "lw": 0.8, "clip_path": frame}
    for place in _both(to_inches):
        for path in (OUTER, INNER):
            axes.add_patch(PathPatch(place.transform_path(path_of(path)), **{**thin, "lw": 1.4}))
    for zone in shown.zones:
        face, edge = FILLS[zone.pressure]
        shape = ZONES[zone.place]
        for side, place in enumerate(_both(to_inches, shape.lower) if shape.both else [to_inches]):
            patch = PathPatch(place.transform_path(path_of(shape.path)), facecolor=face, edgecolor=edge, lw=1.1)
            patch.set_gid(f"{zone.place}-{side}")
            axes.add_patch(patch)
            patch.set_clip_path(frame)
    for place in _both(to_inches):
        for path in RIBS:
            axes.add_patch(PathPatch(place.transform_path(path_of(path)), **thin))
        for path in EDGES:
            axes.add_patch(PathPatch(place.transform_path(path_of(path)), **EDGE))
    for path in SPINE:
        axes.add_patch(PathPatch(to_inches.transform_path(path_of(path)), **{**thin, "edgecolor": PALETTE.stop}))
    for name in shown.strokes:
        for place in _both(to_inches):
            _stroke(axes, place.transform_path(path_of(STROKES[name])), light=name in LIGHTLY)
    for zone in shown.zones:
        x, y = to_inches.transform(ZONES[zone.place].number)
        _badge(axes, zone.number, zone.pressure, x, y)


def _both(to_inches: Affine2D, lower: float = 0.0) -> tuple[Transform, Transform]:
    """One side as it stands, and mirrored."""
    return to_inches, Affine2D().scale(-1, 1).translate(WIDTH, lower) + to_inches


def _stroke(axes: Axes, path: Path, *, light: bool) -> None:
    """An arrow along a path."""
    (ax, ay), (bx, by) = ([float(each) for each in point] for point in np.asarray(path.vertices)[-2:])
    turn, size = atan2(by - ay, bx - ax), 0.08 if light else 0.12
    width, style = (1.1, DASHES) if light else (2.2, "-")
    line: Any = {"facecolor": "none", "edgecolor": PALETTE.text, "lw": width, "linestyle": style, "zorder": 3}
    axes.add_patch(PathPatch(path, **line))
    tip = (bx + size * 0.6 * cos(turn), by + size * 0.6 * sin(turn))
    sides = [(tip[0] - size * cos(turn + way), tip[1] - size * sin(turn + way)) for way in (0.45, -0.45)]
    axes.add_patch(Polygon([tip, *sides], facecolor=PALETTE.text, edgecolor="none", zorder=3))


def _badge(axes: Axes, number: int | None, pressure: Pressure, x: float, y: float) -> None:
    """A number whose form says how much pressure: a stop sign, a ring, a full circle."""
    face, colour = {
        "none": (PALETTE.stop, PALETTE.on_strong),
        "light": (PALETTE.card, PALETTE.strong),
        "medium": (PALETTE.strong, PALETTE.on_strong),
    }[pressure]
    edge: dict[str, Any] = {"facecolor": face, "zorder": 4}
    if pressure == "none":
        axes.add_patch(
            RegularPolygon((x, y), 8, radius=BADGE * 1.1, orientation=pi / 8, edgecolor=PALETTE.card, lw=0.8, **edge)
        )
    else:
        axes.add_patch(Circle((x, y), BADGE, edgecolor=PALETTE.strong, lw=1.3, **edge))
    if number is not None:
        axes.text(
            x, y, str(number), ha="center", va="center_baseline", size=SIZE, weight="bold", color=colour, zorder=5
        )


def _key_texts(shown: Massage, layout: Layout) -> list[list[str]]:
    """Of each pressure, an edge of bone, a long stroke and a light one."""
    key = shown.key
    width = (layout.width - layout.picture - KEY_LEFT if layout.key_beside else layout.width) - KEY_INDENT - 2 * MARGIN
    texts = (*(text for _, text in key.pressures), key.bone, key.stroke, key.back)
    return [wrapped(text, width, SIZE) for text in texts]


def _key_height(shown: Massage, layout: Layout) -> float:
    return sum(LINE * len(lines) + KEY_GAP for lines in _key_texts(shown, layout)) + GAP


def _key(axes: Axes, shown: Massage, layout: Layout, left: float, top: float) -> None:
    for place, lines in enumerate(_key_texts(shown, layout)):
        y = top + LINE / 2
        light = place - len(shown.key.pressures)  # 0 is the edge of bone, 1 a long stroke, 2 a light one
        if light < 0:
            _badge(axes, None, shown.key.pressures[place][0], left + 0.2, y)
        elif light == 0:
            axes.add_patch(PathPatch(Path([(left + 0.06, y), (left + 0.34, y)]), **EDGE))
        else:
            _stroke(axes, Path([(left + 0.04, y), (left + 0.3, y)]), light=light == 2)
        for line in lines:
            axes.text(left + KEY_INDENT, top + LINE / 2, line, va="center", size=SIZE, color=PALETTE.text)
            top += LINE
        top += KEY_GAP


def _lines(zone: Zone, layout: Layout) -> Iterator[tuple[str, str, str]]:
    """What is said of a zone: lines with their weight and colour."""
    width = layout.column - INDENT - 2 * MARGIN
    for line in wrapped(f"{zone.name}: {zone.allows}", width, SIZE, "bold"):
        yield line, "bold", PALETTE.text
    for line in wrapped(zone.below, width, SIZE):
        yield line, "normal", PALETTE.text_soft
    for line in wrapped(zone.never, width, SIZE):
        yield line, "normal", PALETTE.text


def _height(zone: Zone, layout: Layout) -> float:
    return LINE * len(list(_lines(zone, layout))) + GAP


def _columns(zones: Sequence[Zone], layout: Layout) -> list[list[Zone]]:
    """The zones in their order, in columns that are about equally long."""
    if layout.columns == 1:
        return [list(zones)]
    heights = [_height(zone, layout) for zone in zones]
    cut = min(range(1, len(zones)), key=lambda at: max(sum(heights[:at]), sum(heights[at:])))
    return [list(zones[:cut]), list(zones[cut:])]


def _words(axes: Axes, zone: Zone, layout: Layout, left: float, top: float) -> None:
    _badge(axes, zone.number, zone.pressure, left + 0.12, top + LINE / 2)
    for number, (line, weight, colour) in enumerate(_lines(zone, layout)):
        y = top + LINE * (number + 0.5)
        axes.text(left + INDENT, y, line, va="center", size=SIZE, weight=weight, color=colour)
