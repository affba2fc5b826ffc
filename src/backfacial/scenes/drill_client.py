"""The client bleeds: the drill step by step."""

from backfacial.scenes.bodies import client
from backfacial.scenes.cleaning import bag, bath, hamper
from backfacial.scenes.furniture import first_aid
from backfacial.scenes.hands import fingers_behind, flat, holding, thumb_before
from backfacial.scenes.papers import bubble, lines_of_text, pen, smile
from backfacial.scenes.people import Look, couch, lying, standing
from backfacial.scenes.shapes import (
    Point,
    Scene,
    Shapes,
    area,
    blob,
    box,
    mirror,
    of_tone,
    placed,
    ring,
    smooth,
)
from backfacial.scenes.signs import arrow, bubbles, clock, drop, halt, second, sparkle
from backfacial.scenes.tools import bottle, cotton, gauze, glove_box, loop_tool, spray
from backfacial.scenes.washing import drawn_on, peeled, thrown_away, washed

CLIENT, WORKER = Look(3, "product"), Look(5, "cloth", "glove", knot=True)
"""The same two people through all of a drill."""

COLLEAGUE = Look(2, "glove", "cloth")
SPOT: Point = (142, 84)
"""Where the client bleeds."""


def wound(x: float, y: float, size: float = 1) -> Shapes:
    """A spot that bleeds."""
    return (blob(ring(x, y, 3.6 * size), "warm"), *drop(x, y + 11 * size, 3.6 * size, "warm"))


def dressing(x: float, y: float, turn: float = 0) -> Shapes:
    """A dressing that holds by itself."""
    return placed((area(box(-20, -15, 40, 30, 7), "cloth"), area(box(-10, -8, 20, 16, 3), "thing")), x, y, turn)


def bloody_gauze(x: float, y: float, turn: float = 0) -> Shapes:
    return (*placed(gauze(24, 18), x, y, turn), blob(ring(x, y, 4.4), "warm"))


def _hand_at(x: float, y: float, turn: float, size: float = 1.1, *, held: Shapes = ()) -> Shapes:
    """A gloved hand of who works; what it holds lies below it."""
    return (*held, *of_tone(placed(flat(), x, y, turn, size, mirrored=True), WORKER.tone))


def _stop() -> Scene:
    """A spot bleeds; the hand with its gauze has gone up and off, and a sign says stop."""
    away = placed((*gauze(22, 16),), 196, 62, 20)
    hand = _hand_at(232, 104, 232, 0.95, held=away)
    return Scene(
        CLIENT.tone, (*client(bun=True), *wound(*SPOT), *arrow((162, 78), (182, 68)), *hand, *halt(34, 36, 20))
    )


def _tell() -> Scene:
    """She stands by the couch and tells the client calmly that there is a drop of blood."""
    bed = placed((*couch(196), *lying(hair_knot=True)), 20, 98, 0, 0.84)
    worker = mirror(placed(standing(WORKER, (26, -6)), 70, 84))
    says = (*bubble(104, 30, 66, 38, (140, 42)), *drop(88, 32, 6, "warm"), *smile(118, 30, 10))
    return Scene(CLIENT.tone, (*worker, *bed, *says))


def _gloves() -> Scene:
    """Hands are washed, then gloves are drawn on."""
    return Scene(CLIENT.tone, (*washed(60, WORKER.tone), *second(122, drawn_on(170, 118, WORKER.tone))))


def _press() -> Scene:
    """A gloved hand presses clean gauze on the spot."""
    pad = (*placed(gauze(44, 34), 140, 82, -6),)
    hand = _hand_at(170, 120, 232, 1.2, held=pad)
    down = (*arrow((112, 40), (128, 62)), *arrow((144, 32), (142, 56)))
    return Scene(CLIENT.tone, (*client(bun=True), *wound(*SPOT), *hand, *down))


def _antiseptic() -> Scene:
    """A pad with antiseptic goes over the spot; the bottle stands by."""
    hand = _hand_at(172, 122, 230, 1.1, held=(*cotton(142, 86, 13),))
    return Scene(
        CLIENT.tone,
        (
            *client(bun=True),
            blob(ring(*SPOT, 3), "warm"),
            *hand,
            *placed(bottle(0, 0), 34, 142, 0, 1.1),
            *drop(60, 116, 3.4),
        ),
    )


def _dressing() -> Scene:
    """A dressing is laid over the spot and stays on."""
    hold = (204, 124, 214, 1.05)
    hand = (
        *of_tone(placed(fingers_behind(), *hold, mirrored=True), WORKER.tone),
        *dressing(146, 82, -8),
        *of_tone(placed(thumb_before(), *hold, mirrored=True), WORKER.tone),
    )
    return Scene(CLIENT.tone, (*client(bun=True), *hand, *first_aid(34, 128)))


def _bag() -> Scene:
    """Soiled gauze goes into a bag, the tool to what is to be disinfected, a towel to the soiled linen."""
    waste = (*bloody_gauze(38, 40, -14), *arrow((38, 56), (38, 84)), *bag(38, 148))
    tool = (
        *placed(loop_tool(), 118, 48, 40),
        *arrow((118, 60), (118, 84)),
        *bath(118, 148, placed(loop_tool(), 98, 132, 80, 0.8), 64),
    )
    towel = (area(box(190, 32, 34, 12, 5), "cloth"), blob(ring(204, 38, 3), "warm"))
    linen = (*towel, *arrow((206, 52), (206, 84)), *hamper(206, 148, 62))
    return Scene(CLIENT.tone, (*waste, *tool, *linen))


def _gloves_off() -> Scene:
    """One glove is pulled off inside out; then hands are washed."""
    off = (*peeled(22, 84, WORKER.tone), *arrow((60, 48), (96, 48)))
    return Scene(CLIENT.tone, (*off, *second(130, washed(180, WORKER.tone))))


def _new_gloves() -> Scene:
    """New gloves come out of their box."""
    return Scene(
        CLIENT.tone,
        (
            *placed(glove_box(0, 0), 60, 128, 0, 1.5),
            *drawn_on(160, 116, WORKER.tone),
            *sparkle(30, 56, 8),
            *sparkle(46, 42, 5),
        ),
    )


def wiped(tone: int, wiper: int, *, soiled: bool = False) -> Shapes:
    """A gloved hand wipes the couch with a cloth."""
    cloth = area(smooth((96, 92), (114, 88), (134, 90), (140, 100), (118, 104), (94, 102), closed=True), "cloth")
    hand = of_tone(placed(flat(), 156, 48, 118, 1.05), wiper)
    bed = placed(couch(196), 20, 102, 0, 0.9)
    stain = (blob(ring(64, 101, 5, 2.2), "warm"), *drop(64, 113, 3, "warm")) if soiled else ()
    return (*bed, *stain, cloth, *hand)


def _clean() -> Scene:
    """A cloth with soap takes the blood off the couch."""
    foam = bubbles((92, 84, 4.4), (102, 77, 3), (84, 90, 3))
    bowl = (
        area("M196 60C198 84 230 84 232 60Z", "thing"),
        area(ring(214, 60, 18, 5.5), "glove"),
        *bubbles((208, 54, 4), (218, 52, 5), (226, 56, 3)),
    )
    return Scene(CLIENT.tone, (*wiped(CLIENT.tone, WORKER.tone, soiled=True), *foam, *bowl))


def _disinfect() -> Scene:
    """The couch is wet with disinfectant, and a clock runs."""
    wet = tuple(shape for x in (40, 58, 76) for shape in drop(x, 90, 3.2))
    return Scene(
        CLIENT.tone, (*wiped(CLIENT.tone, WORKER.tone), *wet, *placed(spray(), 216, 100, 0, 1.1), *clock(38, 40, 20))
    )


def _wash_again() -> Scene:
    """The gloves lie in the bin; hands are washed."""
    gone = thrown_away(58, 150)
    return Scene(CLIENT.tone, (*gone, *second(122, washed(174, WORKER.tone))))


def written(tone: int, hand: int, sign: Shapes, beside: Shapes) -> Scene:
    """A hand writes on a sheet; what it is about is drawn at the top of it, and something beside it."""
    sheet = (
        area(box(40, 12, 132, 142, 6), "thing"),
        *lines_of_text(94, 34, 62, 62, 40, gap=13),
        *lines_of_text(54, 82, 102, 92, 70, gap=17),
    )
    pens = of_tone(placed(holding(placed(pen(), 60, 2), "skin"), 190, 158, 205, 1.3, mirrored=True), hand)
    return Scene(tone, (*sheet, *sign, *pens, *beside))


def _record() -> Scene:
    """It is written down, with the time."""
    return written(CLIENT.tone, WORKER.tone, drop(68, 44, 9, "warm"), clock(206, 34, 18))


SCENES = {
    "DR01.stop": _stop,
    "DR01.tell": _tell,
    "DR01.gloves": _gloves,
    "DR01.press": _press,
    "DR01.antiseptic": _antiseptic,
    "DR01.dressing": _dressing,
    "DR01.bag": _bag,
    "DR01.gloves-off": _gloves_off,
    "DR01.new-gloves": _new_gloves,
    "DR01.clean": _clean,
    "DR01.disinfect": _disinfect,
    "DR01.wash-again": _wash_again,
    "DR01.record": _record,
}
