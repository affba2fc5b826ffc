"""One spot from a seed, or two that are taken for each other. Each lies on a back of its own; the rules decide."""

import random
from functools import cache, lru_cache
from typing import Final

from backfacial.back.torso import usual_place
from backfacial.clients.seen import Difficulty
from backfacial.facts import library, words
from backfacial.facts.conditions import Plain
from backfacial.facts.skin.lesions import Lesion, LesionFact
from backfacial.facts.skin.looks import TONES
from backfacial.items.bodymap.item import BodymapItem
from backfacial.items.bodymap.spots import ACTS, spot_of

SPOT_GENERATOR: Final = 1
"""The version of this generator. The same version, seed and difficulty give the same spots for ever."""

OBJECTIVE: Final = "skin-decide"

_PAIRS = {"easy": 0.0, "medium": 0.4, "hard": 0.7}
"""How likely two spots come that look alike."""

_TURNS = {"easy": 0.0, "medium": 0.25, "hard": 0.5}
"""How likely something is felt or told that changes what is done, where there is such a thing."""

_PLUG, _LOOSE = "open_plug", "loose"


@lru_cache(maxsize=512)
def generated_spots(seed: int, difficulty: Difficulty = "easy") -> tuple[BodymapItem, ...]:
    """One body map with one spot, or two: look-alikes of two clients, on the same skin.

    Args:
        seed: a whole number, 0 or more.
        difficulty: harder ones come as pairs more often, and with something felt or told that changes the act.

    Raises:
        ValueError: the seed is below 0.
    """
    if seed < 0:
        raise ValueError(f"a seed is a whole number, 0 or more, and not {seed}")
    chance = random.Random(f"backfacial-spot {SPOT_GENERATOR} {difficulty} {seed}")
    tone = chance.choice(TONES)
    if chance.random() < _PAIRS[difficulty]:
        lesions = list(chance.choice(look_alike_pairs()))
        chance.shuffle(lesions)
    else:
        act = chance.choice(ACTS)
        lesions = [chance.choice([each for each in library().lesions.values() if each.act == act])]
    turns = [_turn(lesion, chance) if chance.random() < _TURNS[difficulty] else {} for lesion in lesions]
    return tuple(
        _item(f"spot-{SPOT_GENERATOR}-{difficulty}-{seed}-{number}", f"s{number}", lesion, more, tone, chance)
        for number, (lesion, more) in enumerate(zip(lesions, turns, strict=True), start=1)
    )


@cache
def look_alike_pairs() -> tuple[tuple[Lesion, Lesion], ...]:
    """Every two lesions of which one is taken for the other, once."""
    lesions = library().lesions
    found = {tuple(sorted((one.id, other.lesion))) for one in lesions.values() for other in one.look_alikes}
    return tuple((lesions[one], lesions[other]) for one, other in sorted(found))


def _item(
    name: str, spot: str, lesion: Lesion, more: dict[str, Plain], tone: int, chance: random.Random
) -> BodymapItem:
    placed = spot_of(spot, lesion, usual_place(lesion.mark, chance), more)
    return BodymapItem(
        id=name,
        type="bodymap",
        objective=OBJECTIVE,
        stem=words("trainer", "stem"),
        points=1,
        facts=placed.reading().candidates or (lesion.id,),
        tone=tone,
        spots=(placed,),
    )


def _turn(lesion: Lesion, chance: random.Random) -> dict[str, Plain]:
    """Something felt or told that changes the act; nothing where the record has no such thing."""
    turns = _turns(lesion.id)
    return dict(chance.choice(turns)) if turns else {}


@cache
def _turns(lesion: str) -> tuple[dict[str, Plain], ...]:
    """What can be felt or told beside a drawing that stays as it is: of what raises it, and of a plug that stays."""
    record, kinds = library().lesions[lesion], library().of(LesionFact)
    plain = spot_of("s", record, (0, 0), {}).reading().act
    raised = [
        {name: value for name, value in each.example.items() if name not in record.picture} for each in record.raises
    ]
    stays: list[dict[str, Plain]] = [{_LOOSE: False}] if _PLUG in record.picture else []
    return tuple(
        facts
        for facts in (*raised, *stays)
        if all(kinds[name].by != "look" and kinds[name].in_words(value) for name, value in facts.items())
        if facts and spot_of("s", record, (0, 0), facts).reading().act != plain
    )
