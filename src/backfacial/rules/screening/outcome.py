"""What a screening returns, and how several reasons make one decision."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from backfacial.facts import library
from backfacial.facts.consultation.contraindications import Contraindication, Escalation
from backfacial.facts.consultation.screening import Alarm, AreaOut, RuleWait, ScreeningRule


class Ordered(StrEnum):
    """Members in the order of their lines; the last is the most careful."""

    @cached_property
    def rank(self) -> int:
        return list(type(self)).index(self)


class Level(Ordered):
    """The decision, from going ahead to calling for help."""

    PROCEED = "proceed"
    ADAPT = "adapt"
    AVOID_AREA = "avoid_area"
    DEFER = "defer"
    OUT_OF_SCOPE = "out_of_scope"
    REFER = "refer"
    URGENT = "urgent"
    EMERGENCY = "emergency"


class Service(Ordered):
    """The most that may be done today."""

    FULL = "full"
    ADAPTED = "adapted"
    BLAND = "bland"
    NONE = "none"


@dataclass(frozen=True)
class Reason:
    """One reason with the rows that fired for it; level and service are the most careful of them."""

    id: str
    rows: tuple[ScreeningRule, ...]

    @cached_property
    def level(self) -> Level:
        return max((Level(row.level) for row in self.rows), key=lambda level: level.rank)

    @cached_property
    def service(self) -> Service:
        return max((Service(row.cap) for row in self.rows), key=lambda service: service.rank)

    @cached_property
    def lines(self) -> tuple[Escalation, ...]:
        """What the record says of its most careful rows where they are urgent or more."""
        record, ids = library().deciding(self.id), {row.id for row in self._most_careful}
        lines = record.escalate if isinstance(record, Contraindication) else ()
        return tuple(line for line in lines if ids & set(line.rows))

    @cached_property
    def say(self) -> str:
        """The words of its most careful row: its own, those of the record's line for it, or the record's."""
        row = self._most_careful[-1]
        line = next((line.say for line in self.lines if row.id in line.rows), None)
        return row.say or line or library().deciding(self.id).say

    @cached_property
    def _most_careful(self) -> tuple[ScreeningRule, ...]:
        def rank(row: ScreeningRule) -> tuple[int, int]:
            return Level(row.level).rank, Service(row.cap).rank

        most = max(map(rank, self.rows))
        return tuple(row for row in self.rows if rank(row) == most)


@dataclass(frozen=True)
class Wait:
    """When it may be different: from the latest date on, and when every condition is met.

    `after` are waits whose date is not known: they count from an event that is still to come or has no date.
    """

    until: datetime.date | None = None
    conditions: tuple[str, ...] = ()
    after: tuple[RuleWait, ...] = ()


@dataclass(frozen=True)
class Screening:
    """A decision. `level` is None, and nothing may be done, as long as something is to `ask`.

    `also` are the other levels that fired, beside proceed; as long as there is no level, all of them.
    `steps_out` are tokens of `terms.yml`; `areas_out` and `also_out` stand with the reason that they come from.
    `modules_out` are modules with the rule that takes each out.
    """

    level: Level | None
    also: tuple[Level, ...]
    service: Service
    steps_out: tuple[str, ...]
    areas_out: tuple[tuple[str, AreaOut], ...]
    also_out: tuple[tuple[str, str], ...]
    wait: Wait
    reasons: tuple[Reason, ...]
    ask: tuple[str, ...]
    modules_out: tuple[tuple[str, str], ...] = ()

    @property
    def say(self) -> tuple[str, ...]:
        """The words to the client, the most urgent reason's first.

        Words fit the decision: where nothing is done, those of a reason that lets some of it go ahead are not said;
        where help is needed today or at once, only those that say so are.
        """
        said = [reason.say for reason in self.reasons if self._is_said(reason)]
        if self.level is Level.REFER and not all(map(self._is_said, self._leading)):
            # their own words promise more than is done today, and still somebody has to see it
            said = [next(each.say for each in library().terms.levels if each.id == self.level and each.say), *said]
        return tuple(dict.fromkeys(said))

    @property
    def _leading(self) -> tuple[Reason, ...]:
        return tuple(reason for reason in self.reasons if reason.level is self.reasons[0].level)

    def _is_said(self, reason: Reason) -> bool:
        highest = self.reasons[0].level
        if highest.rank >= Level.URGENT.rank:
            return reason.level is highest
        limited = self.service in (Service.NONE, Service.BLAND)
        return not self.is_idle(reason) and (not limited or reason.service is self.service)

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """The signs among the reasons that make every visit an emergency."""
        known = library().of(Alarm)
        return tuple(known[reason.id] for reason in self.reasons if reason.id in known)

    def is_idle(self, reason: Reason) -> bool:
        """Whether a reason for going ahead stands beside a reason against it."""
        return reason.level is Level.PROCEED and self.level is not Level.PROCEED

    @property
    def questions(self) -> tuple[str, ...]:
        """What is still to ask, check or look for, in words."""
        return tuple(library().client_facts[name].question for name in self.ask)


def combined(
    fired: Iterable[ScreeningRule], wait: Wait, ask: tuple[str, ...] = (), modules_out: tuple[tuple[str, str], ...] = ()
) -> Screening:
    """All rows that fired as one decision: the highest level, the lowest service, everything that any row takes out."""
    rows = tuple(fired)
    by_reason: dict[str, list[ScreeningRule]] = {}
    for row in rows:
        by_reason.setdefault(row.reason, []).append(row)
    reasons = sorted(
        (Reason(reason, tuple(own)) for reason, own in by_reason.items()), key=lambda reason: -reason.level.rank
    )
    levels = {Level(row.level) for row in rows}
    level = max(levels, key=lambda each: each.rank, default=Level.PROCEED)
    others = sorted(levels - {Level.PROCEED} - (set() if ask else {level}), key=lambda each: -each.rank)
    service = max((reason.service for reason in reasons), key=lambda each: each.rank, default=Service.FULL)
    out = {step for row in rows for step in row.steps_out}
    return Screening(
        level=None if ask else level,
        also=tuple(others),
        service=Service.NONE if ask else service,
        steps_out=tuple(step.id for step in library().terms.steps if step.id in out),
        areas_out=tuple(dict.fromkeys((row.reason, area) for row in rows for area in row.areas_out)),
        also_out=tuple((row.reason, row.also_out) for row in rows if row.also_out),
        wait=wait,
        reasons=tuple(reasons),
        ask=ask,
        modules_out=modules_out,
    )
