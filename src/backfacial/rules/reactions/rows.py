"""A sign pattern made ready: when it is true, how far it goes, and what to ask for it."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Final

from backfacial.facts.conditions import Condition, comparisons
from backfacial.facts.reactions.reactions import SignPattern, TriageFact
from backfacial.rules.conditions import Test, test_of
from backfacial.rules.reactions.outcome import Action, highest
from backfacial.rules.screening.asking import Asker, asker_of
from backfacial.rules.values import Facts

ANY_DAY: Final = datetime.date(2000, 1, 1)
"""No triage fact is a date."""


class Row:
    """A row of the triage table."""

    def __init__(self, pattern: SignPattern, facts: Mapping[str, TriageFact], signs_of: Mapping[str, Iterable[str]]):
        self.pattern = pattern
        self.action = Action(pattern.action)
        self.test: Test = test_of(pattern.when, facts)
        self.asker: Asker = asker_of(pattern.when, facts)
        self.raises = [(test_of(r.when, facts), asker_of(r.when, facts), Action(r.to)) for r in pattern.raises]
        self._adds = [(test_of(addition.when, facts), addition.do) for addition in pattern.adds]
        self._others = [(test_of(other.when, facts), other.candidate) for other in pattern.candidates_if]
        conditions: list[Condition] = [pattern.when, *(each.when for each in pattern.raises)]
        self.asks_about = frozenset(part.fact for condition in conditions for part in comparisons(condition))
        candidates = (*pattern.candidates, *(other.candidate for other in pattern.candidates_if))
        self.accounts_for = self.asks_about | {sign for candidate in candidates for sign in signs_of[candidate]}

    def action_of(self, known: Facts) -> Action:
        """The action of a row that is true."""
        return highest([self.action, *(to for test, _, to in self.raises if test(known, ANY_DAY))])

    def worst(self, known: Facts) -> Action:
        """The highest action that it can still ask for."""
        return highest([self.action, *(to for test, _, to in self.raises if test(known, ANY_DAY) is not False)])

    def what_raises_it(self, known: Facts, action: Action) -> list[tuple[Action, str]]:
        """The unknown facts that could raise it above an action, with how far."""
        still_open = [
            (to, asker) for test, asker, to in self.raises if to.rank > action.rank and test(known, ANY_DAY) is None
        ]
        return [(to, name) for to, asker in still_open for name in asker(known, ANY_DAY, True)]

    def candidates(self, known: Facts) -> tuple[str, ...]:
        return (*self.pattern.candidates, *(name for test, name in self._others if test(known, ANY_DAY)))

    def additions(self, known: Facts) -> tuple[str, ...]:
        return tuple(do for test, do in self._adds if test(known, ANY_DAY))
