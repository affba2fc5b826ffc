"""From the empty room to the first look: P01 to P08."""

from backfacial.scenes.bodies import client
from backfacial.scenes.devices import lamp, sun, tap, water
from backfacial.scenes.furniture import (
    FLOOR,
    bin_,
    calendar,
    chair,
    first_aid,
    screen,
    small_couch,
    standing_lamp,
    towels,
    trolley,
)
from backfacial.scenes.hands import fingers_behind, flat, gripping, holding, pinching, thumb_before
from backfacial.scenes.papers import bubble, capsule, checked_list, clipboard, heart
from backfacial.scenes.people import CLIENT, WORKER, couch, lying, sitting
from backfacial.scenes.shapes import (
    Scene,
    Shapes,
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
from backfacial.scenes.signs import arrow, bubbles, dots, drop, eye, second, snowflake, sparkle, tick, warmth
from backfacial.scenes.tools import glove_box, spray, swab


def p01() -> Scene:
    """An empty couch with linen, a lamp, a trolley, three containers; a gloved hand wipes."""
    tools = (*bin_(94, FLOOR, 20, 28), *placed(tool_sign(), 94, 138))
    linen = (*bin_(119, FLOOR, 20, 28), area(box(112, 133, 14, 8, 3), "cloth"))
    trash = (*bin_(166, FLOOR, 20, 28), *crumpled(166, 136))
    cloth = area(smooth((150, 76), (166, 72), (184, 75), (188, 84), (168, 88), (148, 86), closed=True), "cloth")
    hand = of_tone(placed(flat(), 196, 34, 122, 1.0), 3)
    return Scene(
        3,
        (
            *standing_lamp(72, FLOOR, (104, 34)),
            *placed(couch(134), 82, 88),
            area(box(116, 84, 100, 8, 4), "cloth"),
            *trolley(8, 88),
            *placed(spray(), 22, 88),
            *glove_box(46, 88),
            *towels(34, 118, 2),
            *tools,
            *linen,
            *trash,
            cloth,
            *hand,
            *sparkle(214, 66, 8),
            *sparkle(200, 56, 5),
        ),
    )


def tool_sign() -> Shapes:
    return (line(straight((-4, 5), (4, -5))), line(ring(5, -6, 2.4)))


def crumpled(x: float, y: float) -> Shapes:
    return (
        area(
            smooth(
                (x - 8, y),
                (x - 4, y - 6),
                (x + 2, y - 4),
                (x + 7, y - 5),
                (x + 8, y + 2),
                (x + 2, y + 6),
                (x - 5, y + 5),
                closed=True,
            ),
            "thing",
        ),
        fine(straight((x - 4, y), (x + 1, y + 2), (x + 3, y - 2))),
    )


def p02() -> Scene:
    """Somebody in an apron ties her hair back; ring and watch lie on a tray, the nails are short."""
    arms = tuple(
        shape
        for side in (1, -1)
        for shape in (
            *together([band(smooth((60 + side * 48, 66), (60 + side * 34, 40), (60 + side * 12, 22)), "skin", 9)]),
            *together([band(straight((60 + side * 24, 94), (60 + side * 47, 68)), "cloth", 15)]),
        )
    )
    trunk = area(smooth((34, 180), (30, 120), (34, 92), (50, 82), (70, 82), (86, 92), (90, 120), (86, 180)), "cloth")
    apron = area(
        straight((44, 180), (40, 122), (48, 112), (50, 96), (70, 96), (72, 112), (80, 122), (76, 180)), "glove"
    )
    straps = (line(straight((50, 96), (53, 82))), line(straight((70, 96), (67, 82))), fine(box(50, 126, 20, 16, 3)))
    front = (
        area(ring(60, 18, 10, 9), "hair"),
        *arms,
        *together([band(straight((60, 70), (60, 82)), "skin", 11)]),
        trunk,
        apron,
        *straps,
        area(
            smooth((45, 46), (46, 34), (60, 27), (74, 34), (75, 46), (72, 60), (60, 70), (48, 60), closed=True), "skin"
        ),
        area(
            smooth((44, 48), (43, 34), (60, 22), (77, 34), (76, 48), (70, 36), (60, 34), (50, 36), closed=True), "hair"
        ),
        *(blob(ring(x, 48, 1.6), "plug") for x in (54, 66)),
        fine(smooth((55, 59), (60, 62), (65, 59)), "plug"),
    )
    tray = (
        area(ring(180, 34, 46, 17), "thing"),
        *together([band(ring(158, 36, 8, 5), "light", 2)]),
        area(straight((152, 28), (158, 22), (164, 28), (158, 33), closed=True), "thing"),
        *together([band(smooth((174, 42), (184, 30), (204, 28), (212, 34)), "light", 5)]),
        area(ring(192, 30, 9, 7), "thing"),
        fine(straight((192, 26), (192, 30), (196, 31))),
    )
    hand = of_tone(placed((*flat("skin", spread=True), *_nails()), 180, 136, -90, 1.45), 5)
    return Scene(5, (*of_tone(front, 5), *second(122, (*tray, *hand))))


def _nails() -> Shapes:
    return tuple(
        placed((area(ring(0, 0, 2, 1.5), "rim"),), x, y, turn)[0]
        for x, y, turn in ((41.4, -15.2, -20), (47.6, -6, -8), (45.6, 5.5, 6), (36.4, 14.6, 24), (27.4, -20.2, -18))
    )


def p03() -> Scene:
    """Client and practitioner sit face to face; she asks about medicine, sun and heart, and writes."""
    told = (*chair(48, 103), *placed(sitting(CLIENT, (27, -8)), 48, 103))
    board = (area(straight((146, 92), (164, 70), (170, 75), (154, 97), closed=True), "thing"),)
    worker = mirror((*chair(48, 103), *placed(sitting(WORKER, (34, -18), (30, -26)), 48, 103)))
    return Scene(
        2,
        (
            *told,
            *worker,
            *board,
            *bubble(128, 26, 84, 36, (176, 48)),
            *capsule(104, 26),
            *placed(sun(0, 0, 9), 129, 26, 0, 0.7),
            *heart(153, 26),
        ),
    )


def p04() -> Scene:
    """A list with answers; from it ways lead to the couch, to a later day and to a clinic."""
    hold = (4, 160, -42, 1.1)
    board = (
        *of_tone(placed(fingers_behind("skin"), *hold), 4),
        *clipboard(24, 24, 78, 104),
        *checked_list(40, 52, True, True, False, True, length=40),
        *of_tone(placed(thumb_before("skin"), *hold), 4),
    )
    ways = (
        *arrow((108, 76), (130, 66), (150, 38)),
        *arrow((108, 84), (150, 84)),
        *arrow((108, 92), (130, 104), (150, 128)),
    )
    return Scene(4, (*board, *ways, *small_couch(188, 34), *tick(222, 22, 7), *calendar(188, 84), *first_aid(188, 128)))


def p05() -> Scene:
    """A swab puts a little product on the inner arm, on a day before; warm and cool are tried on the skin."""
    arm = (
        area(
            smooth(
                (-10, 84), (40, 92), (96, 108), (130, 118), (130, 160), (90, 150), (40, 140), (-10, 134), closed=True
            ),
            "skin",
        ),
        fine(smooth((84, 124), (96, 128), (108, 131)), "fold"),
    )
    patch = (area(ring(62, 116, 9, 6), "product"),)
    hand = of_tone(placed(holding(placed(swab(), 62, 2)), 117, 74, 148, 1.1, mirrored=True), 6)
    feel = (
        blob(box(134, 104, 130, 70, 0), "skin"),
        line(smooth((136, 105), (160, 103), (190, 104), (250, 102))),
        *together([band(straight((160, 62), (160, 98)), "thing", 15)]),
        *warmth(160, 44, 22),
        *together([band(straight((206, 62), (206, 98)), "glove", 15)]),
        *snowflake(206, 36, 10),
    )
    return Scene(
        3, (*arm, *patch, *hand, *placed(calendar(0, 0), 26, 36), *arrow((20, 58), (34, 58)), *second(132, feel))
    )


def p06() -> Scene:
    """Clothes hang over a screen; the client lies face down, a sheet from the hips, a roll below the ankles."""
    lies = (*placed(couch(196), 58, 98, 0, 0.84), *placed(lying(), 58, 98, 0, 0.84))
    return Scene(6, (*screen(6, 138, 104), *lies))


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
    return Scene(4, (*washed, *second(124, gloved)))


def p08() -> Scene:
    """A lamp over a bare back; eyes go over it row by row, no hand touches it."""
    body = client(98, 44, bun=True)
    places = ((74, 76, 2), (118, 99, 2), (82, 121, 2.2), (127, 120, 1.8))
    spots = tuple(blob(ring(x, y, r), "warm") for x, y, r in places)
    lens = (
        *together([band(straight((164, 50), (192, 10), (250, -6)), "thing", 5)]),
        area(ring(152, 78, 24), "skin"),
        blob(ring(149, 74, 6, 5), "hair"),
        blob(ring(162, 88, 3), "warm"),
        *lamp(152, 78, 27),
    )
    way = ((56, 66), (116, 66), (116, 88), (62, 88), (62, 110), (134, 110), (134, 132), (70, 132))
    seen = (*dots(*way), *arrow((72, 132), (62, 132)), *eye(24, 28))
    hand = of_tone(placed(gripping(), 217, 94, 195, 1.15), 5)
    return Scene(2, (*body, *spots, *seen, *lens, *hand))


SCENES = {"P01": p01, "P02": p02, "P03": p03, "P04": p04, "P05": p05, "P06": p06, "P07": p07, "P08": p08}
