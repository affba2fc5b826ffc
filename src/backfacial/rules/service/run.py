"""A visit by the clock: what is done for how long, what may give up time, and what follows a stop or a torn glove."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from backfacial.facts import library
from backfacial.facts.protocol.order import OrderCondition
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.rules.visit.allowed import record_of
from backfacial.rules.visit.fitting import cut
from backfacial.rules.visit.sequence import Broken, sequence_rules
from backfacial.rules.visit.situation import BREAK, STOP, Situation

IN_ROOM: Final = Situation(patch_test="in-room")
"""What is timed happens in the room, a test of feeling too."""

_MASK = "P17"


class NotToBeRun(Exception):
    """An order that breaks a rule of safety or hygiene. `broken` says which, the first mistake first."""

    def __init__(self, broken: Sequence[Broken]) -> None:
        super().__init__("; ".join(each.why for each in broken))
        self.broken = tuple(broken)


@dataclass(frozen=True)
class Following:
    """A step that may still follow a stop. `hands_again` as in a step that is run."""

    step: str
    hands_again: bool


@dataclass(frozen=True)
class RunStep:
    """A step or module as it is run.

    `minutes` are its own; `gives` of them may be taken for a step that has run over. `hands_again` says that hands are
    washed before the next touch when a glove tears here. `stop_rule` is the condition that holds when the visit is
    stopped here, `after_stop` what may still follow, in the order of the protocol; none where no client is in the room.
    """

    step: str
    minutes: int
    phase: Literal["before", "visit", "after"]
    gives: int
    hands_again: bool
    stop_rule: str | None
    after_stop: tuple[Following, ...]


def run_of(visit: Iterable[tuple[str, int]]) -> tuple[RunStep, ...]:
    """A visit from setting up the room to cleaning it.

    Args:
        visit: steps and modules with their minutes, as they are done; what comes before the client and after is added.

    Raises:
        BadOrder: it names a step that there is not, or one twice.
        NotToBeRun: the order breaks a rule that is not soft.
    """
    timed = _with_room(visit)
    order = [step for step, _ in timed]
    broken = [each for each in sequence_rules().broken(order, IN_ROOM) if each.kind != "soft"]
    if broken:
        raise NotToBeRun(broken)
    gives = _gives({step: minutes for step, minutes in timed if _phase(step) == "visit"})
    return tuple(
        RunStep(
            step=step,
            minutes=minutes,
            phase=_phase(step),
            gives=gives.get(step, 0),
            hands_again=step in gives and _hands_again(order, at),
            stop_rule=stop_rule(order[: at + 1]) if step in gives else None,
            after_stop=_following(after_stop(order[: at + 1])) if step in gives else (),
        )
        for at, (step, minutes) in enumerate(timed)
    )


def minutes_with_client(visit: Iterable[tuple[str, int]]) -> int:
    """How long the client is in the room.

    Raises:
        KeyError: there is no such step.
    """
    return sum(minutes for step, minutes in visit if _phase(step) == "visit")


def hands_again() -> OrderCondition:
    """The condition that says which step is done once more after an interruption, and why."""
    return next(each for each in _conditions() if each.again)


@cache
def takes_off() -> frozenset[str]:
    """The steps that take off what is on the skin when a visit is stopped."""
    return frozenset(step for each in _conditions() for step in each.if_product)


def after_stop(done: Sequence[str]) -> tuple[str, ...]:
    """What may still follow when a visit is stopped after these steps, in the order of the protocol.

    What takes product off may follow once more, since there can be product on the skin after it was done.
    """
    earlier = [step for step in done if step not in takes_off()]
    steps = library().of(ProtocolStep).values()
    left = [step.id for step in steps if step.id not in earlier and not step.again]
    found = sequence_rules().broken([*earlier, STOP, *left], IN_ROOM)
    forbidden = {each.after for each in found if each.kind == "conditional" and each.at > len(earlier)}
    return tuple(step for step in left if step not in forbidden)


def stop_rule(done: Sequence[str]) -> str:
    """The id of the condition that holds when a visit is stopped after these steps."""
    module = next(each for each in library().of(ProtocolModule) if each not in done)  # none may follow any stop
    found = sequence_rules().broken([*done, STOP, module], IN_ROOM)
    stops = {each.id for each in _conditions() if each.only}
    return next(each.rule for each in found if each.at > len(done) and each.rule in stops)


def _with_room(visit: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """The visit between what is done before the client comes in and what is done after the client has gone."""
    own = list(visit)
    there = {step for step, _ in own}
    missing = [step for step in library().of(ProtocolStep).values() if step.id not in there]
    before, after = (
        [(step.id, step.minutes.usual) for step in missing if step.minutes.phase == phase]
        for phase in ("before", "after")
    )
    return [*before, *own, *after]


def _phase(step: str) -> Literal["before", "visit", "after"]:
    return record_of(step).minutes.phase


def _gives(minutes: Mapping[str, int]) -> dict[str, int]:
    """How many minutes extraction and mask can give, as the planner cuts them."""
    masks = [step for step in minutes if sequence_rules().place(step) == _MASK]
    least, total = dict(minutes), sum(minutes.values())
    for most in range(total - 1, 0, -1):
        shorter = cut(minutes, most, masks)
        if shorter is None:
            break
        least = shorter
    return {step: minutes[step] - least[step] for step in minutes}


@cache
def _following(steps: tuple[str, ...]) -> tuple[Following, ...]:
    return tuple(Following(step, _hands_again(steps, at)) for at, step in enumerate(steps))


def _hands_again(order: Sequence[str], at: int) -> bool:
    """Whether hands have to be washed once more when a glove tears in the step at this place."""
    broken = sequence_rules().broken([*order[:at], BREAK, *order[at:]], IN_ROOM)
    return any(hands_again().id in each.ids for each in broken)


def _conditions() -> Iterable[OrderCondition]:
    return library().of(OrderCondition).values()
