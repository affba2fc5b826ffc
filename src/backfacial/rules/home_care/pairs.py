"""Home care pair by pair: each way in which a row can be true, from today on."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from backfacial.facts.conditions import Condition, comparisons
from backfacial.facts.home_care.plans import (
    AfterService,
    Always,
    BeforeVisit,
    HomeKind,
    HomeUse,
    NextVisit,
    OnArea,
    Pair,
    PairRule,
    ServiceDone,
    WithAnother,
    WithClient,
)
from backfacial.rules.conditions import Test
from backfacial.rules.days import Days
from backfacial.rules.home_care.conflicts import Conflict, Prescribed
from backfacial.rules.values import Facts, after, duration

_BY_KIND: dict[str, Prescribed] = {"never": "no", "perhaps": "perhaps", "always": "yes"}
PRESCRIBER = "prescriber-decides"
"""The condition that joins the others where a doctor prescribed it."""


class Kinds:
    """The kinds of things at home, by name and by group."""

    def __init__(self, kinds: Iterable[HomeKind]) -> None:
        self._kinds = {kind.id: kind for kind in kinds}
        self._names = {kind.id: frozenset({kind.id, *kind.groups}) for kind in self._kinds.values()}

    def match(self, use: HomeUse, names: Iterable[str]) -> bool:
        """Whether a use is of one of these kinds or groups."""
        return not self._names[use.kind].isdisjoint(names)

    def everywhere(self, use: HomeUse) -> bool:
        """Whether it concerns the whole body, whatever its area."""
        return self._kinds[use.kind].everywhere

    def prescribed(self, use: HomeUse) -> Prescribed:
        """Whether a doctor has prescribed it; where nobody says, by its kind."""
        if use.prescribed is not None:
            return "yes" if use.prescribed else "no"
        return _BY_KIND[self._kinds[use.kind].prescribed]


@dataclass(frozen=True)
class Check:
    """One check: everything that is known, and a place for what has to be asked."""

    kinds: Kinds
    tests: dict[int, Test]
    uses: Sequence[HomeUse]
    facts: Facts
    today: datetime.date
    service: ServiceDone | None
    visit: NextVisit | None
    asked: dict[str, None]

    def conflicts(self, row: PairRule, pair: Pair) -> Iterator[Conflict]:
        """Every way in which a pair of a row is true."""
        if isinstance(pair, WithAnother):
            yield from self._another(row, pair)
            return
        for use in self.uses:
            if self.kinds.match(use, pair.of) and self._ahead(use) is not None:
                conflict = self._alone(row, pair, use)
                if conflict is not None:
                    yield conflict

    def _alone(self, row: PairRule, pair: Pair, use: HomeUse) -> Conflict | None:
        match pair:
            case AfterService():
                return self._after_service(row, pair, use)
            case WithClient():
                return self._with_client(row, pair, use)
            case BeforeVisit():
                return self._before_visit(row, pair, use)
            case OnArea():
                two = pair.area in use.areas and len(set(use.areas)) > 1
                return self._conflict(row, pair, use) if two else None
            case Always():
                return self._conflict(row, pair, use)
        raise TypeError(pair)

    def _after_service(self, row: PairRule, pair: AfterService, use: HomeUse) -> Conflict | None:
        service, ahead = self.service, self._ahead(use)
        if service is None or ahead is None or not self._share(use, service.areas):
            return None
        if (pair.stays_on and use.stays_on is False) or (pair.extracted and service.extracted is False):
            return None
        if pair.new and (use.start is None or use.start < service.day):
            return None
        until = after(service.day, duration(pair.wait))
        by_time = ahead.first < until
        if by_time:
            return self._conflict(row, pair, use, until=until)
        still = pair.or_while is not None and ahead.first == self.today and self._is_true(pair.or_while)
        return self._conflict(row, pair, use) if still else None

    def _with_client(self, row: PairRule, pair: WithClient, use: HomeUse) -> Conflict | None:
        if pair.small is not None and _is_small(use, pair.small):
            return None
        return self._conflict(row, pair, use) if self._is_true(pair.when) else None

    def _before_visit(self, row: PairRule, pair: BeforeVisit, use: HomeUse) -> Conflict | None:
        visit = self.visit
        if visit is None or visit.day < self.today or not self._share(use, visit.areas):
            return None
        if all(getattr(visit, planned) is False for planned in pair.planned):
            return None
        last_day = visit.day - duration(pair.wait)
        begins_before = use.start is None or use.start < visit.day
        if begins_before and (use.end is None or use.end > last_day):
            return self._conflict(row, pair, use, last_day=last_day)
        return None

    def _another(self, row: PairRule, pair: WithAnother) -> Iterator[Conflict]:
        if pair.meeting == "after":
            yield from self._one_after_another(row, pair)
            return
        for one, other in combinations(self.uses, 2):
            for first, second in ((one, other), (other, one)):
                if self.kinds.match(first, pair.of) and self.kinds.match(second, pair.other):
                    conflict = self._together(row, pair, one, other)
                    if conflict is not None:
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
        return self._conflict(row, pair, one, other)

    def _starts(self, row: PairRule, pair: WithAnother, one: HomeUse, other: HomeUse) -> Conflict | None:
        if one.start is None or other.start is None:
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
        for later in (use for use in self.uses if self.kinds.match(use, pair.of)):
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

    def _is_true(self, condition: Condition) -> bool:
        """Whether a condition is true of the client; what is unknown and decides is noted to be asked."""
        result = self.tests[id(condition)](self.facts, self.today)
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
        conditions = tuple(dict.fromkeys((*pair.until, *prescriber)))
        return Conflict(row, uses, until, conditions, last_day, from_last, prescribed)


def _is_small(use: HomeUse, most: float) -> bool:
    return use.large is False and use.percent is not None and use.percent <= most
