"""A series of ten spots: which comes next, how hard, and how it went. It is worked out from the seeds and the acts."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Final

from backfacial.clients.seen import DIFFICULTIES, Difficulty
from backfacial.facts.skin.lesions import LesionActName
from backfacial.items.bodymap.item import BodymapItem
from backfacial.items.bodymap.one_spot import SPOT_GENERATOR, generated_spots
from backfacial.items.bodymap.spots import ACTS
from backfacial.items.mark import State

SPOTS: Final = 10
SEEDS: Final = 10_000

UP, DOWN = 3, 2
"""So many right in a row make it harder, so many wrong in a row easier."""

_LEAST: Final[dict[LesionActName, int]] = {"extract": 2, "leave": 2, "refer": 3}
_MOST: Final[dict[LesionActName, int]] = {"extract": 3, "leave": 5, "refer": 5}
"""How many spots of a series ask for an act."""

_TRIES = 400
"""So many seeds are tried before a lesion may come twice in a series."""


@dataclass(frozen=True)
class Task:
    """What is decided at once: one spot, or two look-alikes. `acts` are by the spots' ids, none while it is open."""

    seed: int
    difficulty: Difficulty
    acts: Mapping[str, LesionActName] = field(default_factory=dict)

    @property
    def items(self) -> tuple[BodymapItem, ...]:
        return generated_spots(self.seed, self.difficulty)

    @property
    def id(self) -> str:
        return self.items[0].id

    def takes(self, acts: object) -> bool:
        """Whether these are acts for all of its spots and for nothing else."""
        spots = {item.spots[0].id for item in self.items}
        return isinstance(acts, dict) and acts.keys() == spots and all(act in ACTS for act in acts.values())


@dataclass(frozen=True)
class Decided:
    """A spot with its number in the series, what was chosen and what the rules say."""

    number: int
    item: BodymapItem
    chosen: LesionActName
    key: LesionActName
    right: bool
    critical: bool


@dataclass(frozen=True)
class Series:
    """The tasks so far. All but the last have been decided."""

    tasks: tuple[Task, ...]

    @property
    def current(self) -> Task:
        return self.tasks[-1]

    @property
    def is_open(self) -> bool:
        """Whether the last task waits for its acts."""
        return not self.current.acts

    @property
    def decided(self) -> tuple[Decided, ...]:
        pairs = ((item, task.acts) for task in self.tasks if task.acts for item in task.items)
        return tuple(_decided(number, item, acts) for number, (item, acts) in enumerate(pairs, start=1))

    @property
    def is_over(self) -> bool:
        return len(self.decided) >= SPOTS

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the last task's spots in the series."""
        first = sum(len(task.items) for task in self.tasks[:-1]) + 1
        return tuple(range(first, first + len(self.current.items)))

    @property
    def level(self) -> Difficulty:
        """How hard the next task is."""
        level, row = DIFFICULTIES.index(self.tasks[0].difficulty), 0
        for each in self.decided:
            row = (max(row, 0) + 1) if each.right else (min(row, 0) - 1)
            if row in (UP, -DOWN):
                level, row = min(max(level + (1 if row > 0 else -1), 0), len(DIFFICULTIES) - 1), 0
        return DIFFICULTIES[level]

    def with_acts(self, acts: Mapping[str, LesionActName]) -> "Series":
        """The same with the last task decided."""
        return Series((*self.tasks[:-1], replace(self.current, acts=dict(acts))))

    def right_by_act(self) -> dict[LesionActName, tuple[int, int]]:
        """For each act how many of its spots were right, and how many there were; together the spots decided."""
        decided = self.decided
        return {
            act: (sum(each.right for each in decided if each.key == act), sum(each.key == act for each in decided))
            for act in ACTS
        }


def next_in(series: Series | None, chance: random.Random) -> Series:
    """The series with its next task; a new series where there is none or it is over, as hard as the last one ended."""
    if series is None or series.is_over:
        return Series((_task((), "easy" if series is None else series.level, chance),))
    items = [item for task in series.tasks for item in task.items]
    return Series((*series.tasks, _task(items, series.level, chance)))


def kept_form(series: Series) -> dict[str, Any]:
    """A series as the answers file keeps it."""
    tasks = [{"seed": task.seed, "difficulty": task.difficulty, "acts": dict(task.acts)} for task in series.tasks]
    return {"generator": SPOT_GENERATOR, "tasks": tasks}


def read_series(kept: object) -> Series | None:
    """A series from what an answers file holds; None where it holds none, or one of another generator."""
    if not isinstance(kept, dict) or kept.get("generator") is not SPOT_GENERATOR or not _is_list(kept.get("tasks")):
        return None
    tasks = [_read_task(each) for each in kept["tasks"]]
    found = tuple(task for task in tasks if task is not None)
    spots = sum(len(task.items) for task in found)
    if len(found) < len(tasks) or spots > SPOTS or not all(task.acts for task in found[:-1]):
        return None
    return Series(found)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and 0 < len(value) <= SPOTS


def _read_task(kept: object) -> Task | None:
    if not isinstance(kept, dict):
        return None
    seed, difficulty = kept.get("seed"), next((each for each in DIFFICULTIES if each == kept.get("difficulty")), None)
    if not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed < SEEDS or difficulty is None:
        return None
    task, acts = Task(seed, difficulty), kept.get("acts")
    if not isinstance(acts, dict) or (acts and not task.takes(acts)):
        return None
    return replace(task, acts=acts)


def _decided(number: int, item: BodymapItem, acts: Mapping[str, LesionActName]) -> Decided:
    spot = item.spots[0].id
    mark = item.mark({spot: acts[spot]})
    return Decided(number, item, acts[spot], item.keys[spot], mark.state is State.RIGHT, mark.critical)


def _task(before: Sequence[BodymapItem], difficulty: Difficulty, chance: random.Random) -> Task:
    """A task that fits: there is room for it, each act comes up, and if it can be no lesion comes twice."""
    acts, met = _acts(before), _met(before)
    for tried in count():
        task = Task(chance.randrange(SEEDS), difficulty)
        is_fresh = tried >= _TRIES or met.isdisjoint(name for item in task.items for name in item.facts)
        if is_fresh and _fits(acts + _acts(task.items)):
            return task
    raise AssertionError("it counts for ever")


def _acts(items: Sequence[BodymapItem]) -> Counter[LesionActName]:
    return Counter(act for item in items for act in item.keys.values())


def _met(items: Sequence[BodymapItem]) -> set[str]:
    """What should not come again. Only one kind may be taken out, so that one does."""
    return {name for item in items if "extract" not in item.keys.values() for name in item.facts}


def _fits(acts: Counter[LesionActName]) -> bool:
    left = SPOTS - acts.total()
    wanted = sum(max(0, least - acts[act]) for act, least in _LEAST.items())
    return wanted <= left and all(acts[act] <= most for act, most in _MOST.items())
