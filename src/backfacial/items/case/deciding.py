"""What a visit and a phone call have in common: what decides, and what could have raised the level."""

from collections.abc import Callable, Iterable

from backfacial.facts.conditions import Condition, comparisons


def fewest(steps: Iterable[str], decide: Callable[[tuple[str, ...]], bool]) -> tuple[str, ...]:
    """As few of these steps as still decide, in their order; the first that can go without goes.

    Args:
        decide: whether what some steps bring leads to the same decision. All of them together do.
    """
    left = tuple(steps)
    for step in left:
        fewer = tuple(other for other in left if other != step)
        if decide(fewer):
            left = fewer
    return left


def asked_about(conditions: Iterable[Condition]) -> set[str]:
    """The facts that conditions ask about."""
    return {part.fact for condition in conditions for part in comparisons(condition)}
