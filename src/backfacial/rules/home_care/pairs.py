"""Home care pair by pair: each way in which a row can be true, from today on."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from backfacial.facts.conditions import Condition, comparisons
from backfacial.facts.home_care.plans import (
    AfterService,
    Always,
    BeforeVisit,
    HomeUse,
    NextVisit,
    OnArea,
    Pair,
    PairRule,
    ServiceDone,
    Stay,
    WithAnother,
    WithClient,
)
from backfacial.rules.conditions import Test
from backfacial.rules.days import Days
from backfacial.rules.home_care.conflicts import Conflict, Gap, Prescribed
from backfacial.rules.home_care.meant import Kinds, undecided, unsaid
from backfacial.rules.values import Facts, after, duration

PRESCRIBER = "prescriber-decides"
"""The condition that joins the others where a doctor prescribed it."""


@dataclass(frozen=True)
class Check:
    """One check: everything that is known, and places for what has to be asked and for what the plan leaves open."""

    kinds: Kinds
    tests: dict[int, Test]
    uses: Sequence[HomeUse]
    facts: Facts
    today: datetime.date
    service: ServiceDone | None
    visit: NextVisit | None
    none: frozenset[Stay]
    asked: dict[str, None] = field(default_factory=dict)
    gaps: dict[Gap, None] = field(default_factory=dict)

    def conflicts(self, row: PairRule, pair: Pair) -> Iterator[Conflict]:
        """Every way in which a pair of a row is true."""
        if isinstance(pair, WithAnother):
            yield from self._another(row, pair)
            return
        for use in self.uses:
            if self.kinds.meant(pair, use) and self._ahead(use) is not None:
                yield from (conflict for conflict in self._alone(row, pair, use) if self._is_told(pair, use))

    def _alone(self, row: PairRule, pair: Pair, use: HomeUse) -> Iterator[Conflict]:
        match pair:
            case AfterService():
                yield from self._after_service(row, pair, use)
            case WithClient():
                ahead = self._ahead(use)
                if ahead is not None and self._is_true(pair.when, ahead.first):
                    yield self._conflict(row, pair, use)
            case BeforeVisit():
                yield from self._before_visit(row, pair, use)
            case OnArea():
                if pair.area in use.areas and len(set(use.areas)) > 1:
                    yield self._conflict(row, pair, use)
            case Always():
                yield self._conflict(row, pair, use)

    def _is_told(self, pair: Pair, *uses: HomeUse) -> bool:
        """Whether the plan says what decides here. Whatever it leaves open is noted."""
        self.gaps.update({Gap(name, use): None for use in uses for name in unsaid(pair, use)})
        return not any(True for use in uses for _ in undecided(pair, use))

    def _after_service(self, row: PairRule, pair: AfterService, use: HomeUse) -> Iterator[Conflict]:
        ahead = self._ahead(use)
        assert ahead is not None
        wait = duration(pair.wait)
        if self.service is None:
            could_be_soon = ahead.first < after(self.today, wait) and (use.is_new or not pair.new)
            if "service" not in self.none and could_be_soon and self._share(use, ServiceDone(day=self.today).areas):
                self.gaps[Gap("service")] = None
        elif self._share(use, self.service.areas) and not (pair.extracted and self.service.extracted is False):
            until = after(self.service.day, wait)
            new = use.is_new and use.start is not None and use.start >= self.service.day
            if ahead.first < until and (new or not pair.new):
                if pair.extracted and self.service.extracted is None:
                    self.gaps[Gap("extracted")] = None
                yield self._conflict(row, pair, use, until=until)
            elif pair.or_while is not None and ahead.first == self.today and self._is_true(pair.or_while, self.today):
                yield self._conflict(row, pair, use)
        # what is planned for the days after the visit to come
        visit = self.visit
        meant = use.start is not None and (use.is_new or not pair.new)
        if visit is not None and visit.day >= self.today and meant and self._share(use, visit.areas):
            until = after(visit.day, wait)
            if use.start is not None and visit.day <= use.start < until:
                yield self._conflict(row, pair, use, until=until)

    def _before_visit(self, row: PairRule, pair: BeforeVisit, use: HomeUse) -> Iterator[Conflict]:
        visit = self.visit
        if visit is None:
            if "visit" not in self.none and self._share(use, NextVisit(day=self.today).areas):
                self.gaps[Gap("visit")] = None
            return
        if visit.day < self.today or not self._share(use, visit.areas):
            return
        planned = {getattr(visit, name) for name in pair.planned}
        if planned == {False}:
            return
        last_day = visit.day - duration(pair.wait)
        begins_before = use.start is None or use.start < visit.day
        if begins_before and (use.end is None or use.end > last_day):
            if planned and True not in planned:
                self.gaps[Gap("planned")] = None
            yield self._conflict(row, pair, use, last_day=last_day)

    def _another(self, row: PairRule, pair: WithAnother) -> Iterator[Conflict]:
        if pair.meeting == "after":
            yield from self._one_after_another(row, pair)
            return
        for one, other in combinations(self.uses, 2):
            for first, second in ((one, other), (other, one)):
                if self.kinds.meant(pair, first) and self.kinds.match(second, pair.other):
                    conflict = self._together(row, pair, one, other)
                    if conflict is not None and self._is_told(pair, first):
                        yield conflict
                    break

    def _together(self, row: PairRule, pair: WithAnother, one: HomeUse, other: HomeUse) -> Conflict | None:
        ahead = [days for days in (self._ahead(one), self._ahead(other)) if days is not None]
        if not ahead:
            return None
        if pair.meeting == "starts":
            return self._starts(row, pair, one, other)
        if not self._share(one, other.areas, other):
            return None
        if pair.meeting == "session":
            same_time = not one.times or not other.times or not set(one.times).isdisjoint(other.times)
            if len(ahead) < 2 or not ahead[0].meets(ahead[1]) or not same_time:
                return None
            self.gaps.update({Gap("times", use): None for use in (one, other) if not use.times})
        return self._conflict(row, pair, one, other)

    def _starts(self, row: PairRule, pair: WithAnother, one: HomeUse, other: HomeUse) -> Conflict | None:
        if one.start is None or other.start is None or not (one.is_new and other.is_new):
            return None
        assert pair.wait is not None
        first, second = sorted((one.start, other.start))
        until = after(first, duration(pair.wait))
        if second < until and until > self.today:
            return self._conflict(row, pair, one, other, until=until)
        return None

    def _one_after_another(self, row: PairRule, pair: WithAnother) -> Iterator[Conflict]:
        assert pair.wait is not None
        wait = duration(pair.wait)
        earlier = [use for use in (*self.uses, *self._of_the_service()) if self.kinds.match(use, pair.other)]
        for later in (use for use in self.uses if self.kinds.meant(pair, use)):
            ahead = self._ahead(later)
            for use in earlier:
                until = None if use.end is None else after(use.end, wait)
                reach = Days(use.start or datetime.date.min, None if until is None else until - duration("P1D"))
                if use is not later and ahead is not None and ahead.meets(reach) and self._share(later, use.areas, use):
                    going_on = pair.wait if until is None else None
                    yield self._conflict(row, pair, later, use, until=until, from_last=going_on)

    def _of_the_service(self) -> tuple[HomeUse, ...]:
        if self.service is None or not self.service.aha:
            return ()
        return (HomeUse(kind="aha", areas=self.service.areas, day=self.service.day),)

    def _ahead(self, use: HomeUse) -> Days | None:
        """The days of use from today on; None where it is over."""
        if use.end is not None and use.end < self.today:
            return None
        return Days(max(use.start or self.today, self.today), use.end)

    def _share(self, use: HomeUse, areas: Iterable[str], other: HomeUse | None = None) -> bool:
        everywhere = [self.kinds.everywhere(each) for each in (use, other) if each is not None]
        return any(everywhere) or not set(use.areas).isdisjoint(areas)

    def _is_true(self, condition: Condition, day: datetime.date) -> bool:
        """Whether a condition is true of the client on a day; what is unknown and decides is noted to be asked."""
        result = self.tests[id(condition)](self.facts, day)
        if result is None:
            names = (part.fact for part in comparisons(condition))
            self.asked.update(dict.fromkeys(name for name in names if name not in self.facts))
        return result is True

    def _conflict(
        self,
        row: PairRule,
        pair: Pair,
        *uses: HomeUse,
        until: datetime.date | None = None,
        last_day: datetime.date | None = None,
        from_last: str | None = None,
    ) -> Conflict:
        each = {self.kinds.prescribed(use) for use in uses}
        prescribed: Prescribed = "yes" if "yes" in each else "perhaps" if "perhaps" in each else "no"
        prescriber = (PRESCRIBER,) if prescribed == "yes" and row.prescribed else ()
        also = tuple(dict.fromkeys((*pair.also, *prescriber)))
        return Conflict(row, uses, until, pair.until, also, last_day, from_last, prescribed)
