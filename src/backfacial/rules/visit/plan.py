"""A visit in the time that there is: which steps fit, how long each takes, what is left out and why."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from backfacial.facts import library, words
from backfacial.facts.consultation.screening import AreaOut
from backfacial.facts.protocol.order import OrderCondition, OrderRule, Variant
from backfacial.facts.protocol.steps import ProtocolStep
from backfacial.rules.screening.rulebook import screen
from backfacial.rules.values import Facts
from backfacial.rules.visit.allowed import Allowed, Change, record_of
from backfacial.rules.visit.fitting import LeftOut, Wish, cut, fitted, shortened
from backfacial.rules.visit.sequence import NO_SITUATION, sequence_rules
from backfacial.rules.visit.situation import BREAK, STOP, BadOrder, Refusal, Situation

_MANUAL = "P12"
_IN_ROOM = Situation(patch_test="in-room")


class NoPlan(Exception):
    """There is no plan that is safe, or none in this time. `refusals` say why."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(dict.fromkeys(refusals))
        super().__init__("; ".join(f"{refusal.item}: {refusal.why}" for refusal in self.refusals))


@dataclass(frozen=True)
class Timed:
    """A step or module with its minutes, and whether the client is there."""

    step: str
    minutes: int
    phase: Literal["before", "visit", "after"]


@dataclass(frozen=True)
class VisitPlan:
    """A visit in a right order.

    `asked` are the minutes that there were, None where nobody asked; `variant` is the one that it equals in steps and
    minutes, `base` the one that it was made from. `changes` and what follows come from the client's screening: what
    changes a step, what stays out at a place, a module that stays out in a zone with its rule, and other things.
    """

    asked: int | None
    variant: str | None
    base: str | None
    steps: tuple[Timed, ...]
    left_out: tuple[LeftOut, ...]
    changes: tuple[Change, ...] = ()
    areas_out: tuple[tuple[str, AreaOut], ...] = ()
    zones_out: tuple[tuple[str, str], ...] = ()
    also_out: tuple[tuple[str, str], ...] = ()
    advice: tuple[OrderRule, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(timed.step for timed in self.steps)

    @property
    def total(self) -> int:
        """The minutes with the client in the room."""
        return sum(timed.minutes for timed in self.steps if timed.phase == "visit")


def plan_visit(wish: Wish, facts: Facts | None = None, today: datetime.date | None = None) -> VisitPlan:
    """A visit that takes no more minutes than there are, with the client in the room.

    Time is taken first from extraction and mask, then from modules; then whole steps are left out in the turn that the
    protocol gives them, then the modules that were chosen later. Gates, hands and contact times give none.

    Args:
        facts: what is known of a client; without it nothing is left out for a client.
        today: the day of the visit, with `facts`.

    Raises:
        BadOrder: there is no such module, or one twice.
        NoPlan: the modules must not be done, or not together, or not with this client; or the time is too short.
    """
    allowed = _allowed(facts, today, _modules(wish.modules))
    refusals = (*sequence_rules().clashes(wish.modules), *allowed.refusals(wish.modules))
    if refusals:
        raise NoPlan(refusals)
    draft = fitted(wish, allowed)
    if draft is None:
        least = next(more for more in count(wish.minutes + 1) if fitted(replace(wish, minutes=more), allowed))
        raise NoPlan([Refusal("", (), words("plan", "too-short", minutes=wish.minutes, least=least))])
    outside = [step.id for step in library().of(ProtocolStep).values() if step.minutes.phase != "visit"]
    return _plan(wish.minutes, draft.base, draft.minutes, outside, draft.left_out, allowed, _IN_ROOM)


def plan_steps(
    order: Sequence[str],
    minutes: int | None = None,
    situation: Situation = NO_SITUATION,
    facts: Facts | None = None,
    today: datetime.date | None = None,
) -> VisitPlan:
    """A visit of exactly these steps, put into a right order.

    Args:
        order: steps and modules of one visit; "stop" and "break" in it are passed over.
        minutes: what they have to fit into; without it each takes its usual time.

    Raises:
        BadOrder: there is no such step, or one twice.
        NoPlan: they must not be done, or not together, or not with this client; or they do not fit.
    """
    steps = list(dict.fromkeys(step for step in order if step not in (STOP, BREAK)))
    modules = [step for step in steps if step.startswith("O")]
    allowed = _allowed(facts, today, [step for step in steps if step in modules or step == _MANUAL])
    refusals = (*sequence_rules().refusals(steps, situation), *allowed.refusals(steps))
    if refusals:
        raise NoPlan(refusals)
    inside = [step for step in steps if record_of(step).minutes.phase == "visit"]
    usual = shortened({step: record_of(step).minutes.usual for step in inside}, allowed)
    timed = usual if minutes is None else cut(usual, minutes, modules)
    if timed is None:
        total = sum(usual.values())
        raise NoPlan([Refusal("", (), words("plan", "too-long", minutes=minutes, total=total))])
    outside = [step for step in steps if step not in usual]
    return _plan(minutes, None, timed, outside, [], allowed, situation)


def _modules(chosen: Sequence[str]) -> Sequence[str]:
    """What was chosen to be added.

    Raises:
        BadOrder: something is a step.
    """
    steps = library().of(ProtocolStep)
    wrong = [words("plan", "unknown-module", module=each) for each in chosen if each in steps]
    if wrong:
        raise BadOrder(wrong)
    return chosen


def _allowed(facts: Facts | None, today: datetime.date | None, modules: Sequence[str]) -> Allowed:
    if facts is None or today is None:
        return Allowed()
    return Allowed(screen(facts, today, modules), facts, today)


def _plan(
    asked: int | None,
    base: Variant | None,
    minutes: Mapping[str, int],
    outside: Iterable[str],
    left_out: list[LeftOut],
    allowed: Allowed,
    situation: Situation,
) -> VisitPlan:
    outside = [step for step in outside if step not in minutes]
    order = sequence_rules().right_order([*minutes, *outside], situation)
    timed = tuple(_timed(step, minutes) for step in order)
    decided = allowed.decided
    missing = _missing(order, base, left_out, allowed)
    client_out = {each.step for each in missing if each.reason == "client"}
    return VisitPlan(
        asked=asked,
        variant=next(
            (v.id for v in library().of(Variant).values() if list(_minutes(v).items()) == _visit(timed)), None
        ),
        base=base.id if base else None,
        steps=timed,
        left_out=missing,
        changes=allowed.changes(order),
        areas_out=decided.areas_out if decided else (),
        zones_out=_zones(allowed, order),
        also_out=decided.also_out if decided else (),
        advice=tuple(r for r in sequence_rules().advice(order) if not client_out & set(r.pairs[0].before)),
    )


def _timed(step: str, minutes: Mapping[str, int]) -> Timed:
    own = record_of(step).minutes
    return Timed(step, minutes.get(step, own.usual), own.phase)


def _visit(timed: Iterable[Timed]) -> list[tuple[str, int]]:
    return [(each.step, each.minutes) for each in timed if each.phase == "visit"]


def _minutes(variant: Variant) -> dict[str, int]:
    return dict(zip(variant.order, (step.minutes for step in variant.steps), strict=True))


def _zones(allowed: Allowed, order: Sequence[str]) -> tuple[tuple[str, str], ...]:
    rules, conditions = library().modules, library().of(OrderCondition).values()
    found = allowed.decided.modules_out if allowed.decided else ()
    by_client = [(module, rule) for module, rule in found if module in order and rules[rule].in_zone]
    chosen = [condition for condition in conditions if condition.chosen in order]
    return (*by_client, *((module, each.id) for each in chosen for module in each.out_there if module in order))


def _missing(
    order: Sequence[str], base: Variant | None, left_out: list[LeftOut], allowed: Allowed
) -> tuple[LeftOut, ...]:
    """Every step that is not done, once each, in the order of the protocol, and then the modules."""
    places = {sequence_rules().place(step) for step in order}
    known = {each.step: each for each in left_out if each.step not in order}
    chosen = [each for each in library().of(OrderCondition).values() if each.chosen in order]
    instead = {step: each.id for each in chosen for step in each.out}
    found = []
    for step in (step for step in library().of(ProtocolStep).values() if step.id not in places):
        if step.id in known:
            found.append(known.pop(step.id))
        elif allowed.out(step.id):
            found.append(LeftOut(step.id, "client", allowed.out(step.id)))
        elif step.id in instead:
            found.append(LeftOut(step.id, "rule", (instead[step.id],)))
        elif step.when is not None:
            found.append(LeftOut(step.id, "not-due"))
        elif base is None:
            found.append(LeftOut(step.id, "not-chosen"))
        else:
            found.append(LeftOut(step.id, "variant", (base.id,)))
    return (*found, *known.values())
