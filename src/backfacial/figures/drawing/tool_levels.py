"""Tools by what happens to them, drawn: a box for each level, and in it the tools with their names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import FancyBboxPatch

from backfacial.figures.drawing.lettering import wrapped
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.drawing.sketch import sketch
from backfacial.figures.tools import Group, Tool, Tools

LINE = 0.168  # inches
SIZE = 9.5  # points
SMALL = 9.0
TITLE = 11.0
MARGIN = 0.06
PAD = 0.13
SIGN = 0.92  # inches for the sign of a group
SIGN_UNIT = 0.0132  # inches, of a unit of its drawing
UNIT = 0.0125
PICTURE = 0.68  # inches high
GAP = 0.12


@dataclass(frozen=True)
class Layout:
    """Inches, and how many tools stand side by side."""

    width: float
    columns: int

    @property
    def words_left(self) -> float:
        return MARGIN + PAD + SIGN

    @property
    def words_width(self) -> float:
        return self.width - MARGIN - PAD - self.words_left

    @property
    def cell(self) -> float:
        return (self.width - 2 * MARGIN - 2 * PAD) / self.columns


WIDE = Layout(width=7.36, columns=5)
NARROW = Layout(width=3.6, columns=3)


def tool_levels(shown: Tools, layout: Layout) -> Drawing:
    """The groups from the top down, in inches."""
    height = 2 * MARGIN + sum(_height(group, layout) + GAP for group in shown.groups) - GAP
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    top = MARGIN
    for group in shown.groups:
        _box(axes, group, layout, top)
        top += _height(group, layout) + GAP
    return drawing


def _head(group: Group, layout: Layout) -> Iterator[tuple[str, dict[str, Any]]]:
    """The lines beside the sign."""
    for line in wrapped(group.title, layout.words_width, TITLE, "bold"):
        yield line, {"size": TITLE, "weight": "bold", "color": PALETTE.text}
    for text in group.done:
        for line in wrapped(text, layout.words_width, SIZE):
            yield line, {"size": SIZE, "color": PALETTE.text_soft}


def _head_height(group: Group, layout: Layout) -> float:
    return max(LINE * 1.1 * len(list(_head(group, layout))), 0.62)


def _rows(group: Group, layout: Layout) -> list[Sequence[Tool]]:
    return [group.tools[at : at + layout.columns] for at in range(0, len(group.tools), layout.columns)]


def _is_alone(row: Sequence[Tool]) -> bool:
    """Whether a tool has its words beside it."""
    return len(row) == 1


def _name(tool: Tool, width: float) -> list[tuple[str, str]]:
    """The lines that name a tool, each with its colour."""
    name = [(line, PALETTE.text) for line in wrapped(tool.name, width, SMALL)]
    return name + [(line, PALETTE.text_soft) for line in wrapped(tool.only_if, width, SMALL)]


def _row_height(row: Sequence[Tool], layout: Layout) -> float:
    if _is_alone(row):
        return PICTURE + 0.1
    return PICTURE + LINE * max(len(_name(tool, layout.cell - 0.08)) for tool in row) + 0.1


def _height(group: Group, layout: Layout) -> float:
    rows = sum(_row_height(row, layout) for row in _rows(group, layout))
    return 2 * PAD + _head_height(group, layout) + (rows + PAD / 2 if rows else 0)


def _box(axes: Axes, group: Group, layout: Layout, top: float) -> None:
    box = FancyBboxPatch(
        (MARGIN, top),
        layout.width - 2 * MARGIN,
        _height(group, layout),
        boxstyle="round,pad=0,rounding_size=0.09",
        facecolor=PALETTE.card,
        edgecolor=PALETTE.line_strong,
        lw=1,
    )
    axes.add_patch(box)
    head = _head_height(group, layout)
    ground = FancyBboxPatch(
        (MARGIN + 0.05, top + 0.05),
        layout.width - 2 * MARGIN - 0.1,
        head + 2 * PAD - 0.1,
        boxstyle="round,pad=0,rounding_size=0.06",
        facecolor=PALETTE.strong_soft,
        edgecolor="none",
    )
    axes.add_patch(ground)
    sketch(axes, group.sign, MARGIN + PAD + SIGN / 2 - 0.06, top + PAD + head / 2, SIGN_UNIT)
    lines = list(_head(group, layout))
    first = top + PAD + head / 2 - LINE * 1.1 * (len(lines) - 1) / 2
    for number, (line, look) in enumerate(lines):
        axes.text(layout.words_left, first + LINE * 1.1 * number, line, va="center", **look)
    top += 2 * PAD + head
    for row in _rows(group, layout):
        if _is_alone(row):
            _alone(axes, row[0], layout, top)
        else:
            for place, tool in enumerate(row):
                _tool(axes, tool, layout, MARGIN + PAD + layout.cell * (place + 0.5), top)
        top += _row_height(row, layout)


def _tool(axes: Axes, tool: Tool, layout: Layout, middle: float, top: float) -> None:
    sketch(axes, tool.picture, middle, top + PICTURE / 2, UNIT)
    for number, (line, colour) in enumerate(_name(tool, layout.cell - 0.08)):
        y = top + PICTURE + LINE * (number + 0.5)
        axes.text(middle, y, line, ha="center", va="center", size=SMALL, color=colour)


def _alone(axes: Axes, tool: Tool, layout: Layout, top: float) -> None:
    middle = top + PICTURE / 2
    sketch(axes, tool.picture, MARGIN + PAD + SIGN / 2 - 0.06, middle, UNIT)
    lines = _name(tool, layout.words_width)
    for number, (line, colour) in enumerate(lines):
        y = middle + LINE * (number - (len(lines) - 1) / 2)
        axes.text(layout.words_left, y, line, va="center", size=SMALL, color=colour)
