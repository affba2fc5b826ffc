"""A trainee's plan for a visit beside what the rules decide."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from backfacial.facts import library
from backfacial.rules.screening.outcome import Level, Screening, Service

AREA: Final = "AREA"
"""Stands among the steps left out for "the area or spot that was found"."""

EVERYTHING: Final = "ALL"


@dataclass(frozen=True)
class Plan:
    """What a trainee decided: the level, the most that is done today, and the steps that stay out of it."""

    level: Level
    service: Service
    steps_out: frozenset[str]


@dataclass(frozen=True)
class PlanReview:
    """The plan beside the rules. `hurts` are the steps that are still done and would hurt; `touches` says that a client
    is touched who must not be; `too_late` that help comes later than it has to."""

    expected: frozenset[str]
    left_out: frozenset[str]
    kept: frozenset[str]
    needless: frozenset[str]
    hurts: frozenset[str]
    touches: bool
    too_late: bool

    @property
    def critical(self) -> bool:
        return bool(self.hurts) or self.touches or self.too_late


@cache
def offered_steps() -> tuple[str, ...]:
    """The steps that a plan can leave out, in the order of `terms.yml`, and the area at their end."""
    return (*(step.id for step in library().terms.steps if step.planned), AREA)


@cache
def with_included(steps: frozenset[str]) -> frozenset[str]:
    """The steps and all that goes with them: without exfoliation there is no acid either."""
    includes = {step.id: step.includes for step in library().terms.steps}
    whole, found = set(steps), list(steps)
    while found:
        for step in includes.get(found.pop(), ()):
            if step not in whole:
                whole.add(step)
                found.append(step)
    return frozenset(whole)


def expected_steps(decided: Screening) -> frozenset[str]:
    """The offered steps that have to stay out."""
    steps = with_included(frozenset(decided.steps_out)) & set(offered_steps())
    return steps | {AREA} if decided.areas_out else steps


def review(plan: Plan, decided: Screening) -> PlanReview:
    """Compare.

    Args:
        decided: by the rules, with all facts of the client known.
    """
    expected, out = expected_steps(decided), with_included(plan.steps_out) & set(offered_steps())
    level = decided.level or Level.PROCEED
    done = _done(plan.service, out)
    return PlanReview(
        expected=expected,
        left_out=expected & out,
        kept=expected - out,
        needless=out - expected,
        hurts=done & expected & _hurting(decided),
        touches=_touches(plan.service, decided.service, level),
        too_late=level.rank >= Level.URGENT.rank and plan.level.rank < level.rank,
    )


def _done(service: Service, out: frozenset[str]) -> frozenset[str]:
    match service:
        case Service.FULL:
            return frozenset(offered_steps())
        case Service.ADAPTED:
            return frozenset(offered_steps()) - out
        case _:
            return frozenset()


def _hurting(decided: Screening) -> frozenset[str]:
    steps = frozenset(step.id for step in library().terms.steps if step.critical)
    spared = {reason.id for reason in decided.reasons if reason.level.rank >= Level.AVOID_AREA.rank}
    untouchable = any(reason in spared and {EVERYTHING, "EXT"} & set(area.steps) for reason, area in decided.areas_out)
    return steps | {AREA} if untouchable else steps


def _touches(chosen: Service, allowed: Service, level: Level) -> bool:
    """Care above the limit hurts where the limit is bland or none; where help is due today, any touch does."""
    if level.rank >= Level.URGENT.rank:
        return chosen is not Service.NONE
    return allowed.rank >= Service.BLAND.rank and chosen.rank <= Service.ADAPTED.rank
