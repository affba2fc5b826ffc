"""`backfacial check` names what a trolley scene is made of and leads nowhere."""

from dataclasses import replace
from typing import Any

import pytest

from backfacial.authoring.checks.trolley import check_trolley
from backfacial.authoring.content import Content
from backfacial.facts.base import Record
from backfacial.facts.hygiene.trolley import Because, Ends, TrolleyEffect
from backfacial.items.trolley.generate import generated_trolley
from backfacial.rules.hygiene.scene import SceneAct, SceneThing

THING = SceneThing(thing="cream", told="kept-jar")
OTHER = SceneThing(thing="gauze", told="pack")


def spoilt(content: Content, kind: str, record: str, **changes: Any) -> Content:
    """The content with one record changed."""
    records: list[Record] = [
        each.model_copy(update=changes) if getattr(each, "id", None) == record else each
        for each in content.records[kind]
    ]
    return replace(content, records={**content.records, kind: records})


def problems(content: Content) -> list[str]:
    return [str(problem) for problem in check_trolley(content)]


RECORDS: dict[str, tuple[str, str, dict[str, Any], str]] = {
    "tool-with-a-sort": ("trolley_things", "gauze", {"sort": "linen"}, "a tool's own record says of what sort it is"),
    "thing-without-a-sort": ("trolley_things", "towel", {"sort": None}, "a tool's own record says of what sort it is"),
    "thing-without-a-drawing": ("trolley_things", "towel", {"id": "stork"}, "stork: has no drawing"),
    "place-without-a-drawing": ("trolley_places", "bag", {"id": "nest"}, "nest: has no drawing"),
    "no-such-place": ("trolley_sorts", "linen", {"soiled": Ends(place="nest")}, "goes to 'nest', which is no place"),
    "no-such-sort": ("trolley_sorts", "linen", {"id": "wool"}, "linen: says nowhere where it goes"),
    "no-such-step": ("trolley_sorts", "multi", {"clean": (Because(fact="DR04", step="fly"),)}, "with the step 'fly'"),
    "no-step": ("trolley_sorts", "multi", {"clean": (Because(fact="DR04"),)}, "with the step 'None'"),
    "other-kind": ("trolley_hands", "rub", {"by": (Because(fact="C01"),)}, "rests on C01, which is no rule"),
    "no-such-thing": ("trolley_acts", "phone", {"effects": (TrolleyEffect(do="lay-out", one="stork"),)}, "'stork'"),
    "no-such-act": ("trolley_acts", "bleeds", {"never_with": ("fly",)}, "comes never with 'fly'"),
}


@pytest.mark.parametrize(("kind", "record", "changes", "said"), RECORDS.values(), ids=RECORDS)
def test_a_record_that_leads_nowhere_is_named(
    content: Content, kind: str, record: str, changes: dict[str, Any], said: str
) -> None:
    assert problems(content) == []
    assert any(said in each for each in problems(spoilt(content, kind, record, **changes)))


SCENES: dict[str, tuple[dict[str, Any], str]] = {
    "thing": ({"things": (THING, SceneThing(thing="stork", told="pack"))}, "there is no thing 'stork'"),
    "told": ({"things": (THING, SceneThing(thing="gauze", told="phone"))}, "'phone' tells nothing of a thing"),
    "act": ({"acts": (SceneAct(act="pack"),)}, "there is no act 'pack' that happens"),
    "places": ({"acts": (SceneAct(act="phone", roles={"tool": "cream"}),)}, "the act 'phone' has other places"),
    "absent": ({"acts": (SceneAct(act="lid", roles={"jar": "mask"}),)}, "takes 'mask', which is not among the things"),
}


@pytest.mark.parametrize(("changes", "said"), SCENES.values(), ids=SCENES)
def test_a_scene_that_cannot_be_played_is_named(content: Content, changes: dict[str, Any], said: str) -> None:
    made = generated_trolley(1, "easy")
    scene = made.scene.model_copy(update={"things": (THING, OTHER), "acts": (), "pause": 0, **changes})
    items: list[Any] = [("content/items/x.yml", made.model_copy(update={"scene": scene}))]
    found = problems(replace(content, items=items, assignments=[]))
    assert any(said in each for each in found), found
