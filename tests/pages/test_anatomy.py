"""Drawings whose parts are named: each place can be pressed and told from the others, and no word gives a name away."""

import math
import re
from itertools import combinations

import pytest
from contrasts import PARTS

from backfacial.anatomy.drawings import DRAWINGS
from backfacial.facts import library, words
from backfacial.items.bank import practice_items
from backfacial.items.match import MatchItem
from backfacial.pages.anatomy import anatomy_of
from backfacial.pages.questions import picture_html, question_html, question_text

ITEMS = [item for item in practice_items().values() if isinstance(item, MatchItem) and item.drawing]


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_place_lies_on_its_drawing_and_is_told_in_words(name):
    shown = DRAWINGS[name]()
    told = {key.removeprefix(f"{name}-") for key in library().words["anatomy"] if key.startswith(f"{name}-")}
    assert told == set(shown.places) and words("anatomy", name)
    for place in shown.places.values():
        x, y = place.at
        assert shown.left < x < shown.left + shown.width and shown.top < y < shown.top + shown.height
        assert place.layer is None or place.layer[0] < y < place.layer[1]


@pytest.mark.parametrize("name", DRAWINGS)
def test_numbers_stay_apart_and_in_the_frame_whichever_places_are_asked(name):
    shown = DRAWINGS[name]()
    for chosen in (list(shown.places), list(shown.places)[::2], list(shown.places)[:6]):
        numbers = shown.numbers(chosen)
        assert list(numbers) == chosen
        assert all(math.dist(*pair) >= 41 for pair in combinations(numbers.values(), 2))
        assert all(shown.top + 18 <= y <= shown.top + shown.height - 18 for _, y in numbers.values())


@pytest.mark.parametrize("name", DRAWINGS)
def test_lines_of_one_side_do_not_cross_each_other_at_their_numbers(name):
    shown = DRAWINGS[name]()
    numbers = shown.numbers(shown.places)
    for side in ("left", "right"):
        ordered = sorted((p for p in shown.places if shown.places[p].side == side), key=lambda p: numbers[p][1])
        heights = [shown.places[place].at[1] for place in ordered]
        assert heights == sorted(heights)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_words_say_where_a_place_is_and_not_what_it_is_called(item):
    names = [side.text.lower() for side in item.right]
    for side in item.question().left:
        assert not any(name in side.text.lower() for name in names), side.text


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_the_page_has_a_number_for_each_side_and_no_key(item, read):
    view = anatomy_of(item.question())
    assert view is not None
    html = str(view.drawing)
    assert re.findall(r'class="bf-named-place" data-left="([^"]+)"', html) == [side.id for side in item.left]
    assert re.findall(r'class="bf-named-number"[^>]*>(\d+)<', html) == [str(n) for n in range(1, len(item.left) + 1)]
    assert f'aria-label="{words("anatomy", item.drawing)}"' in html
    assert not any(f">{side.text}<" in html for side in item.right)
    assert html in question_html(item.question()) and html == picture_html(item.question())
    text = question_text(item.question())
    assert all(f"{n}. {side.text}" in text for n, side in enumerate(item.question().left, start=1))


def test_a_match_without_a_drawing_has_none():
    plain = next(item for item in practice_items().values() if isinstance(item, MatchItem) and not item.drawing)
    assert anatomy_of(plain.question()) is None and "<svg" not in question_html(plain.question())


@pytest.mark.parametrize("fill", ["horny", "living", "oil", "sweat", "dermis", "deep"])
def test_the_outline_of_a_cut_can_be_seen_on_each_fill(ratio, fill):
    assert ratio("cut-edge", f"cut-{fill}") >= PARTS


@pytest.mark.parametrize("thread", ["vessel", "vein", "nerve"])
def test_vessels_and_nerves_can_be_seen_in_the_dermis(ratio, thread):
    assert ratio(f"cut-{thread}", "cut-dermis") >= PARTS
