"""You bleed, and blood gets into you: the drills step by step."""

from backfacial.scenes.bodies import client
from backfacial.scenes.cleaning import bag
from backfacial.scenes.devices import tap, water
from backfacial.scenes.drill_client import CLIENT, COLLEAGUE, WORKER, bloody_gauze, dressing, wiped, written
from backfacial.scenes.furniture import chair, door, first_aid
from backfacial.scenes.hands import flat
from backfacial.scenes.papers import bubble
from backfacial.scenes.people import couch, lying, sitting, standing
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
from backfacial.scenes.signs import arrow, bubbles, clock, drop, first, halt, second
from backfacial.scenes.tools import bottle, cotton, spray
from backfacial.scenes.washing import thrown_away


def cut_finger(x: float, y: float, turn: float, tone: int, size: float = 1.15) -> Shapes:
    """A bare hand with a cut in its finger, the wrist at x, y."""
    hand = placed((*flat("skin", spread=True), blob(ring(36, -13.4, 2.6), "warm")), x, y, turn, size)
    return of_tone(hand, tone)


def _b_stop() -> Scene:
    """She has stepped back from the couch and holds a finger that bleeds; the client is told."""
    bed = placed((*couch(196), *lying(hair_knot=True)), 6, 106, 0, 0.72)
    worker = mirror(placed(standing(WORKER, (20, -30)), 34, 88))
    away = arrow((150, 136), (178, 136))
    says = (*bubble(116, 28, 64, 34, (180, 40)), *drop(104, 30, 6, "warm"), *halt(128, 28, 10))
    return Scene(CLIENT.tone, (*bed, *worker, *drop(188, 72, 3.6, "warm"), *away, *says))


def _b_wash() -> Scene:
    """The glove lies off; the cut is held under running water, with soap."""
    hand = cut_finger(50, 127, -24, WORKER.tone, 1.3)
    flow = (*tap(86, 40), *water(86, 41, 120, 9))
    foam = bubbles((70, 92, 4), (60, 104, 3), (98, 92, 4.6), (104, 104, 3))
    return Scene(CLIENT.tone, (*flow, *hand, *foam, *thrown_away(192, 150)))


def _b_cover() -> Scene:
    """A plaster lies round the finger; a cover goes over it."""
    finger = (
        *together([band(straight((-20, 96), (92, 96)), "skin", 30)]),
        fine(smooth((84, 88), (96, 90), (99, 97)), "fold"),
        area(box(38, 79, 30, 34, 3), "cloth"),
        area(box(46, 87, 14, 18, 3), "thing"),
    )
    cover = (
        area(smooth((128, 76), (170, 76), (190, 84), (190, 108), (170, 116), (128, 116)) + "Z", "glove"),
        line(straight((128, 74), (128, 118))),
    )
    return Scene(WORKER.tone, (*finger, *cover, *arrow((122, 134), (84, 134)), *bottle(36, 60), *cotton(70, 48, 11)))


def _b_ask() -> Scene:
    """She asks and looks whether blood has touched the client, and tells the client and the supervisor."""
    body = (*client(66, 34), *drop(92, 84, 4, "warm"), band(ring(92, 84, 15), "light", 2.4))
    people = (
        *placed(standing(COLLEAGUE, (22, -18)), 156, 94, 0, 0.86),
        *mirror(placed(standing(WORKER, (20, -24)), 24, 94, 0, 0.86)),
    )
    return Scene(
        CLIENT.tone, (*body, *second(134, (*people, *bubble(186, 24, 46, 30, (206, 42)), *drop(186, 26, 6, "warm"))))
    )


def _b_clear() -> Scene:
    """Soiled things go into a bag; what was touched is cleaned and disinfected."""
    waste = (*bloody_gauze(36, 40, -14), *arrow((36, 56), (36, 84)), *bag(36, 148))
    work = placed(wiped(CLIENT.tone, WORKER.tone), 78, 24, 0, 0.8)
    return Scene(CLIENT.tone, (*work, *placed(spray(), 132, 105, 0, 0.8), *clock(100, 34, 16), *first(72, waste)))


def _b_record() -> Scene:
    """It is written down; a colleague comes to finish."""
    comes = (*mirror(placed(standing(COLLEAGUE, (18, -22)), 30, 52, 0, 0.62)), *arrow((234, 104), (204, 104)))
    return written(CLIENT.tone, WORKER.tone, (*drop(60, 42, 7, "warm"), *dressing_sign(76, 46)), comes)


def dressing_sign(x: float, y: float) -> Shapes:
    return placed(dressing(0, 0, -20), x, y, 0, 0.6)


def rinsed_eye(x: float, y: float, tone: int) -> Shapes:
    """A large eye over which clean water runs; its middle is at x, y."""
    lids = smooth(
        (x - 40, y), (x - 18, y - 17), (x + 8, y - 18), (x + 38, y + 3), (x + 10, y + 15), (x - 18, y + 13), closed=True
    )
    eye = (area(lids, "thing"), area(ring(x, y - 1, 12), "hair"), blob(ring(x - 3, y - 5, 3), "rim"))
    flow = smooth((x + 20, y - 62), (x + 10, y - 34), (x - 2, y - 8), (x - 20, y + 18), (x - 30, y + 60))
    stream = (
        band(flow, "ink", 12),
        band(flow, "glove", 9),
        fine(smooth((x + 16, y - 50), (x + 2, y - 20), (x - 14, y + 12), (x - 28, y + 54)), "light"),
    )
    skin = blob(box(x - 58, y - 90, 140, 200, 0), "skin")
    brow = band(smooth((x - 40, y - 30), (x - 8, y - 40), (x + 34, y - 28)), "hair", 5)
    return (*of_tone((skin, brow, *eye), tone), *stream)


def _c_rinse() -> Scene:
    """At once: the skin under running water with soap, and the eye under clean water."""
    skin = (
        *tap(58, 40),
        *water(58, 41, 120, 9),
        *cut_finger(26, 126, -24, WORKER.tone, 1.2),
        *bubbles((44, 92, 4), (70, 92, 4), (76, 104, 3)),
    )
    return Scene(CLIENT.tone, (*skin, *second(120, rinsed_eye(180, 84, WORKER.tone))))


def _c_report() -> Scene:
    """She tells the supervisor at once."""
    boss = (*chair(52, 103), *placed(sitting(COLLEAGUE, (30, -14)), 52, 103))
    worker = mirror(placed(standing(WORKER, (26, -20)), 64, 86))
    says = (*bubble(112, 30, 62, 38, (160, 46)), *drop(96, 32, 6, "warm"), *arrow((108, 32), (132, 32)))
    return Scene(CLIENT.tone, (*boss, *worker, *says))


def _c_doctor() -> Scene:
    """She goes to a doctor now; a clock says that it is a matter of hours."""
    worker = placed(standing(WORKER, (18, -26)), 58, 86)
    clinic = (area(box(152, 44, 76, 106, 5), "thing"), *door(176, 150, 54), *first_aid(190, 66))
    return Scene(
        CLIENT.tone, (*worker, *drop(76, 66, 3.4, "warm"), *arrow((96, 112), (142, 112)), *clinic, *clock(112, 46, 22))
    )


def _c_hand_over() -> Scene:
    """A colleague comes to the client; she can go."""
    bed = placed((*couch(196), *lying(hair_knot=True)), 66, 102, 0, 0.66)
    comes = placed(standing(COLLEAGUE, (30, -4)), 44, 97, 0, 0.84)
    goes = placed(standing(WORKER, (14, -24)), 212, 97, 0, 0.84)
    return Scene(CLIENT.tone, (*bed, *comes, *goes, *arrow((22, 18), (66, 18)), *arrow((190, 18), (232, 18))))


def _c_log() -> Scene:
    """When, what and how are written down."""
    sign = (*drop(62, 42, 7, "warm"), *arrow((72, 44), (84, 44)))
    return written(CLIENT.tone, WORKER.tone, sign, clock(206, 34, 18))


SCENES = {
    "DR02.stop": _b_stop,
    "DR02.wash": _b_wash,
    "DR02.cover": _b_cover,
    "DR02.ask": _b_ask,
    "DR02.clear": _b_clear,
    "DR02.record": _b_record,
    "DR03.rinse": _c_rinse,
    "DR03.report": _c_report,
    "DR03.doctor": _c_doctor,
    "DR03.hand-over": _c_hand_over,
    "DR03.log": _c_log,
}
