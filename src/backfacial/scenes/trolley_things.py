"""The things of a trolley scene, each drawn to stand on 0 0, about 70 wide and 50 high at the most."""

from functools import cache

from backfacial.scenes.devices import electrode
from backfacial.scenes.furniture import small_couch, towels, trolley
from backfacial.scenes.shapes import (
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
from backfacial.scenes.signs import warmth
from backfacial.scenes.tools import brush, cotton, gauze, pump, sponge


def _pile_of_gauze() -> Shapes:
    return (*placed(gauze(38, 24, 8), -3, -15, -8), *placed(gauze(38, 24, 8), 4, -13, 6))


def _tissue() -> Shapes:
    sheet = smooth((-8, -20), (-14, -34), (-4, -32), (2, -44), (6, -33), (15, -36), (9, -20))
    return (area(sheet, "thing"), area(box(-24, -21, 48, 21, 4), "cloth"), area(ring(0, -20, 13, 3), "thing"))


def _glove(x: float, turn: float) -> Shapes:
    fingers = [((-7, -20), (-13, -34)), ((-3, -22), (-5, -40)), ((3, -22), (4, -40)), ((7, -20), (12, -35))]
    parts = [
        *(band(straight(*finger), "glove", 5.4) for finger in fingers),
        band(smooth((-8, -10), (-15, -15), (-18, -22)), "glove", 5.4),
        blob(smooth((-9, -20), (0, -23), (9, -20), (9, -4), (7, 0), (-7, 0), (-9, -4), closed=True), "glove", 2),
    ]
    return placed((*together(parts), fine(straight((-9, -4), (9, -4)))), x, -2, turn)


def _pair_of_gloves() -> Shapes:
    return (*_glove(9, 14), *_glove(-9, -10))


def _spatula() -> Shapes:
    return together(
        [band(straight((-28, -8), (20, -26)), "thing", 4.4), band(straight((16, -24.5), (30, -30)), "thing", 9)]
    )


def _hair_brush() -> Shapes:
    return placed(brush(), 30, -6, -2)


def _silicone_brush() -> Shapes:
    head = smooth((-10, -13), (2, -10), (4, 1), (-6, 0), (-16, -5), closed=True)
    return placed(
        (
            *together([band(straight((-18, -9), (-62, -31)), "thing", 3.6)]),
            area(head, "light"),
            area(straight((-21, -6), (-16, -14), (-11, -12), (-15, -3), closed=True), "thing"),
        ),
        30, -6, -2,
    )  # fmt: skip


def _mitts() -> Shapes:
    mitt = (
        area(
            smooth(
                (-13, 0),
                (-15, -18),
                (-12, -34),
                (0, -40),
                (12, -33),
                (13, -20),
                (22, -24),
                (25, -16),
                (14, -8),
                (13, 0),
            )
            + "Z",
            "cloth",
        ),
        fine(straight((-13, -6), (13, -6))),
    )
    return (*placed(mitt, 10, 0, 4, 0.86), *placed(mitt, -10, 0, -6, 0.92))


def _couch_roll() -> Shapes:
    return (
        area(straight((-14, -34), (26, -34), (30, 0), (-14, 0), closed=True), "thing"),
        area(ring(-14, -17, 9, 17), "thing"),
        fine(ring(-14, -17, 5.5, 11)),
        blob(ring(-14, -17, 2.2, 4), "ink"),
        fine(straight((10, -33), (13, -1))),
    )


def _lancet() -> Shapes:
    return (
        area(box(-26, -24, 34, 16, 4), "glove"),
        area(straight((8, -20), (16, -20), (30, -16), (16, -12), (8, -12), closed=True), "thing"),
        line(straight((30, -16), (37, -16))),
        fine(straight((-18, -16), (0, -16))),
    )


def _loop() -> Shapes:
    tool = (
        *together([band(straight((0, -26), (0, 26)), "thing", 3)]),
        line(ring(0, 33, 4.6, 7)),
        line(ring(0, -32, 3.4, 6)),
    )
    return placed(tool, 0, -16, 62)


def _bowl() -> Shapes:
    return (
        area("M-27 -26C-24 4 24 4 27 -26Z", "thing"),
        area(ring(0, -26, 27, 7), "thing"),
        fine(ring(0, -25.4, 20, 4)),
    )


def _electrode() -> Shapes:
    return placed(electrode()[3:], 32, -8, 0, 0.92)


def _tweezers() -> Shapes:
    legs = [
        band(smooth((28, -5), (0, -8), (-26, -22)), "thing", 3),
        band(smooth((30, -9), (6, -18), (-26, -22)), "thing", 3),
    ]
    return together(legs)


def _handle() -> Shapes:
    cord = smooth((-20, -12), (-32, -10), (-34, -24), (-24, -34), (-34, -44))
    return (
        *together([band(cord, "thing", 1.6)]),
        *together([band(straight((-16, -13), (20, -24)), "thing", 11)]),
        area(straight((21, -31), (32, -32), (34, -25), (25, -19), closed=True), "glove"),
        blob(ring(2, -18.4, 2.6), "light"),
    )


def _hot_towel() -> Shapes:
    roll = (area(box(-26, -14, 44, 14, 6), "cloth"), area(ring(18, -7, 6, 7), "thing"), fine(ring(18, -7, 2.6, 3.2)))
    return (*roll, *placed(roll, -3, -14, 0, 0.9), *warmth(-4, -29, 13, 3, 11))


def _couch_cover() -> Shapes:
    return (
        area(box(-30, -10, 60, 10, 4), "thing"),
        area(box(-30, -20, 60, 10, 4), "thing"),
        area(box(-30, -30, 60, 10, 4), "thing"),
        *(fine(straight((-22, y), (22, y))) for y in (-5, -15, -25)),
    )


def _closed_jar(lid: str) -> Shapes:
    body = "M-21 -26L-21 -6Q-21 0 -15 0L15 0Q21 0 21 -6L21 -26Z"
    return (
        area(body, "thing"),
        area(box(-21, -20, 42, 13, 0), "product" if lid == "thing" else "cloth"),
        area(box(-24, -36, 48, 12, 4), "glove" if lid == "glove" else "thing"),
    )


def _oil_bottle() -> Shapes:
    return (
        area(box(-5, -47, 10, 10, 2), "light"),
        area(
            "M-5 -38Q-14 -34 -14 -26L-14 -5Q-14 0 -9 0L9 0Q14 0 14 -5L14 -26Q14 -34 5 -38Z",
            "product",
        ),
        area(box(-14, -23, 28, 13, 0), "thing"),
    )


def _couch() -> Shapes:
    return placed(small_couch(0, 0), 0, -24, 0, 1.4)


def _headrest() -> Shapes:
    return (
        *together([band(straight((0, -12), (0, -1)), "thing", 4), band(straight((-10, 0), (10, 0)), "thing", 3)]),
        area(
            smooth(
                (-22, -30),
                (-14, -42),
                (0, -45),
                (14, -42),
                (22, -30),
                (20, -16),
                (10, -10),
                (8, -24),
                (0, -29),
                (-8, -24),
                (-10, -10),
                (-20, -16),
                closed=True,
            ),
            "cloth",
        ),
    )


def _tray() -> Shapes:
    return placed(trolley(-26, -59), 0, 0, 0, 0.82)


def _lamp() -> Shapes:
    return (
        *together([band(straight((16, -2), (18, -24), (-4, -30)), "thing", 3.4)]),
        area(box(5, -5, 24, 6, 3), "thing"),
        band(ring(-14, -32, 14, 13), "ink", 7),
        band(ring(-14, -32, 14, 13), "thing", 4),
        fine(ring(-14, -32, 14, 13), "light"),
        fine(smooth((-22, -36), (-18, -40), (-13, -41))),
    )


def _hose() -> Shapes:
    return (
        *together([band(smooth((22, 0), (24, -20), (12, -38), (-10, -34)), "thing", 7)]),
        area(straight((-6, -42), (-24, -34), (-18, -20), (-3, -28), closed=True), "thing"),
        *(fine(straight((x, y), (x + 6, y + 2))) for x, y in ((18, -10), (17, -18), (13, -26))),
        line(smooth((-26, -22), (-32, -17), (-29, -11), (-35, -6)), "light"),
        line(smooth((-19, -17), (-25, -12), (-22, -6), (-27, -1)), "light"),
    )


_DRAWN = {
    "gauze": _pile_of_gauze,
    "cotton": lambda: (*cotton(-9, -15, 14), *cotton(11, -13, 13)),
    "tissue": _tissue,
    "sponge": lambda: placed(sponge(44, 30), 0, -16),
    "spare-gloves": _pair_of_gloves,
    "spatula": _spatula,
    "hair-brush": _hair_brush,
    "mitts": _mitts,
    "couch-roll": _couch_roll,
    "lancet": _lancet,
    "loop": _loop,
    "bowl": _bowl,
    "plastic-brush": _silicone_brush,
    "electrode": _electrode,
    "tweezers": _tweezers,
    "handle": _handle,
    "towel": lambda: towels(0, 0, 3, 50),
    "hot-towel": _hot_towel,
    "sheet": _couch_cover,
    "cream": lambda: _closed_jar("thing"),
    "mask": lambda: _closed_jar("glove"),
    "oil-bottle": _oil_bottle,
    "toner": lambda: pump(2, 0),
    "couch": _couch,
    "headrest": _headrest,
    "tray": _tray,
    "lamp": _lamp,
    "hose": _hose,
}

THINGS = tuple(_DRAWN)
"""The things that have a drawing."""


@cache
def drawn_thing(name: str) -> Shapes:
    """A thing that stands on 0 0.

    Raises:
        KeyError: it has no drawing.
    """
    return merged(_DRAWN[name]())
