"""From the mask to the record: P17 to P26."""

from backfacial.scenes.bodies import client
from backfacial.scenes.devices import lamp, sun, tap, water
from backfacial.scenes.furniture import FLOOR, bin_, chair, towels
from backfacial.scenes.hands import fingers_behind, flat, holding, pinching, thumb_before
from backfacial.scenes.papers import body_map, bubble, clipboard, lines_of_text, pen, smile
from backfacial.scenes.people import CLIENT, WORKER, Look, couch, sitting, standing
from backfacial.scenes.shapes import (
    Scene,
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
from backfacial.scenes.signs import arrow, bubbles, clock, drop, eye, lit, second, tick, warmth
from backfacial.scenes.tools import bowl, brush, gauze, glass, jar, loop_tool, pump, spatula, tube


def p17() -> Scene:
    """Half of a back has a mask; a brush spreads it from the spine outward."""
    edge = ((112, 44), (136, 43), (160, 50), (168, 64), (162, 82), (156, 98), (157, 122), (150, 138), (112, 142))
    mask = area(smooth(*edge, closed=True), "product")
    painter = of_tone(placed(holding(placed(brush(), 62, 0)), 218, 134, 208, 1.15, mirrored=True), 2)
    return Scene(5, (*client(112, 24, 1.2), mask, *arrow((117, 66), (148, 62)), *painter, *bowl(30, 122)))


def p18() -> Scene:
    """A warm towel is lifted off the mask, which stays on its underside; beside it is still mask."""
    mask = area(
        smooth((68, 62), (92, 52), (116, 54), (116, 138), (90, 136), (80, 118), (84, 96), (72, 80), closed=True),
        "product",
    )
    towel = area(
        smooth((84, 68), (110, 64), (132, 66), (132, 114), (110, 117), (84, 114), (80, 92), closed=True), "cloth"
    )
    flap = (
        area(
            smooth((130, 66), (150, 56), (176, 66), (182, 84), (172, 108), (152, 118), (131, 114), closed=True), "thing"
        ),
        *(blob(ring(x, y, rx, ry), "product") for x, y, rx, ry in ((146, 74, 8, 5), (150, 94, 7, 8), (164, 80, 5, 6))),
    )
    hold = (214, 122, 222, 1.05)
    hand = (
        *of_tone(placed(fingers_behind(), *hold, mirrored=True), 4),
        *flap,
        fine(smooth((168, 64), (174, 84), (164, 108))),
        fine(smooth((163, 62), (168, 84), (158, 111))),
        *of_tone(placed(thumb_before(), *hold, mirrored=True), 4),
    )
    hem = (fine(smooth((90, 70), (86, 92), (90, 112))), fine(smooth((95, 69), (91, 92), (95, 113))))
    return Scene(
        6, (*client(112), mask, towel, *hem, *hand, *arrow((170, 50), (190, 40), (210, 42)), *warmth(34, 60, 24, 3))
    )


def p19() -> Scene:
    """Open fingers pat a product on; a pump bottle stands by."""
    pats = tuple(
        shape
        for x, y in ((92, 66), (104, 58), (118, 55))
        for shape in lit((band(straight((x, y), (x - 4 + (x - 104) * 0.3, y - 9)), "light", 2.4),))
    )
    hand = of_tone(placed(flat(spread=True), 138, 128, 245, 1.15, mirrored=True), 6)
    drops = (*drop(88, 96), *drop(146, 76, 3.4), *drop(80, 80, 3))
    return Scene(3, (*client(bun=True), *drops, *hand, *pats, *pump(216, 142)))


def p20() -> Scene:
    """A spatula has taken cream out of its jar; two hands stroke lightly outward."""
    left = (
        *of_tone(placed(flat(), 64, 138, -62, 1.0), 5),
        *arrow((102, 74), (92, 65), (78, 62), (66, 66)),
    )
    return Scene(1, (*client(112), *left, *mirror(left, 112), *jar(216, 146), *placed(spatula(), 210, 114, 100, 0.7)))


def p21() -> Scene:
    """Sun is on bare shoulders; a hand spreads sunscreen over them."""
    film = blob(
        smooth(
            (68, 62),
            (92, 54),
            (120, 52),
            (148, 54),
            (172, 62),
            (166, 76),
            (144, 82),
            (120, 80),
            (96, 82),
            (74, 76),
            closed=True,
        ),
        "rim",
    )
    hand = of_tone(placed(flat(), 150, 128, 262, 1.1, mirrored=True), 3)
    return Scene(
        4,
        (
            *client(bun=True),
            film,
            *arrow((132, 68), (108, 64), (82, 66)),
            *hand,
            *sun(208, 34, 15),
            *tube(30, 146),
            *placed(sun(0, 0, 8), 30, 118, 0, 0.55),
        ),
    )


def p22() -> Scene:
    """A lamp over the back, no hand on it; eyes compare with the map; the client is asked and is well."""
    lens = (
        *together([band(straight((112, 68), (130, 22), (124, -10)), "thing", 5)]),
        area(ring(100, 88, 22), "skin"),
        blob(ring(104, 85, 3.4), "warm"),
        *lamp(100, 88, 25),
    )
    card = (*clipboard(168, 54, 64, 92), *body_map(175, 66, 1.0))
    says = (*bubble(26, 24, 42, 30, (52, 46)), *smile(26, 24, 10))
    return Scene(5, (*client(72, 44), *lens, *card, *says, *arrow((134, 118), (162, 118), both=True), *eye(148, 98)))


def p23() -> Scene:
    """The client sits on the edge of the couch in a robe; a hand is at her arm; water and a clock."""
    bed = placed(couch(150), 40, 96)
    sits = placed(sitting(Look(3, "thing", "thing", knot=True), (30, -10), robe=True), 112, 88)
    helps = mirror(placed(standing(Look(6, "cloth", "glove"), (44, -14)), 62, 84), 120)
    return Scene(3, (*bed, *sits, *helps, *glass(64, 96), *clock(34, 40, 18)))


def p24() -> Scene:
    """Both sit; she shows a sheet, and the client says three rules back."""
    client_ = (*chair(48, 103), *placed(sitting(CLIENT, (30, -14)), 48, 103))
    sheet = (
        area(straight((124, 66), (150, 60), (156, 92), (130, 98), closed=True), "thing"),
        *placed(lines_of_text(0, 0, 16, 16, 12, gap=7), 131, 74, -13),
    )
    worker = mirror((*chair(48, 103), *placed(sitting(WORKER, (34, -20), (38, -26)), 48, 103)))
    says = (*bubble(112, 30, 76, 38, (76, 54)), *tick(90, 30, 6), *tick(113, 30, 6), *tick(136, 30, 6))
    return Scene(2, (*client_, *sheet, *worker, *says))


def p25() -> Scene:
    """A hand writes a record with a map of the back on it."""
    card = (
        area(box(44, 14, 128, 140, 6), "thing"),
        *body_map(54, 26, 1.05),
        *lines_of_text(118, 36, 40, 40, 28, 40, gap=14),
        *lines_of_text(56, 114, 104, 70, gap=16),
    )
    hand = of_tone(placed(holding(placed(pen(), 60, 2), "skin"), 190, 158, 205, 1.3, mirrored=True), 4)
    return Scene(4, (*card, *hand, *clock(206, 34, 18)))


def p26() -> Scene:
    """Gauze goes into the trash, a towel into its container, tools under the liquid; then hands are washed."""
    trash = (*placed(gauze(20, 14), 24, 66, -20), *arrow((24, 80), (24, 98)), *bin_(24, FLOOR, 32, 42))
    lid = together([band(straight((50, 104), (56, 84)), "thing", 5)])
    linen = (*placed(towels(0, 4, 1, 26), 66, 66, 10), *arrow((66, 80), (66, 98)), *bin_(66, FLOOR, 32, 42), *lid)
    tools = (
        *placed(loop_tool(), 106, 66, 200, 0.9),
        *arrow((106, 80), (106, 98)),
        *bin_(108, FLOOR, 32, 42),
        blob(box(95, 118, 26, 29, 3), "glove"),
        *placed(loop_tool(), 102, 138, 10, 0.6),
        *placed(loop_tool(), 114, 139, -10, 0.6),
    )
    glove = of_tone(placed(pinching(), 104, -10, 82, 1.0), 4)
    washed = (
        *tap(178, 46),
        *water(178, 47, 120, 7),
        *of_tone(
            (*placed(flat("skin"), 166, 130, -56, 0.95), *placed(flat("skin"), 202, 128, 226, 0.95, mirrored=True)), 4
        ),
        *bubbles((158, 92, 4.4), (200, 84, 4.4), (208, 94, 3), (166, 84, 2.6)),
    )
    return Scene(3, (*trash, *linen, *glove, *tools, *second(134, washed)))


SCENES = {
    "P17": p17,
    "P18": p18,
    "P19": p19,
    "P20": p20,
    "P21": p21,
    "P22": p22,
    "P23": p23,
    "P24": p24,
    "P25": p25,
    "P26": p26,
}
