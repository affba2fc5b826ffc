"""How each mark of a client's record lies on the drawing of the back: what is drawn, how often and where.

The frame is 420 × 470, 7.4 units to the centimetre, and the client's left is on the left. A place that a text of the
course names is fixed here; everything else is scattered over areas and keeps out of the way.
"""

from dataclasses import dataclass
from typing import Final

from backfacial.facts.skin.looks import Zone

Point = tuple[float, float]
Area = tuple[float, float, float, float]
"""An ellipse: centre x and y, half width, half height."""

NO_DRAWING: Final = ("calm", "none")
"""Marks that are words only."""

BOILS: Final = ("boil", "boil-open")
OVER_SPINE: Final = "over-spine"
"""Says of a boil where it is: the boil then lies there, and is drawn once."""


@dataclass(frozen=True)
class Shape:
    """The drawings of `back_marks.html` that a mark takes in turn, and where they go.

    `at` gives exact places. Without it `count` of them are scattered over `areas`. `vary` is by how much sizes differ,
    with 0 for things that all look alike. What is `below` lies under all other marks and is in nobody's way.
    """

    units: tuple[str, ...]
    radius: float
    at: tuple[Point, ...] = ()
    areas: tuple[Area, ...] = ()
    count: int = 1
    vary: float = 0.15
    below: bool = False


_CENTRE: Final[Area] = (210, 160, 68, 66)
_UPPER: Final[Area] = (210, 146, 88, 48)
_MIDDLE: Final[Area] = (210, 218, 82, 58)
_WAIST: Final[Area] = (210, 318, 68, 70)
_LOW: Final[tuple[Area, ...]] = ((210, 398, 82, 30), (210, 408, 90, 22))
_LEFT_SHOULDER: Final[Area] = (108, 122, 34, 20)
_RIGHT_SHOULDER: Final[Area] = (312, 122, 34, 20)
_ACNE: Final = (_UPPER, _MIDDLE, _LEFT_SHOULDER, _RIGHT_SHOULDER)
_ALL: Final = (_UPPER, _MIDDLE, _WAIST, _LEFT_SHOULDER, _RIGHT_SHOULDER)

ZONES: Final[dict[Zone, Area]] = {
    "upper": _UPPER,
    "middle": _MIDDLE,
    "lower": _WAIST,
    "centre": _CENTRE,
    "left-shoulder": _LEFT_SHOULDER,
    "right-shoulder": _RIGHT_SHOULDER,
}

# a rib runs outwards and down
_RIB: Final[tuple[Point, ...]] = ((228, 224), (245, 226), (261, 233), (276, 243), (289, 256), (299, 272))

SHAPES: Final[dict[str, Shape]] = {
    # openings and small bumps
    "comedones": Shape(("comedo",), 3.4, areas=(_CENTRE,), count=13),
    "closed": Shape(("closed",), 4.2, areas=(_UPPER, _MIDDLE), count=11),
    "pore": Shape(("pore",), 7, areas=(_UPPER, _MIDDLE), vary=0),
    "pearls": Shape(("pearl",), 2.6, areas=(_UPPER, _LEFT_SHOULDER, _RIGHT_SHOULDER), count=7, vary=0.1),
    "rough": Shape(("grain",), 2.2, areas=((70, 190, 18, 50), (350, 190, 18, 50), _UPPER), count=110, vary=0.2),
    "bumps": Shape(("even",), 3.6, areas=_ACNE, count=54, vary=0),
    "bumps-pus": Shape(("even-headed",), 3.8, areas=_ACNE, count=44, vary=0),
    "bumps-low": Shape(("even",), 3.6, areas=_LOW, count=32),
    "bumps-swimwear": Shape(("even",), 3.6, areas=(*_LOW, (210, 240, 60, 14)), count=32),
    # spots
    "papules": Shape(("papule", "papule", "headed"), 5.2, areas=_ACNE, count=8),
    "solid": Shape(("papule",), 5.2, areas=_ACNE, count=7),
    "headed": Shape(("headed",), 5.4, areas=_ACNE, count=7),
    "pustules": Shape(("hair-spot",), 5, areas=_ALL, count=38),
    "pustules-few": Shape(("hair-spot",), 5, areas=((268, 176, 26, 24),), count=6),
    "nodules": Shape(("nodule",), 10, areas=(_UPPER, _MIDDLE), count=3),
    "ulcers": Shape(("ulcer",), 10, areas=(_UPPER, _MIDDLE, _CENTRE), count=9, vary=0.25),
    "dark-marks": Shape(("dark-mark",), 5, areas=_ACNE, count=9, vary=0.25),
    # lumps
    "boil": Shape(("boil",), 15, at=((262, 152),)),
    "boil-open": Shape(("boil-open",), 17, at=((262, 152),)),
    OVER_SPINE: Shape(("boil",), 15, at=((210, 152),)),
    "folds": Shape(("fold",), 16, at=((120, 238),)),
    "lump": Shape(("cyst",), 9, at=((238, 262),)),
    # one-sided, hot, wet
    "band": Shape(("blisters",), 11, at=_RIB),
    "band-dry": Shape(("dry-crusts",), 11, at=_RIB),
    "blisters": Shape(("blisters",), 12, areas=(_MIDDLE,), vary=0),
    "hot": Shape(("heat",), 34, at=((248, 378),)),
    "ooze": Shape(("ooze",), 16, areas=(_MIDDLE, _WAIST)),
    "cracks": Shape(("cracks",), 16, areas=(_MIDDLE, _WAIST), count=3),
    "burn": Shape(("burn",), 18, at=((292, 128),), below=True),
    "one-blister": Shape(("blister",), 6, at=((268, 178),)),
    # rashes and patches
    "rash": Shape(("oval",), 7.5, areas=_ALL, count=34, vary=0.3),
    "rash-blisters": Shape(("papule", "blister"), 6, areas=_ALL, count=40, vary=0.2),
    "peeling": Shape(("peel",), 20, areas=_ALL, count=8, vary=0.2),
    "ring": Shape(("ring",), 19, areas=(_UPPER, _MIDDLE), vary=0),
    "wheals": Shape(("wheal",), 10, areas=(_UPPER, _MIDDLE, _WAIST), count=5, vary=0.3),
    "dry-patch": Shape(("dry",), 15, areas=(_MIDDLE, _WAIST), count=3, vary=0.2),
    "scaly-patches": Shape(("scaly-pale", "scaly-brown"), 10, areas=_ACNE, count=14, vary=0.3),
    "pale-patch": Shape(("pale",), 16, areas=(_UPPER, _MIDDLE, _WAIST), count=4, vary=0.35),
    "plaque": Shape(("plaque",), 16, at=((168, 292), (196, 306)), vary=0.2),
    "sharp-edge": Shape(("sharp-edge",), 44, at=((258, 178),), below=True),
    "plaques": Shape(("plaque",), 16, areas=_ALL, count=7, vary=0.25),
    # what comes after a service
    "blush": Shape(("blush",), 84, at=((210, 150),), vary=0, below=True),
    "patch-edge": Shape(("patch-edge",), 30, at=((256, 200),), vary=0),
    "itch-bumps": Shape(("itch-bumps",), 32, at=((166, 200),), vary=0),
    "flakes": Shape(("flake",), 4, areas=(_UPPER, _MIDDLE), count=46, vary=0.3),
    "crust-dots": Shape(("crust-dot",), 3.6, areas=(_CENTRE,), count=8, vary=0.1),
    "white-patch": Shape(("frost",), 20, at=((256, 182),), vary=0),
    "burn-blister": Shape(("burn-blister",), 22, at=((286, 150),), vary=0),
    "scald": Shape(("scald",), 16, at=((286, 150),), vary=0, below=True),
    "spark": Shape(("spark-dot",), 5, at=((256, 176),), vary=0),
    # things that stay, and that have a story
    "mole": Shape(("mole",), 6.5, at=((144, 166),)),
    "freckles": Shape(("freckle",), 1.8, areas=(_LEFT_SHOULDER, _RIGHT_SHOULDER), count=16, vary=0.1),
    "even-mole": Shape(("even-mole",), 5.2, areas=(_MIDDLE,), vary=0),
    "odd-mole": Shape(("odd-mole",), 4.6, areas=(_MIDDLE,), vary=0),
    "firm-bump": Shape(("firm-bump",), 8.2, areas=(_UPPER,), vary=0),
    "waxy": Shape(("waxy",), 9, areas=(_WAIST,), count=2, vary=0.1),
    "sore": Shape(("sore",), 11, areas=(_UPPER,), vary=0),
    "tag": Shape(("tag",), 6, areas=(_MIDDLE,), vary=0),
    "warts": Shape(("wart",), 4.5, areas=((170, 236, 30, 26),), count=5, vary=0.2),
    "tattoo": Shape(("tattoo",), 20, at=((322, 122),)),
    "bruise": Shape(("bruise",), 19, at=((146, 244),)),
    "bruises": Shape(("bruise",), 17, areas=_ALL, count=5, vary=0.35),
    "purple-dots": Shape(("purple-dot",), 2, areas=_ALL, count=34, vary=0.3),
    "scratches": Shape(("scratch-set",), 17, areas=(_UPPER, _WAIST, _MIDDLE), count=8),
    "fine-lines": Shape(("fine-line", "small-bump"), 6, areas=(_UPPER, _WAIST, _MIDDLE), count=26),
    "round-marks": Shape(("round-mark",), 4.6, at=tuple((238 + 13 * number, 212) for number in range(5)), vary=0),
    "stitches": Shape(("stitches",), 17, at=((300, 212),), vary=0),
    "raised-scars": Shape(("raised-scar",), 10, areas=(_UPPER, _RIGHT_SHOULDER), count=3, vary=0.3),
    "swollen-side": Shape(("swelling",), 26, at=((104, 226),), vary=0),
    "wound": Shape(("scratch",), 15, at=((154, 348),)),
}

TORSO: Final[tuple[Point, ...]] = (
    *(
        (182, 78),
        (150, 88),
        (112, 104),
        (96, 132),
        (98, 176),
        (104, 216),
        (112, 262),
        (120, 306),
        (122, 346),
        (114, 384),
    ),
    (106, 424),
)
"""The left edge of what can be decided about, neck to waistband, from above; the right edge mirrors it."""
