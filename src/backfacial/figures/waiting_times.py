"""All waiting times of the contraindications in one picture, from the shortest to the longest."""

import re
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator
from matplotlib.transforms import ScaledTranslation

from backfacial.facts import library, words
from backfacial.facts.consultation.contraindications import Contraindication, Wait
from backfacial.figures.durations import Span, from_to, span
from backfacial.figures.figure import Figure
from backfacial.figures.lettering import wrapped
from backfacial.figures.palette import Palette, palette

WIDTH = 7.36  # inches: at 100 dots an inch, 46rem
LINE = 0.17  # inches
BETWEEN = 0.06  # two waits of one fact
GAP = 0.12
HEAD = 0.85
FOOT = 0.42
LEFT, AXIS, RIGHT = 0.02, 0.465, 0.955  # shares of the width: text from, axis from, axis to
TEXT_START = (LEFT - AXIS) / (RIGHT - AXIS)  # in widths of the axis
TEXT_WIDTH = (AXIS - LEFT - 0.015) * WIDTH  # inches
SIZE = 9.5  # points; 13 px on the page
SIZE_AFTER = SIZE - 0.5
TICKS = tuple(span(text) for text in ("P1D", "P3D", "P1W", "P2W", "P6W", "P6M", "P12M"))
RIGHT_LIMIT = 30.0  # days: longer bars have their words on the left


@dataclass(frozen=True)
class Row:
    """One waiting time with the fact that it belongs to."""

    fact: Contraindication
    wait: Wait
    shortest: Span
    longest: Span | None

    @property
    def length(self) -> str:
        return from_to(self.shortest, self.longest)

    @property
    def rests_on(self) -> str:
        return words("figures", "consensus" if self.wait.consensus else "cited")

    @property
    def end(self) -> float:
        """Days, at the far end of the bar."""
        return (self.longest or self.shortest).days

    def after_lines(self) -> list[str]:
        return wrapped(words("figures", "after", event=self.wait.after), TEXT_WIDTH, SIZE_AFTER)


@dataclass(frozen=True)
class Group:
    """All waiting times of one fact, under its name."""

    fact: Contraindication
    rows: tuple[Row, ...]

    def name_lines(self) -> list[str]:
        """The fact's name without what stands in brackets."""
        return wrapped(re.sub(r"\s*\([^)]*\)", "", self.fact.name), TEXT_WIDTH, SIZE, "bold")

    @property
    def height(self) -> float:
        """Inches, with the gap below."""
        lines = len(self.name_lines()) + sum(len(row.after_lines()) for row in self.rows)
        return LINE * lines + BETWEEN * (len(self.rows) - 1) + GAP


def waiting_times() -> Figure:
    """Every structured wait: a dot at the shortest time, a bar to the longest, on a logarithmic axis with words.

    The waits of one fact stand together, and facts from the shortest wait to the longest. What rests on professional
    consensus alone has an open dot and a hatched bar.
    """
    groups = _groups()
    rows = [row for group in groups for row in group.rows]
    return Figure(
        figure=_draw(groups, palette()),
        summary=words(
            "figures",
            "waiting-times-alt",
            count=len(rows),
            shortest=min((row.shortest for row in rows), key=lambda part: part.days).in_words(),
            longest=max((row.longest or row.shortest for row in rows), key=lambda part: part.days).in_words(),
        ),
        caption=words("figures", "waiting-times-caption"),
        columns=tuple(words("figures", f"column-{name}") for name in ("what", "wait", "after", "rests-on", "note")),
        rows=tuple(
            (f"{row.fact.id} {row.fact.name}", row.length, row.wait.after, row.rests_on, row.wait.note or "")
            for row in rows
        ),
        alternative="\n".join(_sentence(row) for row in rows),
    )


def _groups() -> list[Group]:
    groups = [
        Group(fact, tuple(sorted((_row(fact, wait) for wait in fact.waits), key=_by_length)))
        for fact in library().contraindications.values()
        if fact.waits
    ]
    return sorted(groups, key=lambda group: _by_length(group.rows[0]))


def _row(fact: Contraindication, wait: Wait) -> Row:
    return Row(fact, wait, span(wait.at_least), span(wait.at_most) if wait.at_most else None)


def _by_length(row: Row) -> tuple[float, float]:
    return row.shortest.days, row.end


def _sentence(row: Row) -> str:
    return words(
        "figures",
        "row-noted" if row.wait.note else "row",
        what=f"{row.fact.id} {row.fact.name}",
        wait=row.length,
        after=row.wait.after,
        rests_on=row.rests_on,
        note=row.wait.note,
    )


def _draw(groups: list[Group], colours: Palette) -> Drawing:
    """Lay the facts out from the top, in inches."""
    rows_height = sum(group.height for group in groups)
    height = HEAD + rows_height + FOOT
    drawing = Drawing(figsize=(WIDTH, height), facecolor=colours.card)
    axes = drawing.add_axes((AXIS, FOOT / height, RIGHT - AXIS, rows_height / height))
    axes.set_ylim(rows_height, 0)
    _time_axis(axes, colours)
    top = 0.0
    for group in groups:
        if top:
            _line_above(axes, top - GAP / 2, colours)
        line = _lines(axes, group.name_lines(), top, colours.text, SIZE, "bold")
        for row in group.rows:
            after = row.after_lines()
            _bar(axes, row, line + LINE * len(after) / 2, colours)
            line = _lines(axes, after, line, colours.text_soft, SIZE_AFTER) + BETWEEN
        top += group.height
    _legend(drawing, colours)
    return drawing


def _line_above(axes: Axes, y: float, colours: Palette) -> None:
    axes.plot(
        (TEXT_START, 1.03),
        (y, y),
        color=colours.line,
        linewidth=0.7,
        transform=axes.get_yaxis_transform(),
        clip_on=False,
    )


def _lines(axes: Axes, lines: list[str], top: float, colour: str, size: float, weight: str = "normal") -> float:
    """Write lines into the text column from `top` inches down; gives where the next line begins."""
    for number, text in enumerate(lines):
        axes.text(
            TEXT_START,
            top + LINE * (number + 0.5),
            text,
            transform=axes.get_yaxis_transform(),
            va="center",
            size=size,
            weight=weight,
            color=colour,
        )
    return top + LINE * len(lines)


def _time_axis(axes: Axes, colours: Palette) -> None:
    axes.set_xscale("log")
    axes.set_xlim(0.85, 380)
    axes.xaxis.set_major_locator(FixedLocator([tick.days for tick in TICKS]))
    axes.xaxis.set_major_formatter(FixedFormatter([str(tick.count) for tick in TICKS]))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_locator(NullLocator())
    axes.tick_params(
        axis="x", top=True, labeltop=True, length=0, labelsize=SIZE - 0.5, labelcolor=colours.text_soft, pad=3
    )
    axes.grid(axis="x", color=colours.line, linewidth=0.9)
    axes.set_axisbelow(True)
    axes.set_frame_on(False)
    for unit in dict.fromkeys(tick.unit for tick in TICKS):
        _unit(axes, [tick for tick in TICKS if tick.unit == unit], colours)


def _unit(axes: Axes, ticks: list[Span], colours: Palette) -> None:
    """The unit of some ticks, once above and once below their numbers, with a line as long as they reach."""
    first, last = ticks[0].days, ticks[-1].days
    for edge, away in ((1.0, 1), (0.0, -1)):
        axes.annotate(
            ticks[0].unit_in_words(),
            ((first * last) ** 0.5, edge),
            xytext=(0, 25 * away),
            ha="center",
            va="center",
            size=SIZE - 0.5,
            color=colours.text_soft,
            xycoords=axes.get_xaxis_transform(),
            textcoords="offset points",
            annotation_clip=False,
        )
        shift = ScaledTranslation(0, 17 * away / 72, axes.figure.dpi_scale_trans)
        axes.plot(
            (first, last),
            (edge, edge),
            color=colours.line_strong,
            linewidth=1,
            transform=axes.get_xaxis_transform() + shift,
            clip_on=False,
        )


def _bar(axes: Axes, row: Row, middle: float, colours: Palette) -> None:
    start, consensus = row.shortest.days, row.wait.consensus
    if row.longest is not None:
        axes.barh(
            middle,
            row.end - start,
            left=start,
            height=0.13,
            facecolor=colours.strong_soft if consensus else colours.strong,
            edgecolor=colours.strong,
            hatch="/////" if consensus else None,
            linewidth=1,
        )
    axes.plot(start, middle, **_dot(consensus, colours))
    beyond = row.end > RIGHT_LIMIT
    axes.annotate(
        row.length,
        (start if beyond else row.end, middle),
        xytext=(-9 if beyond else 9, 0),
        textcoords="offset points",
        ha="right" if beyond else "left",
        va="center",
        size=SIZE,
        color=colours.text,
        bbox={"facecolor": colours.card, "edgecolor": "none", "pad": 1},
    )


def _dot(consensus: bool, colours: Palette) -> dict[str, Any]:
    return {
        "marker": "o",
        "linestyle": "none",
        "markersize": 8,
        "markerfacecolor": colours.card if consensus else colours.strong,
        "markeredgecolor": colours.strong,
        "markeredgewidth": 1.8,
    }


def _legend(drawing: Drawing, colours: Palette) -> None:
    handles = [
        Line2D([], [], label=words("figures", key), **_dot(key == "consensus", colours))
        for key in ("cited", "consensus")
    ]
    drawing.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(LEFT - 0.012, 1.0),
        ncols=2,
        frameon=False,
        fontsize=SIZE,
        labelcolor=colours.text,
        handlelength=1,
        handletextpad=0.3,
        borderaxespad=0.6,
    )
