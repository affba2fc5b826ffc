"""The ladder of levels, drawn: a card for each, on one way that leads up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import FancyBboxPatch

from backfacial.figures.drawing.lettering import wrapped
from backfacial.figures.drawing.level_signs import LOOKS, level_sign
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.levels import Levels, Rung
from backfacial.rules.reactions.outcome import Action

LINE = 0.18  # inches
SIZE = 9.5  # points
SIZE_TITLE = 11.5
MARGIN = 0.06
PAD = 0.15
GAP = 0.2
HEAD = 0.3
SIGN = 0.19  # half of the sign on the way up
SMALL_SIGN = 0.068
HANGING = 0.2  # room for a small sign before a name


@dataclass(frozen=True)
class Layout:
    """Where things stand, in inches: the way up, the cards, and where their right half begins.

    Without `half` the right half stands below.
    """

    width: float
    way: float
    card: float
    half: float | None = None

    @property
    def right(self) -> float:
        return self.width - MARGIN

    @property
    def left_width(self) -> float:
        return (self.half or self.right) - self.card - 2 * PAD

    @property
    def half_left(self) -> float:
        return (self.half or self.card) + PAD

    @property
    def half_width(self) -> float:
        return self.right - PAD - self.half_left


WIDE = Layout(width=7.36, way=0.32, card=0.72, half=4.05)
NARROW = Layout(width=3.6, way=0.26, card=0.56)


@dataclass(frozen=True)
class Words:
    """Lines of one look, `above` inches below what stands before; a sign may stand before the first of them."""

    lines: Sequence[str]
    colour: str = PALETTE.text
    size: float = SIZE
    weight: str = "normal"
    above: float = 0.0
    sign: Action | None = None
    indent: float = 0.0

    @property
    def height(self) -> float:
        return self.above + len(self.lines) * LINE * self.size / SIZE


@dataclass(frozen=True)
class Card:
    """A level: what it asks for with what climbs to it, and what begins there."""

    rung: Rung
    shown: Levels
    layout: Layout

    @cached_property
    def left(self) -> list[Words]:
        width, colour = self.layout.left_width, LOOKS[self.rung.level].colour
        found = [
            Words(wrapped(self.rung.label, width, SIZE_TITLE, "bold"), colour, SIZE_TITLE, "bold"),
            Words(wrapped(self.rung.meaning, width, SIZE), above=PAD / 3),
        ]
        if self.rung.climbs:
            found.append(Words(wrapped(self.shown.climbs, width, SIZE, "bold"), weight="bold", above=PAD * 0.7))
        for climb in self.rung.climbs:
            found.append(Words(wrapped(climb.reaction, width, SIZE, "bold"), colour, weight="bold", above=PAD / 4))
            found.append(Words(wrapped(climb.when, width, SIZE)))
        return found

    @cached_property
    def right(self) -> list[Words]:
        width = self.layout.half_width
        title = self.shown.leaves if self.rung.is_left else self.shown.starts
        found = [Words(wrapped(title, width, SIZE, "bold"), weight="bold")]
        for start in self.rung.starts:
            sign = start.most if start.most is not self.rung.level else None
            indent = HANGING if self.rung.is_left else 0.0
            found.append(Words(wrapped(start.name, width - indent, SIZE), above=PAD / 5, sign=sign, indent=indent))
        return found

    @property
    def right_top(self) -> float:
        """Inches from the top of the card."""
        return PAD if self.layout.half else PAD * 1.6 + _height(self.left)

    @property
    def height(self) -> float:
        below = self.right_top + _height(self.right) + PAD
        return max(below, _height(self.left) + 2 * PAD)


def reaction_levels(shown: Levels, layout: Layout) -> Drawing:
    """The levels from the most serious down, in inches."""
    cards = [Card(rung, shown, layout) for rung in shown.rungs]
    height = 2 * MARGIN + HEAD + sum(card.height for card in cards) + GAP * (len(cards) - 1)
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    tops = list(_tops(cards))
    _way_up(axes, shown.up, tops, layout)
    for card, top in zip(cards, tops, strict=True):
        _card(axes, card, top)
    return drawing


def _height(words: Sequence[Words]) -> float:
    return sum(each.height for each in words)


def _tops(cards: Sequence[Card]) -> Iterator[float]:
    top = MARGIN + HEAD
    for card in cards:
        yield top
        top += card.height + GAP


def _way_up(axes: Axes, words: str, tops: Sequence[float], layout: Layout) -> None:
    """The line that all levels stand on, with its head on top."""
    head, foot, way = MARGIN + 0.04, tops[-1] + PAD + SIGN, layout.way
    axes.plot((way, way), (foot, head), color=PALETTE.line_strong, linewidth=2.5, zorder=1)
    axes.plot((way - 0.08, way, way + 0.08), (head + 0.1, head, head + 0.1), color=PALETTE.line_strong, linewidth=2.5)
    axes.text(layout.card, MARGIN + HEAD / 2, words, va="center", size=SIZE, color=PALETTE.text_soft)


def _card(axes: Axes, card: Card, top: float) -> None:
    layout, look = card.layout, LOOKS[card.rung.level]
    shape = FancyBboxPatch(
        (layout.card, top),
        layout.right - layout.card,
        card.height,
        boxstyle="round,pad=0,rounding_size=0.09",
        facecolor=look.tint,
        edgecolor=look.colour,
        lw=1,
    )
    axes.add_patch(shape)
    middle = top + PAD + SIGN * 0.6
    axes.plot((layout.way, layout.card), (middle, middle), color=PALETTE.line_strong, linewidth=2.5, zorder=1)
    level_sign(axes, card.rung.level, layout.way, middle, SIGN)
    _write(axes, card.left, layout.card + PAD, top + PAD)
    _write(axes, card.right, layout.half_left, top + card.right_top)


def _write(axes: Axes, words: Sequence[Words], left: float, top: float) -> None:
    for block in words:
        line, first = LINE * block.size / SIZE, top + block.above
        if block.sign:
            level_sign(axes, block.sign, left + SMALL_SIGN, first + line / 2, SMALL_SIGN)
        look: dict[str, Any] = {"size": block.size, "weight": block.weight, "color": block.colour}
        for number, text in enumerate(block.lines):
            axes.text(left + block.indent, first + line * (number + 0.5), text, va="center", **look)
        top += block.height
