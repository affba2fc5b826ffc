"""Triage of a reaction: what is noticed in, one action out.

The rows are data (`content/sign-patterns.yml`), and so is what saves life whichever row is true (`first-aid.yml`,
`positions.yml`).
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from backfacial.facts import library
from backfacial.facts.reactions.reactions import (
    FirstAidStep,
    Position,
    Reaction,
    ReactionAction,
    Referral,
    SignPattern,
    TriageFact,
)
from backfacial.rules.reactions.first_aid import Aid, FirstAid
from backfacial.rules.reactions.outcome import Action, Triage, highest
from backfacial.rules.reactions.rows import ANY_DAY, Row
from backfacial.rules.reading import read_facts
from backfacial.rules.screening.outcome import Service
from backfacial.rules.values import UNSURE, Facts, absent_value

MOST_QUESTIONS: Final = 8
"""So much is asked at once: first aid comes before questions."""


class Patterns:
    """The triage table made ready. Another set of rows makes another table, so a test can leave one out.

    Args:
        facts: all that can be noticed or known.
        rows: the sign patterns from the top; the last one is the catch-all.
        reactions: what the rows name as candidates.
        actions: what each action asks for.
        steps: the first-aid steps.
        positions: how the client lies or sits.

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
        steps: Iterable[FirstAidStep],
        positions: Iterable[Position],
    ) -> None:
        self.facts = {fact.id: fact for fact in facts}
        self.absent: Facts = {name: absent_value(fact) for name, fact in self.facts.items()}
        self.reactions = {reaction.id: reaction for reaction in reactions}
        self.actions = {Action(action.id): action for action in actions}
        self.first_aid = FirstAid(steps, positions, self.reactions, self.facts)
        signs_of = {reaction.id: reaction.signs for reaction in self.reactions.values()}
        made = [Row(row, self.facts, signs_of) for row in rows]
        if [row.pattern.catch_all for row in made] != [False] * (len(made) - 1) + [True]:
            raise ValueError("the last row has to be the only one for anything else")
        *self._rows, self._catch_all = made
        for row in made:
            if row.test(self.absent, ANY_DAY) is not False:
                raise ValueError(f"{row.pattern.id} is true where there is nothing to notice")

    def triage(self, facts: Facts) -> Triage:
        """The action for what is known; what is not in `facts`, or unsure, is unknown."""
        known: Facts = {name: value for name, value in facts.items() if value is not UNSURE}
        true, waiting = self._standing(known)
        action, deciding = _deciding(true, known)
        ids = [row.pattern.id for row in true]
        aid = self.first_aid.at(ids, known)
        return Triage(
            action=action,
            row=deciding.pattern.id,
            candidates=next((found for row in _first(deciding, true) if (found := row.candidates(known))), ()),
            also=tuple(row for row in ids if row != deciding.pattern.id),
            position=aid.position,
            do=self._steps(aid, true, known, action),
            aids=aid.steps,
            say=self._words(_first(deciding, true), known, action),
            ask=self._questions(true, waiting, known, action),
            up_to=highest([action, *(row.worst(known) for row in (*true, *waiting, *self._anything_else_yet(known)))]),
            stop_step=known.get("in_service") is not False,
            service=self._service(true, action),
        )

    def decides(self, facts: Facts) -> tuple[Action, str]:
        """The action of `triage` and the row that asks for it. It takes a fifth of the time."""
        known: Facts = {name: value for name, value in facts.items() if value is not UNSURE}
        action, row = _deciding(self._standing(known)[0], known)
        return action, row.pattern.id

    def rows_about(self, fact: str) -> tuple[Row, ...]:
        """The rows that ask about a fact: as long as they say the same, another value of it changes no action."""
        return tuple(row for row in self._rows if fact in row.asks_about)

    def _standing(self, known: Facts) -> tuple[list[Row], list[Row]]:
        """The rows that are true, the catch-all last if it is, and those that something unknown decides."""
        results = [(row, row.test(known, ANY_DAY)) for row in self._rows]
        certain = {row.pattern.id for row, result in results if result}
        standing = [(row, result) for row, result in results if not certain & set(row.pattern.unless)]
        true = [row for row, result in standing if result]
        waiting = [row for row, result in standing if result is None]
        true += [self._catch_all] if self._is_anything_else(true, known) else []
        return true, waiting

    def action_of(self, row: str, facts: Facts) -> Action:
        """The action that one row asks for by itself where it is true.

        Raises:
            KeyError: there is no such row.
        """
        rows = {each.pattern.id: each for each in (*self._rows, self._catch_all)}
        return rows[row].action_of(facts)

    def _is_anything_else(self, true: list[Row], known: Facts) -> bool:
        """Whether nothing fits, or a sign is left that no true row accounts for and that asks for more than they do."""
        if not true:
            return True
        if self._catch_all.action_of(known).rank <= highest(row.action_of(known) for row in true).rank:
            return False
        accounted = {name for row in true for name in row.accounts_for}
        return any(
            name not in accounted
            for name, value in known.items()
            if self.facts[name].about != "detail" and value != self.absent[name]
        )

    def _anything_else_yet(self, known: Facts) -> list[Row]:
        unknown_sign = any(name not in known for name, fact in self.facts.items() if fact.about != "detail")
        return [self._catch_all] if unknown_sign else []

    def _steps(self, aid: Aid, true: list[Row], known: Facts, action: Action) -> tuple[str, ...]:
        """What saves life first, then the steps of every row that is true, the most serious row first."""
        steps = [*aid.do]
        for row in sorted(true, key=lambda each: -each.action_of(known).rank):
            reaction = self.reactions.get(row.pattern.steps_of or "")
            steps += [*row.pattern.do, *(reaction.in_room if reaction else ()), *row.additions(known)]
        return tuple(dict.fromkeys([*steps, *self.actions[action].then]))

    def _words(self, rows: Iterable[Row], known: Facts, action: Action) -> tuple[str, ...]:
        """The words of the level, then of a line whose example is there: others could name a sign that is not."""
        general = self.actions[action].say
        for row in rows:
            reaction = self.reactions.get(row.pattern.steps_of or "")
            lines = [line for line in reaction.refer if line.level == action] if reaction else []
            fitting = [line for line in lines if not line.example or self._is_there(line, known)]
            if fitting and row.action_of(known) is action:
                return (general, fitting[-1].say)
            fits_all = reaction is not None and (not lines or action == reaction.status[0])
            if reaction and fits_all and row.action_of(known) is action:
                return (general, reaction.say)
        return (general,)

    def _is_there(self, line: Referral, known: Facts) -> bool:
        example = read_facts(line.example, self.facts, ANY_DAY, rest_absent=False)
        return all(known.get(name) == value for name, value in example.items())

    def _service(self, true: list[Row], action: Action) -> Service:
        if action.rank >= Action.REFER.rank:
            return Service.NONE
        return max((Service(row.pattern.cap) for row in true), key=lambda service: service.rank)

    def _questions(self, true: list[Row], waiting: list[Row], known: Facts, action: Action) -> tuple[str, ...]:
        """What could raise the action most comes first; then what could add a step, and what could make a row fit.

        Of what could raise it as far, a row of which a sign is there already takes turns with the other rows.
        """
        raising: dict[Action, tuple[dict[str, list[str]], list[str]]] = {}
        for row, to, name in self._what_raises(true, waiting, known, action):
            begun, others = raising.setdefault(to, ({}, []))
            (begun.setdefault(row.pattern.id, []) if self._has_begun(row, known) else others).append(name)
        names: list[str] = []
        for to in sorted(raising, key=lambda each: -each.rank):
            begun, others = raising[to]
            others.sort(key=lambda name: self.facts[name].about != "danger")
            names += _in_turn(_in_turn(*begun.values()), others)
        if true != [self._catch_all]:
            names += self._what_adds_a_step(true, waiting, known)
        else:
            names += [name for row in waiting for name in row.asker(known, ANY_DAY, True)]
        return tuple(dict.fromkeys(names))[:MOST_QUESTIONS]

    def _what_raises(
        self, true: list[Row], waiting: list[Row], known: Facts, action: Action
    ) -> Iterator[tuple[Row, Action, str]]:
        for row in (*self._rows, self._catch_all):
            worst = row.worst(known)
            is_open = row in waiting or row is self._catch_all
            if is_open and worst.rank > action.rank:
                yield from ((row, worst, name) for name in row.asker(known, ANY_DAY, True))
            if row in true or row is self._catch_all:
                yield from ((row, to, name) for to, name in row.what_raises_it(known, action))

    def _has_begun(self, row: Row, known: Facts) -> bool:
        return any(known.get(name, self.absent[name]) != self.absent[name] for name in row.asks_about)

    def _what_adds_a_step(self, true: list[Row], waiting: list[Row], known: Facts) -> Iterator[str]:
        """What could put the client in another position takes turns with what could make a row true that has a step."""
        wanted = [row for row in waiting if row.pattern.id in self.first_aid.rows]
        asked = [name for row in wanted for name in row.asker(known, ANY_DAY, True)]
        return _in_turn(self.first_aid.waits_for([row.pattern.id for row in true], known), asked)


def _deciding(true: Iterable[Row], known: Facts) -> tuple[Action, Row]:
    """The highest action of the rows that are true, and the first row that asks for it."""
    actions = [(row.action_of(known), row) for row in true]
    action = highest(action for action, _ in actions)
    return action, next(row for each, row in actions if each is action)


def _first(deciding: Row, true: Iterable[Row]) -> list[Row]:
    """The deciding row, then the others."""
    return [deciding, *(row for row in true if row is not deciding)]


def _in_turn(*lists: Iterable[str]) -> Iterator[str]:
    """One of each, and again, until all are through."""
    return (name for turn in zip_longest(*map(dict.fromkeys, lists)) for name in turn if name is not None)


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The triage table that ships with the course."""
    content = library()
    return Patterns(
        content.of(TriageFact).values(),
        content.of(SignPattern).values(),
        content.of(Reaction).values(),
        content.of(ReactionAction).values(),
        content.of(FirstAidStep).values(),
        content.of(Position).values(),
    )


def triage(facts: Facts) -> Triage:
    """The action by the table of the course; see `Patterns.triage`."""
    return patterns().triage(facts)
