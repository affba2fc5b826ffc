"""A tool from dirty to clean, step by step."""

from backfacial.scenes.cleaning import bath, clean_box
from backfacial.scenes.devices import lamp, tap, water
from backfacial.scenes.furniture import towels
from backfacial.scenes.hands import flat, holding, pinching
from backfacial.scenes.papers import lines_of_text, pen
from backfacial.scenes.shapes import (
    Scene,
    Shapes,
    area,
    band,
    blob,
    box,
    fine,
    of_tone,
    placed,
    smooth,
    straight,
    together,
)
from backfacial.scenes.signs import arrow, bubbles, clock, drop, sparkle, tick
from backfacial.scenes.tools import glove_box, loop_tool
from backfacial.scenes.washing import drawn_on

HANDS = 4
"""The skin of who does it."""


def canister(x: float, y: float) -> Shapes:
    """A large bottle of disinfectant with its label, standing on y."""
    return (
        area(box(x - 10, y - 112, 20, 14, 3), "glove"),
        area(box(x - 15, y - 101, 30, 14, 5), "thing"),
        area(box(x - 32, y - 92, 64, 92, 9), "thing"),
        area(box(x - 25, y - 78, 50, 60, 3), "cloth"),
        *lines_of_text(x - 18, y - 66, 36, 30, 36, 24, gap=12),
    )


def eyewear(x: float, y: float) -> Shapes:
    """Glasses that keep splashes out, their middle at x, y."""
    lens = smooth(
        (-40, -14), (0, -18), (40, -14), (42, 4), (24, 16), (8, 12), (0, 5), (-8, 12), (-24, 16), (-42, 4), closed=True
    )
    shine = (smooth((-32, -4), (-28, -9), (-20, -11)), smooth((10, -6), (14, -10), (22, -11)))
    strap = (
        band(smooth((-56, -6), (-48, -8), (-38, -6)), "thing", 5),
        band(smooth((56, -6), (48, -8), (38, -6)), "thing", 5),
    )
    return placed((*together(strap), area(lens, "glove"), *(fine(each) for each in shine)), x, y)


def _held_tool(x: float, y: float) -> Shapes:
    """A gloved hand that holds a loop as one holds a pen; the loop's end is at x, y."""
    tool = placed(loop_tool(), 62, 2, -62, 1.2)
    return of_tone(placed(holding(tool), x + 72, y + 31, 205, 1.3, mirrored=True), HANDS)


def _protect() -> Scene:
    """Eye protection, and gloves that are drawn on."""
    return Scene(HANDS, (*eyewear(66, 48), *placed(glove_box(0, 0), 64, 146, 0, 1.1), *drawn_on(164, 118, HANDS)))


def _label() -> Scene:
    """A lens over the label of the bottle."""
    glass = (*together([band(straight((142, 96), (214, 150)), "thing", 7)]), *lamp(118, 78, 30))
    return Scene(HANDS, (*canister(104, 146), *glass, *clock(206, 40, 18)))


def _wash() -> Scene:
    """A tool under running water with soap."""
    flow = (*tap(96, 42), *water(96, 43, 120, 9))
    return Scene(
        HANDS,
        (
            *flow,
            *_held_tool(96, 98),
            *bubbles((80, 90, 5), (70, 102, 3.4), (106, 84, 4), (76, 80, 3), (112, 94, 3)),
        ),
    )


def _dry() -> Scene:
    """A tool is dried on a clean towel."""
    cloth = area(
        smooth((30, 112), (70, 100), (130, 98), (176, 106), (190, 124), (140, 138), (60, 138), (26, 126), closed=True),
        "cloth",
    )
    return Scene(
        HANDS,
        (
            cloth,
            *_held_tool(98, 108),
            *towels(208, 62, 3, 40),
            *drop(46, 62, 4),
            *drop(62, 50, 3),
            *arrow((54, 74), (54, 92)),
        ),
    )


def _mix() -> Scene:
    """Concentrate is measured into the bath, which has a label with a date and a name."""
    cup = placed(
        (
            area(straight((-16, -18), (16, -18), (13, 18), (-13, 18), closed=True), "thing"),
            blob(straight((-13, 0), (13, 0), (11.4, 15.6), (-11.4, 15.6), closed=True), "product"),
            *(fine(straight((-13, y), (-6, y))) for y in (-8, 0, 8)),
        ),
        106,
        36,
        -62,
    )
    flow = (
        band(smooth((84, 44), (78, 56), (77, 82)), "ink", 8),
        band(smooth((84, 44), (78, 56), (77, 84)), "product", 5),
    )
    hand = of_tone(placed(pinching(), 166, 44, 176, 1.1), HANDS)
    tag = (area(box(136, 92, 92, 46, 5), "thing"), *lines_of_text(146, 106, 50, 34, gap=14))
    writes = placed(pen(), 204, 122, 84, 0.8)
    return Scene(HANDS, (*flow, *bath(70, 150, (), 104, 56), *hand, *cup, *tag, *writes))


def _immerse() -> Scene:
    """A tool goes all the way under."""
    tool = placed(loop_tool(), 128, 124, 74, 1.3)
    other = placed(loop_tool(), 84, 134, 96, 1.3)
    hand = of_tone(placed(pinching(), 176, 20, 128, 1.1), HANDS)
    return Scene(
        HANDS, (*hand, *bath(112, 150, (*tool, *other), 148, 66), *arrow((112, 56), (112, 78)), *tick(44, 46, 10))
    )


def _wait() -> Scene:
    """Tools lie under the liquid, and a large clock runs."""
    tools = (*placed(loop_tool(), 92, 122, 74, 1.3), *placed(loop_tool(), 62, 134, 96, 1.3))
    return Scene(
        HANDS,
        (*bath(82, 150, tools, 124, 66), *clock(194, 74, 36), *drop(52, 54, 5), *drop(76, 46, 6), *drop(100, 54, 5)),
    )


def _rinse() -> Scene:
    """The tool is rinsed, then it lies on a towel."""
    flow = (*tap(64, 42), *water(64, 43, 120, 9))
    towel = (area(box(156, 54, 74, 14, 6), "cloth"), *placed(loop_tool(), 178, 48, 84, 1.3))
    return Scene(HANDS, (*flow, *_held_tool(62, 98), *towel, *arrow((112, 84), (146, 66)), *drop(44, 120, 3.6)))


def _store() -> Scene:
    """The tool lies in a covered box with a label."""
    inside = (*placed(loop_tool(), 96, 118, 80, 1.2),)
    case = clean_box(108, 144, (), 132, 62)
    label = (area(box(84, 100, 54, 32, 4), "cloth"), *tick(110, 116, 11))
    closing = of_tone(placed(flat(), 182, 46, 142, 1.0), HANDS)
    return Scene(HANDS, (*inside, *case, *label, *closing, *sparkle(206, 116, 9), *sparkle(220, 100, 6)))


SCENES = {
    "DR04.protect": _protect,
    "DR04.label": _label,
    "DR04.wash": _wash,
    "DR04.dry": _dry,
    "DR04.mix": _mix,
    "DR04.immerse": _immerse,
    "DR04.wait": _wait,
    "DR04.rinse": _rinse,
    "DR04.store": _store,
}
