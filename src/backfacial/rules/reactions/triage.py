"""Triage of a reaction: what is noticed in, one action out. The rows are data (`content/sign-patterns.yml`)."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from backfacial.facts import library
from backfacial.facts.conditions import Condition, comparisons
from backfacial.facts.reactions.reactions import Reaction, ReactionAction, SignPattern, TriageFact
from backfacial.rules.conditions import Test, test_of
from backfacial.rules.screening.asking import Asker, asker_of
from backfacial.rules.screening.outcome import Ordered, Service
from backfacial.rules.values import UNSURE, Facts, absent_value

_ANY_DAY = datetime.date(2000, 1, 1)  # no triage fact is a date


class Action(Ordered):
    """What a reaction asks for, from reassuring to calling for help."""

    EXPECTED = "expected"
    MONITOR = "monitor"
    REFER = "refer"
    URGENT = "urgent"
    EMERGENCY = "emergency"


@dataclass(frozen=True)
class Triage:
    """What to do. It holds at once; what is still to `ask` can only raise the action, at most to `up_to`.

    `row` is the first row that asks for the action, `candidates` the reactions (SE..) that it fits, and `also` every
    other row that is true. `do` are the steps in the room, in order. `say` are the words to the client. `stop_step`
    says to stop what was being done; `service` is the most that may still be done today.
    """

    action: Action
    row: str
    candidates: tuple[str, ...]
    also: tuple[str, ...]
    do: tuple[str, ...]
    say: tuple[str, ...]
    ask: tuple[str, ...]
    up_to: Action
    stop_step: bool
    service: Service


class _Row:
    """A sign pattern made ready."""

    def __init__(self, pattern: SignPattern, facts: Mapping[str, TriageFact], signs_of: Mapping[str, Iterable[str]]):
        self.pattern = pattern
        self.action = Action(pattern.action)
        self.test: Test = test_of(pattern.when, facts)
        self.asker: Asker = asker_of(pattern.when, facts)
        self.raises = [(test_of(r.when, facts), asker_of(r.when, facts), Action(r.to)) for r in pattern.raises]
        self._adds = [(test_of(addition.when, facts), addition.do) for addition in pattern.adds]
        self._others = [(test_of(other.when, facts), other.candidate) for other in pattern.candidates_if]
        conditions: list[Condition] = [pattern.when, *(each.when for each in pattern.raises)]
        named = {part.fact for condition in conditions for part in comparisons(condition)}
        candidates = (*pattern.candidates, *(other.candidate for other in pattern.candidates_if))
        self.accounts_for = named | {sign for candidate in candidates for sign in signs_of[candidate]}

    def action_of(self, known: Facts) -> Action:
        """The action of a row that is true."""
        return _highest([self.action, *(to for test, _, to in self.raises if test(known, _ANY_DAY))])

    def worst(self, known: Facts) -> Action:
        """The highest action that it can still ask for."""
        return _highest([self.action, *(to for test, _, to in self.raises if test(known, _ANY_DAY) is not False)])

    def what_raises_it(self, known: Facts, action: Action) -> list[str]:
        """The unknown facts that could raise it above an action."""
        still_open = [
            asker for test, asker, to in self.raises if to.rank > action.rank and test(known, _ANY_DAY) is None
        ]
        return [name for asker in still_open for name in asker(known, _ANY_DAY, True)]

    def candidates(self, known: Facts) -> tuple[str, ...]:
        return (*self.pattern.candidates, *(name for test, name in self._others if test(known, _ANY_DAY)))

    def first_steps(self, known: Facts) -> tuple[str, ...]:
        raised = [
            own.do for own, (test, *_) in zip(self.pattern.raises, self.raises, strict=True) if test(known, _ANY_DAY)
        ]
        return (*(step for step in raised if step), *self.pattern.do)

    def additions(self, known: Facts) -> tuple[str, ...]:
        return tuple(do for test, do in self._adds if test(known, _ANY_DAY))


def _highest(actions: Iterable[Action]) -> Action:
    return max(actions, key=lambda action: action.rank)


class Patterns:
    """The triage table made ready. Another set of rows makes another table, so a test can leave one out.

    Args:
        facts: all that can be noticed or known.
        rows: the sign patterns from the top; the last one is the catch-all.
        reactions: what the rows name as candidates.
        actions: what each action asks for.

    Raises:
        KeyError: a row names a fact or a reaction that there is not.
        ValueError: the last row is not the only catch-all, or a row is true where there is nothing to notice.
    """

    def __init__(
        self,
        facts: Iterable[TriageFact],
        rows: Iterable[SignPattern],
        reactions: Iterable[Reaction],
        actions: Iterable[ReactionAction],
    ) -> None:
        self.facts = {fact.id: fact for fact in facts}
        self.absent: Facts = {name: absent_value(fact) for name, fact in self.facts.items()}
        self.reactions = {reaction.id: reaction for reaction in reactions}
        self.actions = {Action(action.id): action for action in actions}
        signs_of = {reaction.id: reaction.signs for reaction in self.reactions.values()}
        made = [_Row(row, self.facts, signs_of) for row in rows]
        if [row.pattern.catch_all for row in made] != [False] * (len(made) - 1) + [True]:
            raise ValueError("the last row has to be the only one for anything else")
        *self._rows, self._catch_all = made
        for row in made:
            if row.test(self.absent, _ANY_DAY) is not False:
                raise ValueError(f"{row.pattern.id} is true where there is nothing to notice")

    def triage(self, facts: Facts) -> Triage:
        """The action for what is known; what is not in `facts`, or unsure, is unknown."""
        known: Facts = {name: value for name, value in facts.items() if value is not UNSURE}
        results = [(row, row.test(known, _ANY_DAY)) for row in self._rows]
        certain = {row.pattern.id for row, result in results if result}
        standing = [(row, result) for row, result in results if not certain & set(row.pattern.unless)]
        true = [row for row, result in standing if result]
        waiting = [row for row, result in standing if result is None]
        true += [self._catch_all] if self._is_anything_else(true, known) else []
        action = _highest(row.action_of(known) for row in true)
        deciding = next(row for row in true if row.action_of(known) is action)
        return Triage(
            action=action,
            row=deciding.pattern.id,
            candidates=deciding.candidates(known),
            also=tuple(row.pattern.id for row in true if row is not deciding),
            do=self._steps(deciding, known, action),
            say=self._words(deciding, action),
            ask=self._questions(true, waiting, known, action),
            up_to=_highest([action, *(row.worst(known) for row in (*true, *waiting, *self._anything_else_yet(known)))]),
            stop_step=known.get("in_service") is not False,
            service=self._service(true, action),
        )

    def action_of(self, row: str, facts: Facts) -> Action:
        """The action that one row asks for by itself where it is true.

        Raises:
            KeyError: there is no such row.
        """
        rows = {each.pattern.id: each for each in (*self._rows, self._catch_all)}
        return rows[row].action_of(facts)

    def _is_anything_else(self, true: list[_Row], known: Facts) -> bool:
        """Whether nothing fits, or a sign is left that no true row accounts for and that asks for more than they do."""
        if not true:
            return True
        if self._catch_all.action_of(known).rank <= _highest(row.action_of(known) for row in true).rank:
            return False
        accounted = {name for row in true for name in row.accounts_for}
        return any(
            name not in accounted
            for name, value in known.items()
            if self.facts[name].about == "sign" and value != self.absent[name]
        )

    def _anything_else_yet(self, known: Facts) -> list[_Row]:
        unknown_sign = any(name not in known for name, fact in self.facts.items() if fact.about == "sign")
        return [self._catch_all] if unknown_sign else []

    def _steps(self, row: _Row, known: Facts, action: Action) -> tuple[str, ...]:
        reaction = self.reactions.get(row.pattern.steps_of or "")
        own = reaction.in_room if reaction else ()
        return (*row.first_steps(known), *own, *row.additions(known), *self.actions[action].then)

    def _words(self, row: _Row, action: Action) -> tuple[str, ...]:
        reaction = self.reactions.get(row.pattern.steps_of or "")
        return (self.actions[action].say, *((reaction.say,) if reaction else ()))

    def _service(self, true: list[_Row], action: Action) -> Service:
        if action.rank >= Action.REFER.rank:
            return Service.NONE
        return max((Service(row.pattern.cap) for row in true), key=lambda service: service.rank)

    def _questions(self, true: list[_Row], waiting: list[_Row], known: Facts, action: Action) -> tuple[str, ...]:
        """What could raise the action; where nothing fits yet, also what could make a row fit. From the top."""
        nothing_fits = true == [self._catch_all]
        names: list[str] = []
        for row in (*self._rows, self._catch_all):
            if row in waiting and (nothing_fits or row.worst(known).rank > action.rank):
                names += row.asker(known, _ANY_DAY, True)
            if row is self._catch_all and row.action.rank > action.rank:
                names += row.asker(known, _ANY_DAY, True)
            if row in true or row is self._catch_all:
                names += row.what_raises_it(known, action)
        return tuple(dict.fromkeys(names))


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The triage table that ships with the course."""
    content = library()
    return Patterns(
        content.of(TriageFact).values(),
        content.of(SignPattern).values(),
        content.of(Reaction).values(),
        content.of(ReactionAction).values(),
    )


def triage(facts: Facts) -> Triage:
    """The action by the table of the course; see `Patterns.triage`."""
    return patterns().triage(facts)
