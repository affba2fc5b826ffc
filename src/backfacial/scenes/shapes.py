"""What a drawing is made of: areas, lines and bands with a paint each, and how they are placed.

The frame is 240 × 160, x to the right and y down. A path is text as SVG has it, with the capital commands M, L, C, Q
and Z only, so that all its numbers are pairs and can be moved together.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal

WIDTH, HEIGHT = 240, 160

LINE: Final = 2.0
"""The width of an outline, whatever the size of the thing."""

FINE: Final = 1.3
"""The width of a line inside a thing."""

Paint = Literal[
    "ink", "ground", "gap", "thing", "cloth", "glove", "product", "light",
    "skin", "fold", "hair", "plug", "rim", "warm", "bone", "flesh",
    # what a cut through skin shows
    "edge", "horny", "scale", "living", "cell", "base", "dermis", "mesh", "deep", "fibre", "fat", "drop", "film",
    "vessel", "vein", "nerve", "sweat", "oil", "sac", "muscle", "strand", "bristle",
]  # fmt: skip
"""What it is made of; the look of the page gives each a colour."""

Point = tuple[float, float]

_NUMBER = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")
_PAIR = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


@dataclass(frozen=True)
class Drawn:
    """One path with its paint.

    An `area` is filled and has an outline, a `line` is its own stroke, a `blob` is filled and stroked in one paint.
    A stroke is `width`, which grows with the thing, and `edge`, which does not. `tone` is a skin of its own (1 to 6),
    such as that of the person who works; without it the skin is the client's.
    """

    path: str
    paint: Paint
    form: Literal["area", "line", "blob"]
    width: float = 0
    edge: float = 0
    tone: int | None = None

    @property
    def stroke(self) -> float:
        """How wide its stroke is."""
        return round(self.width + self.edge, 1)


Shapes = tuple[Drawn, ...]


@dataclass(frozen=True)
class Scene:
    """A drawing: its shapes from back to front, and the client's skin (1 to 6)."""

    tone: int
    shapes: Shapes


def area(path: str, paint: Paint) -> Drawn:
    """A filled thing with an outline."""
    return Drawn(_tidy(path), paint, "area", edge=LINE)


def line(path: str, paint: Paint = "ink") -> Drawn:
    """A line as wide as an outline."""
    return Drawn(_tidy(path), paint, "line", edge=LINE)


def fine(path: str, paint: Paint = "ink") -> Drawn:
    """A thin line."""
    return Drawn(_tidy(path), paint, "line", edge=FINE)


def band(path: str, paint: Paint, width: float) -> Drawn:
    """A stroke as wide as a limb."""
    return Drawn(_tidy(path), paint, "line", width)


def blob(path: str, paint: Paint, width: float = 0) -> Drawn:
    """A filled thing without an outline."""
    return Drawn(_tidy(path), paint, "blob", width)


def together(parts: Iterable[Drawn]) -> Shapes:
    """Bands and blobs as one thing with one outline round all of it."""
    inner = tuple(parts)
    return (*(replace(part, paint="ink", edge=part.edge + 2 * LINE) for part in inner), *inner)


def merged(shapes: Iterable[Drawn]) -> Shapes:
    """The same picture in fewer paths: neighbours of one look become one path.

    Areas stay apart, since the outline of each covers the ones before it.
    """
    found: list[Drawn] = []
    for shape in shapes:
        last = found[-1] if found else None
        if last is not None and shape.form != "area" and replace(shape, path=last.path) == last:
            found[-1] = replace(last, path=last.path + shape.path)
        else:
            found.append(shape)
    return tuple(found)


def of_tone(shapes: Iterable[Drawn], tone: int) -> Shapes:
    """The same on a skin of its own."""
    return tuple(replace(shape, tone=tone) for shape in shapes)


def placed(
    shapes: Iterable[Drawn], x: float, y: float, turn: float = 0, size: float = 1, *, mirrored: bool = False
) -> Shapes:
    """Drawn round 0 0, then mirrored top to bottom, made larger, turned by degrees (clockwise) and moved to a place.

    Bands grow with it; outlines and fine lines stay as wide as they are.
    """
    cos, sin = size * math.cos(math.radians(turn)), size * math.sin(math.radians(turn))

    def moved(pair: re.Match[str]) -> str:
        px, py = float(pair[1]), float(pair[2]) * (-1 if mirrored else 1)
        return _pair(x + px * cos - py * sin, y + px * sin + py * cos)

    return tuple(replace(each, path=_PAIR.sub(moved, each.path), width=each.width * size) for each in shapes)


def mirror(shapes: Iterable[Drawn], x: float = WIDTH / 2) -> Shapes:
    """The same as a looking glass shows it that stands upright at x."""
    return placed(shapes, 2 * x, 0, 180, mirrored=True)


def straight(*points: Point, closed: bool = False) -> str:
    """A path from point to point."""
    return "M" + "L".join(_pair(*point) for point in points) + ("Z" if closed else "")


def smooth(*points: Point, closed: bool = False) -> str:
    """A path that runs softly through all points."""
    count = len(points)

    def at(index: int) -> Point:
        return points[index % count] if closed else points[max(0, min(count - 1, index))]

    path = "M" + _pair(*points[0])
    for i in range(count if closed else count - 1):
        before, one, other, after = at(i - 1), at(i), at(i + 1), at(i + 2)
        path += "C" + " ".join(
            (
                _pair(one[0] + (other[0] - before[0]) / 6, one[1] + (other[1] - before[1]) / 6),
                _pair(other[0] - (after[0] - one[0]) / 6, other[1] - (after[1] - one[1]) / 6),
                _pair(*other),
            )
        )
    return path + ("Z" if closed else "")


def ring(x: float, y: float, rx: float, ry: float | None = None) -> str:
    """An ellipse."""
    ry = rx if ry is None else ry
    kx, ky = rx * 0.5523, ry * 0.5523
    return (
        f"M{_pair(x - rx, y)}C{_pair(x - rx, y - ky)} {_pair(x - kx, y - ry)} {_pair(x, y - ry)}"
        f"C{_pair(x + kx, y - ry)} {_pair(x + rx, y - ky)} {_pair(x + rx, y)}"
        f"C{_pair(x + rx, y + ky)} {_pair(x + kx, y + ry)} {_pair(x, y + ry)}"
        f"C{_pair(x - kx, y + ry)} {_pair(x - rx, y + ky)} {_pair(x - rx, y)}Z"
    )


def box(x: float, y: float, width: float, height: float, radius: float = 4) -> str:
    """A rectangle with round corners."""
    r, right, low = min(radius, width / 2, height / 2), x + width, y + height
    return (
        f"M{_pair(x + r, y)}L{_pair(right - r, y)}Q{_pair(right, y)} {_pair(right, y + r)}"
        f"L{_pair(right, low - r)}Q{_pair(right, low)} {_pair(right - r, low)}"
        f"L{_pair(x + r, low)}Q{_pair(x, low)} {_pair(x, low - r)}L{_pair(x, y + r)}Q{_pair(x, y)} {_pair(x + r, y)}Z"
    )


def arc(x: float, y: float, radius: float, start: float, end: float, squash: float = 1) -> str:
    """Part of a circle, by degrees clockwise from the right; `squash` makes it flatter."""
    steps = max(2, int(abs(end - start) / 30) + 1)
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return smooth(*((x + radius * math.cos(angle), y + radius * squash * math.sin(angle)) for angle in angles))


def _tidy(path: str) -> str:
    """The path with one digit behind the point at most."""
    return _NUMBER.sub(lambda number: _number(float(number[0])), path)


def _pair(x: float, y: float) -> str:
    return f"{_number(x)} {_number(y)}"


def _number(value: float) -> str:
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
