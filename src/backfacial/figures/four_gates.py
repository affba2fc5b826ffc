"""The gates of a visit: one path from the talk to the record, and at each gate what stops the service."""

from dataclasses import dataclass
from math import pi
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure as Drawing
from matplotlib.patches import Circle, FancyBboxPatch, RegularPolygon

from backfacial.facts import library, words
from backfacial.facts.consultation.gates import Gate
from backfacial.figures.figure import Figure
from backfacial.figures.lettering import wrapped
from backfacial.figures.palette import Palette, palette
from backfacial.pages.citations import source_lines

WIDTH = 7.36  # inches: at 100 dots an inch, 46rem
LINE = 0.185
SIZE = 10.0  # points; 14 px on the page
SIZE_TITLE = 11.5
MARGIN = 0.06
PATH = 0.36  # from the left edge to the line that all gates stand on
CARD = 0.8
PAD = 0.16
LEG = 0.5  # a stretch of the path between two gates
STOP = 4.15  # where the right half of a card begins
LEFT_TEXT = STOP - CARD - 2 * PAD
RIGHT_TEXT = WIDTH - MARGIN - STOP - 2 * PAD
RADIUS = 0.23  # of the circle with a gate's number
SIGN = 0.095  # the stop sign


@dataclass(frozen=True)
class Block:
    """Lines of one size and weight, `above` inches below what stands before; `colour` is a name of the palette."""

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
    """One gate, laid out in two halves: the question with what to look for, and what stops the service."""

    number: int
    gate: Gate

    @property
    def left(self) -> list[Block]:
        return [
            Block(wrapped(self.gate.title, LEFT_TEXT, SIZE_TITLE, "bold"), "text", SIZE_TITLE, "bold"),
            Block(wrapped(self.gate.question, LEFT_TEXT, SIZE, "bold"), "strong", SIZE, "bold", PAD / 3),
            Block([words("figures", "column-look")], "text_soft", above=PAD / 2),
            Block(wrapped(self.gate.looks_for, LEFT_TEXT, SIZE), "text"),
        ]

    @property
    def right(self) -> list[Block]:
        return [
            Block([words("figures", "column-stop")], "stop", weight="bold"),
            Block(wrapped(self.gate.stop, RIGHT_TEXT, SIZE), "text"),
            Block([words("figures", "column-then")], "stop", weight="bold", above=PAD * 0.8),
            Block(wrapped(self.gate.then, RIGHT_TEXT, SIZE), "text"),
        ]

    @property
    def height(self) -> float:
        return max(_height(self.left), _height(self.right)) + 2 * PAD


def four_gates() -> Figure:
    """The gates in the order of the visit, each with its question, what to look for, what stops it and what then."""
    cards = [Card(number, gate) for number, gate in enumerate(library().gates.values(), start=1)]
    last = cards[-1].gate.after
    return Figure(
        figure=_draw(cards, palette()),
        summary=words("figures", "four-gates-alt", count=len(cards)),
        caption=words("figures", "four-gates-caption"),
        columns=tuple(
            words("figures", f"column-{name}")
            for name in ("gate", "step", "question", "look", "stop", "then", "rests-on")
        ),
        rows=tuple(_row(card) for card in cards),
        alternative="\n".join(
            [*(_sentence(card) for card in cards), *([words("figures", "gate-end", after=last)] if last else [])]
        ),
    )


def _row(card: Card) -> tuple[str, ...]:
    gate = card.gate
    name = words("figures", "gate-name", number=card.number, title=gate.title)
    return name, gate.step, gate.question, gate.looks_for, gate.stop, gate.then, _rests_on(gate)


def _sentence(card: Card) -> str:
    gate = card.gate
    return words(
        "figures",
        "gate-row",
        number=card.number,
        title=gate.title,
        before=gate.before,
        step=gate.step,
        question=gate.question,
        look=gate.looks_for,
        stop=gate.stop,
        then=gate.then,
        rests_on=_rests_on(gate),
    )


def _rests_on(gate: Gate) -> str:
    return "; ".join(line.text for line in source_lines(gate.sources, gate.consensus))


def _height(blocks: list[Block]) -> float:
    return sum(block.height for block in blocks)


def _draw(cards: list[Card], colours: Palette) -> Drawing:
    """Lay the path out from the top, in inches."""
    end = cards[-1].gate.after
    height = 2 * MARGIN + sum(LEG + card.height for card in cards) + (LEG if end else 0)
    drawing = Drawing(figsize=(WIDTH, height), facecolor=colours.card)
    axes = drawing.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    axes.plot((PATH, PATH), (MARGIN + LEG / 2, height - MARGIN - LEG / 2), color=colours.strong, linewidth=2.5)
    top = MARGIN
    for card in cards:
        _leg(axes, card.gate.before, top, colours)
        _card(axes, card, top + LEG, colours)
        top += LEG + card.height
    if end:
        _leg(axes, end, top, colours)
    return drawing


def _leg(axes: Axes, text: str, top: float, colours: Palette) -> None:
    """What is done between two gates, as a small stop on the path."""
    middle = top + LEG / 2
    axes.add_patch(Circle((PATH, middle), 0.065, facecolor=colours.card, edgecolor=colours.strong, lw=2, zorder=3))
    axes.text(CARD, middle, text, va="center", size=SIZE, color=colours.text_soft)


def _card(axes: Axes, card: Card, top: float, colours: Palette) -> None:
    right = WIDTH - MARGIN
    _box(axes, STOP, top, right - STOP, card.height, colours.stop_soft)
    _box(axes, CARD, top, right - CARD, card.height, "none", colours.line_strong)
    middle = top + PAD + RADIUS
    axes.plot((PATH, CARD), (middle, middle), color=colours.strong, linewidth=2.5)
    axes.add_patch(Circle((PATH, middle), RADIUS, facecolor=colours.strong, edgecolor=colours.card, lw=3, zorder=3))
    on_path: dict[str, Any] = {"ha": "center", "va": "center_baseline", "zorder": 4}
    axes.text(PATH, middle, str(card.number), size=13, weight="bold", color=colours.on_strong, **on_path)
    axes.text(
        PATH,
        middle + 2 * RADIUS,
        card.gate.step,
        size=SIZE - 1,
        color=colours.text_soft,
        bbox={"facecolor": colours.card, "edgecolor": "none", "pad": 2},
        **on_path,
    )
    _write(axes, card.left, CARD + PAD, top + PAD, colours)
    _write(axes, card.right, STOP + PAD, top + PAD, colours)
    sign = (right - PAD - SIGN, top + PAD + LINE / 2)
    axes.add_patch(RegularPolygon(sign, 8, radius=SIGN, orientation=pi / 8, facecolor=colours.stop))


def _box(axes: Axes, left: float, top: float, width: float, height: float, face: str, edge: str = "none") -> None:
    shape = FancyBboxPatch(
        (left, top), width, height, boxstyle="round,pad=0,rounding_size=0.09", facecolor=face, edgecolor=edge, lw=1
    )
    axes.add_patch(shape)


def _write(axes: Axes, blocks: list[Block], left: float, top: float, colours: Palette) -> None:
    for block in blocks:
        for number, text in enumerate(block.lines):
            axes.text(
                left,
                top + block.above + block.line * (number + 0.5),
                text,
                va="center",
                size=block.size,
                weight=block.weight,
                color=getattr(colours, block.colour),
            )
        top += block.height
