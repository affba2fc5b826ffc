"""Contact time, drawn: bars for what is done one after the other, the same bars with a mistake each, and lengths."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Rectangle, RegularPolygon

from backfacial.figures.contact import Contact, Fault, Length
from backfacial.figures.drawing.lettering import text_width, wrapped
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.drawing.sketch import sketch
from backfacial.scenes.cleaning import bath, wet
from backfacial.scenes.devices import tap, water
from backfacial.scenes.furniture import towels
from backfacial.scenes.shapes import Shapes, placed
from backfacial.scenes.signs import bubbles, clock
from backfacial.scenes.tools import loop_tool

LINE = 0.168  # inches
SIZE = 9.5  # points
SMALL = 9.0
TITLE = 11.0
MARGIN = 0.06
BAR = 0.24
GAP = 0.2
SIGN = 0.075
EARLY = 0.45
"""How far the wet part goes before it dries, as a share of it."""
UNDER = 0.55
"""How much of a tool is under that sticks out."""
BEYOND = 0.34  # inches, the arrow behind a length that can be longer
DASHES = (0, (3.2, 1.8))
_TOOL = placed(loop_tool(), 0, 0, 40, 0.9)
_TAP = (*tap(-8, -6), *water(-8, -5, 32, 7))
_PICTURES: dict[str, Shapes] = {
    "wash": placed((*_TAP, *placed(_TOOL, -18, 24), *bubbles((6, 16, 4), (13, 22, 3))), -8, 4, 0, 0.85),
    "dry": (*placed(towels(0, 0, 2, 44), 0, 22), *placed(_TOOL, -10, 4)),
    "wet": (
        *bath(-8, 26, (*placed(loop_tool(), -28, 10, 75, 0.8), *placed(loop_tool(), -20, 19, 84, 0.8)), 64),
        *clock(40, -4, 17),
    ),
    "rinse": placed((*_TAP, *wet(14, 20, 3.6)), -8, 4, 0, 0.85),
}


@dataclass(frozen=True)
class Layout:
    """Inches, and how wide each part is against the others."""

    width: float
    unit: float
    shares: tuple[float, float, float, float]

    @property
    def inner(self) -> float:
        return self.width - 2 * MARGIN

    @property
    def picture(self) -> float:
        return 66 * self.unit

    def part(self, number: int) -> tuple[float, float]:
        """The left edge of a part, and its width."""
        scale = self.inner / sum(self.shares)
        return MARGIN + sum(self.shares[:number]) * scale, self.shares[number] * scale


WIDE = Layout(width=7.36, unit=0.0125, shares=(1.0, 1.0, 2.6, 1.0))
NARROW = Layout(width=3.6, unit=0.0102, shares=(1.0, 1.0, 1.9, 1.0))


@dataclass(frozen=True)
class Lane:
    """A bar with its words above it."""

    fault: Fault
    layout: Layout

    @property
    def is_right(self) -> bool:
        return not self.fault.part

    @property
    def title(self) -> list[str]:
        return wrapped(self.fault.title, self.layout.inner - 0.24, TITLE, "bold")

    @property
    def text(self) -> list[str]:
        return wrapped(self.fault.why, self.layout.inner - 0.24, SIZE)

    @property
    def height(self) -> float:
        return LINE * (len(self.title) + len(self.text)) + 0.06 + BAR + GAP


def contact_times(shown: Contact, layout: Layout) -> Drawing:
    """The right way with its pictures, the mistakes, the lengths, from the top down."""
    lanes = [Lane(each, layout) for each in (shown.right, *shown.faults)]
    words = [wrapped(text, layout.part(place)[1] - 0.06, SMALL) for place, (_, text) in enumerate(shown.parts)]
    below_first = LINE * max(map(len, words)) + 0.1
    lengths = [_length_lines(each, layout) for each in shown.lengths]
    height = MARGIN + layout.picture + sum(lane.height for lane in lanes) + below_first
    height += LINE * 1.4 + sum(LINE * len(lines) + 0.04 + BAR + GAP for lines in lengths)
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    top = MARGIN
    for lane in lanes:
        _lane(axes, lane, shown, top)
        if lane.is_right:
            _write_parts(axes, words, layout, top + layout.picture + lane.height - GAP + 0.05)
            top += layout.picture + below_first
        top += lane.height
    axes.text(MARGIN, top + LINE / 2, shown.heading, va="center", size=TITLE, weight="bold", color=PALETTE.text)
    top += LINE * 1.4
    for length, lines in zip(shown.lengths, lengths, strict=True):
        top = _length(axes, length, lines, shown.lengths, layout, top)
    return drawing


def _lane(axes: Axes, lane: Lane, shown: Contact, top: float) -> None:
    layout, left = lane.layout, MARGIN
    if not lane.is_right:
        left += 2 * SIGN + 0.09
        sign = (MARGIN + SIGN, top + LINE / 2)
        axes.add_patch(RegularPolygon(sign, 8, radius=SIGN, orientation=pi / 8, facecolor=PALETTE.stop))
    for line in lane.title:
        axes.text(left, top + LINE / 2, line, va="center", size=TITLE, weight="bold", color=PALETTE.text)
        top += LINE
    for line in lane.text:
        axes.text(left, top + LINE / 2, line, va="center", size=SIZE, color=PALETTE.text_soft)
        top += LINE
    top += 0.06
    if lane.is_right:
        for place, (part, _) in enumerate(shown.parts):
            start, width = layout.part(place)
            sketch(axes, _PICTURES[part], start + width / 2, top + layout.picture / 2, layout.unit)
        top += layout.picture
    for place, (part, _) in enumerate(shown.parts):
        _part(axes, lane, part, (*layout.part(place), top))


def _part(axes: Axes, lane: Lane, part: str, place: tuple[float, float, float]) -> None:
    left, width, top = place
    fault = lane.fault
    if part == "rinse":
        if lane.is_right:
            _bar(axes, left, top, width, BAR, PALETTE.card, PALETTE.strong, dashed=True)
    elif part != "wet":
        _bar(axes, left, top, width, BAR, PALETTE.strong_soft, PALETTE.strong)
        if fault.part == part:
            _missing(axes, left, top, width, BAR)
    elif fault.worth:
        _bar(axes, left, top, width, BAR, PALETTE.stop_soft, PALETTE.stop)
        if text_width(fault.worth, SMALL) < width - 0.06:
            look: Any = {"ha": "center", "va": "center", "size": SMALL, "color": PALETTE.stop}
            axes.text(left + width / 2, top + BAR / 2, fault.worth, **look)
    else:
        _bar(axes, left, top, width, BAR, PALETTE.strong, PALETTE.strong)
        if fault.name == "early":
            _missing(axes, left + width * EARLY, top, width * (1 - EARLY), BAR)
        elif fault.name == "out":
            _missing(axes, left, top, width, BAR * (1 - UNDER))


def _missing(axes: Axes, left: float, top: float, width: float, high: float) -> None:
    """A piece of a bar that was left out, with a cross."""
    _bar(axes, left, top, width, high, PALETTE.card, PALETTE.stop, dashed=True)
    middle, size = (left + width / 2, top + high / 2), min(0.06, high * 0.36)
    for way in (1, -1):
        ends = (middle[0] - size, middle[0] + size), (middle[1] - way * size, middle[1] + way * size)
        axes.plot(*ends, color=PALETTE.stop, linewidth=2)


def _bar(
    axes: Axes, left: float, top: float, width: float, high: float, face: str, edge: str, *, dashed: bool = False
) -> None:
    style: Any = DASHES if dashed else "-"
    axes.add_patch(Rectangle((left, top), width, high, facecolor=face, edgecolor=edge, linestyle=style, lw=1.1))


def _write_parts(axes: Axes, words: Sequence[Sequence[str]], layout: Layout, top: float) -> None:
    """What each part is, below the first bar."""
    for place, lines in enumerate(words):
        left, width = layout.part(place)
        for number, line in enumerate(lines):
            y = top + LINE * (number + 0.5)
            axes.text(left + width / 2, y, line, ha="center", va="center", size=SMALL, color=PALETTE.text)


def _length_lines(length: Length, layout: Layout) -> list[str]:
    return wrapped(f"{length.name}: {length.text}", layout.inner, SIZE)


def _length(
    axes: Axes, length: Length, lines: Sequence[str], lengths: Sequence[Length], layout: Layout, top: float
) -> float:
    """A length to scale; gives where the next one begins."""
    for line in lines:
        axes.text(MARGIN, top + LINE / 2, line, va="center", size=SIZE, color=PALETTE.text)
        top += LINE
    top += 0.04
    scale = (layout.inner - BEYOND) / max(each.most or each.least or 0 for each in lengths)
    middle = top + BAR / 2
    if length.least is None:
        _bar(axes, MARGIN, top, layout.inner, BAR, PALETTE.card, PALETTE.line_strong, dashed=True)
    else:
        least, most = (each * scale for each in (length.least, length.most or length.least))
        _bar(axes, MARGIN, top, most, BAR, PALETTE.strong_soft, PALETTE.strong)
        _bar(axes, MARGIN, top, least, BAR, PALETTE.strong, PALETTE.strong)
        more: Any = {
            "arrowstyle": "->",
            "color": PALETTE.strong,
            "lw": 1.4,
            "linestyle": "--",
            "shrinkA": 2,
            "shrinkB": 0,
        }
        axes.annotate("", (MARGIN + most + BEYOND, middle), xytext=(MARGIN + most, middle), arrowprops=more)
    return top + BAR + GAP
