"""When reactions begin and how long they last, drawn: two bars for each. Each unit of the axis has the same room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isinf
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Polygon, Rectangle

from backfacial.figures.drawing.lettering import text_width, wrapped
from backfacial.figures.drawing.level_signs import level_sign
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.reaction_times import Lane, ReactionTimes, Row
from backfacial.rules.reactions.outcome import Action
from backfacial.rules.reactions.times import Stretch, place

LINE = 0.17  # inches
SIZE = 9.5  # points
SMALL = 8.5
MARGIN = 0.06
GAP = 0.13
BAR = 0.052  # half of what a bar is high
SIGN = 0.075
SIGNS = 0.54  # the room for two signs and an arrow
TITLE = 0.36
AXIS = 0.2
ROOM = 0.06
KEY_LINE = 0.21
KEY_MARK = 0.36
KEY_GAP = 0.16
DASHES: Any = (0, (2.2, 1.4))


@dataclass(frozen=True)
class Layout:
    """Where things stand, in inches: names from the left, the axis. `beside`: names stand beside it, else above it."""

    width: float
    axis: float
    right: float
    beside: bool

    @property
    def names(self) -> float:
        """Where the names begin."""
        return MARGIN + SIGNS

    @property
    def names_width(self) -> float:
        return (self.axis - 0.12 if self.beside else self.width - MARGIN) - self.names


WIDE = Layout(width=7.36, axis=2.85, right=7.2, beside=True)
NARROW = Layout(width=3.6, axis=MARGIN + 0.02, right=3.5, beside=False)


@dataclass(frozen=True)
class PlacedLane:
    """A time with its words: beside its bar where there is room, else on a line above."""

    lane: Lane
    scale: "Scale"

    @cached_property
    def ends(self) -> tuple[float, float] | None:
        """Between which inches something is drawn."""
        found = [self.scale.x(time) for each in self.lane.stretches for time in (each.start, each.end)]
        found += [self.scale.x(self.lane.rare)] if self.lane.rare else []
        return (min(found) - BAR, max(found) + BAR) if found else None

    @cached_property
    def words(self) -> list[tuple[float, str]]:
        """The lines of its words, and where each begins."""
        left, right, width = self.scale.left, self.scale.right, text_width(self.lane.said, SMALL)
        if self.ends is None:
            return [(left, line) for line in wrapped(self.lane.said, right - left, SMALL)]
        start, end = self.ends
        if end + ROOM + width <= right:
            return [(end + ROOM, self.lane.said)]
        if left + width <= start - ROOM:
            return [(start - ROOM - width, self.lane.said)]
        return [(max(left, min(start, right - width)), self.lane.said)]

    @cached_property
    def is_below(self) -> bool:
        """Whether its bar stands below its words."""
        if self.ends is None:
            return False
        ((x, text),) = self.words
        return x < self.ends[1] and x + text_width(text, SMALL) > self.ends[0]

    @property
    def height(self) -> float:
        return LINE * (len(self.words) + self.is_below)


@dataclass(frozen=True)
class PlacedRow:
    """A reaction with its name and its times."""

    row: Row
    layout: Layout
    scale: "Scale"

    @cached_property
    def name(self) -> list[str]:
        return wrapped(f"{self.row.id} {self.row.name}", self.layout.names_width, SIZE)

    @cached_property
    def lanes(self) -> list[PlacedLane]:
        return [PlacedLane(lane, self.scale) for lane in (self.row.begins, self.row.lasts) if lane]

    @property
    def height(self) -> float:
        """Inches, without the gap below."""
        heights = [LINE * len(self.name), sum(lane.height for lane in self.lanes)]
        return max(heights) if self.layout.beside else sum(heights)


@dataclass(frozen=True)
class Scale:
    """The axis, from the inch `left` to the inch `right`."""

    left: float
    right: float
    units: int

    def x(self, time: float) -> float:
        """Where a time stands, in inches."""
        return self.at(place(time))

    def at(self, unit: float) -> float:
        """Where a place on the axis stands, counted in units."""
        return self.left + unit * (self.right - self.left) / self.units


@dataclass(frozen=True)
class KeyEntry:
    """A mark and what it means; a lane as an example, or a level."""

    text: str
    mark: Lane | Action
    light: bool = False

    @property
    def width(self) -> float:
        return KEY_MARK + text_width(self.text, SIZE) + KEY_GAP


def reaction_times(shown: ReactionTimes, layout: Layout) -> Drawing:
    """The reactions from the top down, in inches."""
    scale = Scale(layout.axis, layout.right, len(shown.units))
    key = list(_key(shown, layout))
    groups = [(group, [PlacedRow(row, layout, scale) for row in group.rows]) for group in shown.groups]
    heights = [TITLE + AXIS + sum(row.height + GAP for row in rows) for _, rows in groups]
    height = 2 * MARGIN + KEY_LINE * len(key) + sum(heights)
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    top = MARGIN
    for entries in key:
        _draw_key(axes, entries, top + KEY_LINE / 2)
        top += KEY_LINE
    for (group, rows), taken in zip(groups, heights, strict=True):
        _group(axes, group.title, rows, top, shown)
        top += taken
    return drawing


def _key(shown: ReactionTimes, layout: Layout) -> Iterator[list[KeyEntry]]:
    """The entries of the key, in lines."""
    bar, vague = (Stretch(0, 1),), (Stretch(0, 1, vague=True),)
    marks = [
        KeyEntry(shown.key.begins, Lane(bar, "", "")),
        KeyEntry(shown.key.lasts, Lane(bar, "", ""), light=True),
        KeyEntry(shown.key.vague, Lane(vague, "", "")),
        KeyEntry(shown.key.endless, Lane((), "", "", endless=True)),
    ]
    levels = [KeyEntry(text, level) for level, text in shown.key.levels]
    for entries in (marks, levels):
        line: list[KeyEntry] = []
        for entry in entries:
            if line and sum(each.width for each in (*line, entry)) > layout.width - 2 * MARGIN:
                yield line
                line = []
            line.append(entry)
        yield line


def _draw_key(axes: Axes, entries: Sequence[KeyEntry], y: float) -> None:
    x = MARGIN
    for entry in entries:
        if isinstance(entry.mark, Action):
            level_sign(axes, entry.mark, x + KEY_MARK / 2, y, SIGN)
        elif entry.mark.endless:
            _arrow(axes, x, x + KEY_MARK - 0.08, y)
        else:
            _bar(axes, x, x + KEY_MARK - 0.08, y, vague=entry.mark.stretches[0].vague, light=entry.light)
        axes.text(x + KEY_MARK, y, entry.text, va="center", size=SIZE, color=PALETTE.text)
        x += entry.width


def _group(axes: Axes, title: str, rows: Sequence[PlacedRow], top: float, shown: ReactionTimes) -> None:
    scale = rows[0].scale
    bottom = top + TITLE + AXIS + sum(row.height + GAP for row in rows)
    axes.text(MARGIN, top + TITLE * 0.62, title, va="center", size=SIZE + 1, weight="bold", color=PALETTE.strong)
    for number, unit in enumerate(shown.units):
        centre: dict[str, Any] = {"ha": "center", "va": "center", "size": SMALL - 0.5, "color": PALETTE.text_soft}
        axes.text(scale.at(number + 0.5), top + TITLE + AXIS / 2, unit, **centre)
    for number in range(len(shown.units) + 1):
        x = scale.at(number)
        axes.plot((x, x), (top + TITLE + AXIS * 0.9, bottom), color=PALETTE.line, linewidth=0.8, zorder=0)
    y = top + TITLE + AXIS
    for row in rows:
        axes.plot((MARGIN, scale.right), (y, y), color=PALETTE.line, linewidth=0.8, zorder=0)
        _row(axes, row, y + GAP / 2)
        y += row.height + GAP


def _row(axes: Axes, placed: PlacedRow, top: float) -> None:
    middle, row = top + LINE / 2, placed.row
    level_sign(axes, row.least, MARGIN + SIGN, middle, SIGN)
    if row.most is not row.least:
        start, end = MARGIN + 2 * SIGN + 0.03, MARGIN + SIGNS - 2 * SIGN - 0.09
        axes.plot((start, end), (middle, middle), color=PALETTE.text_soft, linewidth=1, zorder=3)
        axes.plot((end - 0.03, end, end - 0.03), (middle - 0.03, middle, middle + 0.03), color=PALETTE.text_soft, lw=1)
        level_sign(axes, row.most, MARGIN + SIGNS - SIGN - 0.06, middle, SIGN)
    for number, line in enumerate(placed.name):
        y = middle + LINE * number
        axes.text(placed.layout.names, y, line, va="center", size=SIZE, color=PALETTE.text, bbox=_ground())
    y = top if placed.layout.beside else top + LINE * len(placed.name)
    for lane in placed.lanes:
        _lane(axes, lane, y, light=lane.lane is row.lasts)
        y += lane.height


def _lane(axes: Axes, placed: PlacedLane, top: float, *, light: bool) -> None:
    lane, scale = placed.lane, placed.scale
    for number, (x, text) in enumerate(placed.words):
        y = top + LINE * (number + 0.5)
        axes.text(x, y, text, va="center", size=SMALL, color=PALETTE.text_soft, bbox=_ground())
    y = top + LINE * (0.5 + placed.is_below)
    if lane.endless:
        _arrow(axes, scale.left + text_width(lane.said, SMALL) + 2 * ROOM, scale.right, y)
    if lane.rare and lane.stretches:
        start, end = scale.x(lane.stretches[-1].end), scale.x(lane.rare)
        axes.plot((start, end), (y, y), color=PALETTE.strong, linewidth=1)
        axes.plot((end, end), (y - BAR, y + BAR), color=PALETTE.strong, linewidth=1)
    for each in lane.stretches:
        _stretch(axes, each, scale, y, light=light)
    if lane.usual:
        x = scale.x(lane.usual)
        axes.plot((x, x), (y - BAR, y + BAR), color=PALETTE.on_strong, linewidth=1.6, zorder=4)


def _stretch(axes: Axes, each: Stretch, scale: Scale, y: float, *, light: bool) -> None:
    if each.end == each.start:
        x, half = scale.x(each.start), BAR * 1.3
        points = [(x - half, y), (x, y - half), (x + half, y), (x, y + half)]
        axes.add_patch(Polygon(points, facecolor=PALETTE.strong, edgecolor=PALETTE.strong, zorder=3))
    elif isinf(each.end):
        _arrow(axes, scale.x(each.start), scale.right, y)
    else:
        _bar(axes, scale.x(each.start), scale.x(each.end), y, vague=each.vague, light=light)


def _bar(axes: Axes, start: float, end: float, y: float, *, vague: bool, light: bool) -> None:
    """A bar; a light one is higher as well, so that the colour is not the only sign."""
    half = BAR * (1.15 if light else 0.75)
    face = PALETTE.card if vague else PALETTE.strong_soft if light else PALETTE.strong
    edge = PALETTE.line_strong if light else PALETTE.strong
    style: Any = {"facecolor": face, "edgecolor": edge, "linewidth": 1, "linestyle": DASHES if vague else "-"}
    axes.add_patch(Rectangle((start, y - half), end - start, 2 * half, zorder=2, **style))


def _arrow(axes: Axes, start: float, end: float, y: float) -> None:
    """What has no end."""
    axes.plot((start, end), (y, y), color=PALETTE.line_strong, linewidth=1.2, linestyle=DASHES, zorder=2)
    axes.plot(
        (end - 0.05, end, end - 0.05), (y - 0.04, y, y + 0.04), color=PALETTE.line_strong, linewidth=1.2, zorder=2
    )


def _ground() -> dict[str, Any]:
    """What keeps the lines of the axis away from words."""
    return {"facecolor": PALETTE.card, "edgecolor": "none", "pad": 0.6}
