"""One visit as it is done, and what holds in it only under a condition."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, Literal

from backfacial.facts import words
from backfacial.facts.base import Record
from backfacial.facts.consultation.screening import ModuleRule
from backfacial.facts.protocol.order import Needs, OrderCondition
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.rules.screening.modules import ModuleLimits

STOP: Final = "stop"
"""Stands in an order where the visit is stopped."""

BREAK: Final = "break"
"""Stands in an order where gloves tear, or something is touched that is not clean."""

ALWAYS: Final = frozenset({"always", "module-chosen"})
"""Conditions that hold by what is in the visit, and that there may be several of."""

_SET_UP, _TEST, _UNDRESS, _EXTRACT, _MASSAGE, _CURRENT, _CLEAN = "P01", "P05", "P06", "P15", "O6", "O1", "P26"


class BadOrder(Exception):
    """An order that cannot be read. `problems` are sentences with the mend."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class Situation(Record):
    """What the order alone does not tell; as it stands here, the careful case.

    `patch_test` says what P05 is, `patch_test_hours` how long before the visit a test at home was made. `acid_apart`
    says that acid has an area of its own, without heat and extraction; `covered_after` that clothes cover the back.
    """

    patch_test: Literal["home", "in-room"] = "home"
    patch_test_hours: float | None = None
    label_allows_heat: bool = False
    massage_off_extracted: bool = False
    massage_off_peeled: bool = False
    alcohol_still_wet: bool = False
    acid_apart: bool = False
    covered_after: bool = False


@dataclass(frozen=True)
class Visit:
    """What is done in one visit, each with its position in the whole order; events stand among it."""

    items: tuple[tuple[int, str], ...]

    @property
    def done(self) -> tuple[tuple[int, str], ...]:
        """Steps and modules; of one that is done again, the first time."""
        first: dict[str, int] = {}
        for at, step in self.items:
            if step not in (STOP, BREAK):
                first.setdefault(step, at)
        return tuple((at, step) for step, at in first.items())

    @property
    def steps(self) -> tuple[str, ...]:
        return tuple(step for _, step in self.done)

    def where(self, event: str) -> Iterator[int]:
        """Where, among `items`, an event stands."""
        return (index for index, (_, step) in enumerate(self.items) if step == event)


@dataclass(frozen=True)
class Problem:
    """Something done at position `at` that a condition rules out, or that lacks what it needs."""

    ids: tuple[str, ...]
    why: str
    at: int
    item: str


@dataclass(frozen=True)
class Refusal:
    """Why something is not planned. `ids` are the records that say so."""

    item: str
    ids: tuple[str, ...]
    why: str


def read_visits(
    order: Sequence[str], steps: Mapping[str, ProtocolStep], modules: Mapping[str, ProtocolModule]
) -> tuple[Visit, ...]:
    """The visits in an order; a second P01 begins the next one.

    Raises:
        BadOrder: a step that there is not, or one that stands twice in a visit.
    """
    visits: list[list[tuple[int, str]]] = [[]]
    problems = [
        words("plan", "unknown-step", step=step, number=number)
        for number, step in enumerate(order, start=1)
        if step not in steps and step not in modules and step not in (STOP, BREAK)
    ]
    for at, step in enumerate(order):
        if step == _SET_UP and any(earlier == _SET_UP for _, earlier in visits[-1]):
            visits.append([])
        twice = any(earlier == step for _, earlier in visits[-1])
        if twice and step != BREAK and not (step in steps and steps[step].again):
            problems.append(words("plan", "twice", step=step, number=at + 1))
        visits[-1].append((at, step))
    if problems:
        raise BadOrder(problems)
    return tuple(Visit(tuple(visit)) for visit in visits if visit)


class Conditions:
    """The conditions of the order made ready."""

    def __init__(
        self,
        steps: Mapping[str, ProtocolStep],
        modules: Mapping[str, ProtocolModule],
        conditions: Iterable[OrderCondition],
        limits: Iterable[ModuleRule],
    ) -> None:
        self._steps, self._modules = steps, modules
        self._conditions = tuple(conditions)
        self._by_name = {condition.when: condition for condition in self._conditions if condition.when not in ALWAYS}
        counted = {limit for condition in self._conditions for limit in condition.limits}
        self._limit_rules = {rule.id: rule for rule in limits if rule.id in counted}
        self._limits = ModuleLimits(self._limit_rules.values(), {})

    def active(self, visit: Visit, situation: Situation) -> frozenset[str]:
        """The conditions that hold in a visit and that pairs of steps hang on."""
        steps = set(visit.steps)
        peel = any(self._modules[step].peel for step in steps & set(self._modules))
        massage = _MASSAGE in steps
        holds = {
            "home-patch-test": _TEST in steps and situation.patch_test == "home",
            "sensation-test": _TEST in steps and situation.patch_test == "in-room",
            "peel-without-heat-on-the-label": peel and not situation.label_allows_heat,
            "massage-where-extracted": massage and _EXTRACT in steps and not situation.massage_off_extracted,
            "massage-where-peeled": massage and peel and not situation.massage_off_peeled,
        }
        return frozenset(each.id for each in self._conditions if holds.get(each.when))

    def problems(self, visits: Sequence[Visit], situation: Situation) -> Iterator[Problem]:
        """What the conditions find in some visits that follow each other."""
        for number, visit in enumerate(visits):
            yield from self._together(visit, situation)
            yield from self._lacking(visit, situation)
            yield from self._stopped(visit)
            yield from self._interrupted(visit)
            yield from self._tested(visit, situation)
            yield from self._wet(visit, situation)
            if number:
                yield from self._turned_over(visits[number - 1], visit)

    def refusals(self, visit: Visit, situation: Situation) -> tuple[Refusal, ...]:
        """What must not be done together, whatever the order."""
        return _refused(self._together(visit, situation), self._lacking(visit, situation))

    def clashes(self, visit: Visit, situation: Situation) -> tuple[Refusal, ...]:
        """What must not be done like this, whatever the order and whatever else is done."""
        together = self._together(visit, situation)
        return _refused(together, self._tested(visit, situation), self._wet(visit, situation))

    def needed(self, visit: Visit, situation: Situation) -> frozenset[str]:
        """What belongs to the steps of a visit, done or not."""
        return frozenset(step for _, need in self._needs(visit, situation) for step in need.with_)

    def _together(self, visit: Visit, situation: Situation) -> Iterator[Problem]:
        at = {step: position for position, step in visit.done}
        yield from self._in_one_place(at)
        for condition in self._conditions:
            if condition.chosen in at and not (condition.same_area and situation.acid_apart):
                for step in at:
                    if self._place(step) in condition.out:
                        yield Problem((condition.id,), condition.why, at[step], step)
            for step, rule in self._limits.out({}, datetime.date.min, visit.steps) if condition.limits else ():
                yield Problem((condition.id, rule), self._limit_rules[rule].why, at[step], step)

    def _in_one_place(self, at: Mapping[str, int]) -> Iterator[Problem]:
        """A mask and clay are one mask; two ways to exfoliate have a limit of their own."""
        limited = {step for rule in self._limit_rules.values() for group in rule.of for step in group}
        for step in at:
            place = self._place(step)
            if place != step and place in at and not {step, place} <= limited:
                why = words("plan", "same-place", step=self._record(step).name, other=self._record(place).name)
                yield Problem((step,), why, at[step], step)

    def _lacking(self, visit: Visit, situation: Situation) -> Iterator[Problem]:
        if STOP in (step for _, step in visit.items):
            return
        at = {step: position for position, step in visit.done}
        for condition, need in self._needs(visit, situation):
            if set(need.with_) - set(at):
                yield Problem((condition.id,), condition.why, at[need.step], need.step)

    def _needs(self, visit: Visit, situation: Situation) -> Iterator[tuple[OrderCondition, Needs]]:
        steps, active = set(visit.steps), self.active(visit, situation)
        for condition in self._conditions:
            if condition.when in ALWAYS or condition.id in active:
                for need in condition.needs:
                    if need.step in steps and not (need.or_covered and situation.covered_after):
                        yield condition, need

    def _stopped(self, visit: Visit) -> Iterator[Problem]:
        stop = next(visit.where(STOP), None)
        if stop is None:
            return
        earlier = {step for _, step in visit.items[:stop]}
        name: Literal["stopped-later", "stopped-at-gate-1"]
        name = "stopped-later" if _UNDRESS in earlier else "stopped-at-gate-1"
        condition = self._by_name.get(name)
        if condition is None:
            return
        allowed = set(condition.only)
        if not any(self._record(step).product for step in earlier - {BREAK}):
            allowed -= set(condition.if_product)
        if name == "stopped-later":  # clean hands never break a rule
            allowed |= {step.id for step in self._steps.values() if step.again}
        for at, step in visit.items[stop + 1 :]:
            if step not in allowed and step != BREAK:
                yield Problem((condition.id,), condition.why, at, step)

    def _interrupted(self, visit: Visit) -> Iterator[Problem]:
        condition = self._by_name.get("interruption")
        if condition is None:
            return
        for index in visit.where(BREAK):
            for at, step in visit.items[index + 1 :]:
                if step == condition.again:
                    break
                if step not in (STOP, BREAK) and self._record(step).contact:
                    yield Problem((condition.id,), condition.why, at, step)
                    break

    def _tested(self, visit: Visit, situation: Situation) -> Iterator[Problem]:
        condition = self._by_name.get("home-patch-test")
        hours = situation.patch_test_hours
        if condition is None or condition.between is None or hours is None or situation.patch_test != "home":
            return
        if not _hours(condition.between.at_least) <= hours <= _hours(condition.between.at_most):
            yield from (Problem((condition.id,), condition.why, at, step) for at, step in visit.done if step == _TEST)

    def _wet(self, visit: Visit, situation: Situation) -> Iterator[Problem]:
        condition = self._by_name.get("alcohol-before-current")
        if condition is not None and situation.alcohol_still_wet:
            yield from (Problem((condition.id,), condition.why, at, s) for at, s in visit.done if s == _CURRENT)

    def _turned_over(self, before: Visit, visit: Visit) -> Iterator[Problem]:
        condition = self._by_name.get("next-client")
        if condition is not None and _CLEAN not in before.steps:
            yield Problem((condition.id,), condition.why, visit.items[0][0], _SET_UP)

    def _record(self, step: str) -> ProtocolStep | ProtocolModule:
        return self._modules[step] if step in self._modules else self._steps[step]

    def _place(self, step: str) -> str:
        return (self._modules[step].counts_as if step in self._modules else None) or step


def _refused(*problems: Iterable[Problem]) -> tuple[Refusal, ...]:
    return tuple(Refusal(each.item, each.ids, each.why) for each in chain(*problems))


def _hours(text: str) -> float:
    """PT24H as hours."""
    return float(text.removeprefix("PT").removesuffix("H"))
