"""`backfacial check` names drawings that there are not, spots that lie wrong, and a key that would be unsafe."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from spoilt_content import with_change

from backfacial.authoring.checks.looks import check_body_maps, check_looks
from backfacial.authoring.content import Content
from backfacial.items.assignment import Item
from backfacial.items.bodymap.item import BodymapItem
from backfacial.items.bodymap.spots import MapSpot
from backfacial.items.choice import ChoiceItem

FILE = "content/items/consultation-looking.yml"


def with_item(content: Content, item: Item) -> Content:
    return replace(content, items=[(FILE, item)], assignments=[])


def a_map(content: Content) -> BodymapItem:
    return next(item for _, item in content.items if isinstance(item, BodymapItem))


def spot(name: str, at: tuple[float, float], facts: dict[str, Any], shape: str | None = None) -> MapSpot:
    return MapSpot(id=name, at=at, facts=facts, shape=shape)


PLUG = spot("s1", (176, 122), {"open_plug": True, "loose": True})
WRONG = {
    "outside": (spot("s2", (60, 200), {"closed": True}), "s2 at 60, 200 does not lie whole on the back"),
    "under-the-drape": (spot("s2", (210, 440), {"closed": True}), "s2 at 210, 440 does not lie whole on the back"),
    "over-another": (spot("s2", (180, 126), {"closed": True}), "s2 at 180, 126 lies over another spot: move it"),
    "unknown-fact": (spot("s2", (210, 300), {"stork": True}), "s2: "),
    "wrong-value": (spot("s2", (210, 300), {"feel": "loud"}), "s2: "),
    "judgement": (spot("s2", (210, 300), {"closed": True, "unsure": True}), "'unsure' is what a learner thinks"),
    "no-kind": (spot("s2", (210, 300), {"smooth_lump": True}), "s2: no kind of lesion is like this"),
    "no-drawing": (spot("s2", (210, 300), {"closed": True}, "stork"), "s2: there is no drawing 'stork'"),
    "unsafe": (spot("s2", (240, 260), {"one_sided": True, "blisters": True, "painful": True}), "the key takes s1 out"),
    "unsafe-by-its-record": (spot("s2", (240, 260), {"ring": True, "itchy": True}), "the key takes s1 out"),
}


@pytest.mark.parametrize(("second", "said"), WRONG.values(), ids=WRONG)
def test_a_spot_that_is_wrong_is_named(content: Content, second: MapSpot, said: str) -> None:
    item = a_map(content).model_copy(update={"spots": (PLUG, second)})
    problems = [str(problem) for problem in check_body_maps(with_item(content, item))]
    assert any(problem.startswith(f"{FILE}: {item.id}: ") and said in problem for problem in problems), problems


def test_what_is_a_matter_of_one_area_may_stand_beside_an_extraction(content: Content) -> None:
    mole = spot("s2", (240, 260), {"pigmented": True, "changed": True})
    item = a_map(content).model_copy(update={"spots": (PLUG, mole)})
    assert list(check_body_maps(with_item(content, item))) == []


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ([{"shape": "stork"}], "names the unknown drawing stork"),
        ([{"shape": "band", "zone": "lower"}], "'band' lies where it is drawn, whatever its 'zone': take 'zone' out"),
        ([{"shape": "burn", "zone": "upper"}], "'burn' lies where it is drawn"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_named(content: Content, marks: list[dict[str, str]], said: str) -> None:
    item = next(item for _, item in content.items if isinstance(item, ChoiceItem)).model_dump()
    asked = ChoiceItem.model_validate({**item, "look": {"tone": 2, "marks": marks, "alt": "Something."}})
    (problem,) = check_looks(with_item(content, asked))
    assert str(problem).startswith(f"{FILE}: {asked.id}: ") and said in str(problem)
    options = [{**option, "look": {"tone": 2, "marks": marks, "alt": "Something."}} for option in item["options"]]
    assert len(list(check_looks(with_item(content, ChoiceItem.model_validate({**item, "options": options}))))) == len(
        options
    )


def test_one_shape_twice_is_named_since_one_of_them_would_not_be_drawn(content: Content, tmp_path: Path) -> None:
    twice = "[{shape: bumps-low}, {shape: bumps-low, zone: upper}]"
    spoilt = with_change(content, "content/redness.yml", "[{shape: bumps-low}]", twice, tmp_path)
    (problem,) = [str(each) for each in spoilt.problems]
    assert problem.startswith("content/redness.yml: ") and "'bumps-low' stands twice" in problem


def test_the_course_has_no_problem_with_pictures(content: Content) -> None:
    assert [*check_looks(content), *check_body_maps(content)] == []
