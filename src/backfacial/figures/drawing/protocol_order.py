"""What comes before what in a visit, drawn: boxes in rows, and lines that run down."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import pi
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle, FancyBboxPatch, Polygon, RegularPolygon

from backfacial.figures.drawing.layers import Bundle, Item, Passing
from backfacial.figures.drawing.lettering import wrapped
from backfacial.figures.drawing.order_picture import MARGIN, PAD, Box, Layout, Picture
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.drawing.pen import DASHES, WEIGHT, Pen
from backfacial.figures.drawing.routes import Route
from backfacial.figures.order import Case, Order

WIDE = Layout(width=7.36, box=1.95, roomy_box=2.1, gap=0.16, size=10, columns=2)
NARROW = Layout(width=3.6, box=0.99, roomy_box=1.3, gap=0.06, size=9.5, columns=1)
HEAD = 0.085  # an arrow's, in inches
SIGN = 0.075
KEY_LINE = 0.23
INDENT = 0.42  # from a mark of the key to its words
CASES_ABOVE, CASE_ABOVE = 0.25, 0.1


def protocol_order(shown: Order, layout: Layout) -> Drawing:
    """The key, the rows from the top down, and below them what holds in some cases only."""
    picture = Picture(shown, layout)
    key_rows = -(-4 // layout.columns)
    head = 0.1 + KEY_LINE * key_rows
    foot = _cases_height(shown, layout)
    height = head + picture.height + foot + 2 * MARGIN
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    _key(axes, shown, layout)
    top = MARGIN + head
    _lines(axes, picture, top)
    for name, box in picture.boxes.items():
        _box(axes, picture, box, name, top)
    _cases(axes, shown, layout, top + picture.height)
    return drawing


def _lines(axes: Axes, picture: Picture, top: float) -> None:
    pen = Pen(picture.shown.sometimes)
    for row, items in enumerate(picture.layers.rows):
        for item in items:
            if isinstance(item, Passing):  # beside the boxes of the row
                start, end = picture.tops[row], picture.tops[row] + picture.row_height(row)
                pen.down(picture.x(item), start, end, [(item.source, each) for each in item.bundle.targets])
    for row in range(len(picture.layers.rows) - 1):
        for bundle, sources, route, level in picture.between(row):
            _route(axes, pen, picture, row, Between(bundle, tuple(sources), route, level), top)
    pen.draw(axes, top)


@dataclass(frozen=True)
class Between:
    """The lines of a bundle between two rows; they turn at `level`, inches from the top."""

    bundle: Bundle
    sources: tuple[Item, ...]
    route: Route
    level: float

    @property
    def names(self) -> list[str]:
        return [each if isinstance(each, str) else each.source for each in self.sources]

    @property
    def edges(self) -> list[tuple[str, str]]:
        return [(name, target) for name in self.names for target in self.bundle.targets]


def _route(axes: Axes, pen: Pen, picture: Picture, row: int, lines: Between, top: float) -> None:
    bundle, route, level, below = lines.bundle, lines.route, lines.level, picture.tops[row + 1]
    for source, name, x in zip(lines.sources, lines.names, route.above, strict=True):
        passed = picture.tops[row] + picture.row_height(row)
        start = picture.bottom(source) if isinstance(source, str) else passed
        pen.down(x, start, level, [edge for edge in lines.edges if edge[0] == name])
    if bundle.row > row + 1:
        pen.down(route.below[0], level, below, lines.edges)
        pen.along(route.above[0], route.below[0], level, lines.edges)
        return
    for target, x in zip(bundle.targets, route.below, strict=True):
        edges = [edge for edge in lines.edges if edge[1] == target]
        pen.down(x, level, below - HEAD, edges)
        axes.add_patch(_head(x, top + below))
        for edge, start in zip(edges, route.above, strict=True):
            pen.along(start, x, level, [edge])


def _head(x: float, y: float) -> Polygon:
    half = HEAD * 0.5
    return Polygon([(x, y), (x - half, y - HEAD), (x + half, y - HEAD)], facecolor=PALETTE.strong)


def _box(axes: Axes, picture: Picture, box: Box, name: str, top: float) -> None:
    layout, row = picture.layout, picture.row_of(name)
    left, y, height = picture.x(name) - box.width / 2, top + picture.tops[row], box.height
    if box.choices:
        below = y + height
        _frame(axes, left, below, box.width, box.choices_height, dashed=True)
        _write(axes, box.choices, left + PAD, below + 0.8 * PAD, layout.line, layout.small, PALETTE.text)
    _frame(axes, left, y, box.width, height, dashed=bool(box.place.added), gate=box.place.gate)
    line = _write(axes, [box.head], left + PAD, y + PAD, layout.line, layout.small, PALETTE.text_soft)
    line = _write(axes, box.name, left + PAD, line, layout.line, layout.size, PALETTE.text, box.weight)
    _write(axes, box.note, left + PAD, line, layout.line, layout.small, PALETTE.text_soft)
    if box.place.gate:
        _sign(axes, left + box.width - PAD - SIGN, y + PAD + layout.line / 2)


def _frame(
    axes: Axes, left: float, top: float, width: float, height: float, *, dashed: bool = False, gate: bool = False
) -> None:
    style: Any = DASHES if dashed else "-"
    axes.add_patch(
        FancyBboxPatch(
            (left, top),
            width,
            height,
            boxstyle="round,pad=0,rounding_size=0.06",
            facecolor=PALETTE.stop_soft if gate else PALETTE.card,
            edgecolor=PALETTE.stop if gate else PALETTE.strong if dashed else PALETTE.line_strong,
            linestyle=style,
            linewidth=1.2 if gate or dashed else 1,
            zorder=3,
        )
    )


def _sign(axes: Axes, x: float, y: float) -> None:
    axes.add_patch(RegularPolygon((x, y), 8, radius=SIGN, orientation=pi / 8, facecolor=PALETTE.stop, zorder=4))


def _write(
    axes: Axes,
    lines: Iterable[str],
    left: float,
    top: float,
    line: float,
    size: float,
    colour: str,
    weight: str = "normal",
) -> float:
    """Write lines from `top` down; gives where the next one begins."""
    for text in lines:
        axes.text(left, top + line / 2, text, va="center", size=size, weight=weight, color=colour, zorder=4)
        top += line
    return top


def _key(axes: Axes, shown: Order, layout: Layout) -> None:
    column = (layout.width - 2 * MARGIN) / layout.columns
    words = (shown.key.always, shown.key.sometimes, shown.key.gate, shown.key.added)
    for number, text in enumerate(words):
        x = MARGIN + column * (number % layout.columns)
        y = MARGIN + 0.1 + KEY_LINE * (number // layout.columns)
        if text in (shown.key.always, shown.key.sometimes):
            _arrow(axes, x, y, dashed=text == shown.key.sometimes)
        elif text == shown.key.gate:
            _sign(axes, x + 0.17, y)
        else:
            _frame(axes, x + 0.04, y - 0.065, 0.26, 0.13, dashed=True)
        axes.text(x + INDENT, y, text, va="center", size=layout.size, color=PALETTE.text)


def _arrow(axes: Axes, x: float, y: float, *, dashed: bool) -> None:
    style: Any = DASHES if dashed else "-"
    half, tip = HEAD * 0.5, x + 0.34
    axes.plot((x, tip - HEAD), (y, y), color=PALETTE.strong, linewidth=WEIGHT, linestyle=style)
    axes.add_patch(Polygon([(tip, y), (tip - HEAD, y - half), (tip - HEAD, y + half)], facecolor=PALETTE.strong))


def _case_lines(case: Case, layout: Layout) -> tuple[list[str], list[str]]:
    width = (layout.width - 2 * MARGIN) / layout.columns - INDENT - 2 * MARGIN
    return wrapped(case.when, width, layout.size), wrapped(case.order, width, layout.size)


def _case_rows(shown: Order, layout: Layout) -> list[tuple[tuple[Case, ...], float]]:
    """The cases, those that are drawn first, in rows with their heights in inches."""
    cases = sorted(shown.cases, key=lambda case: not case.drawn)
    rows = [tuple(cases[start : start + layout.columns]) for start in range(0, len(cases), layout.columns)]
    return [(row, max(layout.line * sum(map(len, _case_lines(case, layout))) for case in row)) for row in rows]


def _cases_height(shown: Order, layout: Layout) -> float:
    return CASES_ABOVE + layout.line + sum(height + CASE_ABOVE for _, height in _case_rows(shown, layout))


def _cases(axes: Axes, shown: Order, layout: Layout, top: float) -> None:
    heading = [shown.key.cases]
    top = _write(axes, heading, MARGIN, top + CASES_ABOVE, layout.line, layout.size, PALETTE.text, "bold")
    for row, height in _case_rows(shown, layout):
        top += CASE_ABOVE
        for column, case in enumerate(row):
            left = MARGIN + column * (layout.width - 2 * MARGIN) / layout.columns
            _case_mark(axes, case, left, top + layout.line / 2)
            when, what = _case_lines(case, layout)
            line = _write(axes, when, left + INDENT, top, layout.line, layout.size, PALETTE.text)
            _write(axes, what, left + INDENT, line, layout.line, layout.size, PALETTE.text_soft)
        top += height


def _case_mark(axes: Axes, case: Case, left: float, y: float) -> None:
    if case.drawn:
        _arrow(axes, left, y, dashed=True)
    else:
        axes.add_patch(Circle((left + 0.17, y), 0.03, facecolor=PALETTE.line_strong))
