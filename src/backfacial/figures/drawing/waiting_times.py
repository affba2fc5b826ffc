"""The chart of waiting times, drawn: a dot at what this course waits, a light bar over what others say."""

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator
from matplotlib.transforms import ScaledTranslation

from backfacial.figures.drawing.lettering import wrapped
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.durations import Span
from backfacial.figures.waits import Group, Row, Waits

LINE = 0.17  # inches
BETWEEN = 0.06  # two waits of one fact
GAP = 0.14
FOOT = 0.42
AXIS_HEAD = 0.42
SIZE = 9.5  # points
SIZE_SMALL = SIZE - 0.5
RIGHT_LIMIT = 30.0  # days: longer waits have their words on the left


@dataclass(frozen=True)
class Layout:
    """Shares of the width: text from, axis from, axis to. `beside`: the text stands beside the axis, else above it."""

    width: float  # inches
    left: float
    axis: float
    right: float
    beside: bool
    key_columns: int

    @property
    def text_start(self) -> float:
        """In widths of the axis."""
        return (self.left - self.axis) / (self.right - self.axis)

    @property
    def text_width(self) -> float:
        """Inches."""
        end = self.axis - 0.015 if self.beside else self.right
        return (end - self.left) * self.width

    @property
    def head(self) -> float:
        """Inches: the key, and the axis below it."""
        return 0.12 + 0.2 * -(-3 // self.key_columns) + AXIS_HEAD


WIDE = Layout(width=7.36, left=0.02, axis=0.465, right=0.955, beside=True, key_columns=2)
NARROW = Layout(width=3.6, left=0.03, axis=0.05, right=0.95, beside=False, key_columns=1)


@dataclass(frozen=True)
class PlacedRow:
    """A wait with its lines of text."""

    row: Row
    layout: Layout

    @property
    def text(self) -> list[str]:
        return wrapped(self.row.after, self.layout.text_width, SIZE_SMALL)

    @property
    def label(self) -> list[str]:
        return [text for text in (self.row.waits, self.row.named) if text]

    @property
    def height(self) -> float:
        """Inches."""
        lines = [len(self.text), len(self.label)]
        return LINE * (max(lines) if self.layout.beside else sum(lines))


def _name_lines(group: Group, layout: Layout) -> list[str]:
    return wrapped(group.name, layout.text_width, SIZE, "bold")


def _height(group: Group, layout: Layout) -> float:
    """Inches, with the gap below."""
    rows = sum(PlacedRow(row, layout).height for row in group.rows)
    return LINE * len(_name_lines(group, layout)) + rows + BETWEEN * (len(group.rows) - 1) + GAP


def waiting_times(shown: Waits, layout: Layout) -> Drawing:
    """The facts from the top down, in inches, over a logarithmic axis with words."""
    rows_height = sum(_height(group, layout) for group in shown.groups)
    height = layout.head + rows_height + FOOT
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    place = (layout.axis, FOOT / height, layout.right - layout.axis, rows_height / height)
    axes = drawing.add_axes(place)
    axes.set_facecolor("none")
    axes.set_ylim(rows_height, 0)
    _time_axis(axes, shown)
    top = 0.0
    for group in shown.groups:
        if top:
            _line_above(axes, top - GAP / 2, layout)
        _group(axes, group, top, layout)
        top += _height(group, layout)
    _key(drawing, shown, layout)
    return drawing


def _group(axes: Axes, group: Group, top: float, layout: Layout) -> None:
    line = _lines(axes, _name_lines(group, layout), top, layout, PALETTE.text, SIZE, "bold")
    for row in group.rows:
        placed = PlacedRow(row, layout)
        below = _lines(axes, placed.text, line, layout, PALETTE.text_soft, SIZE_SMALL)
        _marks(axes, placed, line if layout.beside else below)
        line += placed.height + BETWEEN


def _line_above(axes: Axes, y: float, layout: Layout) -> None:
    axes.plot(
        (layout.text_start, 1.03),
        (y, y),
        color=PALETTE.line,
        linewidth=0.7,
        transform=axes.get_yaxis_transform(),
        clip_on=False,
    )


def _lines(
    axes: Axes, lines: list[str], top: float, layout: Layout, colour: str, size: float, weight: str = "normal"
) -> float:
    """Write lines into the text column from `top` inches down; gives where the next line begins."""
    for number, text in enumerate(lines):
        axes.text(
            layout.text_start,
            top + LINE * (number + 0.5),
            text,
            transform=axes.get_yaxis_transform(),
            va="center",
            size=size,
            weight=weight,
            color=colour,
            bbox=_ground(),
        )
    return top + LINE * len(lines)


def _ground() -> dict[str, Any]:
    """What keeps the lines of the axis away from words."""
    return {"facecolor": PALETTE.card, "edgecolor": "none", "pad": 1}


def _time_axis(axes: Axes, shown: Waits) -> None:
    ticks = [tick for tick, _ in shown.ticks]
    axes.set_xscale("log")
    axes.set_xlim(0.85, 380)
    axes.xaxis.set_major_locator(FixedLocator([tick.days for tick in ticks]))
    axes.xaxis.set_major_formatter(FixedFormatter([str(tick.count) for tick in ticks]))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_locator(NullLocator())
    axes.tick_params(
        axis="x", top=True, labeltop=True, length=0, labelsize=SIZE_SMALL, labelcolor=PALETTE.text_soft, pad=3
    )
    axes.grid(axis="x", color=PALETTE.line, linewidth=0.9)
    axes.set_axisbelow(True)
    axes.set_frame_on(False)
    for words in dict.fromkeys(words for _, words in shown.ticks):
        _unit(axes, [tick for tick, unit in shown.ticks if unit == words], words)


def _unit(axes: Axes, ticks: list[Span], words: str) -> None:
    """The unit of some ticks, once above and once below their numbers, with a line as long as they reach."""
    first, last = ticks[0].days, ticks[-1].days
    for edge, away in ((1.0, 1), (0.0, -1)):
        axes.annotate(
            words,
            ((first * last) ** 0.5, edge),
            xytext=(0, 25 * away),
            ha="center",
            va="center",
            size=SIZE_SMALL,
            color=PALETTE.text_soft,
            xycoords=axes.get_xaxis_transform(),
            textcoords="offset points",
            annotation_clip=False,
        )
        shift = ScaledTranslation(0, 17 * away / 72, axes.figure.dpi_scale_trans)
        axes.plot(
            (first, last),
            (edge, edge),
            color=PALETTE.line_strong,
            linewidth=1,
            transform=axes.get_xaxis_transform() + shift,
            clip_on=False,
        )


def _marks(axes: Axes, placed: PlacedRow, top: float) -> None:
    """The bar and the dot on the first line, and the words of both beside them."""
    row, middle = placed.row, top + LINE / 2
    start = row.shortest.days
    if row.longest is not None:
        axes.barh(
            middle,
            row.end - start,
            left=start,
            height=0.11,
            facecolor=PALETTE.strong_soft,
            edgecolor=PALETTE.line_strong,
            linewidth=0.8,
        )
    if row.taught is not None:
        axes.plot(row.taught.days, middle, **_dot(row.consensus))
    beyond = row.end > RIGHT_LIMIT
    for number, text in enumerate(placed.label):
        axes.annotate(
            text,
            (start if beyond else row.end, middle + LINE * number),
            xytext=(-9 if beyond else 9, 0),
            textcoords="offset points",
            ha="right" if beyond else "left",
            va="center",
            size=SIZE if text == row.waits else SIZE_SMALL,
            color=PALETTE.text if text == row.waits else PALETTE.text_soft,
            bbox=_ground(),
        )


def _dot(consensus: bool) -> dict[str, Any]:
    return {
        "marker": "o",
        "linestyle": "none",
        "markersize": 8,
        "markerfacecolor": PALETTE.card if consensus else PALETTE.strong,
        "markeredgecolor": PALETTE.strong,
        "markeredgewidth": 1.8,
    }


def _key(drawing: Drawing, shown: Waits, layout: Layout) -> None:
    handles = [
        Line2D([], [], label=shown.key.cited, **_dot(False)),
        Line2D([], [], label=shown.key.consensus, **_dot(True)),
        Patch(label=shown.key.named, facecolor=PALETTE.strong_soft, edgecolor=PALETTE.line_strong, linewidth=0.8),
    ]
    drawing.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(layout.left - 0.012, 1.0),
        ncols=layout.key_columns,
        frameon=False,
        fontsize=SIZE,
        labelcolor=PALETTE.text,
        handlelength=1.4,
        handleheight=0.6,
        handletextpad=0.5,
        borderaxespad=0.6,
    )
