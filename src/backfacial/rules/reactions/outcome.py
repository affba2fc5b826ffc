"""What a triage returns."""

from collections.abc import Iterable
from dataclasses import dataclass

from backfacial.facts.reactions.reactions import PositionName
from backfacial.rules.screening.outcome import Ordered, Service


class Action(Ordered):
    """What a reaction asks for, from reassuring to calling for help."""

    EXPECTED = "expected"
    MONITOR = "monitor"
    REFER = "refer"
    URGENT = "urgent"
    EMERGENCY = "emergency"


def highest(actions: Iterable[Action]) -> Action:
    return max(actions, key=lambda action: action.rank)


@dataclass(frozen=True)
class Triage:
    """What to do. It holds at once; what is still to `ask` can raise the action, at most to `up_to`, or add a step.

    `row` is the first row that asks for the action, `candidates` the reactions (SE..) that it fits, and `also` every
    other row that is true. `position` is how the client lies or sits, None where no row says so. `do` are the steps in
    the room in the order in which they are done, those of every row that is true; `aids` are the ids of the first-aid
    steps among them. `say` are the words to the client. `stop_step` says to stop what was being done; `service` is the
    most that may still be done today.
    """

    action: Action
    row: str
    candidates: tuple[str, ...]
    also: tuple[str, ...]
    position: PositionName | None
    do: tuple[str, ...]
    aids: tuple[str, ...]
    say: tuple[str, ...]
    ask: tuple[str, ...]
    up_to: Action
    stop_step: bool
    service: Service
