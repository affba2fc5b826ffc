"""The way of a germ, drawn: link below link on one line, and beside each what cuts the line there."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle, FancyBboxPatch

from backfacial.figures.drawing.lettering import wrapped
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.drawing.sketch import sketch
from backfacial.figures.germs import GermWay, Link

LINE = 0.168  # inches
SIZE = 9.5  # points
TITLE = 11.0
MARGIN = 0.06
PAD = 0.12
GAP = 0.34
CUT = 0.075
UNITS = 47  # of a picture, from the middle of a link to its rim

Words = tuple[str, dict[str, Any]]
"""A line and its look."""


@dataclass(frozen=True)
class Layout:
    """Inches: the whole, the radius of a link, and where the rules stand: beside the words from `rules`, or below."""

    width: float
    radius: float
    rules: float | None = None

    @property
    def middle(self) -> float:
        """Where the line runs."""
        return MARGIN + self.radius + 0.02

    @property
    def words(self) -> float:
        return self.middle + self.radius + 0.16

    @property
    def words_width(self) -> float:
        return (self.rules or self.width - MARGIN) - self.words - 0.12

    @property
    def box(self) -> float:
        return self.rules or self.words

    @property
    def box_width(self) -> float:
        return self.width - MARGIN - self.box


WIDE = Layout(width=7.36, radius=0.54, rules=3.9)
NARROW = Layout(width=3.6, radius=0.44)


def germ_way(shown: GermWay, layout: Layout) -> Drawing:
    """The links from the top down, in inches."""
    heights = [_height(link, shown, layout) for link in shown.links]
    height = 2 * MARGIN + sum(heights) + GAP * (len(heights) - 1)
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    tops = [MARGIN + sum(heights[:place]) + GAP * place for place in range(len(heights))]
    for above, below in pairwise(tops):
        _way(axes, layout, above + 2 * layout.radius, below)
    for link, top in zip(shown.links, tops, strict=True):
        _link(axes, link, shown, layout, top)
    return drawing


def _told(link: Link, layout: Layout) -> list[Words]:
    title = wrapped(f"{link.number} {link.name}", layout.words_width, TITLE, "bold")
    look: dict[str, Any] = {"size": TITLE, "weight": "bold", "color": PALETTE.text}
    fact = wrapped(link.fact, layout.words_width, SIZE)
    return [(line, look) for line in title] + [(line, {"size": SIZE, "color": PALETTE.text}) for line in fact]


def _cuts(link: Link, shown: GermWay, layout: Layout) -> Iterator[Words]:
    """The lines in the box: what breaks the link, and the rules."""
    width = layout.box_width - 2 * PAD
    for line in wrapped(link.breaks, width, SIZE, "bold"):
        yield line, {"size": SIZE, "weight": "bold", "color": PALETTE.strong}
    for rule in link.broken_by:
        for place, line in enumerate(wrapped(rule, width - 0.12, SIZE)):
            yield line, {"size": SIZE, "color": PALETTE.text, "indent": 0.0 if place == 0 else 0.12}


def _box_height(link: Link, shown: GermWay, layout: Layout) -> float:
    return LINE * len(list(_cuts(link, shown, layout))) + 2 * PAD


def _height(link: Link, shown: GermWay, layout: Layout) -> float:
    told, box = LINE * 1.05 * len(_told(link, layout)), _box_height(link, shown, layout)
    words = max(told, box) if layout.rules else told + 0.1 + box
    return max(words, 2 * layout.radius)


def _way(axes: Axes, layout: Layout, start: float, end: float) -> None:
    """The line from a link to the next one, cut by two strokes."""
    x, middle = layout.middle, (start + end) / 2
    half = CUT * 0.8
    for piece in ((start, middle - half), (middle + half, end)):
        axes.plot((x, x), piece, color=PALETTE.stop, linewidth=2.5, solid_capstyle="butt")
    for y in (middle - half, middle + half):
        axes.plot((x - 0.13, x + 0.13), (y + CUT / 2, y - CUT / 2), color=PALETTE.strong, linewidth=2.2)


def _link(axes: Axes, link: Link, shown: GermWay, layout: Layout, top: float) -> None:
    radius = layout.radius
    middle = (layout.middle, top + radius)
    axes.add_patch(Circle(middle, radius, facecolor=PALETTE.card, edgecolor=PALETTE.stop, lw=2, zorder=0))
    sketch(axes, link.picture, *middle, radius / UNITS)
    told = _told(link, layout)
    for number, (line, look) in enumerate(told):
        axes.text(layout.words, top + LINE * 1.05 * (number + 0.5), line, va="center", **look)
    box = top if layout.rules else top + LINE * 1.05 * len(told) + 0.1
    high = _box_height(link, shown, layout)
    shape = FancyBboxPatch(
        (layout.box, box),
        layout.box_width,
        high,
        boxstyle="round,pad=0,rounding_size=0.09",
        facecolor=PALETTE.strong_soft,
        edgecolor="none",
    )
    axes.add_patch(shape)
    for number, (line, look) in enumerate(_cuts(link, shown, layout)):
        left = layout.box + PAD + look.pop("indent", 0.0)
        axes.text(left, box + PAD + LINE * (number + 0.5), line, va="center", **look)
