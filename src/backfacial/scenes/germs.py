"""The way of a germ in small pictures round 0 0, about 70 wide and 56 high. The germ is much too large."""

from collections.abc import Callable
from typing import Final

from backfacial.scenes.cleaning import germ
from backfacial.scenes.furniture import towels
from backfacial.scenes.shapes import Shapes, area, band, blob, fine, placed, ring, smooth, straight, together
from backfacial.scenes.signs import arrow, drop
from backfacial.scenes.tools import bowl, jar, spatula


def _germ() -> Shapes:
    return (*germ(-6, 3, 15), *germ(20, -14, 6.5), *germ(21, 15, 4.5))


def _home() -> Shapes:
    return (*towels(-14, 24, 3, 38), *bowl(18, 2), *germ(-22, -8, 5), *germ(-4, -6, 4), *germ(18, 2, 4))


def _out() -> Shapes:
    skin = smooth((-34, 18), (-22, 17), (-10, 6), (0, 2), (10, 6), (22, 17), (34, 18))
    return (
        area(f"{skin}L34 27L-34 27Z", "thing"),
        fine(smooth((-4, 12), (0, 20), (4, 12))),
        *drop(0, -8, 7),
        *arrow((0, -16), (12, -24), (26, -22)),
        *germ(-14, -10, 4.6),
        *germ(16, -6, 4),
    )


def _across() -> Shapes:
    return (
        *jar(-2, 27, 44),
        *placed(spatula(), 2, 6, -2, 0.54),
        *germ(6, 2, 5),
        *germ(-16, 9, 3.6),
        *arrow((26, -24), (24, -6)),
    )


def _in() -> Shapes:
    left = smooth((-34, 2), (-18, 1), (-9, 2), (-6, 10), (-5, 22))
    right = smooth((5, 22), (6, 10), (9, 2), (18, 1), (34, 2))
    body = f"{left}L-5 22L5 22{right.replace('M', 'L')}L34 28L-34 28Z"
    return (area(body, "thing"), *arrow((0, -26), (0, -4)), *germ(0, 10, 4.4), *germ(-16, -14, 5), *germ(15, -17, 4.2))


def _person() -> Shapes:
    trunk = blob(smooth((-26, 28), (-24, 8), (-8, 0), (8, 0), (24, 8), (26, 28), closed=True), "thing")
    neck = band(straight((0, 2), (0, -6)), "thing", 9)
    back = (*together([trunk, neck]), area(ring(0, -15, 10, 11.5), "cloth"))
    return (*placed(back, 2, 0), fine(smooth((2, 6), (2, 16), (2, 26))), *germ(-30, -14, 5), *germ(34, -10, 4))


LINKS: Final[dict[str, Callable[[], Shapes]]] = {
    "IL01": _germ,
    "IL02": _home,
    "IL03": _out,
    "IL04": _across,
    "IL05": _in,
    "IL06": _person,
}
"""By the ids of the links (content/infection-links.yml)."""
