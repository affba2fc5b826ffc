"""What a seed decides of a condition that is to become true."""

import random
from collections.abc import Iterator

from backfacial.facts.conditions import AllOf, AnyOf, Comparison, Condition, Not


def to_be_met(condition: Condition, chance: random.Random) -> Iterator[Comparison]:
    """The comparisons that make a condition true: all of `all`, one of `any`; absent facts make a `not` true.

    It draws as it is gone through, so that what is drawn in between for a comparison comes in its turn.
    """
    match condition:
        case Comparison():
            yield condition
        case AllOf():
            for part in condition.all:
                yield from to_be_met(part, chance)
        case AnyOf():
            yield from to_be_met(chance.choice(condition.any), chance)
        case Not():
            pass
