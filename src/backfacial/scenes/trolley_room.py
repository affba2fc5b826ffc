"""The room of a trolley scene: worktop, cupboard, trolley, couch and containers, and where all of it lies.

It is larger than the frame of a step: 480 × 404, x to the right and y down.
"""

from functools import cache
from typing import Final

from backfacial.scenes.furniture import bin_, trolley
from backfacial.scenes.people import couch, lying
from backfacial.scenes.shapes import (
    Point,
    Shapes,
    area,
    band,
    blob,
    box,
    fine,
    line,
    merged,
    placed,
    ring,
    smooth,
    straight,
    together,
)
from backfacial.scenes.signs import drop
from backfacial.scenes.tools import gauze, spray
from backfacial.scenes.trolley_things import drawn_thing

ROOM_WIDTH, ROOM_HEIGHT = 480, 404

SLOTS: Final = tuple((56.0 + 92 * column, y) for y in (206.0, 278.0) for column in range(5))
"""Where things stand on the two boards of the worktop."""

PLACES: Final[dict[str, tuple[float, float, float, float]]] = {
    "closed": (6, 6, 94, 128),
    "ready": (380, 6, 94, 128),
    "disinfect": (4, 292, 78, 108),
    "wipe": (83, 292, 78, 108),
    "linen": (162, 292, 78, 108),
    "trash": (241, 292, 78, 108),
    "bag": (320, 292, 78, 108),
    "sharps": (399, 292, 78, 108),
}
"""The corner, width and height of each place."""

_SIDE_BY_SIDE: Final = (0, -24, 24)
_ROWS: Final[dict[str, tuple[float, ...]]] = {"closed": (50, 102, 76, 36), "ready": (22, 61, 94, 108)}
_ROWS_OF_A_CONTAINER: Final = (316, 300, 332, 348)

_COUCH: Final = (126.0, 92.0, 0.86)

NODES: Final[dict[str, Point]] = {
    "back": (184, 68),
    "client-before": (184, 68),
    "face": (136, 80),
    "pimples": (204, 72),
    "blood": (168, 70),
    "oil": (222, 80),
    "phone": (346, 34),
    "rail": (386, 62),
    "floor": (300, 138),
    "leftover": (258, 122),
    "warm-cabinet": (53, 70),
    "gloves": (344, 112),
    "hands": (322, 112),
    "old-gloves": (360, 126),
}
"""Where soil comes from, and who works: the middle of each."""


def middle_of(thing: str, things: tuple[str, ...]) -> Point:
    """The middle of a thing on the worktop, or of what soil comes from.

    Raises:
        ValueError: it is none of both.
    """
    if thing in NODES:
        return NODES[thing]
    x, y = SLOTS[things.index(thing)]
    return x, y - 22


def spots_of(place: str) -> tuple[Point, ...]:
    """Where things that are put into a place are shown, small, one after the other.

    Raises:
        KeyError: there is no such place.
    """
    x, _, width, _ = PLACES[place]
    rows = _ROWS.get(place, _ROWS_OF_A_CONTAINER)
    return tuple((x + width / 2 + column, y) for y in rows for column in _SIDE_BY_SIDE)


def _cupboard() -> Shapes:
    return (
        area(box(10, 12, 86, 98, 6), "thing"),
        line(straight((53, 14), (53, 108))),
        *(area(box(x, 58, 3, 16, 1.5), "light") for x in (46, 57)),
        *(fine(straight((x, 22), (x + 26, 22), (x + 26, 50), (x, 50), closed=True)) for x in (18, 62)),
        *(fine(straight((x, 82), (x + 26, 82), (x + 26, 100), (x, 100), closed=True)) for x in (18, 62)),
    )


def _phone() -> Shapes:
    return (
        area(box(338, 20, 16, 28, 3), "thing"),
        blob(box(341, 24, 10, 17, 1), "glove"),
        blob(ring(346, 44.6, 1.3), "ink"),
    )


def _worktop() -> Shapes:
    legs = [band(straight((x, 206), (x, 288)), "thing", 4) for x in (14, 466)]
    return (
        *together(legs),
        area(box(6, 206, 468, 7, 3), "cloth"),
        area(box(6, 278, 468, 7, 3), "cloth"),
    )


def _behind() -> Shapes:
    """Wall and floor, couch, lamp over it."""
    x, y, size = _COUCH
    return (
        fine(straight((0, 138), (480, 138))),
        *placed(couch(196), x, y, 0, size),
        *together([band(straight((316, 136), (316, 44), (282, 24), (250, 30)), "thing", 3)]),
        area(box(304, 133, 24, 5, 2.5), "thing"),
        area(box(226, 30, 34, 8, 4), "thing"),
        blob(box(232, 37, 22, 2.6, 1.3), "light"),
        *_phone(),
    )


def _tub(x: float, base: float) -> Shapes:
    return (
        area(straight((x - 30, base - 34), (x + 30, base - 34), (x + 26, base), (x - 26, base), closed=True), "thing"),
        blob(
            straight((x - 27, base - 24), (x + 27, base - 24), (x + 24.4, base - 3), (x - 24.4, base - 3), closed=True),
            "glove",
        ),
        fine(
            smooth((x - 27, base - 24), (x - 14, base - 26), (x, base - 23), (x + 14, base - 26), (x + 27, base - 24))
        ),
        *placed(drawn_thing("loop"), x - 2, base - 3, 0, 0.72),
    )


def _wipes(x: float, base: float) -> Shapes:
    cloth = smooth(
        (x - 30, base), (x - 26, base - 12), (x - 12, base - 15), (x + 2, base - 12), (x + 6, base), closed=True
    )
    return (
        *placed(spray(), x + 15, base, 0, 0.95),
        area(cloth, "cloth"),
        fine(smooth((x - 22, base - 5), (x - 12, base - 9), (x - 2, base - 6))),
    )


def _hamper(x: float, base: float) -> Shapes:
    return (
        area(
            smooth(
                (x - 18, base - 34),
                (x - 10, base - 45),
                (x + 2, base - 41),
                (x + 12, base - 46),
                (x + 19, base - 34),
                closed=True,
            ),
            "cloth",
        ),
        *bin_(x, base, 54, 34),
        *(fine(straight((x + k, base - 26), (x + k * 0.9, base - 6))) for k in (-14, 0, 14)),
    )


def _trash(x: float, base: float) -> Shapes:
    return (
        *bin_(x, base, 46, 34),
        area(
            straight((x - 25, base - 38), (x + 18, base - 52), (x + 21, base - 45), (x - 20, base - 33), closed=True),
            "thing",
        ),
        *placed(gauze(16, 11, 6), x + 4, base - 17),
    )


def _blood_bag(x: float, base: float) -> Shapes:
    bag = smooth(
        (x - 5, base - 34),
        (x - 22, base - 24),
        (x - 25, base - 8),
        (x - 18, base),
        (x + 18, base),
        (x + 25, base - 8),
        (x + 22, base - 24),
        (x + 5, base - 34),
        closed=True,
    )
    ears = smooth(
        (x - 3, base - 35),
        (x - 14, base - 48),
        (x - 2, base - 43),
        (x + 2, base - 43),
        (x + 14, base - 48),
        (x + 3, base - 35),
        closed=True,
    )
    return (
        area(ears, "thing"),
        area(bag, "thing"),
        *together([band(straight((x - 6, base - 35), (x + 6, base - 35)), "light", 3)]),
        area(
            f"M{x} {base - 25}C{x + 9} {base - 14} {x + 8} {base - 6} {x} {base - 6}"
            f"C{x - 8} {base - 6} {x - 9} {base - 14} {x} {base - 25}Z",
            "warm",
        ),
    )


def _sharps_box(x: float, base: float) -> Shapes:
    return (
        area(straight((x - 22, base - 36), (x + 22, base - 36), (x + 19, base), (x - 19, base), closed=True), "warm"),
        area(box(x - 24, base - 43, 48, 9, 3), "thing"),
        area(box(x - 8, base - 48, 16, 7, 2), "thing"),
        area(straight((x, base - 29), (x + 13, base - 8), (x - 13, base - 8), closed=True), "thing"),
        line(straight((x, base - 22), (x, base - 15))),
        blob(ring(x, base - 11.4, 1.2), "ink"),
    )


_BASE: Final = 364


@cache
def drawn_place(place: str) -> Shapes:
    """What stands at a place.

    Raises:
        KeyError: there is no such place.
    """
    x = PLACES[place][0] + PLACES[place][2] / 2
    match place:
        case "closed":
            shapes = _cupboard()
        case "ready":
            shapes = placed(trolley(-26, 0), x, 22, 0, 1.3)
        case "disinfect":
            shapes = _tub(x, _BASE)
        case "wipe":
            shapes = _wipes(x, _BASE)
        case "linen":
            shapes = _hamper(x, _BASE)
        case "trash":
            shapes = _trash(x, _BASE)
        case "bag":
            shapes = _blood_bag(x, _BASE)
        case _:
            shapes = _sharps_box(x, _BASE)
    return merged(shapes)


@cache
def drawn_room(*, client: bool = False) -> Shapes:
    """What is there in every scene, from back to front; with the client on the couch, or not."""
    x, y, size = _COUCH
    return merged((*_behind(), *(placed(lying(), x, y, 0, size) if client else ()), *_worktop()))


_DROPS: Final = ("blood", "oil", "leftover")


def drawn_gloves() -> Shapes:
    """The gloves of who works, at their place."""
    x, y = NODES["gloves"]
    return placed(drawn_thing("spare-gloves"), x, y + 22, 0, 0.95)


def drawn_drop(source: str) -> Shapes:
    """A drop where blood or product comes from; nothing for any other source."""
    if source not in _DROPS:
        return ()
    x, y = NODES[source]
    return drop(x, y - 6, 5)
