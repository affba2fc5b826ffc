"""A trolley scene: things with what is told of each, acts in turn, and what the rules make of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from backfacial.facts import library
from backfacial.facts.base import Record, Slug
from backfacial.facts.hygiene.trolley import Task, TrolleyAct
from backfacial.rules.hygiene.decide import HandsNeed, Placed, hands_need, place_of
from backfacial.rules.hygiene.room import Room, after, empty_room, sort_of


class SceneThing(Record):
    """A thing of the scene, and what is told of it at the start: an act's id."""

    thing: Slug
    told: Slug


class SceneAct(Record):
    """An act, and the things that stand in its places."""

    act: Slug
    roles: dict[Slug, Slug] = Field(default_factory=dict)


class Scene(Record):
    """All that a scene is made of. `pause` is the number of acts after which gloves and hands are looked at."""

    task: Task
    things: Annotated[tuple[SceneThing, ...], Field(min_length=2, max_length=12)]
    acts: Annotated[tuple[SceneAct, ...], Field(max_length=12)] = ()
    pause: Annotated[int, Field(ge=0, le=12)] = 0


@dataclass(frozen=True)
class Decided:
    """What the rules make of a scene.

    Attributes:
        rooms: the room before the first act, and after each.
        placed: where each thing goes, by its id.
        hands: what gloves and hands need at the pause.
    """

    rooms: tuple[Room, ...]
    placed: dict[str, Placed]
    hands: HandsNeed


def told_room(things: tuple[SceneThing, ...]) -> Room:
    """The room by what is told of each thing, before anything happens.

    What is told of surfaces counts first: what lies on one soils it, however well it was wiped before.

    Raises:
        KeyError: there is no such thing or act.
    """
    room = empty_room()
    for each in sorted(things, key=lambda each: sort_of(each.thing) != "surface"):
        room = after(room, 0, library().of(TrolleyAct)[each.told].effects, {"thing": each.thing})
    return room


def rooms_of(scene: Scene) -> Iterator[Room]:
    """The room before the first act, and after each.

    Raises:
        KeyError: there is no such thing or act.
    """
    room = told_room(scene.things)
    yield room
    for number, each in enumerate(scene.acts, start=1):
        room = after(room, number, library().of(TrolleyAct)[each.act].effects, each.roles)
        yield room


def decide(scene: Scene) -> Decided:
    """Where each thing goes after the last act, and what gloves and hands need at the pause.

    Raises:
        KeyError: there is no such thing or act.
        IndexError: the pause is after more acts than there are.
    """
    rooms = tuple(rooms_of(scene))
    placed = {each.thing: place_of(each.thing, rooms[-1], scene.task) for each in scene.things}
    return Decided(rooms, placed, hands_need(rooms[scene.pause], scene.task))
