"""Body maps from a seed: lesions as their records draw them, placed apart, decided by the rules."""

import random
from functools import cache
from typing import Final

from backfacial.back.places import WIDTH
from backfacial.back.shapes import TORSO
from backfacial.back.torso import free_gap, is_on_torso, reach
from backfacial.clients.seen import Difficulty
from backfacial.facts import library, words
from backfacial.facts.skin.lesions import Lesion
from backfacial.items.bodymap.item import BodymapItem
from backfacial.items.bodymap.spots import MapSpot, spot_of
from backfacial.items.bodymap.whole_back import extracted_beside_a_stop, stops_extraction

GENERATOR: Final = 1
"""The version of this generator. The same version, seed and difficulty give the same map for ever."""

OBJECTIVE: Final = "consult-classify"
POINTS: Final = 3

_SPOTS = {"easy": 4, "medium": 6, "hard": 8}
_LOOK_ALIKES = {"easy": 0.0, "medium": 0.5, "hard": 0.9}
"""How likely the next spot is one that is easily taken for a spot before."""

_STUBBORN = {"easy": 0.0, "medium": 0.3, "hard": 0.5}
"""How likely a blackhead does not come, and so stays."""

_STOPS = 0.4
"""How many maps have a spot with which nothing is taken out anywhere."""

_GAP = 14.0
"""Free space between two spots, so that a finger meets one of them."""

_PLUG, _LOOSE = "open_plug", "loose"


def generated_map(seed: int, difficulty: Difficulty = "medium") -> BodymapItem:
    """A back with spots; each kind of lesion comes up, and the rules give the key.

    Args:
        seed: a whole number, 0 or more.
        difficulty: harder maps have more spots, more look-alikes, and blackheads that do not come.

    Raises:
        ValueError: the seed is below 0.
    """
    if seed < 0:
        raise ValueError(f"a seed is a whole number, 0 or more, and not {seed}")
    chance = random.Random(f"backfacial-map {GENERATOR} {difficulty} {seed}")
    while True:
        spots = _placed(_chosen(chance, difficulty), chance, difficulty)
        readings = {spot.id: spot.reading() for spot in spots}
        acts = {reading.act for reading in readings.values()}
        if len(spots) == _SPOTS[difficulty] and len(acts) > 1 and not extracted_beside_a_stop(readings):
            break
    return BodymapItem(
        id=f"map-{GENERATOR}-{difficulty}-{seed}",
        type="bodymap",
        objective=OBJECTIVE,
        stem=words("elements", "maps-stem"),
        points=POINTS,
        facts=tuple(dict.fromkeys(name for spot in spots for name in spot.reading().candidates)) or ("L01",),
        tone=chance.randint(1, 6),
        spots=tuple(spots),
    )


def _chosen(chance: random.Random, difficulty: Difficulty) -> list[Lesion]:
    """The lesions of a map. One comes first and sets the tone: with it there is extraction, or there is none."""
    lesions = library().lesions
    stop = chance.random() < _STOPS
    lead = chance.choice([each for each in lesions.values() if _stops(each.id) is stop])
    found = [lead]
    fitting = [
        each
        for each in lesions.values()
        if not (each.act == "extract" if stop else _stops(each.id)) and each is not lead
    ]
    blackheads = [each for each in lesions.values() if each.act == "extract"]
    while len(found) < _SPOTS[difficulty]:
        fresh = [each for each in fitting if each not in found]
        alike = [lesions[other.lesion] for other in found[-1].look_alikes if lesions[other.lesion] in fresh]
        if not stop and len(found) == 1 and lead.act != "extract":
            found.append(chance.choice(blackheads))
        elif alike and chance.random() < _LOOK_ALIKES[difficulty]:
            found.append(chance.choice(alike))
        else:
            found.append(chance.choice([*fresh, *blackheads] if not stop else fresh))
    return found


@cache
def _stops(lesion: str) -> bool:
    return stops_extraction(spot_of("s", library().lesions[lesion], (0, 0), {}).reading())


def _placed(lesions: list[Lesion], chance: random.Random, difficulty: Difficulty) -> list[MapSpot]:
    """The spots, the wide ones placed first; fewer where there was no room."""
    spots: list[MapSpot] = []
    taken: list[tuple[float, float, float]] = []
    for lesion in sorted(lesions, key=lambda each: -reach(each.mark)):
        radius = reach(lesion.mark)
        at = _free_place(radius, taken, chance)
        if at is None:
            break
        taken.append((*at, radius))
        stubborn = _PLUG in lesion.picture and chance.random() < _STUBBORN[difficulty]
        spots.append(spot_of(f"s{len(spots) + 1}", lesion, at, {_LOOSE: False} if stubborn else {}))
    # numbers go down the back, as one looks
    ordered = sorted(spots, key=lambda spot: (spot.at[1], spot.at[0]))
    return [spot.model_copy(update={"id": f"s{number}"}) for number, spot in enumerate(ordered, start=1)]


def _free_place(
    radius: float, taken: list[tuple[float, float, float]], chance: random.Random
) -> tuple[float, float] | None:
    left = min(x for x, _ in TORSO)
    top, bottom = TORSO[0][1], TORSO[-1][1]
    for _ in range(400):
        x, y = round(chance.uniform(left, WIDTH - left)), round(chance.uniform(top, bottom))
        if is_on_torso(x, y, radius) and free_gap(x, y, radius, taken) >= _GAP:
            return float(x), float(y)
    return None
