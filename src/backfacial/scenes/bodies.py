"""The client: lying face down as seen from above."""

from typing import Final

from backfacial.scenes.shapes import Drawn, Shapes, area, band, blob, box, fine, placed, ring, smooth, together

_SIDE: Final = (
    *((8.5, -22), (9, -10), (14, -3), (32, 5), (50, 10), (60, 20)),
    *((56, 40), (47, 54), (43, 78), (40, 98), (44, 124), (47, 150)),
)
"""The right edge of neck and trunk, from above; the left one mirrors it."""

_ARM: Final = ((52, 22), (61, 44), (66, 72), (67, 92), (64, 124), (61, 142))


def _both(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    return (*points, *((-x, y) for x, y in reversed(points)))


def back(*, towel: bool = True) -> Shapes:
    """A back from above, neck at 0 0, shoulders 60 to each side, waist at 105. Below it a towel in the waistband."""
    trunk = blob(smooth(*_both(_SIDE)), "skin")
    arms = [band(smooth(*((side * x, y) for x, y in _ARM)), "skin", 19) for side in (1, -1)]
    folds = [
        fine(smooth((1, 6), (0, 40), (0, 80), (1, 108)), "fold"),
        *(fine(smooth(*((side * x, y) for x, y in points)), "fold") for side in (1, -1) for points in _FOLDS),
    ]
    return (*together([trunk, *arms]), *folds, *(waist_towel() if towel else ()))


_FOLDS: Final = (((17, 26), (20, 40), (26, 52), (33, 58)), ((47, 54), (49.5, 48), (51, 42)))


def waist_towel() -> Shapes:
    return (
        area(smooth((-54, 110), (-28, 116), (0, 118), (28, 116), (54, 110)) + "L62 170L-62 170Z", "cloth"),
        fine(smooth((-53, 117), (-28, 123), (0, 125), (28, 123), (53, 117))),
    )


def head(*, bun: bool = False) -> Shapes:
    """The back of a head in a face cradle, for the neck of `back`."""
    knot: tuple[Drawn, ...] = (area(ring(0, -46, 7, 6), "hair"),) if bun else ()
    return (
        area(
            smooth(
                (-12, -12), (-17, -24), (-15.5, -38), (0, -48), (15.5, -38), (17, -24), (12, -12), (0, -8), closed=True
            ),
            "hair",
        ),
        *knot,
    )


def couch_above() -> Shapes:
    """The couch below `back` and its cradle."""
    return (
        area(ring(0, -30, 25, 23), "thing"),
        area(box(-84, -6, 168, 200, 10), "thing"),
    )


def client(x: float = 120, y: float = 40, size: float = 1, *, bun: bool = False) -> Shapes:
    """A client on a couch, neck at x, y."""
    return placed((*couch_above(), *back(), *head(bun=bun)), x, y, 0, size)
