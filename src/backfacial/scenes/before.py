"""From the empty room to the first look: P01 to P08."""

from backfacial.scenes.bodies import back, couch_above, head
from backfacial.scenes.hands import flat, gripping, pinching
from backfacial.scenes.shapes import Scene, area, band, blob, of_tone, placed, ring, straight, together
from backfacial.scenes.signs import arrow, bubbles, dots, drop, eye, second
from backfacial.scenes.tools import lamp, tap, water


def p07() -> Scene:
    """Hands under running water; then a glove is drawn on."""
    washed = (
        *tap(62, 40),
        *water(62, 41, 120),
        *placed(flat("skin"), 28, 104, -14, 1.15),
        *placed(flat("skin"), 104, 98, 196, 1.15, mirrored=True),
        *bubbles((40, 78, 5), (51, 70, 3.4), (84, 72, 5.4), (95, 80, 3.6), (72, 66, 3), (30, 86, 3)),
        *drop(50, 140, 4),
        *drop(80, 132, 3.4),
    )
    gloved = (
        *placed(flat(spread=True), 172, 104, -88, 1.25),
        *placed(pinching(skin="skin"), 236, 134, 205, 1.1),
        *arrow((208, 88), (208, 60)),
    )
    return Scene(4, (*washed, *second(124), *gloved))


def p08() -> Scene:
    """A lamp over a bare back; eyes go over it row by row, no hand touches it."""
    body = placed((*couch_above(), *back(), *head(bun=True)), 98, 44)
    spots = tuple(
        blob(ring(x, y, r), "warm") for x, y, r in ((74, 76, 2), (118, 99, 2), (82, 121, 2.2), (127, 120, 1.8))
    )
    lens = (
        *together([band(straight((164, 50), (192, 10), (250, -6)), "thing", 5)]),
        area(ring(152, 78, 24), "skin"),
        blob(ring(149, 74, 6, 5), "hair"),
        blob(ring(162, 88, 3), "warm"),
        *lamp(152, 78, 27),
    )
    way = ((56, 66), (116, 66), (116, 88), (62, 88), (62, 110), (134, 110), (134, 132), (70, 132))
    seen = (*dots(*way), *arrow((72, 132), (62, 132)), *eye(24, 28))
    hand = of_tone(placed(gripping(()), 229, 92, 193, 1.15), 5)
    return Scene(2, (*body, *spots, *seen, *lens, *hand))


SCENES = {"P07": p07, "P08": p08}
