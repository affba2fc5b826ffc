"""A visit minute by minute, drawn: a bar from the top down, its words beside it, and thinner bars of shorter ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import pi
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Rectangle, RegularPolygon

from backfacial.figures.drawing.columns import apart
from backfacial.figures.drawing.lettering import text_width, wrapped
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.timeline import Bar, Stage, Stretch, Timeline

LINE = 0.168  # inches
SIZE = 9.5  # points
SMALL = 9.0
MARGIN = 0.06
HEAD = 2 * LINE + 0.08
NOTE_GAP = 0.12
LEADER = 0.22  # from the bar to the minutes beside it
TICKS = 10  # minutes
SIGN = 0.05
FOOT = 0.2
NOTE = 0.36  # from the name of a visit to how it differs
HARD_SPACE = "\u00a0"
DASHES = (0, (3.2, 1.8))


@dataclass(frozen=True)
class Layout:
    """Inches: the whole, a minute, the bar of the usual visit, that of a shorter one, the strip with the numbers of
    the stages, the clock, the minutes beside the names (with 0 they stand behind them), and between two bars.
    """

    width: float
    minute: float
    bar: float
    thin: float
    strip: float
    clock: float
    beside: float
    gap: float

    @property
    def bar_left(self) -> float:
        return MARGIN + self.clock

    def thin_left(self, number: int, count: int) -> float:
        """Of one of so many shorter visits, at the right edge."""
        return self.width - MARGIN - (count - number) * (self.thin + self.gap) + self.gap


WIDE = Layout(width=7.36, minute=0.125, bar=0.72, thin=0.78, strip=0.2, clock=0.3, beside=0.54, gap=0.14)
NARROW = Layout(width=3.6, minute=0.175, bar=0.4, thin=0.38, strip=0.15, clock=0.24, beside=0.0, gap=0.11)


@dataclass(frozen=True)
class Label:
    """What stands beside the bar: the heading of a stage, or a step with its minutes. `at` is where it belongs."""

    lines: list[str]
    at: float
    stretch: Stretch | None = None
    edge: float = 0.0

    @property
    def height(self) -> float:
        return LINE * len(self.lines) + (0.02 if self.stretch else 0.05)

    @property
    def weight(self) -> str:
        return "normal" if self.stretch and not self.stretch.gate else "bold"


@dataclass(frozen=True)
class Chart:
    """Where the bars stand, and where on the page a minute is."""

    axes: Axes
    shown: Timeline
    layout: Layout
    top: float

    def y(self, minute: float) -> float:
        return self.top + minute * self.layout.minute

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Before, in and after the usual visit."""
        return (*self.shown.before, *self.shown.usual.stages, *self.shown.after)

    @property
    def headings_left(self) -> float:
        return self.layout.bar_left + self.layout.bar + LEADER

    @property
    def words_left(self) -> float:
        return self.headings_left + self.layout.beside

    @property
    def words_right(self) -> float:
        return self.layout.thin_left(0, len(self.shown.shorter)) - self.layout.gap


def visit_timeline(shown: Timeline, layout: Layout) -> Drawing:
    """The time from the top down; below it how the shorter visits differ."""
    notes = list(_notes(shown, layout))
    top = MARGIN + HEAD - min(stage.start for stage in shown.before) * layout.minute
    below = top + max(stage.end for stage in shown.after) * layout.minute + FOOT
    height = below + sum(LINE * len(lines) + NOTE_GAP for _, lines in notes)
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    chart = Chart(axes, shown, layout, top)
    _clock(chart)
    _bar(chart, shown.usual, chart.stages, layout.bar_left, layout.bar)
    for number, bar in enumerate(shown.shorter):
        _bar(chart, bar, bar.stages, layout.thin_left(number, len(shown.shorter)), layout.thin)
    _labels(chart, (MARGIN + HEAD, below))
    _write_notes(axes, notes, below)
    return drawing


def _clock(chart: Chart) -> None:
    """The minutes with the client in the room, at the left."""
    left = chart.layout.bar_left
    for minute in range(0, chart.shown.usual.minutes + 1, TICKS):
        y = chart.y(minute)
        chart.axes.plot((left - 0.06, left), (y, y), color=PALETTE.line_strong, linewidth=0.9)
        chart.axes.text(left - 0.09, y, str(minute), ha="right", va="center", size=SMALL, color=PALETTE.text_soft)


def _bar(chart: Chart, bar: Bar, stages: Sequence[Stage], left: float, width: float) -> None:
    middle, head = left + width / 2, MARGIN + LINE / 2
    _centred(chart.axes, middle, head, bar.id, "bold")
    _centred(chart.axes, middle, head + LINE, bar.short_length)
    for stage in stages:
        _stage(chart, stage, left, width)


def _centred(axes: Axes, x: float, y: float, text: str, weight: str = "normal", colour: str = PALETTE.text) -> None:
    size = SIZE if weight == "bold" else SMALL
    axes.text(x, y, text, ha="center", va="center", size=size, weight=weight, color=colour)


def _stage(chart: Chart, stage: Stage, left: float, width: float) -> None:
    strip = chart.layout.strip if stage.number else 0.0
    for each, x, share in _side_by_side(stage, left + strip, width - strip):
        _stretch(chart, each, x, share, inside=stage.number is not None)
    if stage.number:
        start, end = chart.y(stage.start), chart.y(stage.end)
        box = Rectangle((left, start), strip, end - start, facecolor=PALETTE.strong, edgecolor=PALETTE.card, lw=1)
        chart.axes.add_patch(box)
        _centred(chart.axes, left + strip / 2, (start + end) / 2, str(stage.number), "bold", PALETTE.on_strong)


def _side_by_side(stage: Stage, left: float, width: float) -> Iterator[tuple[Stretch, float, float]]:
    """The steps of a stage with their left edges and widths: beside each other where they begin together."""
    starts = [each.start for each in stage.stretches]
    for each in stage.stretches:
        share = width / starts.count(each.start)
        place = [other for other in stage.stretches if other.start == each.start].index(each)
        yield each, left + share * place, share


def _stretch(chart: Chart, each: Stretch, left: float, width: float, *, inside: bool) -> None:
    top, bottom = chart.y(each.start), chart.y(each.end)
    face = PALETTE.card if each.added or not inside else PALETTE.stop_soft if each.gate else PALETTE.strong_soft
    edge = PALETTE.strong if each.added else PALETTE.line_strong
    style: Any = DASHES if each.added or not inside else "-"
    box = Rectangle((left, top), width, bottom - top, facecolor=face, edgecolor=edge, linestyle=style, lw=0.9)
    chart.axes.add_patch(box)
    taken = 0.0
    if each.gate:
        taken = 2 * SIGN + 0.06
        sign = (left + width - SIGN - 0.05, (top + bottom) / 2)
        chart.axes.add_patch(RegularPolygon(sign, 8, radius=SIGN, orientation=pi / 8, facecolor=PALETTE.stop))
    words = [each.step, *([chart.shown.added] if each.added else [])]
    lines = [text for text in words if text_width(text, SMALL) <= width - taken - 0.04]
    if lines and len(lines) * LINE <= bottom - top:
        first = (top + bottom) / 2 - LINE * (len(lines) - 1) / 2
        for number, line in enumerate(lines):
            _centred(chart.axes, left + (width - taken) / 2, first + LINE * number, line)


def _labels(chart: Chart, ends: tuple[float, float]) -> None:
    labels = [label for stage in chart.stages for label in _labels_of(chart, stage)]
    places = apart([label.at for label in labels], [label.height for label in labels], *ends)
    for label, place in zip(labels, places, strict=True):
        first = place - LINE * (len(label.lines) - 1) / 2
        left = chart.words_left if label.stretch else chart.headings_left
        for number, line in enumerate(label.lines):
            y, colour = first + LINE * number, PALETTE.text if label.stretch else PALETTE.strong
            chart.axes.text(left, y, line, va="center", size=SIZE, weight=label.weight, color=colour)
        if label.stretch:
            _leader(chart, label, first)
            if chart.layout.beside:
                right: dict[str, Any] = {"ha": "right", "va": "center", "size": SMALL, "color": PALETTE.text_soft}
                chart.axes.text(left - 0.09, first, label.stretch.length, **right)


def _labels_of(chart: Chart, stage: Stage) -> Iterator[Label]:
    numbered = f"{stage.number} {stage.name}" if stage.number else stage.name
    heading = wrapped(numbered, chart.words_right - chart.headings_left, SIZE, "bold")
    yield Label(heading, chart.y(stage.start) + LINE * len(heading) / 2)
    strip = chart.layout.strip if stage.number else 0.0
    bar = chart.layout.bar_left + strip, chart.layout.bar - strip
    found = [(each, left + width) for each, left, width in _side_by_side(stage, *bar)]
    for each, edge in sorted(found, key=lambda pair: pair[0].start + pair[0].end):
        text = f"{each.step} {each.name}"
        if not chart.layout.beside:
            text = f"{text} ({each.length.replace(' ', HARD_SPACE)})"
        lines = wrapped(text, chart.words_right - chart.words_left, SIZE, "bold" if each.gate else "normal")
        yield Label(lines, chart.y((each.start + each.end) / 2), each, edge)


def _leader(chart: Chart, label: Label, y: float) -> None:
    """From a step on the bar to its words."""
    left, right = chart.layout.bar_left + chart.layout.bar, chart.headings_left - 0.04
    path = (label.edge, left + 0.03, right - 0.03, right)
    chart.axes.plot(path, (label.at, label.at, y, y), color=PALETTE.line_strong, linewidth=0.8)


def _notes(shown: Timeline, layout: Layout) -> Iterator[tuple[str, list[str]]]:
    """How each shorter visit differs."""
    for bar in shown.shorter:
        text = " ".join((f"{bar.name}, {bar.length}.", *bar.differs))
        yield bar.id, wrapped(text, layout.width - 2 * MARGIN - NOTE, SIZE)


def _write_notes(axes: Axes, notes: Iterable[tuple[str, list[str]]], top: float) -> None:
    for name, lines in notes:
        axes.text(MARGIN, top + LINE / 2, name, va="center", size=SIZE, weight="bold", color=PALETTE.text)
        for number, line in enumerate(lines):
            y = top + LINE * (number + 0.5)
            axes.text(MARGIN + NOTE, y, line, va="center", size=SIZE, color=PALETTE.text)
        top += LINE * len(lines) + NOTE_GAP
