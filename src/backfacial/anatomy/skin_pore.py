"""The pore of a cut through skin with its parts, and the sweat gland beside it, in the frame of `skin_section.py`."""

import math
from typing import Final

from backfacial.scenes.shapes import Point, Shapes, band, blob, fine, ring, smooth

PORE: Final = 156.0
SWEAT: Final = 268.0
"""Where the pore and the duct of the sweat gland come up."""

# the follicle from the pore down to its root
_SHAFT: Final[tuple[Point, ...]] = ((156, 64), (155, 92), (151, 130), (145, 172), (138, 214), (133, 246), (131, 262))


def sweat_gland() -> Shapes:
    coil = (
        *((SWEAT - 2, 232), (SWEAT + 9, 240), (SWEAT + 14, 250), (SWEAT + 2, 255), (SWEAT - 13, 249)),
        *((SWEAT - 15, 259), (SWEAT - 2, 263), (SWEAT + 13, 260), (SWEAT + 16, 269), (SWEAT + 2, 273)),
        *((SWEAT - 14, 268), (SWEAT - 12, 278), (SWEAT + 3, 281), (SWEAT + 11, 276)),
    )
    turns = [(SWEAT + 3.6 * math.sin((y - 108) / 5.2), float(y)) for y in range(110, 60, -4)]
    duct = smooth((SWEAT - 2, 232), (SWEAT - 5, 200), (SWEAT + 1, 160), (SWEAT - 1, 124), *turns)
    return (
        band(duct, "edge", 7.2),
        band(smooth(*coil), "edge", 9.2),
        band(duct, "sweat", 4.6),
        band(smooth(*coil), "sweat", 6.6),
    )


def muscle() -> Shapes:
    path = smooth((141, 226), (168, 199), (200, 166), (228, 133), (240, 122))
    strands = (smooth((150, 216), (190, 176), (228, 135)), smooth((146, 224), (184, 186), (222, 143)))
    return (band(path, "edge", 9.4), band(path, "muscle", 6.8), *(fine(strand, "strand") for strand in strands[:1]))


def oil_gland() -> Shapes:
    """Bags full of oil, with a short way into the follicle."""
    lobes = ((176, 128, 11), (192, 124, 11.5), (206, 134, 10.5), (200, 147, 11.5), (183, 150, 11), (170, 143, 10))
    neck = smooth((178, 138), (166, 124), (155, 116))
    return (
        band(neck, "edge", 10.5),
        *(blob(ring(x, y, r + 1.3), "edge") for x, y, r in lobes),
        band(neck, "oil", 7.6),
        *(blob(ring(x, y, r), "oil") for x, y, r in lobes),
        blob(ring(188, 137, 12), "oil"),
        *(fine(ring(x + dx, y + dy, 3.1), "sac") for x, y, _ in lobes for dx, dy in ((-3.4, -3), (3.6, -1.4), (0, 4))),
    )


def follicle() -> Shapes:
    """The pore: a funnel of the epidermis, the tube below it, its root, and the hair."""
    root = smooth(
        (124, 262), (121, 254), (126, 244), (133, 240), (140, 245), (142, 255), (138, 264), (131, 259), closed=True
    )
    # the horny layer turns in and lines the funnel; round it the epidermis does the same
    around = (
        ((128.0, 79.0), (140.0, 81.0), (146.5, 92.0), (147.5, 114.0)),
        ((163.0, 114.0), (165.5, 92.0), (172.0, 81.0), (184.0, 79.0)),
    )
    within = (
        ((132.0, 61.5), (142.0, 64.5), (149.0, 74.0), (152.0, 88.0), (153.0, 108.0)),
        ((158.6, 108.0), (160.6, 88.0), (163.0, 74.0), (170.0, 64.5), (180.0, 61.5)),
    )
    lining = f"{smooth(*around[0])}{on(smooth(*around[1]))}L184 62L128 62Z"
    mouth = f"{smooth(*within[0])}{on(smooth(*within[1]))}L180 56L132 56Z"
    hair = smooth(
        (131, 256), (134, 244), (140, 212), (147, 172), (153, 130), (157, 92), (162, 60), (171, 34), (184, 12)
    )
    return (
        band(smooth(*_SHAFT[2:]), "edge", 18.6),
        blob(root, "edge", 12.6),
        blob(root, "living", 10),
        band(smooth(*_SHAFT[1:]), "living", 16),
        band(smooth(*_SHAFT[2:]), "horny", 8.4),
        blob(lining, "horny"),
        *(fine(smooth(*side), "edge") for side in around),
        blob(mouth, "ground"),
        *(fine(smooth(*side), "edge") for side in within),
        band(smooth((154, 118), (155, 108), (155.6, 98)), "oil", 5),
        blob(ring(131, 260, 4, 5), "base"),
        band(hair, "bristle", 2.9),
    )


def on(path: str) -> str:
    """A path that goes on from where another one ends."""
    return f"L{path[1:]}"
