"""The drawn room of a trolley scene, and the ways of soil: everything has a drawing and a place of its own."""

import re
from itertools import combinations

from backfacial.clients.seen import DIFFICULTIES
from backfacial.facts import library
from backfacial.facts.hygiene.trolley import TrolleyPlace, TrolleyThing
from backfacial.items.trolley.generate import generated_trolley
from backfacial.pages.practised import practised_html
from backfacial.pages.trolley import trolley_of
from backfacial.rules.hygiene.room import sort_of
from backfacial.scenes.trolley_room import NODES, PLACES, ROOM_HEIGHT, ROOM_WIDTH, SLOTS, spots_of
from backfacial.scenes.trolley_things import THINGS, drawn_thing

PAIR = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


def test_each_thing_and_place_has_a_drawing_of_its_own() -> None:
    things = library().of(TrolleyThing)
    assert {name for name in things if sort_of(name)} == set(THINGS)
    assert {name for name in things if not sort_of(name)} == set(NODES)
    assert set(library().of(TrolleyPlace)) == set(PLACES)
    for one, other in combinations(THINGS, 2):
        assert drawn_thing(one) != drawn_thing(other), (one, other)


def test_a_thing_keeps_within_its_slot() -> None:
    for name in THINGS:
        points = [(float(x), float(y)) for shape in drawn_thing(name) for x, y in PAIR.findall(shape.path)]
        assert all(-44 <= x <= 44 and -58 <= y <= 6 for x, y in points), name


def test_no_place_lies_over_another_or_over_a_slot_and_all_are_in_the_room() -> None:
    for (x, y, width, height), (other_x, other_y, other_width, other_height) in combinations(PLACES.values(), 2):
        assert (
            x + width <= other_x or other_x + other_width <= x or y + height <= other_y or other_y + other_height <= y
        )
    for name, (x, y, width, height) in PLACES.items():
        assert x >= 0 and y >= 0 and x + width <= ROOM_WIDTH and y + height <= ROOM_HEIGHT
        assert width >= 60 * 1.29, "a finger needs 44 pixels where the room is 360 wide"
        assert len(set(spots_of(name))) >= len(SLOTS)
        assert all(x <= spot_x <= x + width and y <= spot_y <= y + height for spot_x, spot_y in spots_of(name))
    assert max(y for _, y in SLOTS) < min(place[1] for name, place in PLACES.items() if name not in ("closed", "ready"))


def test_the_room_has_each_thing_and_place_once_by_its_id() -> None:
    for difficulty in DIFFICULTIES:
        item = generated_trolley(3, difficulty)
        view = trolley_of(item.question())
        assert view is not None
        assert re.findall(r'data-thing="([\w-]+)"', view.drawing) == [each.thing for each in item.scene.things]
        assert set(re.findall(r'data-place="([\w-]+)"', view.drawing)) == set(PLACES)


def test_a_check_shows_each_way_as_arrows_and_as_a_list_already_at_the_first_try() -> None:
    item = generated_trolley(4, "hard")
    response = dict.fromkeys(item.decided.placed, "trash")
    mark = item.mark(response)
    assert mark.soil is not None
    for whole in (False, True):
        html = practised_html(mark, whole=whole)
        assert html.count('type="radio"') == len(mark.soil.ways)
        hops = sum(len(way.hops) for way in mark.soil.ways)
        assert (html.count("bf-way-head"), html.count("bf-way-number")) == (hops, hops)
        for way in mark.soil.ways:
            for hop in way.hops:
                assert re.sub(r" \[\w+\]$", "", hop.text) in html.replace("&#39;", "'")


def test_a_room_without_soil_shows_no_way() -> None:
    item = generated_trolley(1, "easy")
    clean = item.scene.model_copy(update={"things": tuple(item.scene.things[:2]), "acts": (), "pause": 0})
    told = {
        "things": tuple(
            each.model_copy(update={"thing": name, "told": "pack"})
            for each, name in zip(clean.things, ("gauze", "cotton"), strict=True)
        )
    }
    mark = item.model_copy(update={"scene": clean.model_copy(update=told)}).mark({"gauze": "closed"})
    assert mark.soil is None
    assert "bf-way" not in practised_html(mark, whole=True)
