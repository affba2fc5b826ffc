"""Where on a drawn thing a sign is seen, for a ring round it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from backfacial.back.places import Spot

PLACES: Final = frozenset({"folds", "follows_straps", "on_spine_or_face", "one_sided", "under_swimwear"})
"""Signs that say where on the back it lies: seen on the whole back, not in a close-up."""

_OF_ALL = frozenset({"all_alike", "many", "rough_spiny"})
"""Signs of several together."""

_PARTS: dict[tuple[str, str], tuple[float, float, float]] = {
    ("cyst", "punctum"): (0.4, 0.4, 2.6),
    ("mole", "several_colours"): (2.6, -0.8, 3.2),
    ("mole", "uneven_border"): (-4.2, 2.4, 2.6),
    ("boil", "pointing"): (0, 0, 4),
    ("headed", "pus_head"): (0, 0, 2.6),
    ("hair-spot", "pus_head"): (0, 0, 2.6),
    ("hair-spot", "round_hairs"): (2.6, -3.8, 3),
    ("tag", "stalk"): (0, -3.6, 2.6),
    ("fold", "tracts"): (6.8, 5.4, 8.4),
}
"""By the drawing and the sign: the middle of its ring from the middle of the drawing, and its radius."""

_ROOM = 1.12
"""A ring lies this much outside of what it is round."""


@dataclass(frozen=True)
class Ring:
    """A circle on the drawing, round what shows some signs."""

    x: float
    y: float
    radius: float
    signs: tuple[str, ...]


def rings_round(signs: Iterable[str], group: Sequence[Spot], middle: tuple[float, float], reach: float) -> list[Ring]:
    """A ring for each place of a group where one of the signs is seen. Small parts are shown on one thing each.

    Args:
        signs: names of what is seen, none of them of PLACES.
        group: what is drawn.
        middle: of the group.
        reach: from there to its edge.
    """
    found: list[Ring] = []
    parts = 0
    for sign in signs:
        if sign in _OF_ALL:
            ring = Ring(*middle, reach * _ROOM, (sign,))
        elif any((spot.unit, sign) in _PARTS for spot in group):
            parts += 1
            spot = group[parts % len(group)]
            x, y, radius = _PARTS[spot.unit, sign]
            ring = Ring(spot.x + x, spot.y + y, radius, (sign,))
        else:
            ring = Ring(group[0].x, group[0].y, group[0].radius * _ROOM, (sign,))
        same = next((n for n, each in enumerate(found) if replace(each, signs=()) == replace(ring, signs=())), None)
        if same is None:
            found.append(ring)
        else:
            found[same] = replace(ring, signs=(*found[same].signs, sign))
    return found
