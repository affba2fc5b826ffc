"""Checks of what trolley scenes are made of: each name leads somewhere, and each thing and place is drawn."""

from collections.abc import Collection, Iterator
from typing import Any, get_args

from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.facts.base import Record
from backfacial.facts.hygiene.trolley import Because, Sort, TrolleyAct
from backfacial.items.trolley.item import TrolleyItem
from backfacial.rules.hygiene.scene import Scene
from backfacial.scenes.trolley_room import NODES, PLACES
from backfacial.scenes.trolley_things import THINGS

_DECIDING = ("hygiene_rules", "tool_uses", "protective_wear", "procedures")
"""The kinds that a decision can rest on."""


def check_trolley(content: Content) -> Iterator[Problem]:
    """Problems of things, sorts, places, hands and acts, and of the scenes of questions."""
    yield from _things(content)
    yield from _sorts(content)
    yield from _undrawn(content, "trolley_places", PLACES)
    for kind in ("trolley_sorts", "trolley_hands"):
        for record in content.records[kind]:
            yield from (Problem(file_of(kind), record.id, mend) for mend in _reasons(content, record))
    acts = {act.id: act for act in content.records["trolley_acts"]}
    for act in acts.values():
        yield from (Problem(file_of("trolley_acts"), act.id, mend) for mend in _act(content, act, acts))
    for file, item in content.all_items():
        if isinstance(item, TrolleyItem):
            yield from (Problem(file, item.id, mend) for mend in _scene(content, item.scene, acts))


def _ids(content: Content, kind: str) -> set[str]:
    return {record.id for record in content.records[kind]}


def _things(content: Content) -> Iterator[Problem]:
    tools = _ids(content, "tool_uses")
    for thing in content.records["trolley_things"]:
        if (thing.sort is None) is not (thing.fact in tools):
            mend = (
                "a tool's own record says of what sort it is, and anything else says it here: correct 'sort' or 'fact'"
            )
            yield Problem(file_of("trolley_things"), thing.id, mend)
        if thing.id not in (NODES if thing.sort in ("source", "worn") else THINGS):
            yield Problem(file_of("trolley_things"), thing.id, "has no drawing: draw it in scenes/trolley_things.py")


def _undrawn(content: Content, kind: str, drawn: Collection[str]) -> Iterator[Problem]:
    for name in sorted(_ids(content, kind) - set(drawn)):
        yield Problem(file_of(kind), name, "has no drawing: draw it in scenes/trolley_room.py")


def _sorts(content: Content) -> Iterator[Problem]:
    places, sorts = _ids(content, "trolley_places"), _ids(content, "trolley_sorts")
    for name in sorted(set(get_args(Sort)) - sorts):
        yield Problem(file_of("trolley_sorts"), name, "says nowhere where it goes: add it")
    for sort in content.records["trolley_sorts"]:
        ends = [each.place for each in (sort.soiled, sort.blood, sort.outside) if each]
        for place in sorted(set(ends) - places):
            yield Problem(file_of("trolley_sorts"), sort.id, f"goes to '{place}', which is no place: correct it")


def _reasons(content: Content, record: Record) -> Iterator[str]:
    """Reasons of a kind that does not decide here, and steps that a procedure does not have."""
    deciding = {each.id: each for kind in _DECIDING for each in content.records[kind]}
    for because in _because_in(record):
        found = deciding.get(because.fact)
        steps = {step.id for step in getattr(found, "steps", ())}
        if found is None:
            yield f"rests on {because.fact}, which is no rule, tool, wear or procedure of hygiene: name one"
        elif bool(steps) is not (because.step is not None) or not {because.step or None} <= {*steps, None}:
            yield f"rests on {because.fact} with the step '{because.step}': name a step that it has"


def _because_in(value: Any) -> Iterator[Because]:
    if isinstance(value, Because):
        yield value
    elif isinstance(value, Record):
        for part in value.__dict__.values():
            yield from _because_in(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _because_in(part)


def _act(content: Content, act: TrolleyAct, acts: Collection[str]) -> Iterator[str]:
    things = _ids(content, "trolley_things")
    named = {name for role in act.roles for name in role.things}
    used = {name for effect in act.effects for name in (effect.one, effect.other) if name}
    for name in sorted((named | used) - things - {role.id for role in act.roles}):
        yield f"names '{name}', which is neither a thing nor one of its roles: correct it"
    for name in sorted(set(act.never_with) - set(acts)):
        yield f"comes never with '{name}', which is no act: correct it"


def _scene(content: Content, scene: Scene, acts: dict[str, TrolleyAct]) -> Iterator[str]:
    things = _ids(content, "trolley_things")
    there = {each.thing for each in scene.things}
    for each in scene.things:
        if each.thing not in things:
            yield f"there is no thing '{each.thing}': correct it"
        if each.told not in acts or not acts[each.told].tells:
            yield f"'{each.told}' tells nothing of a thing: name an act with 'tells: true'"
    for done in scene.acts:
        if done.act not in acts or acts[done.act].tells:
            yield f"there is no act '{done.act}' that happens: correct it"
        elif {role.id for role in acts[done.act].roles} != set(done.roles):
            yield f"the act '{done.act}' has other places than {sorted(done.roles)}: fill them"
        for thing in sorted(set(done.roles.values()) - there):
            yield f"the act '{done.act}' takes '{thing}', which is not among the things of the scene: add it"
