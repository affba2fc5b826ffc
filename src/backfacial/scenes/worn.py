"""What is worn against splashes and germs."""

from backfacial.scenes.disinfecting import canister, eyewear
from backfacial.scenes.hands import gripping
from backfacial.scenes.shapes import (
    Scene,
    area,
    band,
    box,
    fine,
    line,
    of_tone,
    placed,
    smooth,
    straight,
    together,
)
from backfacial.scenes.signs import drop
from backfacial.scenes.tools import glove_box
from backfacial.scenes.washing import drawn_on


def _gloves_worn() -> Scene:
    """Gloves for each extraction, for broken skin and for disinfectants."""
    return Scene(4, (*placed(glove_box(0, 0), 58, 120, 0, 1.5), *drawn_on(160, 116, 4)))


def _apron() -> Scene:
    """An apron over the clothes; splashes stay on it."""
    trunk = area(smooth((74, 180), (70, 96), (78, 62), (104, 46), (136, 46), (162, 62), (170, 96), (166, 180)), "cloth")
    apron = area(
        straight((86, 180), (80, 100), (96, 84), (100, 60), (140, 60), (144, 84), (160, 100), (154, 180), closed=True),
        "glove",
    )
    straps = (
        line(straight((101, 60), (108, 46))),
        line(straight((139, 60), (132, 46))),
        fine(box(102, 116, 36, 26, 4)),
    )
    neck = together([band(straight((120, 34), (120, 46)), "skin", 18)])
    head = (
        area(smooth((98, 18), (98, -12), (142, -12), (142, 18), (132, 34), (108, 34), closed=True), "skin"),
        fine(smooth((112, 22), (120, 25), (128, 22)), "plug"),
    )
    splashes = (*drop(60, 92, 5), *drop(48, 114, 4), *drop(184, 88, 5), *drop(196, 112, 4))
    return Scene(5, (*of_tone((*neck, *head), 5), trunk, apron, *straps, *splashes))


def _mask() -> Scene:
    """Mask and eye protection on a face."""
    head = area(
        smooth((72, 70), (74, 34), (120, 12), (166, 34), (168, 70), (160, 118), (120, 146), (80, 118), closed=True),
        "skin",
    )
    hair = area(
        smooth((70, 72), (66, 30), (120, 2), (174, 30), (170, 72), (160, 42), (120, 30), (80, 42), closed=True), "hair"
    )
    mask = area(smooth((78, 92), (120, 84), (162, 92), (156, 122), (120, 140), (84, 122), closed=True), "cloth")
    folds = (fine(smooth((84, 102), (120, 98), (156, 102))), fine(smooth((86, 114), (120, 112), (154, 114))))
    loops = (line(smooth((78, 94), (70, 90), (70, 76))), line(smooth((162, 94), (170, 90), (170, 76))))
    return Scene(
        6, (head, hair, mask, *folds, *loops, *eyewear(120, 66), *drop(32, 84, 5), *drop(46, 104, 4), *drop(206, 78, 5))
    )


def _product_gloves() -> Scene:
    """Gloves for disinfecting: the bottle and a gloved hand."""
    hand = of_tone(placed(gripping((), "glove"), 226, 76, 176, 1.4), 3)
    return Scene(3, (*canister(172, 150), *hand, *placed(glove_box(0, 0), 62, 130, 0, 1.3)))


SCENES = {
    "PE01": _gloves_worn,
    "PE02": _apron,
    "PE03": _mask,
    "PE04": _product_gloves,
}
