"""Where everything of the picture of the order lies: boxes with their text in rows, and the lines between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from backfacial.figures.drawing.columns import apart, spread
from backfacial.figures.drawing.layers import Bundle, Item, Layers, Passing, layers, links
from backfacial.figures.drawing.lettering import wrapped
from backfacial.figures.drawing.routes import Route, levels
from backfacial.figures.drawing.untangling import Link
from backfacial.figures.order import Order, Place

LINE = 0.168  # inches, at 9.5 points
PAD = 0.07
MARGIN = 0.06
LEVEL = 0.085  # between lines that run side by side
FOOT = 0.19  # from the lowest of them to the next row
IN_LINE = 40.0  # how strongly a box wants to stand below another one that alone leads to it, against 1
PASSING = 0.1  # what a line that passes takes of a row
PORT_EDGE = PASSING / 2  # from the corner of a box to the nearest line
PORTS = 0.2  # between lines that leave one box
ROOMY = 2
"""With so many boxes in a row, each has room."""


@dataclass(frozen=True)
class Layout:
    """Inches: the whole, a box, one of few in a row, between neighbours; points: the text."""

    width: float
    box: float
    roomy_box: float
    gap: float
    size: float
    columns: int

    @property
    def small(self) -> float:
        return self.size - 0.5

    @property
    def line(self) -> float:
        return LINE * self.size / 9.5


@dataclass(frozen=True)
class Box:
    """A step or module with its lines of text, and below it the modules that can be chosen for it."""

    place: Place
    width: float
    layout: Layout

    @property
    def inside(self) -> float:
        return self.width - 2 * PAD

    @property
    def head(self) -> str:
        return " · ".join(filter(None, (self.place.id, self.place.added)))

    @property
    def weight(self) -> str:
        return "bold" if self.place.gate else "normal"

    @property
    def name(self) -> list[str]:
        return wrapped(self.place.name, self.inside, self.layout.size, self.weight)

    @property
    def note(self) -> list[str]:
        return wrapped(self.place.instead_of, self.inside, self.layout.small)

    @property
    def choices(self) -> list[str]:
        return [line for each in self.place.choices for line in wrapped(each, self.inside, self.layout.small)]

    @property
    def height(self) -> float:
        """Inches, without the choices."""
        return self.layout.line * len([self.head, *self.name, *self.note]) + 2 * PAD

    @property
    def choices_height(self) -> float:
        return self.layout.line * len(self.choices) + 1.6 * PAD if self.choices else 0.0

    @property
    def whole_height(self) -> float:
        return self.height + self.choices_height


class Picture:
    """Where everything lies, in inches from the top left corner of the boxes and lines."""

    def __init__(self, shown: Order, layout: Layout) -> None:
        self.shown, self.layout = shown, layout
        names = [place.id for place in shown.places]
        self.layers: Layers = layers(names, [*shown.always, *shown.sometimes], shown.not_above)
        self.boxes = {place.id: Box(place, self._box_width(place.id), layout) for place in shown.places}
        self._x = self._spread()
        self._routes = [list(self._routes_below(row)) for row in range(len(self.layers.rows) - 1)]
        self._levels = [levels([route for _, _, route in routes]) for routes in self._routes]
        self.tops, self.height = self._stacked()

    def x(self, item: Item) -> float:
        """The middle of a box, or a line that passes."""
        return self._x[item]

    def row_of(self, name: str) -> int:
        return next(number for number, row in enumerate(self.layers.rows) if name in row)

    def _box_width(self, name: str) -> float:
        row = self.layers.rows[self.row_of(name)]
        return self.layout.box if sum(isinstance(item, str) for item in row) > ROOMY else self.layout.roomy_box

    def row_height(self, row: int) -> float:
        boxes = [self.boxes[item] for item in self.layers.rows[row] if isinstance(item, str)]
        return max(box.whole_height for box in boxes)

    def bottom(self, name: str) -> float:
        """Of a box, with what can be chosen."""
        return self.tops[self.row_of(name)] + self.boxes[name].whole_height

    def between(self, row: int) -> Iterator[tuple[Bundle, list[Item], Route, float]]:
        """The lines from a row to the next one: what they come from, where they run, and how far down they turn."""
        start = self.tops[row] + self.row_height(row)
        for (bundle, sources, route), level in zip(self._routes[row], self._levels[row], strict=True):
            yield bundle, sources, route, start + LEVEL * (level + 1.2)

    def _routes_below(self, row: int) -> Iterator[tuple[Bundle, list[Item], Route]]:
        here = self.layers.rows[row]
        for bundle in self.layers.bundles:
            pairs: list[tuple[Item, Item]] = [(source, Passing(source, bundle)) for source in bundle.sources]
            sources = [box if box in here else line for box, line in pairs if box in here or line in here]
            if bundle.row == row + 1:
                above = tuple(self._leaves(row, each, bundle) for each in sources)
                yield bundle, sources, Route(above, self._enters(above, bundle))
            else:
                for each in sources:
                    line = each if isinstance(each, Passing) else Passing(each, bundle)
                    yield bundle, [each], Route((self._leaves(row, each, bundle),), (self.x(line),))

    def _leaves(self, row: int, item: Item, bundle: Bundle) -> float:
        """Where a line leaves a box: as straight down as can be, beside others that leave it."""
        if isinstance(item, Passing):
            return self.x(item)
        leaving = sorted((self._heads_for(row, item, each), at) for at, each in enumerate(self._from(item)))
        half, port = self.boxes[item].width / 2 + PORTS / 2 - PORT_EDGE, [PORTS] * len(leaving)
        places = apart([x for x, _ in leaving], port, self.x(item) - half, self.x(item) + half)
        return dict(zip((at for _, at in leaving), places, strict=True))[self._from(item).index(bundle)]

    def _from(self, name: str) -> list[Bundle]:
        return [each for each in self.layers.bundles if name in each.sources]

    def _heads_for(self, row: int, source: str, bundle: Bundle) -> float:
        if bundle.row > row + 1:
            return self.x(Passing(source, bundle))
        if len(bundle.targets) > 1 and len(self._from(source)) == 1:
            return self.x(source)
        return sum(map(self.x, bundle.targets)) / len(bundle.targets)

    def _enters(self, above: tuple[float, ...], bundle: Bundle) -> tuple[float, ...]:
        """Where lines enter boxes: in the middle, or straight down where one box leads to one other."""
        middles = tuple(map(self.x, bundle.targets))
        if len(above) > 1 or len(middles) > 1:
            return middles
        half = self.boxes[bundle.targets[0]].width / 2 - PORT_EDGE
        return (min(max(above[0], middles[0] - half), middles[0] + half),)

    def _spread(self) -> dict[Item, float]:
        rows, layout = self.layers.rows, self.layout
        widths: dict[Item, float] = {item: PASSING for row in rows for item in row}
        widths |= {name: box.width for name, box in self.boxes.items()}
        found = [link for each in links(rows, self.layers.bundles) for link in each if link.above != link.below]
        joined = {(link.above, link.below): self._strength(link) for link in found}
        return spread(rows, widths, joined, layout.gap, MARGIN, layout.width - MARGIN)

    def _strength(self, link: Link[Item]) -> float:
        """A chain of boxes stands in line."""
        bundle = next(each for each in self.layers.bundles if each == link.bundle)
        alone = len(bundle.sources) == len(bundle.targets) == 1
        return IN_LINE if alone and isinstance(link.above, str) and isinstance(link.below, str) else 1.0

    def _stacked(self) -> tuple[list[float], float]:
        tops, top = [], 0.0
        for row in range(len(self.layers.rows)):
            tops.append(top)
            top += self.row_height(row)
            if row < len(self._levels):
                top += LEVEL * (max(self._levels[row], default=0) + 1) + FOOT
        return tops, top
