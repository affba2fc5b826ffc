"""At work on the skin: P09 to P20."""

from backfacial.scenes.bodies import back, couch_above, head
from backfacial.scenes.hands import flat, holding
from backfacial.scenes.shapes import Scene, Shapes, area, band, blob, fine, of_tone, placed, smooth, straight, together
from backfacial.scenes.signs import arrow
from backfacial.scenes.tools import bowl, brush


def p15() -> Scene:
    """Beside a plug, two finger pads in gauze press straight down."""
    surface = smooth(
        (-20, 112), (30, 110), (66, 113), (88, 121), (104, 116), (113, 110), (120, 108),
        (127, 110), (136, 116), (152, 121), (174, 113), (210, 110), (260, 112),
    )  # fmt: skip
    skin = area(surface + "L260 180L-20 180Z", "skin")
    plug = (
        blob(
            straight((115, 107), (120, 104), (125, 107), (122.5, 116), (120, 124), (117.5, 116), closed=True),
            "plug",
            1.5,
        ),
    )
    lift = arrow((120, 92), (120, 70))
    left = (*_presser(), *arrow((40, 66), (40, 98)))
    return Scene(4, (skin, *plug, *left, *_beside(left), *lift))


def _presser() -> Shapes:
    finger = smooth((14, -10), (48, 26), (72, 62), (88, 106))
    hand = smooth((-30, -40), (30, -40), (46, 8), (26, 40), (-4, 50), (-30, 40), closed=True)
    folded = smooth((-10, 30), (8, 52), (4, 64))
    pad = smooth((72, 78), (94, 74), (104, 98), (100, 116), (86, 121), (76, 108), closed=True)
    threads = (
        smooth((78, 84), (88, 84), (97, 81)),
        smooth((79, 94), (90, 93), (100, 90)),
        smooth((80, 104), (92, 103), (102, 99)),
        smooth((84, 80), (89, 96), (91, 116)),
        smooth((92, 78), (97, 92), (99, 110)),
    )
    return (
        *together([band(finger, "glove", 23), blob(hand, "glove")]),
        *together([band(folded, "glove", 20)]),
        area(pad, "thing"),
        *(fine(thread) for thread in threads),
    )


def _beside(shapes: Shapes) -> Shapes:
    """The same from the other side of the picture."""
    return placed(shapes, 240, 0, 180, mirrored=True)


def p17() -> Scene:
    """Half of a back has a mask; a brush spreads it from the spine outward."""
    body = placed((*couch_above(), *back(), *head()), 112, 24, 0, 1.2)
    edge = ((112, 44), (136, 43), (160, 50), (168, 64), (162, 82), (156, 98), (157, 122), (150, 138), (112, 142))
    mask = area(smooth(*edge, closed=True), "product")
    painter = of_tone(placed(holding(placed(brush(), 62, 0)), 218, 134, 208, 1.15, mirrored=True), 2)
    return Scene(5, (*body, mask, *arrow((117, 66), (148, 62)), *painter, *bowl(30, 122)))


def o6() -> Scene:
    """Two hands glide up beside the spine and out over the shoulders."""
    body = placed((*couch_above(), *back(), *head()), 120, 40)
    hand = of_tone(placed(flat(), 96, 152, -82, 1.05), 6)
    way = arrow((102, 94), (101, 72), (93, 56), (70, 54))
    left = (*way, *hand)
    return Scene(3, (*body, *left, *placed(left, 240, 0, 180, mirrored=True)))


SCENES = {"P15": p15, "P17": p17, "O6": o6}
