"""A back with what lies under it: bones close under the skin, the ridges of muscle beside the spine, the kidneys."""

from functools import cache
from typing import Final

from backfacial.anatomy.places import NamedDrawing, Place
from backfacial.back.places import HEIGHT, WIDTH
from backfacial.back.zones import EDGES, RIBS, SPINE, ZONES
from backfacial.scenes.shapes import Drawn, Paint, Shapes, band, blob, fine, merged, mirror, placed, ring

_LEFT, _SHOWN = 30.0, 360.0
"""Where the frame begins, and how much of the width is shown: the arms are cut."""

# the last two ribs end free, over the upper part of the kidney
_FREE_RIBS: Final = ("M166 290C154 291 138 296 127 305", "M166 305C158 306 150 309 143 315")

_NECK_BONE: Final = (210.0, 72.0)


def _both(shape: Drawn, lower: float = 0) -> Shapes:
    """A thing of the client's left side, and of the right side, where it may lie lower."""
    return shape, *placed(mirror([shape], WIDTH / 2), 0, lower)


def _under(zone: str, paint: Paint, lower: float = 0) -> Shapes:
    path = ZONES[zone].path
    return (*_both(blob(path, paint), lower), *_both(fine(path, "fold"), lower))


@cache
def landmarks() -> Shapes:
    """All that lies under the skin, from back to front."""
    bumps = [path for y, path in enumerate(SPINE) if y]
    return merged(
        (
            *_under("shoulder-top", "flesh"),
            *_under("beside-spine", "flesh"),
            *(each for path in RIBS for each in _both(band(path, "fold", 7))),
            *(each for path in RIBS for each in _both(band(path, "rim", 4.4))),
            *_under("kidneys", "warm", ZONES["kidneys"].lower),
            *(each for path in _FREE_RIBS for each in _both(band(path, "fold", 7))),
            *(each for path in _FREE_RIBS for each in _both(band(path, "rim", 4.4))),
            *_under("blade", "rim"),
            *(each for path in EDGES for each in _both(band(path, "fold", 6.4))),
            *(each for path in EDGES for each in _both(band(path, "bone", 4))),
            *_under("pelvis-rim", "rim"),
            *(each for path in bumps for each in (blob(path, "bone"), fine(path, "fold"))),
            blob(ring(*_NECK_BONE, 8, 6.4), "bone"),
            fine(ring(*_NECK_BONE, 8, 6.4), "fold"),
        )
    )


PLACES: Final[dict[str, Place]] = {
    "neck-bone": Place("right", _NECK_BONE),
    "shoulder-top": Place("left", (140, 94)),
    "blade-ridge": Place("left", (132, 131)),
    "blade": Place("right", (280, 156)),
    "armpit": Place("left", (101, 196)),
    "blade-tip": Place("right", (271, 211)),
    "spine": Place("right", (210, 250)),
    "ribs": Place("left", (124, 264)),
    "beside-spine": Place("left", (182, 330)),
    "kidneys": Place("right", (272, 334)),
    "pelvis-rim": Place("right", (270, 414)),
}
"""What can be named, from the top down. The client's left is on the left."""


@cache
def drawing() -> NamedDrawing:
    """The back with its places."""
    return NamedDrawing(_SHOWN, HEIGHT, landmarks(), PLACES, left=_LEFT, on_back=True)
