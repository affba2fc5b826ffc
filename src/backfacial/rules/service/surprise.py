"""A surprise in a visit: a spot bleeds, and the drill comes before all else. A seed says when, and how it ends."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from backfacial.facts import library
from backfacial.facts.hygiene.hygiene import Procedure, ProcedureStep
from backfacial.facts.protocol.steps import ProtocolStep
from backfacial.rules.visit.allowed import record_of

SEEDS: Final = 2**31

DRILL, REACTION = "DR01", "SE05"
"""What is done, and what happens."""

PRESS = "press"
"""The step of the drill after which it shows whether the bleeding stops."""

_OFFERED = 4
_GOES_ON = 4  # in one visit of so many it bleeds on
_EARLIEST, _LATEST = 0.2, 0.7
"""The share of a step's minutes at which it happens."""


class BadDrill(ValueError):
    """Steps that are not of the drill, or not in an order that it allows."""


@dataclass(frozen=True)
class Surprise:
    """At which step of the visit it happens, at which share of its minutes, and whether the bleeding stops."""

    step: str
    share: float
    stops: bool


def surprise_in(steps: Iterable[str], seed: int) -> Surprise | None:
    """The surprise of a visit, the same for the same seed. It happens at the first step that has it as a stop sign.

    Args:
        steps: steps and modules of the visit, as they are done.
        seed: below `SEEDS`.

    Raises:
        KeyError: there is no such step.
    """
    can = next((step for step in steps if _can_happen(step)), None)
    if can is None:
        return None
    chance = _chance(seed)
    share = round(chance.uniform(_EARLIEST, _LATEST), 2)
    return Surprise(can, share, stops=chance.randrange(_GOES_ON) > 0)


def drill() -> Procedure:
    """The procedure that is gone through."""
    return library().of(Procedure)[DRILL]


def missing(done: Sequence[str], pick: str) -> ProcedureStep | None:
    """What has to be done before a step is: the first of it, as the drill is taught; None where it may be done now.

    Raises:
        BadDrill: there is no such step, it was done, or what was done is no way through the drill.
    """
    _checked([*done, pick])
    wanted, found = {pick}, None
    for step in reversed(drill().steps):
        if step.id in wanted:
            wanted |= {before for before in step.after if before not in done}
            found = step if step.id != pick else found
    return found


def offered(done: Sequence[str], seed: int) -> tuple[str, ...]:
    """Steps to choose the next one from; at least one of them may be done now, and they are in no order that tells it.

    Raises:
        BadDrill: what was done is no way through the drill.
    """
    left = [step for step in drill().steps if step.id not in _through(done)]
    if not left:
        return ()
    chance = _chance(f"{seed} {len(done)}")
    now, *others = (step.id for step in left)
    chosen = [now, *chance.sample(others, min(len(others), _OFFERED - 1))]
    return tuple(chance.sample(chosen, len(chosen)))


def is_over(done: Sequence[str], surprise: Surprise) -> bool:
    """Whether the drill is done; where the bleeding does not stop, somebody medical comes in after the pressing."""
    return len(_through(done)) == len(drill().steps) or (not surprise.stops and PRESS in done)


def _can_happen(step: str) -> bool:
    record = record_of(step)
    return isinstance(record, ProtocolStep) and any(REACTION in sign.facts for sign in record.stop)


def _through(done: Sequence[str]) -> Sequence[str]:
    """What was done, where each step came after those that it needs.

    Raises:
        BadDrill: it is no way through the drill.
    """
    for place, step in enumerate(done):
        if missing(done[:place], step) is not None:
            raise BadDrill(f"{step} was done too early")
    return done


def _checked(named: Sequence[str]) -> None:
    known = {step.id for step in drill().steps}
    for name in named:
        if name not in known or named.count(name) > 1:
            raise BadDrill(f"{name} is no step of the drill, or stands twice")


def _chance(seed: object) -> random.Random:
    return random.Random(f"backfacial-surprise 1 {seed}")
