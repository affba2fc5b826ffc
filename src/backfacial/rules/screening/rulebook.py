"""Screening: a client's facts in, one decision out. The rows are data (`content/screening.yml`)."""

import datetime
from collections.abc import Iterable, Sequence
from functools import lru_cache

from backfacial.facts import library
from backfacial.facts.conditions import Condition, comparisons
from backfacial.facts.consultation.screening import ClientFact, ModuleRule, ScreeningRule
from backfacial.rules.conditions import Test, test_of
from backfacial.rules.screening.asking import asker_of
from backfacial.rules.screening.modules import ModuleLimits
from backfacial.rules.screening.outcome import Level, Screening, Service, Wait, combined
from backfacial.rules.values import NEVER, UNSURE, Facts, absent_value, after, duration

_ANY_DAY = datetime.date(2000, 1, 1)
_CLOSED_EYES = ("arrival", "back")  # learnt by looking: absent only after the look


class Rulebook:
    """Screening rows made ready. Another set of rows makes another book, so a test can leave one out.

    `conditional` are the facts that have to be known only under a condition, with it; `absent` the value of each fact
    that was asked and denied.

    Args:
        facts: all that can be known about a client.
        rows: the screening rows.
        modules: the rules about modules.

    Raises:
        KeyError: a row names a fact that there is not.
        ValueError: a row fires for a client of whom nothing is true.
    """

    def __init__(
        self, facts: Iterable[ClientFact], rows: Iterable[ScreeningRule], modules: Iterable[ModuleRule] = ()
    ) -> None:
        self.facts = {fact.id: fact for fact in facts}
        self.absent: Facts = {name: absent_value(fact) for name, fact in self.facts.items()}
        self.rows = tuple(rows)
        self._modules = ModuleLimits(modules, self.facts)
        self._tests: tuple[Test, ...] = tuple(test_of(row.when, self.facts) for row in self.rows)
        self._test_of = {row.id: test for row, test in zip(self.rows, self._tests, strict=True)}
        self._asker_of = {row.id: asker_of(row.when, self.facts) for row in self.rows}
        self._rows_of: dict[str, list[int]] = {name: [] for name in self.facts}
        for number, row in enumerate(self.rows):
            for name in self.facts_of(row):
                self._rows_of[name].append(number)
            if self._tests[number](self.absent, _ANY_DAY) is not False:
                raise ValueError(f"{row.id} fires for a client of whom nothing is true")
        self.conditional: dict[str, Condition] = {
            name: fact.must for name, fact in self.facts.items() if not isinstance(fact.must, bool | str)
        }
        self._musts = {name: test_of(must, self.facts) for name, must in self.conditional.items()}
        leaves = [part for row in self.rows for part in comparisons(row.when)]
        self._needing_a_value = [name for name, fact in self.facts.items() if fact.needs_value]
        self._decided_when_unsure = {part.fact for part in leaves if part.unsure}

    def screen(self, facts: Facts, today: datetime.date, planned: Sequence[str] = ()) -> Screening:
        """The decision.

        Args:
            facts: what is known; what is not in it is unknown.
            planned: modules in the order in which they were chosen, such as O1.
        """
        known = self.settled(facts, today)
        fired, open_rows = self._applied(known, today)
        fired += self._at_least(open_rows, known, today)
        final = any(Service(row.cap) is Service.NONE or Level(row.level).rank >= Level.URGENT.rank for row in fired)
        ask = () if final else self._still_to_ask(known, today, open_rows)
        out = self._modules.out({**self.absent, **known}, today, planned)
        return combined(fired, self._wait(fired, known, today), ask, out)

    def matters(self, name: str, facts: Facts, today: datetime.date) -> bool:
        """Whether a fact of `conditional` has to be known, by what is known of the others."""
        return self._musts[name](facts, today) is True

    def cannot_matter(self, name: str, facts: Facts, today: datetime.date) -> bool:
        """Whether what is known of the others settles that a fact of `conditional` need not be known."""
        return self._musts[name](facts, today) is False

    def still_above(self, facts: Facts, level: Level, today: datetime.date) -> tuple[ScreeningRule, ...]:
        """The rows above a level that something unknown may still make true, where somebody medical has to see it."""
        least = max(level.rank + 1, Level.REFER.rank)
        _, open_rows = self._applied(self.settled(facts, today), today)
        return tuple(row for row in open_rows if Level(row.level).rank >= least)

    def next_of(self, row: ScreeningRule, facts: Facts, today: datetime.date) -> tuple[str, ...]:
        """The facts that an open row waits for; see `asker_of`."""
        return self._asker_of[row.id](self.settled(facts, today), today, True)

    def facts_of(self, row: ScreeningRule) -> frozenset[str]:
        """The names of the facts that a row asks about."""
        return frozenset(part.fact for part in comparisons(row.when))

    def settled(self, facts: Facts, today: datetime.date) -> Facts:
        """The facts with the cautious value in place of "does not know", and of an answer that cannot be.

        Where there is no cautious value and no row for it either, "does not know" leaves the fact unknown.
        """
        known = dict(facts)
        for name in [name for name, value in facts.items() if value is UNSURE]:
            if name not in self._decided_when_unsure:
                del known[name]
                known |= self._cautious(name, today)
        for name in self._needing_a_value:
            if known.get(name) == self.absent[name] and self.matters(name, known, today):
                known |= self._cautious(name, today)
        return known

    def _cautious(self, name: str, today: datetime.date) -> Facts:
        fact = self.facts[name]
        if fact.kind == "date":
            return {name: today}
        return {} if fact.if_unsure is None else {name: fact.if_unsure}

    def _applied(self, known: Facts, today: datetime.date) -> tuple[list[ScreeningRule], list[ScreeningRule]]:
        """The rows that are true, and those that something unknown decides. Rows of absent facts alone are false."""
        absent = self.absent
        numbers = {
            number for name, default in absent.items() if known.get(name) != default for number in self._rows_of[name]
        }
        fired, open_rows = [], []
        for number in sorted(numbers):
            result = self._tests[number](known, today)
            if result is None:
                open_rows.append(self.rows[number])
            elif result:
                fired.append(self.rows[number])
        return fired, open_rows

    def _at_least(self, open_rows: list[ScreeningRule], known: Facts, today: datetime.date) -> list[ScreeningRule]:
        """The rows that are urgent or more by what is known already, if all that is unknown turned out harmless."""
        hoped: Facts = {**self.absent, **known}
        urgent = [row for row in open_rows if Level(row.level).rank >= Level.URGENT.rank]
        return [row for row in urgent if self._test_of[row.id](hoped, today)]

    def _still_to_ask(self, known: Facts, today: datetime.date, open_rows: list[ScreeningRule]) -> tuple[str, ...]:
        if len(known) >= len(self.facts):
            return ()
        return tuple(
            name
            for name, fact in self.facts.items()
            if name not in known and self._is_wanted(fact, known, today, open_rows)
        )

    def _is_wanted(self, fact: ClientFact, known: Facts, today: datetime.date, open_rows: list[ScreeningRule]) -> bool:
        match fact.must:
            case True:
                return True
            case False:
                return fact.learnt in _CLOSED_EYES
            case str():
                return any(self._unknown_of(row, known) == {fact.id} for row in open_rows)
            case _:
                return self.matters(fact.id, known, today)

    def _unknown_of(self, row: ScreeningRule, known: Facts) -> set[str]:
        return set(self.facts_of(row) - set(known))

    def _wait(self, fired: list[ScreeningRule], known: Facts, today: datetime.date) -> Wait:
        ends, without_date = [], []
        for row in fired:
            for wait in row.waits:
                since = known.get(wait.since)
                if isinstance(since, datetime.date) and since != NEVER:
                    ends.append(after(since, duration(wait.at_least)))
                elif self._has_no_date_yet(row, wait.since):
                    without_date.append(wait)
        until = max((end for end in ends if end > today), default=None)
        conditions = dict.fromkeys(condition for row in fired for condition in row.until)
        return Wait(until, tuple(conditions), tuple(dict.fromkeys(without_date)))

    def _has_no_date_yet(self, row: ScreeningRule, name: str) -> bool:
        """The row fired for another reason than this date (capsules still being taken), so its wait begins later."""
        others = self.facts_of(row) - {"letter"}
        return not all(self.facts[other].kind == "date" for other in others)


@lru_cache(maxsize=1)
def rulebook() -> Rulebook:
    """The rules that ship with the course."""
    content = library()
    return Rulebook(content.client_facts.values(), content.screening.values(), content.modules.values())


def screen(facts: Facts, today: datetime.date, planned: Sequence[str] = ()) -> Screening:
    """The decision by the rules of the course; see `Rulebook.screen`."""
    return rulebook().screen(facts, today, planned)
