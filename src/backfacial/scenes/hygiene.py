"""Rules of hygiene, one picture each."""

from backfacial.scenes.before import crumpled
from backfacial.scenes.bodies import client
from backfacial.scenes.cleaning import bath, germ, hamper, pedal_bin, sharps_box
from backfacial.scenes.devices import electrode, steamer
from backfacial.scenes.disinfecting import canister
from backfacial.scenes.drill_client import wiped
from backfacial.scenes.drill_worker import rinsed_eye
from backfacial.scenes.furniture import FLOOR, bin_, calendar, towels
from backfacial.scenes.hands import flat, pinching
from backfacial.scenes.people import CLIENT, couch, lying, sitting
from backfacial.scenes.shapes import (
    Scene,
    area,
    band,
    blob,
    box,
    fine,
    line,
    mirror,
    of_tone,
    placed,
    ring,
    smooth,
    straight,
    together,
)
from backfacial.scenes.signs import arrow, bubbles, clock, cross, drop, first, second, sparkle, tick
from backfacial.scenes.tools import bottle, cotton, jar, loop_tool, pump, spatula, spray
from backfacial.scenes.washing import peeled, rubbed, thumb_rubbed, tips_rubbed, washed


def _when_to_clean() -> Scene:
    """Before and after a client hands are washed."""
    bed = placed((*couch(196), *lying(hair_knot=True)), 6, 104, 0, 0.58)
    return Scene(3, (*bed, *arrow((24, 56), (24, 84)), *arrow((104, 84), (104, 56)), *second(130, washed(180, 5))))


def _hand_wash() -> Scene:
    """Palms, thumbs and fingertips are washed with soap, while a clock runs."""
    palms = (*placed(washed(44, 2), -2, 34, 0, 0.78), *clock(18, 24, 13))
    thumbs = (*thumb_rubbed(92, 92, 2), *bubbles((140, 112, 3.4), (128, 122, 3)))
    tips = (*tips_rubbed(170, 112, 2), *bubbles((196, 130, 3), (222, 126, 3.6)))
    return Scene(2, (*tips, *first(162, thumbs), *first(82, palms)))


def _hand_rub() -> Scene:
    """Rub from a pump into hands that look clean; hands with soil go to the tap instead."""
    rub = (*placed(pump(0, 0), 32, 64, 0, 1.0), *rubbed(72, 134, 6), *drop(74, 40, 4))
    soiled = (
        *of_tone(placed(flat("skin", spread=True), 172, 150, -88, 1.05), 6),
        *(blob(ring(x, y, r), "product") for x, y, r in ((170, 124, 5), (180, 116, 4), (166, 108, 3))),
        *placed(pump(0, 0), 210, 64, 0, 1.0),
        *cross(208, 40, 16),
    )
    return Scene(6, (*rub, *second(132, soiled)))


def _gloves_and_hands() -> Scene:
    """A glove comes off inside out; hands are washed after it."""
    off = (*peeled(20, 84, 1), *arrow((58, 48), (94, 48)))
    return Scene(1, (*off, *second(130, washed(180, 1))))


def _no_double_dip() -> Scene:
    """A clean spatula takes cream out once and goes into the bin; a used one never goes back."""
    once = (
        *jar(36, 126, 52),
        *placed(spatula(), 42, 100, 66, 0.8),
        *arrow((60, 56), (88, 44), (112, 64), (114, 92)),
        *pedal_bin(114, 150, 104),
    )
    again = (
        *jar(196, 132, 56),
        *placed(spatula(), 196, 104, 60, 0.9),
        *germ(176, 98, 5),
        *germ(214, 108, 4),
        *cross(168, 36, 13),
    )
    return Scene(2, (*once, *tick(24, 30, 9), *second(148, again)))


def _nothing_back() -> Scene:
    """Cream from a hand is not scraped back into its jar."""
    hand = of_tone(placed((*flat(), blob(ring(30, -2, 8, 6), "product")), 36, 44, 22, 1.2), 4)
    way = (*arrow((104, 84), (128, 96)), *cross(180, 44, 14))
    return Scene(2, (*hand, *jar(158, 146, 84), *germ(144, 118, 5), *germ(172, 122, 4), *way))


def _back_not_face() -> Scene:
    """A pad that was on the back never goes to the face."""
    body = client(78, 36)
    pad = (*cotton(96, 92, 12), *germ(112, 78, 4), *germ(84, 106, 4))
    face = mirror(placed(sitting(CLIENT, (28, -10)), 46, 146, 0, 1.25))
    return Scene(2, (*body, *pad, *second(146, (*face, *cross(170, 40, 14)))))


def _surfaces() -> Scene:
    """Couch, trolley and lamp are wiped between two clients."""
    return Scene(
        3,
        (
            *wiped(3, 4),
            *placed(spray(), 216, 100, 0, 1.1),
            *sparkle(54, 80, 9),
            *sparkle(72, 66, 6),
            *placed(calendar(0, 0), 36, 36, 0, 0.9),
            *arrow((60, 36), (84, 36)),
        ),
    )


def _device() -> Scene:
    """The plug is out; the device is wiped and does not go into the bath."""
    plug = (
        *together([band(smooth((22, 20), (40, 30), (52, 26)), "thing", 3)]),
        area(box(50, 16, 20, 18, 4), "thing"),
        line(straight((70, 21), (80, 21))),
        line(straight((70, 29), (80, 29))),
        area(box(98, 10, 26, 30, 5), "thing"),
        *(blob(ring(111, y, 2.2), "ink") for y in (20, 30)),
    )
    cloth = area(smooth((30, 118), (56, 112), (84, 118), (80, 134), (50, 136), (30, 132), closed=True), "cloth")
    hand = of_tone(placed(flat(), 118, 158, 214, 1.0, mirrored=True), 5)
    no = (*bath(190, 150, (), 72, 46), *placed(electrode(), 190, 76, 90, 0.9), *cross(190, 40, 13))
    return Scene(3, (*plug, *placed(electrode(), 62, 112, 12, 0.9), cloth, *hand, *second(138, no)))


def _never_mix() -> Scene:
    """Two products are never put together; a splash in the eye is rinsed at once."""
    mixed = (*placed(canister(0, 0), 32, 150, 0, 0.8), *placed(bottle(0, 0), 92, 150, 0, 1.4), *cross(62, 60, 14))
    return Scene(3, (*mixed, *second(122, rinsed_eye(182, 84, 3))))


def _after_blood() -> Scene:
    """Blood is wiped off first; then comes the disinfectant, for all of its time."""
    first = placed(wiped(3, 4, soiled=True), -22, 20, 0, 0.82)
    then = (*canister(176, 150), *clock(218, 36, 16))
    return Scene(3, (*first, *second(132, then)))


def _steamer() -> Scene:
    """The steamer is emptied and dried."""
    jug = placed(
        (
            area(straight((-20, -22), (20, -22), (15, 22), (-15, 22), closed=True), "thing"),
            blob(straight((-16, 2), (16, 2), (13, 20), (-13, 20), closed=True), "glove"),
        ),
        150,
        62,
        62,
    )
    flow = (
        band(smooth((134, 82), (126, 92), (124, 118)), "ink", 9),
        band(smooth((134, 82), (126, 92), (124, 120)), "glove", 6),
    )
    sink = area("M84 116C88 148 160 148 164 116Z", "thing")
    return Scene(
        3, (*steamer(48, 150, (26, 44)), *flow, *jug, sink, *towels(206, 146, 3, 44), *arrow((176, 104), (196, 112)))
    )


def _sharps() -> Scene:
    """What can prick goes into a closed container that nothing pierces, and no cap goes back on."""
    needle = placed(
        (area(straight((-2, -14), (2, -14), (0, -30), closed=True), "thing"), area(box(-5, -14, 10, 28, 3), "glove")),
        60,
        46,
        180,
    )
    no_cap = (
        *placed(
            (
                area(box(-6, -14, 12, 28, 4), "glove"),
                area(straight((-2, -14), (2, -14), (0, -30), closed=True), "thing"),
            ),
            176,
            118,
            0,
        ),
        area(box(169, 30, 14, 34, 5), "cloth"),
        *arrow((200, 46), (200, 76)),
        *cross(212, 112, 12),
    )
    return Scene(
        3, (*needle, *arrow((60, 72), (60, 88)), *placed(sharps_box(0, 0), 60, 150, 0, 1.3), *second(128, no_cap))
    )


def _linen() -> Scene:
    """A used towel goes into a container that closes, held away from the body; it is not shaken."""
    towel = area(smooth((86, 40), (116, 34), (146, 42), (142, 62), (116, 70), (88, 60), closed=True), "cloth")
    hand = of_tone(placed(pinching(), 190, 30, 166, 1.1), 2)
    shaken = (*placed(towels(0, 0, 1, 40), 30, 52, -16), *arrow((12, 70), (48, 70), both=True), *cross(30, 96, 11))
    return Scene(
        3,
        (
            towel,
            fine(smooth((96, 44), (116, 42), (134, 48))),
            *hand,
            *arrow((116, 78), (116, 94)),
            *placed(hamper(0, 0, 64), 116, 152, 0, 1.15),
            *shaken,
        ),
    )


def _clean_linen() -> Scene:
    """Clean linen lies in a closed cupboard; the towel cabinet is empty and open to dry."""
    cupboard = (
        area(box(22, 24, 86, 124, 5), "thing"),
        *towels(65, 78, 3, 56),
        *towels(65, 138, 4, 56),
        line(straight((24, 82), (106, 82))),
        *sparkle(94, 38, 7),
    )
    doors = (fine(straight((65, 26), (65, 146))), blob(ring(60, 88, 1.8), "ink"), blob(ring(70, 88, 1.8), "ink"))
    cabinet = (
        area(box(146, 62, 66, 72, 6), "cloth"),
        area(box(154, 70, 50, 56, 3), "thing"),
        line(straight((154, 98), (204, 98))),
        area(straight((212, 64), (234, 54), (234, 144), (212, 132), closed=True), "cloth"),
        *sparkle(176, 84, 7),
    )
    return Scene(3, (*cupboard, *doors, *second(126, cabinet)))


def _containers() -> Scene:
    """Three containers: tools to be disinfected, soiled linen, trash."""
    tools = (
        *placed(loop_tool(), 46, 40, 40, 1.2),
        *arrow((46, 56), (46, 82)),
        *bath(46, FLOOR, placed(loop_tool(), 30, 136, 80, 0.8), 62, 44),
    )
    linen = (area(box(102, 32, 36, 12, 5), "cloth"), *arrow((120, 52), (120, 82)), *hamper(120, FLOOR, 62))
    trash = (*placed(crumpled(0, 0), 194, 40, 0, 1.5), *arrow((194, 56), (194, 82)), *bin_(194, FLOOR, 40, 46))
    return Scene(3, (*tools, *linen, *trash))


def _fresh_air() -> Scene:
    """A window is open; nobody sprays over the client."""
    window = (
        area(box(16, 22, 72, 76, 4), "thing"),
        area(straight((52, 24), (84, 14), (84, 106), (52, 96), closed=True), "glove"),
        line(straight((52, 24), (52, 96))),
        *arrow((104, 54), (70, 54)),
    )
    bed = placed((*couch(196), *lying(hair_knot=True)), 122, 116, 0, 0.56)
    return Scene(
        2,
        (
            *window,
            *bed,
            *placed(spray(), 208, 72, -10, 0.9),
            *(fine(straight((176, 36 + k * 6), (160, 40 + k * 9))) for k in range(3)),
            *cross(148, 26, 11),
        ),
    )


def _styptic() -> Scene:
    """No stick that has touched blood; a liquid for one client on a swab."""
    stick = placed(
        (area(box(-8, -30, 16, 40, 4), "thing"), area(box(-10, 6, 20, 26, 3), "glove"), blob(ring(0, -28, 4), "warm")),
        58,
        92,
        20,
    )
    liquid = (*placed(bottle(0, 0), 160, 132, 0, 1.4), *cotton(206, 112, 15), *tick(186, 44, 11))
    return Scene(3, (*stick, *cross(58, 34, 13), *second(122, liquid)))


SCENES = {
    "HY03": _when_to_clean,
    "HY04": _hand_wash,
    "HY05": _hand_rub,
    "HY06": _gloves_and_hands,
    "HY08": _no_double_dip,
    "HY09": _nothing_back,
    "HY10": _back_not_face,
    "HY11": _surfaces,
    "HY12": _device,
    "HY13": _never_mix,
    "HY14": _after_blood,
    "HY15": _steamer,
    "HY17": _sharps,
    "HY21": _styptic,
    "HY23": _linen,
    "HY24": _clean_linen,
    "HY29": _containers,
    "HY30": _fresh_air,
}
