"""The path of the gates, drawn."""

from dataclasses import dataclass
from math import pi
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle, FancyBboxPatch, RegularPolygon

from backfacial.facts.consultation.gates import Gate
from backfacial.figures.drawing.lettering import wrapped
from backfacial.figures.drawing.palette import PALETTE
from backfacial.figures.gates import Gates

LINE = 0.185  # inches
SIZE = 10.0  # points
SIZE_TITLE = 11.5
MARGIN = 0.06
PAD = 0.16
LEG = 0.5  # a stretch of the path between two gates
RADIUS = 0.23  # of the circle with a gate's number
SIGN = 0.095  # the stop sign


@dataclass(frozen=True)
class Layout:
    """Where things stand, in inches: the path that all gates stand on, the cards, and the halves of a card.

    `stop` is where the right half begins; without it the stop stands below.
    """

    width: float
    path: float
    card: float
    stop: float | None = None

    @property
    def right(self) -> float:
        return self.width - MARGIN

    @property
    def question_width(self) -> float:
        return (self.stop or self.right) - self.card - 2 * PAD

    @property
    def stop_left(self) -> float:
        return self.stop or self.card

    @property
    def stop_width(self) -> float:
        return self.right - self.stop_left - 2 * PAD


WIDE = Layout(width=7.36, path=0.36, card=0.8, stop=4.15)
NARROW = Layout(width=3.6, path=0.3, card=0.62)


@dataclass(frozen=True)
class Block:
    """Lines of one size and weight, `above` inches below what stands before."""

    lines: list[str]
    colour: str
    size: float = SIZE
    weight: str = "normal"
    above: float = 0.0

    @property
    def line(self) -> float:
        """Inches from line to line."""
        return LINE * self.size / SIZE

    @property
    def height(self) -> float:
        """Inches, with the space above."""
        return self.above + len(self.lines) * self.line


@dataclass(frozen=True)
class Card:
    """One gate in two halves: the question with what to look for, and what stops the service."""

    number: int
    gate: Gate
    shown: Gates
    layout: Layout

    @property
    def question(self) -> list[Block]:
        width = self.layout.question_width
        return [
            Block(wrapped(self.gate.title, width, SIZE_TITLE, "bold"), PALETTE.text, SIZE_TITLE, "bold"),
            Block(wrapped(self.gate.question, width, SIZE, "bold"), PALETTE.strong, SIZE, "bold", PAD / 3),
            Block([self.shown.look], PALETTE.text_soft, above=PAD / 2),
            Block(wrapped(self.gate.looks_for, width, SIZE), PALETTE.text),
        ]

    @property
    def stop(self) -> list[Block]:
        width = self.layout.stop_width
        return [
            Block([self.shown.stop], PALETTE.stop, weight="bold"),
            Block(wrapped(self.gate.stop, width, SIZE), PALETTE.text),
            Block([self.shown.then], PALETTE.stop, weight="bold", above=PAD * 0.8),
            Block(wrapped(self.gate.then, width, SIZE), PALETTE.text),
        ]

    @property
    def stop_top(self) -> float:
        """Inches from the top of the card."""
        return 0.0 if self.layout.stop else _height(self.question) + 2 * PAD

    @property
    def stop_height(self) -> float:
        own = _height(self.stop) + 2 * PAD
        return max(own, _height(self.question) + 2 * PAD) if self.layout.stop else own

    @property
    def height(self) -> float:
        return self.stop_top + self.stop_height


def four_gates(shown: Gates, layout: Layout) -> Drawing:
    """The path from the top down, in inches."""
    cards = [Card(number, gate, shown, layout) for number, gate in enumerate(shown.gates, start=1)]
    height = 2 * MARGIN + sum(LEG + card.height for card in cards) + (LEG if shown.after else 0)
    drawing = Drawing(figsize=(layout.width, height), facecolor="none")
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, layout.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    ends = (MARGIN + LEG / 2, height - MARGIN - LEG / 2)
    axes.plot((layout.path, layout.path), ends, color=PALETTE.strong, linewidth=2.5)
    top = MARGIN
    for card in cards:
        _leg(axes, card.gate.before, top, layout)
        _card(axes, card, top + LEG)
        top += LEG + card.height
    if shown.after:
        _leg(axes, shown.after, top, layout)
    return drawing


def _height(blocks: list[Block]) -> float:
    return sum(block.height for block in blocks)


def _leg(axes: Axes, text: str, top: float, layout: Layout) -> None:
    """What is done between two gates, as a small stop on the path."""
    middle = top + LEG / 2
    stop = Circle((layout.path, middle), 0.065, facecolor=PALETTE.card, edgecolor=PALETTE.strong, lw=2, zorder=3)
    axes.add_patch(stop)
    lines = wrapped(text, layout.right - layout.card, SIZE)
    first = middle - LINE * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        axes.text(layout.card, first + LINE * number, line, va="center", size=SIZE, color=PALETTE.text_soft)


def _card(axes: Axes, card: Card, top: float) -> None:
    layout, stop_top = card.layout, top + card.stop_top
    right, path = layout.right, layout.path
    _box(axes, layout.stop_left, stop_top, right - layout.stop_left, card.stop_height, PALETTE.stop_soft)
    _box(axes, layout.card, top, right - layout.card, card.height, "none", PALETTE.line_strong)
    middle = top + PAD + RADIUS
    axes.plot((path, layout.card), (middle, middle), color=PALETTE.strong, linewidth=2.5)
    axes.add_patch(Circle((path, middle), RADIUS, facecolor=PALETTE.strong, edgecolor=PALETTE.card, lw=3, zorder=3))
    on_path: dict[str, Any] = {"ha": "center", "va": "center_baseline", "zorder": 4}
    axes.text(path, middle, str(card.number), size=13, weight="bold", color=PALETTE.on_strong, **on_path)
    ground = {"facecolor": PALETTE.card, "edgecolor": "none", "pad": 2}
    step = middle + 2 * RADIUS
    axes.text(path, step, card.gate.step, size=SIZE - 1, color=PALETTE.text_soft, bbox=ground, **on_path)
    _write(axes, card.question, layout.card + PAD, top + PAD)
    _write(axes, card.stop, layout.stop_left + PAD, stop_top + PAD)
    sign = (right - PAD - SIGN, stop_top + PAD + LINE / 2)
    axes.add_patch(RegularPolygon(sign, 8, radius=SIGN, orientation=pi / 8, facecolor=PALETTE.stop))


def _box(axes: Axes, left: float, top: float, width: float, height: float, face: str, edge: str = "none") -> None:
    shape = FancyBboxPatch(
        (left, top), width, height, boxstyle="round,pad=0,rounding_size=0.09", facecolor=face, edgecolor=edge, lw=1
    )
    axes.add_patch(shape)


def _write(axes: Axes, blocks: list[Block], left: float, top: float) -> None:
    for block in blocks:
        for number, text in enumerate(block.lines):
            axes.text(
                left,
                top + block.above + block.line * (number + 0.5),
                text,
                va="center",
                size=block.size,
                weight=block.weight,
                color=block.colour,
            )
        top += block.height
