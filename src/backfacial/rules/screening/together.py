"""A screening and the triage of a reaction as one decision."""

from dataclasses import dataclass
from typing import Final

from backfacial.rules.reactions.outcome import Action, Triage
from backfacial.rules.screening.outcome import Level, Screening, Service

MONITOR: Final = "monitor"
ORDER: Final = (
    Level.PROCEED,
    Level.ADAPT,
    Level.AVOID_AREA,
    Level.DEFER,
    Level.OUT_OF_SCOPE,
    MONITOR,
    Level.REFER,
    Level.URGENT,
    Level.EMERGENCY,
)
"""The levels of a visit. What to monitor is looked after before anything that can wait for another day."""


@dataclass(frozen=True)
class Together:
    """One decision. `level` is None as long as the screening has none and the reaction asks for nothing urgent.

    `reasons` are the reactions first, then the screening's; `also` leaves out proceed.
    """

    level: str | None
    also: tuple[str, ...]
    reasons: tuple[str, ...]
    service: Service


def together(screening: Screening, reaction: Triage | None) -> Together:
    """The highest level, the lowest service and every reason of both."""
    reasons = tuple(reason.id for reason in screening.reasons)
    screened: str | None = screening.level
    if reaction is None:
        return Together(screened, screening.also, reasons, screening.service)
    own = Level.PROCEED.value if reaction.action is Action.EXPECTED else reaction.action.value
    levels = {own, *screening.also, *((screened,) if screened else ())}
    level: str | None = max(levels, key=ORDER.index)
    if screened is None and reaction.action.rank < Action.URGENT.rank:
        level = None
    return Together(
        level=level,
        also=tuple(str(other) for other in reversed(ORDER) if other in levels - {level, Level.PROCEED.value}),
        reasons=(*reaction.candidates, *reasons),
        service=max(screening.service, reaction.service, key=lambda service: service.rank),
    )
