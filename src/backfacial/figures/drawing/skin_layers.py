"""The cut through skin, drawn: the names beside it with lines to their parts, or numbers on it and the names below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle

from backfacial.anatomy.skin_section import HEIGHT, LEFT, WIDTH
from backfacial.figures.drawing.lettering import text_width, wrapped
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.drawing.sketch import sketch
from backfacial.figures.skin_layers import Part, SkinLayers

LINE = 0.168  # inches
SIZE = 9.5  # points
TITLE = 11.0
MARGIN = 0.06
BADGE = 0.105
INDENT = 0.32  # from a badge of the list to its words
GAP = 0.1
INTO = 14  # units of the drawing, from the edge of the block to the dot in a layer of a level
HALO: dict[str, Any] = {"color": PALETTE.card, "lw": 3.2, "solid_capstyle": "round", "zorder": 3}
THREAD: dict[str, Any] = {"color": PALETTE.text, "lw": 1.0, "solid_capstyle": "round", "zorder": 4}


@dataclass(frozen=True)
class Layout:
    """Inches: the whole, and a unit of the drawing. `named` has the names beside it, otherwise they stand below."""

    width: float
    unit: float
    named: bool

    @property
    def left(self) -> float:
        """Where the drawing begins."""
        return (self.width - WIDTH * self.unit) / 2


WIDE = Layout(width=7.36, unit=0.0108, named=True)
NARROW = Layout(width=3.6, unit=0.00966, named=False)


def skin_layers(shown: SkinLayers, layout: Layout) -> Drawing:
    """The drawing, and all its names."""
    picture = MARGIN + HEIGHT * layout.unit
    words = [] if layout.named else [(part, _lines(part, layout)) for part in shown.parts]
    height = picture + MARGIN + (GAP if words else 0) + sum(LINE * len(lines) + GAP for _, lines in words)
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    sketch(axes, shown.section.shapes, layout.left, MARGIN, layout.unit)
    for part, x, y in _ends(shown, layout):
        _lead(axes, part, x, y, layout)
        _name(axes, part, x, y) if layout.named else _badge(axes, part, x, y)
    top = picture + GAP
    for part, lines in words:
        _badge(axes, part, MARGIN + 0.12, top + LINE / 2)
        look: dict[str, Any] = {"va": "center", "size": SIZE, "color": PALETTE.text}
        axes.text(MARGIN + INDENT, top + LINE / 2, part.name, weight="bold", **look)
        for line in lines:
            axes.text(MARGIN + INDENT + _name_width(part), top + LINE / 2, line, **look)
            top += LINE
        top += GAP
    return drawing


def _ends(shown: SkinLayers, layout: Layout) -> Iterator[tuple[Part, float, float]]:
    """Each part with the outer end of its line."""
    heights = shown.section.numbers(part.place for part in shown.parts)
    for part in shown.parts:
        x, y = heights[part.place]
        across = layout.left + x * layout.unit
        if layout.named:
            across = layout.left + (24 if part.at.side == "left" else WIDTH - 24) * layout.unit
        yield part, across, MARGIN + y * layout.unit


def _lead(axes: Axes, part: Part, x: float, y: float, layout: Layout) -> None:
    """The line to a part: to a bracket where it is a level, otherwise to a dot."""

    def at(across: float, down: float) -> tuple[float, float]:
        return layout.left + across * layout.unit, MARGIN + down * layout.unit

    across, down = part.at.at
    end = at(LEFT + INTO if part.at.layer and not part.is_level else across, down)
    paths: list[Sequence[tuple[float, float]]] = [((x, y), end)]
    if part.at.layer and part.is_level:
        first, last = part.at.layer
        paths.append((at(across + 5, first), at(across, first), at(across, last), at(across + 5, last)))
    for path in paths:
        for look in (HALO, THREAD):
            axes.plot([point[0] for point in path], [point[1] for point in path], **look)
    if not part.is_level:
        axes.add_patch(Circle(end, 0.04, facecolor=PALETTE.text, edgecolor=PALETTE.card, lw=0.8, zorder=5))


def _name(axes: Axes, part: Part, x: float, y: float) -> None:
    is_left = part.at.side == "left"
    look: dict[str, Any] = {"ha": "right" if is_left else "left", "va": "center"}
    to = x - 0.06 if is_left else x + 0.06
    size = TITLE if part.is_level else SIZE
    axes.text(to, y - LINE * 0.5, part.name, size=size, weight="bold", color=_colour(part), **look)
    axes.text(to, y + LINE * 0.5, part.note, size=SIZE, color=PALETTE.text, **look)


def _badge(axes: Axes, part: Part, x: float, y: float) -> None:
    face, ink = (PALETTE.strong, PALETTE.on_strong) if part.is_level else (PALETTE.card, PALETTE.strong)
    axes.add_patch(Circle((x, y), BADGE, facecolor=face, edgecolor=PALETTE.strong, lw=1.3, zorder=6))
    look: dict[str, Any] = {"ha": "center", "va": "center_baseline", "size": SIZE - 0.5, "weight": "bold", "zorder": 7}
    axes.text(x, y, str(part.number), color=ink, **look)


def _lines(part: Part, layout: Layout) -> list[str]:
    """What a part in the list does, on lines that begin behind its name."""
    return wrapped(part.note, layout.width - 2 * MARGIN - INDENT - _name_width(part), SIZE)


def _name_width(part: Part) -> float:
    return text_width(part.name, SIZE, "bold") + 0.1


def _colour(part: Part) -> str:
    return PALETTE.strong if part.is_level else PALETTE.text
