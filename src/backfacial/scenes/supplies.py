"""Tools and supplies as a sign each: round 0 0, about 56 wide and 44 high."""

from collections.abc import Callable
from typing import Final

from backfacial.scenes.shapes import (
    Shapes,
    arc,
    area,
    band,
    blob,
    box,
    fine,
    line,
    mirror,
    placed,
    ring,
    smooth,
    straight,
    together,
)
from backfacial.scenes.tools import bowl, cotton, gauze, sponge


def _gauze() -> Shapes:
    return (*placed(gauze(34, 26), 3, -3, 8), *placed(gauze(34, 26), -3, 3, -6))


def _cotton() -> Shapes:
    return (*cotton(-9, 5, 14), *cotton(9, -4, 14))


def _tissue() -> Shapes:
    sheet = smooth((-10, 2), (-13, -14), (-4, -11), (1, -21), (6, -12), (14, -15), (10, 2), closed=True)
    return (area(sheet, "thing"), area(box(-25, 0, 50, 21, 4), "cloth"), line(straight((-12, 0), (12, 0))))


def _sponge() -> Shapes:
    return sponge(44, 30)


def glove(turn: float = 0) -> Shapes:
    """A glove that nobody wears, its fingers up."""
    fingers = [band(smooth((x * 0.6, 4), (x, top)), "glove", 6.4) for x, top in ((-7.5, -14), (0, -18), (7.5, -14))]
    thumb = band(smooth((5, 8), (14, 2), (17, -4)), "glove", 6.4)
    palm = blob(smooth((-9, -1), (8, -1), (9, 10), (7, 18), (-8, 18), (-10, 10), closed=True), "glove", 2)
    return placed((*together([*fingers, thumb, palm]), fine(straight((-8, 15), (7, 15)))), 0, 1, turn)


def _gloves() -> Shapes:
    return (*mirror(placed(glove(12), 13, 0), 0), *placed(glove(12), 12, 0))


def _spatulas() -> Shapes:
    return tuple(
        shape
        for x, turn in ((-6, -30), (6, 26))
        for shape in placed(
            (
                *together([band(straight((0, -18), (0, 8)), "thing", 4)]),
                area(smooth((-5, 6), (5, 6), (5.6, 17), (0, 21), (-5.6, 17), closed=True), "thing"),
            ),
            x, 0, turn,
        )
    )  # fmt: skip


def _mask_brush() -> Shapes:
    return placed(
        (
            *together([band(straight((0, -22), (0, 0)), "thing", 4)]),
            area(straight((-6, -2), (6, -2), (7, 6), (-7, 6), closed=True), "thing"),
            area(smooth((-8, 6), (8, 6), (9, 14), (0, 23), (-9, 14), closed=True), "hair"),
        ),
        0, 0, 32,
    )  # fmt: skip


def _mitts() -> Shapes:
    mitt = (
        *together([band(smooth((8, 6), (16, 0), (18, -7)), "thing", 8)]),
        area(smooth((-11, 18), (-12, -6), (-6, -19), (5, -19), (10, -8), (10, 18)) + "Z", "thing"),
        area(box(-13, 12, 25, 9, 3), "cloth"),
    )
    right = placed(mitt, 12, 1, 8, 0.92)
    return (*mirror(right, 0), *right)


def _couch_roll() -> Shapes:
    return (
        area(straight((-8, -12), (28, -12), (28, 19), (-8, 19), closed=True), "thing"),
        *(fine(straight((x, -12), (x, 19))) for x in (10, 20)),
        area(box(-26, -18, 22, 36, 8), "cloth"),
        area(ring(-15, -14, 11, 5), "thing"),
        blob(ring(-15, -14, 3.4, 1.8), "ink"),
    )


def _lancet() -> Shapes:
    return placed(
        (
            area(straight((-2, -16), (2, -16), (0, -27), closed=True), "thing"),
            area(box(-5, -16, 10, 14, 2), "thing"),
            area(box(-7, -4, 14, 26, 4), "glove"),
        ),
        0, 2, 38,
    )  # fmt: skip


def _loop() -> Shapes:
    return placed(
        (
            *together([band(straight((0, -13), (0, 13)), "thing", 4)]),
            line(ring(0, -19, 3.6, 5)),
            line(ring(0, 18, 2.6, 3.6)),
        ),
        0, 0, 40,
    )  # fmt: skip


def _bowls() -> Shapes:
    return (*bowl(0, 6), area(f"M{-24} -8C-22 18 22 18 24 -8Z", "thing"), area(ring(0, -8, 24, 7), "thing"))


def _smooth_brush() -> Shapes:
    return placed(
        (
            *together([band(straight((0, -22), (0, 2)), "thing", 5)]),
            area(smooth((-5, 0), (5, 0), (9, 10), (7, 22), (-7, 22), (-9, 10), closed=True), "glove"),
            *(fine(straight((x, 12), (x, 20))) for x in (-3, 0, 3)),
        ),
        0, 0, 32,
    )  # fmt: skip


def _electrode() -> Shapes:
    return placed(
        (
            area(box(-6, 4, 12, 20, 3), "cloth"),
            area(straight((-4, 5), (-4, -8), (4, -8), (4, 5), closed=True), "thing"),
            area(smooth((-14, -8), (-9, -19), (0, -23), (9, -19), (14, -8), closed=True), "thing"),
            fine(arc(0, -9, 8, 210, 265)),
        ),
        0, 0, 32,
    )  # fmt: skip


def _scissors_and_tweezers() -> Shapes:
    blades = [band(straight((-19, -20), (-7, 6)), "thing", 4), band(straight((-5, -20), (-17, 6)), "thing", 4)]
    legs = [
        band(smooth((14, -21), (21, -8), (15.5, 20)), "thing", 3.2),
        band(smooth((14, -21), (7, -8), (12.5, 20)), "thing", 3.2),
    ]
    return (
        *together(blades),
        line(ring(-19, 13, 6)),
        line(ring(-5, 13, 6)),
        blob(ring(-12, -5, 1.6), "ink"),
        *together(legs),
    )


SUPPLIES: Final[dict[str, Callable[[], Shapes]]] = {
    "TU01": _gauze,
    "TU02": _cotton,
    "TU03": _tissue,
    "TU04": _sponge,
    "TU05": _gloves,
    "TU06": _spatulas,
    "TU07": _mask_brush,
    "TU08": _mitts,
    "TU09": _couch_roll,
    "TU10": _lancet,
    "TU11": _loop,
    "TU12": _bowls,
    "TU13": _smooth_brush,
    "TU14": _electrode,
    "TU15": _scissors_and_tweezers,
}
"""By the ids of the tools (content/tool-uses.yml)."""
