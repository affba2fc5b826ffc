"""The risk of dark marks by skin type, drawn: a row for each type, with steps that rise from few to a high risk."""

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle

from backfacial.figures.dark_marks import DarkMarkRisk, TypeRisk
from backfacial.figures.drawing.lettering import wrapped
from backfacial.figures.drawing.palette import PALETTE

LINE = 0.168  # inches
SIZE = 9.5  # points
TITLE = 11.0
MARGIN = 0.06
PAD = 0.12
BADGE = 0.2
INDENT = 0.54  # from the left edge to the words
STEP = 0.2  # the width of a step
RISE = 0.07  # by which each step is higher than the one before
BETWEEN = 0.04
TEXT: dict[str, Any] = {"va": "center", "size": SIZE, "color": PALETTE.text}


@dataclass(frozen=True)
class Layout:
    """Inches: the whole, and where the risk stands: beside the words on burning from `risk`, or below them."""

    width: float
    risk: float | None = None

    @property
    def steps_left(self) -> float:
        return self.risk or MARGIN + INDENT

    def words_left(self, steps: int) -> float:
        """Of the risk, beside its steps."""
        return self.steps_left + steps * (STEP + BETWEEN) + 0.12

    def words_width(self, steps: int) -> float:
        return self.width - MARGIN - self.words_left(steps)

    @property
    def burns_width(self) -> float:
        return (self.risk or self.width - MARGIN) - MARGIN - INDENT - PAD


WIDE = Layout(width=7.36, risk=3.72)
NARROW = Layout(width=3.6)


def dark_mark_risk(shown: DarkMarkRisk, layout: Layout) -> Drawing:
    """The types from the top down, below headings where there are columns, and what brings dark marks."""
    head = LINE * 1.3 + PAD if layout.risk else 0.0
    box = _box_lines(shown, layout)
    high = LINE * len(box) + 2 * PAD
    rows = [_height(each, shown, layout) for each in shown.types]
    height = 2 * MARGIN + head + sum(rows) + PAD + high
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    if layout.risk:
        look: dict[str, Any] = {"va": "center", "size": TITLE, "weight": "bold", "color": PALETTE.text}
        axes.text(MARGIN + INDENT, MARGIN + LINE * 0.6, shown.burns, **look)
        axes.text(layout.risk, MARGIN + LINE * 0.6, shown.marks, **look)
    top = MARGIN + head
    for each, row in zip(shown.types, rows, strict=True):
        _row(axes, each, shown, layout, top)
        top += row
    shape = FancyBboxPatch(
        (MARGIN, top + PAD),
        layout.width - 2 * MARGIN,
        high,
        boxstyle="round,pad=0,rounding_size=0.09",
        facecolor=PALETTE.strong_soft,
        edgecolor="none",
    )
    axes.add_patch(shape)
    for number, (line, weight) in enumerate(box):
        axes.text(MARGIN + PAD, top + 2 * PAD + LINE * (number + 0.5), line, weight=weight, **TEXT)
    return drawing


def _box_lines(shown: DarkMarkRisk, layout: Layout) -> list[tuple[str, str]]:
    width = layout.width - 2 * MARGIN - 2 * PAD
    said = [(line, "normal") for line in wrapped(shown.sets_off, width, SIZE)]
    return said + [(line, "bold") for line in wrapped(shown.so, width, SIZE, "bold")]


def _burns(each: TypeRisk, layout: Layout) -> list[str]:
    return wrapped(each.burns, layout.burns_width, SIZE)


def _risk(each: TypeRisk, shown: DarkMarkRisk, layout: Layout) -> list[str]:
    return wrapped(each.risk, layout.words_width(shown.steps), SIZE, "bold")


def _stairs(shown: DarkMarkRisk) -> float:
    return RISE * (shown.steps + 1)


def _height(each: TypeRisk, shown: DarkMarkRisk, layout: Layout) -> float:
    burns = LINE * len(_burns(each, layout))
    risk = max(LINE * len(_risk(each, shown, layout)), _stairs(shown))
    return max((max(burns, risk) if layout.risk else burns + 0.06 + risk), 2 * BADGE) + 2 * PAD


def _row(axes: Axes, each: TypeRisk, shown: DarkMarkRisk, layout: Layout, top: float) -> None:
    high = _height(each, shown, layout)
    axes.plot((MARGIN, layout.width - MARGIN), (top, top), color=PALETTE.line, linewidth=0.8)
    middle = top + high / 2
    badge = (MARGIN + BADGE + 0.02, middle)
    axes.add_patch(Circle(badge, BADGE, facecolor=PALETTE.card, edgecolor=PALETTE.strong, lw=1.4))
    axes.text(*badge, each.numeral, ha="center", va="center_baseline", size=SIZE, weight="bold", color=PALETTE.strong)
    burns, risk = _burns(each, layout), _risk(each, shown, layout)
    over = middle - LINE * len(burns) / 2 if layout.risk else top + PAD
    for number, line in enumerate(burns):
        axes.text(MARGIN + INDENT, over + LINE * (number + 0.5), line, **TEXT)
    below = middle if layout.risk else (top + PAD + LINE * len(burns) + 0.06 + top + high - PAD) / 2
    _steps(axes, each.step, shown, layout.steps_left, below + _stairs(shown) / 2)
    for number, line in enumerate(risk):
        y = below + LINE * (number + 0.5 - len(risk) / 2)
        axes.text(layout.words_left(shown.steps), y, line, weight="bold", **TEXT)


def _steps(axes: Axes, reached: int, shown: DarkMarkRisk, left: float, foot: float) -> None:
    """Steps that rise; those that are reached are full, the others are an edge alone."""
    for step in range(1, shown.steps + 1):
        x, high = left + (step - 1) * (STEP + BETWEEN), RISE * (step + 1)
        face = PALETTE.strong if step <= reached else "none"
        axes.add_patch(Rectangle((x, foot - high), STEP, high, facecolor=face, edgecolor=PALETTE.strong, lw=0.9))
