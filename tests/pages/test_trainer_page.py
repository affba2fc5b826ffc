"""The drawing of the trainer: what decides has its ring inside the drawing, with words for who cannot see it."""

import math
from itertools import combinations

import pytest

from backfacial.back.signs import PLACES
from backfacial.back.torso import reach
from backfacial.facts import library
from backfacial.facts.skin.lesions import Lesion
from backfacial.items.bodymap.item import BodymapItem
from backfacial.items.bodymap.spots import spot_of
from backfacial.pages.trainer import _deciding, _rings, half_of, picture_html, told_html

LESIONS = list(library().lesions.values())
FELT_OR_TOLD = {"L22", "L25"}
"""Of these nothing that is seen decides."""


def item(lesion: Lesion, tone: int = 3) -> BodymapItem:
    spot = spot_of("s1", lesion, (210, 160), {})
    about = {"objective": "skin-decide", "stem": "What do you do?", "points": 1, "facts": (lesion.id,)}
    return BodymapItem(id="a-spot", type="bodymap", tone=tone, spots=(spot,), **about)


@pytest.mark.parametrize("lesion", LESIONS, ids=lambda each: each.id)
def test_all_that_decides_is_marked_where_it_is_found(lesion: Lesion) -> None:
    asked = item(lesion)
    (spot,) = asked.spots
    half = half_of([asked])
    signs = _deciding(spot)
    rings = _rings(spot, half)
    ringed = {sign for each in rings for sign in each.ring.signs}
    assert ringed == {sign.fact for sign in signs if sign.by == "look" and sign.fact not in PLACES}
    picture, told = picture_html(asked, half, decided=True), told_html(asked, decided=True)
    assert picture.count("bf-trainer-line") == len(rings)
    for each in rings:
        assert f"Marked in the drawing: {rings[0].number}, " in picture
        assert all(abs(value - middle) <= half * 0.9 for value, middle in zip(each.label, spot.at, strict=True))
        assert math.dist((each.ring.x, each.ring.y), spot.at) + each.ring.radius <= half * math.sqrt(2)
        assert math.dist((each.ring.x, each.ring.y), spot.at) <= reach(lesion.mark)
    assert all(math.dist(one.label, other.label) > half * 0.17 for one, other in combinations(rings, 2))
    for sign in signs:
        assert (f"<mark>{sign.words}</mark>" in told) == (sign.by != "look")
    assert ('data-decides="true"' in picture) == any(sign.fact in PLACES for sign in signs)
    assert bool(rings) == (lesion.id not in FELT_OR_TOLD)


@pytest.mark.parametrize("lesion", LESIONS, ids=lambda each: each.id)
def test_before_it_is_decided_nothing_is_marked(lesion: Lesion) -> None:
    asked = item(lesion)
    before = picture_html(asked, half_of([asked])) + told_html(asked)
    assert not any(mark in before for mark in ("bf-trainer-line", "<mark>", "data-decides", "Marked"))
    assert asked.question().spots[0].seen.split(".")[0] in before


def test_it_is_drawn_on_each_of_the_six_skins() -> None:
    assert all(f'data-skin="{tone}"' in picture_html(item(LESIONS[0], tone), 20) for tone in range(1, 7))
