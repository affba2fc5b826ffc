"""All waiting times of the contraindications in one picture, from the shortest to the longest."""

import re
import textwrap
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

from backfacial.facts import Contraindication, Wait, library, words
from backfacial.figures.durations import Span, from_to, span
from backfacial.figures.figure import Figure
from backfacial.figures.palette import Palette, palette

WIDTH = 7.36  # inches: at 100 dots an inch, 46rem
LINE = 0.18  # inches
GAP = 0.16
HEAD = 0.95
FOOT = 0.5
LEFT, AXIS, RIGHT = 0.02, 0.48, 0.975  # shares of the width: text from, axis from, axis to
TEXT_START = (LEFT - AXIS) / (RIGHT - AXIS)  # in widths of the axis
LETTERS = 41  # in a line of the text column
SIZE = 9.5  # points; 13 px on the page
TICKS = tuple(span(text) for text in ("P1D", "P3D", "P1W", "P2W", "P6W", "P6M"))
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

    def name_lines(self) -> list[str]:
        """The fact's name without what stands in brackets."""
        return textwrap.wrap(re.sub(r"\s*\([^)]*\)", "", self.fact.name), LETTERS)

    def after_lines(self) -> list[str]:
        return textwrap.wrap(words("figures", "after", event=self.wait.after), LETTERS + 4)

    @property
    def height(self) -> float:
        """Inches, with the gap below."""
        return LINE * (len(self.name_lines()) + len(self.after_lines())) + GAP


def waiting_times() -> Figure:
    """Every structured wait: a dot at the shortest time, a bar to the longest, on a logarithmic axis with words.

    What rests on professional consensus alone has an open dot and a hatched bar.
    """
    rows = _rows()
    return Figure(
        figure=_draw(rows, palette()),
        summary=words(
            "figures",
            "waiting-times-alt",
            count=len(rows),
            shortest=rows[0].shortest.in_words(),
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


def _rows() -> list[Row]:
    rows = [
        Row(fact, wait, span(wait.at_least), span(wait.at_most) if wait.at_most else None)
        for fact in library().contraindications.values()
        for wait in fact.waits
    ]
    return sorted(rows, key=lambda row: (row.shortest.days, row.end))


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


def _draw(rows: list[Row], colours: Palette) -> Drawing:
    """Lay the rows out from the top, in inches."""
    height = HEAD + sum(row.height for row in rows) + FOOT
    drawing = Drawing(figsize=(WIDTH, height), facecolor=colours.card)
    axes = drawing.add_axes((AXIS, FOOT / height, RIGHT - AXIS, 1 - (HEAD + FOOT) / height))
    axes.set_ylim(sum(row.height for row in rows), 0)
    _time_axis(axes, colours)
    top = 0.0
    for row in rows:
        middle = top + (row.height - GAP) / 2
        _bar(axes, row, middle, colours)
        _label(axes, row, top, colours)
        top += row.height
        if row is not rows[-1]:
            axes.plot(
                (TEXT_START, 1.0),
                (top - GAP / 2,) * 2,
                color=colours.line,
                linewidth=0.7,
                transform=axes.get_yaxis_transform(),
                clip_on=False,
            )
    _legend(drawing, colours)
    return drawing


def _time_axis(axes: Axes, colours: Palette) -> None:
    axes.set_xscale("log")
    axes.set_xlim(0.8, 400)
    axes.xaxis.set_major_locator(FixedLocator([tick.days for tick in TICKS]))
    axes.xaxis.set_major_formatter(FixedFormatter([tick.in_words().replace(" ", "\n") for tick in TICKS]))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_locator(NullLocator())
    axes.tick_params(
        axis="x", top=True, labeltop=True, length=0, labelsize=SIZE - 1, labelcolor=colours.text_soft, pad=4
    )
    axes.grid(axis="x", color=colours.line, linewidth=0.9)
    axes.set_axisbelow(True)
    axes.set_frame_on(False)


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


def _label(axes: Axes, row: Row, top: float, colours: Palette) -> None:
    names = row.name_lines()
    for number, text in enumerate([*names, *row.after_lines()]):
        is_name = number < len(names)
        axes.text(
            TEXT_START,
            top + LINE * (number + 0.5),
            text,
            transform=axes.get_yaxis_transform(),
            va="center",
            size=SIZE if is_name else SIZE - 0.5,
            weight="bold" if is_name else "normal",
            color=colours.text if is_name else colours.text_soft,
        )


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
