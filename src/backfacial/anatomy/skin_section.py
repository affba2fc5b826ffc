"""A cut through the skin of a back, as it is drawn: layers, a pore with its parts, sweat gland, vessels, nerve.

The frame is 360 × 372. Nothing is to scale: the outer layers are drawn many times too thick, or nobody would see them.
"""

import math
from functools import cache
from typing import Final

from backfacial.anatomy.places import NamedDrawing, Place
from backfacial.anatomy.skin_pore import PORE, SWEAT, follicle, muscle, oil_gland, on, sweat_gland
from backfacial.scenes.shapes import (
    Drawn,
    Paint,
    Point,
    Shapes,
    band,
    blob,
    fine,
    merged,
    ring,
    smooth,
)

WIDTH, HEIGHT = 360.0, 372.0

LEFT, RIGHT = 48.0, 312.0
SURFACE, HORNY, EPIDERMIS, UPPER, DERMIS, FAT = 62.0, 78.0, 110.0, 168.0, 286.0, 366.0
"""How far down: the surface, then the lower edges of horny layer, epidermis, upper dermis, dermis and fat."""

_WAVE, _PEG = 54.0, 7.5
"""How far it is from peg to peg of the dermis, and half of their height."""


def _pegs(x: float) -> float:
    """The edge between epidermis and dermis: high over a peg of the dermis."""
    return EPIDERMIS - 3 + _PEG * math.cos((x - LEFT) / _WAVE * math.tau)


def _ground(x: float) -> float:
    """The surface at a place, softly uneven."""
    return SURFACE + 1.6 * math.sin((x - LEFT) / 37) + 1.1 * math.sin((x - LEFT) / 13)


def _row(height: float, step: float = 12) -> list[Point]:
    """Points from side to side at one height, moved as the surface is."""
    count = round((RIGHT - LEFT) / step)
    return [
        (x, height + (_ground(x) - SURFACE) * 0.7)
        for x in (LEFT + (RIGHT - LEFT) * index / count for index in range(count + 1))
    ]


def _edge_of_pegs(step: float = 5.5) -> list[Point]:
    count = round((RIGHT - LEFT) / step)
    return [(x, _pegs(x)) for x in (LEFT + (RIGHT - LEFT) * index / count for index in range(count + 1))]


def _between(upper: list[Point], lower: list[Point], paint: Paint) -> Drawn:
    """What lies between two edges that go from side to side."""
    return blob(f"{smooth(*upper)}{on(smooth(*reversed(lower)))}Z", paint)


def _fat() -> Shapes:
    drops: list[Drawn] = []
    for row, y in enumerate((306.0, 330.0, 353.0)):
        shift = 0 if row % 2 else 14.0
        for column in range(9 if row % 2 else 8):
            x = LEFT + 20 + shift + column * 28.2
            size = 12.6 + 1.2 * math.sin(5 * column + 3 * row)
            path = smooth(
                *(
                    (x + size * 1.06 * math.cos(angle), y + size * 0.92 * math.sin(angle))
                    for angle in (math.radians(20 * row + 10 * column + 60 * corner) for corner in range(6))
                ),
                closed=True,
            )
            drops += [blob(path, "drop"), fine(path, "film")]
    base = f"M{LEFT} {DERMIS - 10}L{RIGHT} {DERMIS - 10}L{RIGHT} {FAT - 12}Q{RIGHT} {FAT} {RIGHT - 12} {FAT}"
    base += f"L{LEFT + 12} {FAT}Q{LEFT} {FAT} {LEFT} {FAT - 12}Z"
    return (blob(base, "fat"), *drops)


def _dermis() -> Shapes:
    sides = [(LEFT, DERMIS), (LEFT + 60, DERMIS + 4), (LEFT + 130, DERMIS - 3), (LEFT + 200, DERMIS + 4)]
    lower = [*sides, (RIGHT, DERMIS - 1)]
    middle = [(LEFT, UPPER), (LEFT + 70, UPPER + 5), (LEFT + 140, UPPER - 2), (LEFT + 210, UPPER + 5), (RIGHT, UPPER)]
    return (
        _between(middle, lower, "deep"),
        *(fine(path, "fibre") for path in _fibres()),
        _between([(LEFT, HORNY), (RIGHT, HORNY)], middle, "dermis"),
        *(fine(path, "mesh") for path in _mesh()),
    )


def _fibres() -> list[str]:
    """Thick bundles, crossing each other."""
    found = []
    for row in range(7):
        y = UPPER + 16 + row * 15.5
        for column in range(6):
            x = LEFT + 10 + column * 43 + 17 * (row % 2)
            rise = (-1) ** (row + column) * 5
            end = min(x + 34, RIGHT - 5)
            found.append(
                smooth((x, y + rise), (x + (end - x) * 0.35, y), (x + (end - x) * 0.65, y + 1), (end, y - rise))
            )
    return found


def _mesh() -> list[str]:
    """Fine fibres, loose."""
    return [
        smooth((x, y), (x + 6, y - 3 * (-1) ** (row + column)), (x + 12, y))
        for row, y in enumerate((128.0, 142.0, 156.0))
        for column, x in enumerate(LEFT + 9 + 25 * index + 11 * (row % 2) for index in range(10))
    ]


def _epidermis() -> Shapes:
    top, base = _row(SURFACE, 6), _edge_of_pegs()
    cells: list[Drawn] = []
    for row, y in enumerate((85.0, 92.5)):
        for index in range(17):
            x = LEFT + 10 + index * 15.4 + 7.5 * (row % 2)
            if x < RIGHT - 5 and not _in_the_way(x):
                cells.append(blob(ring(x, y, 4.6, 1.7 + row * 0.7), "cell"))
    count = round((RIGHT - LEFT - 8) / 7.4)
    for index in range(count + 1):
        x = LEFT + 4 + (RIGHT - LEFT - 8) * index / count
        if not _in_the_way(x):
            cells.append(blob(ring(x, _pegs(x) - 5.2, 3, 3.6), "base"))
    return (_between(top, base, "living"), *cells, fine(smooth(*base), "edge"))


def _in_the_way(x: float) -> bool:
    """Whether the pore or the duct of the sweat gland goes through here."""
    return abs(x - PORE) < 16 or abs(x - SWEAT) < 8


def _horny() -> Shapes:
    """The horny layer: flat dead cells, some of which come off."""
    scales = [
        fine(smooth(*((x + step, height + (_ground(x + step) - SURFACE) * 0.8) for step in (0, 8, 17))), "scale")
        for row, height in enumerate((SURFACE + 4.5, SURFACE + 9))
        for x in (LEFT + 4 + 23 * index + 10 * (row % 2) for index in range(11))
        if x + 17 < RIGHT - 2 and not any(_in_the_way(x + step) for step in (0, 8, 17))
    ]
    flakes = [
        blob(smooth((x, y + 1), (x + 9, y - 1.2), (x + 17, y - 4.6), (x + 10, y + 1.4), closed=True), "horny")
        for x, y in ((x, _ground(x)) for x in (82.0, 206.0, 282.0))
    ]
    return (
        *flakes,
        *(fine(flake.path, "edge") for flake in flakes),
        _between(_row(SURFACE, 6), _row(HORNY, 6), "horny"),
        *scales,
        fine(smooth(*_row(HORNY, 6)), "edge"),
    )


def _vessels() -> Shapes:
    """Two deep vessels, and from them small ones that end in a loop below the epidermis, never in it."""
    loops: list[Drawn] = []
    for x in (75.0, 129.0, 237.0, 291.0):
        top = _pegs(x) + 7
        loops.append(band(smooth((x - 4, 151), (x - 4, top + 8), (x, top)), "vessel", 2.4))
        loops.append(band(smooth((x, top), (x + 4, top + 8), (x + 4, 156)), "vein", 2.4))
    net = [
        band(smooth((LEFT + 2, 152), (110, 150), (180, 153), (250, 150), (RIGHT - 2, 152)), "vessel", 2.6),
        band(smooth((LEFT + 2, 157), (110, 155), (180, 158), (250, 155), (RIGHT - 2, 157)), "vein", 2.6),
    ]
    deep = [
        band(smooth((LEFT + 3, 272), (120, 275), (200, 271), (RIGHT - 3, 274)), "vessel", 5),
        band(smooth((LEFT + 3, 281), (120, 284), (200, 280), (RIGHT - 3, 283)), "vein", 5),
        band(smooth((298, 273), (301, 230), (297, 190), (299, 152)), "vessel", 3),
        band(smooth((305, 282), (307, 230), (303, 190), (305, 157)), "vein", 3),
    ]
    return (*deep, *net, *loops)


def _nerve() -> Shapes:
    """A nerve with free ends that come up to the epidermis."""
    stem = smooth((LEFT + 3, 256), (66, 252), (81, 236), (87, 208), (84, 176), (90, 148))
    ends = (
        smooth((90, 148), (86, 134), (89, 122), (87, 112)),
        smooth((90, 148), (96, 138), (98, 128), (102, 121)),
        smooth((86, 182), (98, 160), (108, 140), (114, 118)),
    )
    return (
        band(stem, "nerve", 4),
        *(band(end, "nerve", 2.2) for end in ends),
        *(blob(ring(x, y, 2.6), "nerve") for x, y in ((87, 112), (102, 121), (114, 118))),
    )


def _surface() -> tuple[list[Point], list[Point]]:
    """The line of the surface on both sides of the pore."""
    return [point for point in _row(SURFACE, 6) if point[0] < PORE - 23], [
        point for point in _row(SURFACE, 6) if point[0] > PORE + 24
    ]


@cache
def skin_section() -> Shapes:
    """All of it, from back to front."""
    return merged(
        (
            *_fat(),
            *_dermis(),
            *_vessels(),
            *_nerve(),
            *_epidermis(),
            *_horny(),
            *sweat_gland(),
            *muscle(),
            *follicle(),
            *oil_gland(),
            blob(ring(SWEAT + 0.6, SURFACE - 2.4, 2, 1.8), "ground"),
            *(fine(smooth(*half), "edge") for half in _surface()),
        )
    )


def _layer(top: float, bottom: float) -> Place:
    return Place("left", (LEFT - 8, (top + bottom) / 2), (top, bottom))


PLACES: Final[dict[str, Place]] = {
    "epidermis": _layer(SURFACE + 1, EPIDERMIS + 2),
    "horny-layer": _layer(SURFACE + 1, HORNY),
    "base-layer": Place("left", (66.6, round(_pegs(66.6) - 5.2, 1))),
    "dermis": _layer(EPIDERMIS + 4, DERMIS - 2),
    "upper-dermis": _layer(EPIDERMIS + 4, UPPER - 2),
    "lower-dermis": _layer(UPPER + 2, DERMIS - 2),
    "fat": _layer(DERMIS + 2, FAT),
    "nerve-end": Place("left", (88, 128)),
    "follicle": Place("left", (123, 250)),
    "hair": Place("right", (176, 26)),
    "pore": Place("right", (164, 66)),
    "sweat-duct": Place("right", (SWEAT - 1, 176)),
    "oil-gland": Place("right", (200, 140)),
    "hair-muscle": Place("right", (212, 153)),
    "sweat-gland": Place("right", (SWEAT + 6, 262)),
    "vessel": Place("right", (287, 130)),
}
"""What can be named, in the order in which it lies from the surface down, the layers first."""


@cache
def drawing() -> NamedDrawing:
    """The section with its places."""
    return NamedDrawing(WIDTH, HEIGHT, skin_section(), PLACES)
