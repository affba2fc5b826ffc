"""At work on the skin: P09 to P16."""

from backfacial.scenes.bodies import client
from backfacial.scenes.devices import lamp, steam, steamer
from backfacial.scenes.furniture import FLOOR
from backfacial.scenes.hands import fingers_behind, flat, thumb_before, two_fingers
from backfacial.scenes.papers import body_map, clipboard, pen
from backfacial.scenes.people import couch, lying
from backfacial.scenes.shapes import (
    Scene,
    Shapes,
    area,
    band,
    blob,
    box,
    fine,
    mirror,
    of_tone,
    placed,
    ring,
    smooth,
    straight,
    together,
)
from backfacial.scenes.signs import arrow, bubbles, cross, drop, round_arrow, second, snowflake, sparkle, warmth
from backfacial.scenes.tools import bottle, cotton, gauze, glove_box, jar, pump, spatula, sponge


def p09() -> Scene:
    """Two hands with sponges and foam go up beside the spine and out over the shoulders; a jar with its spatula."""
    hand = (*placed(sponge(34, 24), 103, 104, -80), *of_tone(placed(flat(), 99, 148, -84, 1.0), 2))
    way = arrow((103, 86), (101, 70), (93, 56), (70, 54))
    left = (*way, *hand, *bubbles((82, 90, 3.4), (78, 101, 2.4), (88, 80, 2.2)))
    tools = (*jar(214, 140), *placed(spatula(), 206, 108, 100, 0.7))
    return Scene(5, (*client(bun=True), *left, *mirror(left), *tools))


def p10() -> Scene:
    """Two fingers feel a spot lightly, a lamp stands over it; beside it places are marked on a map of the back."""
    skin = (
        blob(box(-10, -10, 150, 180, 0), "skin"),
        fine(smooth((112, -6), (110, 60), (111, 168)), "fold"),
        fine(smooth((74, 20), (62, 52), (44, 70)), "fold"),
        *(blob(ring(x, y, r), "warm") for x, y, r in ((86, 56, 4.4), (28, 34, 3), (22, 66, 2.6))),
        *(blob(ring(x, y, 2), "plug") for x, y in ((84, 118), (94, 124), (80, 128), (92, 136), (74, 118))),
    )
    hand = of_tone(placed(two_fingers(), 26, 112, -42, 1.3), 3)
    board = (*clipboard(146, 22, 80, 116), *body_map(156, 36, 1.2), *placed(pen(), 222, 136, 8, 0.9))
    glass = (*together([band(straight((-10, 4), (52, 30)), "thing", 6)]), *lamp(82, 48, 34))
    return Scene(4, (*skin, *glass, *hand, *second(138, board)))


def p11() -> Scene:
    """One hand wipes with fresh gauze; used sponges lie in a dish, a pump bottle stands by."""
    used = (
        area("M8 126C12 152 58 152 62 126Z", "thing"),
        *placed(sponge(24, 15), 25, 120, -14),
        *placed(sponge(24, 15), 44, 119, 10),
        area("M8 126C12 152 58 152 62 126Z", "thing"),
    )
    hand = of_tone(placed(flat(), 196, 132, 218, 1.1, mirrored=True), 6)
    wipe = (*placed(gauze(36, 26), 158, 96, 36), *hand, *arrow((146, 70), (158, 58), (178, 56)))
    shine = (*sparkle(96, 66, 7), *sparkle(108, 92, 5), *sparkle(84, 94, 4))
    return Scene(1, (*client(124), *shine, *wipe, *used, *pump(222, 66)))


def p12() -> Scene:
    """Fingertips make small light circles beside the spine, and keep off an inflamed spot."""
    spot = (blob(ring(104, 114, 4.4), "warm"),)
    circles = [(78, 72), (98, 92), (160, 64), (142, 82)]
    grains = [(78, 58), (92, 56), (112, 76), (98, 96), (148, 58), (164, 72), (128, 92), (92, 114), (76, 76), (146, 90)]
    hands = (
        *of_tone(placed(flat(), 76, 160, -76, 1.0), 3),
        *of_tone(placed(flat(), 178, 128, 222, 1.0, mirrored=True), 3),
    )
    return Scene(
        6,
        (
            *client(bun=True),
            *spot,
            *(blob(ring(x, y, 1.1), "rim") for x, y in grains),
            *(shape for x, y in circles for shape in round_arrow(x, y, 7.5)),
            *hands,
        ),
    )


def p13() -> Scene:
    """A warm towel is tried on the own forearm; a steamer keeps well away from the back."""
    own = of_tone(placed(flat(), 88, 126, 2, 1.2), 4)
    folded = [
        area(smooth((14, y), (16, y - 6), (66, y - 6), (70, y), (66, y + 6), (16, y + 6), closed=True), "cloth")
        for y in (108, 97)
    ]
    hold = (30, 52, 84, 1.1)
    grip = (
        *of_tone(placed(fingers_behind(), *hold), 4),
        *folded,
        *of_tone(placed(thumb_before(), *hold), 4),
    )
    tried = (*own, *grip, *warmth(92, 96, 24, 2))
    far = (
        *placed(couch(196), 128, 112, 0, 0.6),
        *placed(lying(), 128, 112, 0, 0.6),
        *steamer(228, FLOOR, (198, 34)),
        *steam(190, 42),
        *arrow((206, 94), (206, 54), both=True),
    )
    return Scene(2, (*tried, *second(118, far)))


def p14() -> Scene:
    """Cotton with antiseptic goes from the middle outward; bottle and a box of fresh gloves stand by."""
    ways = (
        *arrow((130, 72), (150, 58)),
        *arrow((110, 72), (90, 58)),
        *arrow((110, 98), (90, 112)),
        *arrow((130, 98), (150, 112)),
    )
    hand = of_tone(placed(flat(), 172, 130, 228, 1.05, mirrored=True), 1)
    return Scene(3, (*client(), *ways, *cotton(121, 85, 15), *hand, *glove_box(30, 140), *bottle(212, 140)))


def p15() -> Scene:
    """Beside a plug, two finger pads in gauze press straight down, then lift."""
    surface = smooth(
        *((-20, 112), (30, 110), (66, 113), (88, 121), (104, 116), (113, 110), (120, 108)),
        *((127, 110), (136, 116), (152, 121), (174, 113), (210, 110), (260, 112)),
    )
    plug = straight((115, 107), (120, 104), (125, 107), (122.5, 116), (120, 124), (117.5, 116), closed=True)
    left = (*of_tone(_presser(), 2), *arrow((40, 66), (40, 98)))
    return Scene(
        4,
        (
            area(surface + "L260 180L-20 180Z", "skin"),
            blob(plug, "plug", 1.5),
            *left,
            *mirror(left),
            *arrow((120, 92), (120, 70)),
        ),
    )


def _presser() -> Shapes:
    """A gloved hand from the upper left; the pad of its first finger has gauze round it."""
    finger = smooth((14, -10), (48, 26), (72, 62), (88, 106))
    hand = smooth((-30, -40), (30, -40), (46, 8), (26, 40), (-4, 50), (-30, 40), closed=True)
    pad = smooth((72, 78), (94, 74), (104, 98), (100, 116), (86, 121), (76, 108), closed=True)
    threads = (
        ((78, 84), (88, 84), (97, 81)),
        ((79, 94), (90, 93), (100, 90)),
        ((80, 104), (92, 103), (102, 99)),
        ((84, 80), (89, 96), (91, 116)),
        ((92, 78), (97, 92), (99, 110)),
    )
    return (
        *together([band(finger, "glove", 23), blob(hand, "glove")]),
        *together([band(smooth((-10, 30), (8, 52), (4, 64)), "glove", 20)]),
        area(pad, "thing"),
        *(fine(smooth(*thread)) for thread in threads),
    )


def p16() -> Scene:
    """A hand presses a cool damp pad on and does not rub."""
    pad = placed(gauze(58, 42, 8), 108, 84, -6)
    hand = of_tone(placed(flat(), 150, 132, 226, 1.2, mirrored=True), 5)
    no_rubbing = (*arrow((10, 112), (48, 112), both=True), *cross(29, 112, 9))
    cold = (*drop(84, 120), *drop(97, 126, 3), *snowflake(216, 38, 16))
    return Scene(2, (*client(122), *pad, *hand, *cold, *no_rubbing))


SCENES = {"P09": p09, "P10": p10, "P11": p11, "P12": p12, "P13": p13, "P14": p14, "P15": p15, "P16": p16}
