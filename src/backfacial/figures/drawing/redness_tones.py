"""The same redness on six skins, drawn: a row of backs for each reaction, and its words for lighter and darker skin."""

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import FancyBboxPatch

from backfacial.figures.drawing.lettering import wrapped
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.drawing.skin import RATIO, back
from backfacial.figures.redness_tones import Redness, RednessTones

LINE = 0.168  # inches
SIZE = 9.5  # points
TITLE = 11.0
MARGIN = 0.06
GAP = 0.08  # between two backs
UNDER = 0.1  # from a back to its words
APART = 0.26  # between two reactions
PAD = 0.12
TEXT: dict[str, Any] = {"va": "center", "size": SIZE, "color": PALETTE.text}


@dataclass(frozen=True)
class Layout:
    """Inches: the whole; and how many of the two halves, lighter and darker, stand beside each other."""

    width: float
    beside: int

    def back_width(self, tones: int) -> float:
        """Of one back, where half of the tones stand in a half."""
        number = tones // 2 * self.beside
        return (self.width - 2 * MARGIN - GAP * (number - 1)) / number

    def half_width(self, tones: int) -> float:
        return tones // 2 * (self.back_width(tones) + GAP) - GAP


WIDE = Layout(width=7.36, beside=2)
NARROW = Layout(width=3.6, beside=1)


def redness_tones(shown: RednessTones, layout: Layout) -> Drawing:
    """The reactions from the top down, then the rule."""
    rule = wrapped(shown.rule, layout.width - 2 * MARGIN - 2 * PAD, SIZE, "bold")
    box = LINE * len(rule) + 2 * PAD
    heights = [_height(kind, shown, layout) for kind in shown.kinds]
    height = 2 * MARGIN + sum(heights) + APART * len(heights) + box
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    top = MARGIN
    for kind, high in zip(shown.kinds, heights, strict=True):
        _kind(axes, kind, shown, layout, top)
        top += high + APART
    shape = FancyBboxPatch(
        (MARGIN, top),
        layout.width - 2 * MARGIN,
        box,
        boxstyle="round,pad=0,rounding_size=0.09",
        facecolor=PALETTE.strong_soft,
        edgecolor="none",
    )
    axes.add_patch(shape)
    for number, line in enumerate(rule):
        axes.text(MARGIN + PAD, top + PAD + LINE * (number + 0.5), line, weight="bold", **TEXT)
    return drawing


def _title(kind: Redness, layout: Layout) -> list[str]:
    return wrapped(kind.name, layout.width - 2 * MARGIN, TITLE, "bold")


def _halves(kind: Redness, shown: RednessTones, layout: Layout) -> list[tuple[tuple[int, ...], list[str]]]:
    """The tones of each half with its words."""
    middle = len(shown.tones) // 2
    width = layout.half_width(len(shown.tones))
    return [
        (shown.tones[:middle], wrapped(f"{shown.lighter}: {kind.lighter}", width, SIZE)),
        (shown.tones[middle:], wrapped(f"{shown.darker}: {kind.darker}", width, SIZE)),
    ]


def _half_heights(kind: Redness, shown: RednessTones, layout: Layout) -> list[float]:
    high = layout.back_width(len(shown.tones)) * RATIO
    return [high + UNDER + LINE * len(lines) for _, lines in _halves(kind, shown, layout)]


def _height(kind: Redness, shown: RednessTones, layout: Layout) -> float:
    halves = _half_heights(kind, shown, layout)
    return LINE * 1.3 * len(_title(kind, layout)) + (max(halves) if layout.beside > 1 else sum(halves) + UNDER)


def _kind(axes: Axes, kind: Redness, shown: RednessTones, layout: Layout, top: float) -> None:
    for line in _title(kind, layout):
        axes.text(MARGIN, top + LINE * 0.6, line, va="center", size=TITLE, weight="bold", color=PALETTE.text)
        top += LINE * 1.3
    width, left = layout.back_width(len(shown.tones)), MARGIN
    halves = zip(_halves(kind, shown, layout), _half_heights(kind, shown, layout), strict=True)
    for (tones, lines), high in halves:
        for place, tone in enumerate(tones):
            back(axes, tone, kind.spots, left + place * (width + GAP), top, width)
        for number, line in enumerate(lines):
            axes.text(left, top + width * RATIO + UNDER + LINE * (number + 0.5), line, **TEXT)
        if layout.beside > 1:
            left += layout.half_width(len(shown.tones)) + GAP
        else:
            top += high + UNDER
