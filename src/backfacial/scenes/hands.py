"""Hands at work, seen from above. Each has its wrist at 0 0 and points to the right, with the thumb on the upper side.

So it is a left hand; mirrored it is a right one. A gloved hand has bare skin above the wrist.
"""

from typing import Final, NamedTuple

from backfacial.scenes.shapes import Drawn, Paint, Shapes, band, blob, fine, smooth, straight, together


class Finger(NamedTuple):
    path: str
    width: float


_PALM: Final = smooth(
    (-3, -6.2), (8, -8.6), (21, -10.6), (25, -7), (25.6, 4), (22, 10.4), (10, 8.8), (-3, 6.4), closed=True
)
_FOREARM: Final = smooth((-2, -6), (-30, -8.5), (-75, -11), (-75, 11), (-30, 9), (-2, 6.2))

_FLAT: Final = (
    Finger(smooth((19, -8), (33, -9), (44.5, -9)), 5.2),
    Finger(smooth((20, -2.5), (35, -2.9), (49, -2.7)), 5.2),
    Finger(smooth((20, 3), (34, 3.3), (46, 3.7)), 5.2),
    Finger(smooth((19, 7.8), (31, 9.2), (39.5, 10)), 4.8),
)
_SPREAD: Final = (
    Finger(smooth((19, -7), (32, -12), (42, -15.5)), 5.2),
    Finger(smooth((20, -2.5), (35, -4.4), (48, -6)), 5.2),
    Finger(smooth((20, 3), (34, 4.4), (46, 5.6)), 5.2),
    Finger(smooth((18, 7), (29, 11.6), (37, 15)), 4.8),
)
_FOLDED: Final = (
    Finger(smooth((20, -2.5), (28, -2.5), (30.5, -2)), 5.6),
    Finger(smooth((20, 3), (27, 3.2), (29.5, 3.8)), 5.6),
    Finger(smooth((19, 7.8), (24, 8.8), (26, 9.6)), 5.2),
)
_THUMB_OUT: Final = Finger(smooth((4, -4), (14, -13.5), (21, -18.5), (28, -20.5)), 5.8)
_THUMB_NEAR: Final = Finger(smooth((4, -4), (14, -12), (22, -15.2), (30, -15.6)), 5.8)
_THUMB_FOLDED: Final = Finger(smooth((4, -4), (12, -11.5), (20, -13.5), (27, -12.6)), 5.8)


def flat(skin: Paint = "glove", *, spread: bool = False) -> Shapes:
    """A hand laid down flat; the tip of its middle finger is at 49 -3."""
    return _hand((*_SPREAD, _THUMB_OUT) if spread else (*_FLAT, _THUMB_NEAR), skin)


def two_fingers(skin: Paint = "glove") -> Shapes:
    """A hand with two fingers out, which feel; their pads are at 45 -9 and 48 -3."""
    return _hand((*_FLAT[:2], *_FOLDED[1:], _THUMB_FOLDED), skin)


def holding(tool: Shapes, skin: Paint = "glove") -> Shapes:
    """A hand that holds a thin tool as one holds a pen. The tool lies between thumb and first finger, at 40 -9."""
    behind = _hand(_FOLDED, skin)
    front = [
        band(smooth((19, -5), (31, -6.4), (41, -5.6)), skin, 5.4),
        band(smooth((5, -5), (14, -14), (25, -17.4), (37, -12.8)), skin, 5.8),
    ]
    return (*behind, *tool, *together(front), blob(_PALM, skin, 1))


def pinching(held: Shapes = (), skin: Paint = "glove") -> Shapes:
    """A hand that holds an edge between thumb and fingers, at 44 -10: of cloth, of paper, of a glove."""
    return (*fingers_behind(skin), *held, *thumb_before(skin))


def fingers_behind(skin: Paint = "glove") -> Shapes:
    """Of `pinching` what lies behind the thing that is held."""
    return _hand((Finger(smooth((19, -6), (32, -9), (44, -9)), 5.2), *_FLAT[1:]), skin)


def thumb_before(skin: Paint = "glove") -> Shapes:
    """Of `pinching` what lies before it."""
    thumb = band(smooth((4, -4), (14, -13.5), (27, -16), (41, -11)), skin, 5.8)
    return (*together([thumb]), blob(smooth((2, -4), (8, -6), (14, -7)), skin, 5))


def gripping(tool: Shapes = (), skin: Paint = "glove") -> Shapes:
    """A hand closed round a handle that runs from top to bottom at 27."""
    fingers = [
        band(smooth((20, y), (29, y), (32.5, y + 0.4)), skin, width)
        for y, width in ((-8.4, 5.6), (-2.6, 5.6), (3.2, 5.6), (8.6, 5.2))
    ]
    thumb = [band(smooth((4, -4), (12, -13), (21, -15.5), (29, -14)), skin, 5.8)]
    return (*_arm(skin), *tool, *together(fingers), *together(thumb), blob(_PALM, skin, 2.4), *_hem(skin))


def _hand(fingers: tuple[Finger, ...], skin: Paint) -> Shapes:
    parts = [blob(_FOREARM, "skin"), *(band(finger.path, skin, finger.width) for finger in fingers)]
    return (*together([*parts, *_cuff(skin), blob(_PALM, skin, 2)]), *_hem(skin))


def _arm(skin: Paint) -> Shapes:
    return together([blob(_FOREARM, "skin"), *_cuff(skin), blob(_PALM, skin, 2)])


def _cuff(skin: Paint) -> tuple[Drawn, ...]:
    return (band(straight((-6, -5.6), (-6, 5.6)), "glove", 5.4),) if skin == "glove" else ()


def _hem(skin: Paint) -> Shapes:
    return (fine(straight((-9.6, -8), (-9.6, 8))),) if skin == "glove" else ()
