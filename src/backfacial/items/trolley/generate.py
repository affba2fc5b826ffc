"""Trolley scenes from a seed: acts first, then the things that they need and some more, decided by the rules."""

import random
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from backfacial.clients.seen import DIFFICULTIES, Difficulty
from backfacial.facts import library, words
from backfacial.facts.hygiene.trolley import Task, TrolleyAct, TrolleyRole, TrolleyThing
from backfacial.items.trolley.item import TrolleyItem
from backfacial.rules.hygiene.decide import hands_need
from backfacial.rules.hygiene.room import inside, sort_of
from backfacial.rules.hygiene.scene import Decided, Scene, SceneAct, SceneThing, decide, rooms_of, told_room

GENERATOR: Final = 1
"""The version of this generator. The same version, seed and difficulty give the same scene for ever."""

OBJECTIVE: Final = "hygiene-tools"
POINTS: Final = 3

_THINGS = {"easy": 6, "medium": 8, "hard": 10}
_ACTS: dict[Task, dict[Difficulty, int]] = {
    "clear": {"easy": 3, "medium": 5, "hard": 7},
    "set-up": {"easy": 1, "medium": 2, "hard": 3},
}
_AGAIN = 0.5
"""How likely an act is done with a thing that is there already, where one fits."""

_CLEAN = 0.4
"""How likely what is told of a thing leaves it clean when a visit is set up, where both can be told."""

_PLACES = 3
"""Different places, at the least, that the things of a scene go to."""

_SOILED = 0.4
"""How many scenes look at the gloves when they have to come off, where there is such a moment."""

_BACK: Final = "back"


@dataclass
class _Draft:
    """What is chosen so far: acts with their things, and whether each thing has to lie open, None where it may."""

    acts: list[SceneAct] = field(default_factory=list)
    out: dict[str, bool | None] = field(default_factory=dict)


def generated_trolley(seed: int, difficulty: Difficulty = "medium") -> TrolleyItem:
    """A scene to set up or to clear.

    Args:
        seed: a whole number, 0 or more.
        difficulty: harder scenes have more things, more acts, and cleaning that only looks like it.

    Raises:
        ValueError: the seed is below 0.
    """
    if seed < 0:
        raise ValueError(f"a seed is a whole number, 0 or more, and not {seed}")
    chance = random.Random(f"backfacial-trolley {GENERATOR} {difficulty} {seed}")
    task: Task = chance.choice(("set-up", "clear"))
    while True:
        scene = _scene(chance, task, difficulty)
        if scene is not None and len({each.place for each in decide(scene).placed.values()}) >= _PLACES:
            break
    return TrolleyItem(
        id=f"trolley-{GENERATOR}-{difficulty}-{seed}",
        type="trolley",
        objective=OBJECTIVE,
        stem=words("trolley", f"stem-{task}"),
        points=POINTS,
        facts=_facts(decide(scene)),
        scene=scene,
    )


def _scene(chance: random.Random, task: Task, difficulty: Difficulty) -> Scene | None:
    """A scene, None where the choices led nowhere."""
    draft = _with_acts(chance, task, difficulty)
    if draft is None:
        return None
    free = [name for name in _placeable() if name not in draft.out]
    draft.out |= dict.fromkeys(chance.sample(free, _THINGS[difficulty] - len(draft.out)))
    things = []
    for name, out in draft.out.items():
        told = _told(chance, name, out, task, difficulty)
        if told is None:
            return None
        things.append(SceneThing(thing=name, told=told))
    chance.shuffle(things)
    scene = Scene(task=task, things=tuple(things), acts=tuple(draft.acts), pause=len(draft.acts))
    return scene if task == "set-up" else scene.model_copy(update={"pause": _pause(chance, scene)})


def _pause(chance: random.Random, scene: Scene) -> int:
    """After how many acts gloves are looked at."""
    pauses = range(1, len(scene.acts) + 1)
    rooms = tuple(rooms_of(scene))
    soiled = [pause for pause in pauses if hands_need(rooms[pause], scene.task).least != "keep"]
    return chance.choice(soiled if soiled and chance.random() < _SOILED else pauses)


def _with_acts(chance: random.Random, task: Task, difficulty: Difficulty) -> _Draft | None:
    """Acts in turn, each once. A visit begins with one on the back."""
    draft = _Draft()
    acts = [act for act in _acts(task, difficulty) if not act.tells]
    never: set[str] = set()
    while len(draft.acts) < _ACTS[task][difficulty]:
        opening = task == "clear" and not draft.acts
        fitting = [act for act in acts if act.id not in never and (not opening or _is_on_the_back(act))]
        act = chance.choice(fitting)
        never |= {act.id, *act.never_with, *(each.id for each in acts if act.id in each.never_with)}
        roles: dict[str, str] = {}
        for role in act.roles:
            thing = _filled(chance, role, draft, roles.values())
            if thing is None:
                return None
            roles[role.id] = thing
            draft.out[thing] = draft.out.get(thing) if role.out is None else role.out
        draft.acts.append(SceneAct(act=act.id, roles=roles))
    return draft if len(draft.out) <= _THINGS[difficulty] else None


def _filled(chance: random.Random, role: TrolleyRole, draft: _Draft, taken: Collection[str]) -> str | None:
    """A thing for an act's place, None where there is none."""
    used = set(taken)
    fitting = [
        name
        for name in _placeable()
        if name not in used and _fits(role, name) and (role.out is None or draft.out.get(name) in (None, role.out))
    ]
    again = [name for name in fitting if name in draft.out]
    if again and chance.random() < _AGAIN:
        return chance.choice(again)
    return chance.choice(fitting) if fitting else None


def _told(chance: random.Random, thing: str, out: bool | None, task: Task, difficulty: Difficulty) -> str | None:
    """What is told of a thing at the start, None where nothing can be. What a visit begins with is clean."""
    told = [act for act in _acts(task, difficulty) if act.tells and _fits(act.roles[0], thing)]
    told = [act for act in told if out is None or _lies_open(act.id, thing) is out]
    clean = [act for act in told if _is_clean(act.id, thing)]
    soiled = [act for act in told if act not in clean]
    if clean and soiled:
        told = clean if chance.random() < _CLEAN else soiled
    return chance.choice(told).id if told else None


def _facts(decided: Decided) -> tuple[str, ...]:
    """The records that decide, each once."""
    reasons = [*(each.because for each in decided.placed.values()), decided.hands.because]
    return tuple(dict.fromkeys(because.fact for each in reasons for because in each))


def _fits(role: TrolleyRole, thing: str) -> bool:
    return thing in role.things or sort_of(thing) in role.sorts


@cache
def _placeable() -> tuple[str, ...]:
    return tuple(name for name in library().of(TrolleyThing) if sort_of(name))


@cache
def _acts(task: Task, difficulty: Difficulty) -> tuple[TrolleyAct, ...]:
    rank = DIFFICULTIES.index(difficulty)
    return tuple(
        act for act in library().of(TrolleyAct).values() if task in act.tasks and DIFFICULTIES.index(act.least) <= rank
    )


def _is_on_the_back(act: TrolleyAct) -> bool:
    return any(_BACK in (effect.one, effect.other) for effect in act.effects)


@cache
def _lies_open(told: str, thing: str) -> bool:
    return thing in told_room((SceneThing(thing=thing, told=told),)).out


@cache
def _is_clean(told: str, thing: str) -> bool:
    room = told_room((SceneThing(thing=thing, told=told),))
    return not room.on(thing) and not room.on(inside(thing))
