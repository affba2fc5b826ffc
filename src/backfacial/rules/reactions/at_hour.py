"""A reaction of the skin at each hour after a service: how serious it is then, why, and what would change that.

The triage decides. The client is taken to have had the reaction since the service, which is the longest that it can
be: what has to be looked at after some hours is then looked at in time. What the triage calls expected is only watched
where the hour does not fit the times of the record. What is only watched is looked at where it lasts too long.
"""

import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from backfacial.facts.conditions import Condition, comparisons
from backfacial.facts.reactions.reactions import FirstAidStep, Reaction, SignPattern
from backfacial.facts.reactions.redness import Change, ReactionShown
from backfacial.rules.reactions.outcome import Action, Triage, highest
from backfacial.rules.reactions.rows import ANY_DAY
from backfacial.rules.reactions.times import AXIS, Stretch, stretches
from backfacial.rules.reactions.triage import Patterns
from backfacial.rules.reading import read_facts
from backfacial.rules.values import Facts, seconds


class Phase(StrEnum):
    """Where an hour stands in the usual course of a reaction."""

    TOO_SOON = "too-soon"
    BEGINS = "begins"
    THERE = "there"
    FADES = "fades"
    TOO_LONG = "too-long"


@dataclass(frozen=True)
class Course:
    """The usual course in seconds: when it begins at the soonest and the latest, and when it is gone.

    `fades` is when it is gone at the soonest. Both ends are infinite where the record gives none.
    """

    soonest: float
    latest: float
    fades: float
    gone: float

    def phase(self, time: float) -> Phase:
        """Where a time stands. Vague times count as a whole."""
        if time < self.soonest:
            return Phase.TOO_SOON
        if time >= self.gone:
            return Phase.TOO_LONG
        if time < self.begun:
            return Phase.BEGINS
        return Phase.FADES if time >= self.fades else Phase.THERE

    @property
    def begun(self) -> float:
        """From then on it has begun, if it ever does. What begins at once has the first minute for it."""
        return max(self.latest, AXIS["minutes"])

    @property
    def borders(self) -> frozenset[float]:
        """The times at which another phase begins."""
        found = (self.soonest, self.begun, self.fades, self.gone)
        return frozenset(each for each in found if math.isfinite(each))

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """A schematic curve, which nobody measured: times with how strong it is, from 0 to 1."""
        rise = [(self.soonest, 0.0), (self.latest, 1.0)]
        if math.isinf(self.fades):
            return (*rise, (math.inf, 1.0))
        fall = [(max(self.fades, self.latest), 1.0), (self.gone, 0.0)]
        return (*rise, *fall)


@dataclass(frozen=True)
class State:
    """What is decided from `start` on, in seconds.

    `level` holds once all else was asked and is absent, and `triaged` is what the triage says then, by its `row`.
    `unasked` holds as long as nothing was asked, and `up_to` is how far it can still go. `changes` are numbers of what
    may join, by the level to which they raise it. `later` is when it gets more serious by itself, and how far.
    """

    start: float
    level: Action
    triaged: Action
    row: str
    phase: Phase
    unasked: Action
    up_to: Action
    ask: tuple[str, ...]
    say: tuple[str, ...]
    do: tuple[str, ...]
    changes: tuple[tuple[Action, tuple[int, ...]], ...]
    later: tuple[float, Action] | None = None


def course_of(reaction: Reaction) -> Course:
    """The usual course by the record of a reaction.

    The rare last time at which it may begin (`at_most`) is no usual course: who has had it for long is not told that it
    begins.
    """
    soonest, latest = _ends(stretches(reaction.onset))
    # among the first minutes nothing is too soon
    soonest = 0.0 if soonest <= AXIS["minutes"] else soonest
    lasts = stretches(reaction.duration) if reaction.duration else ()
    if not lasts:
        return Course(soonest, latest, math.inf, math.inf)
    shortest, longest = _ends(lasts)
    began = 0.0 if latest <= AXIS["hours"] else latest
    return Course(soonest, latest, soonest + shortest, began + longest)


def _ends(parts: Sequence[Stretch]) -> tuple[float, float]:
    return (parts[0].start, parts[-1].end) if parts else (0.0, 0.0)


def states(
    shown: ReactionShown, reaction: Reaction, changes: Sequence[Change], table: Patterns, times: Iterable[float]
) -> tuple[State, ...]:
    """The states one after the other; each holds until the next one starts.

    Args:
        shown: the signs.
        reaction: its record.
        changes: what may join.
        table: the triage.
        times: all at which a decision of the triage can change, as `times_in` finds them.
    """
    course, decider = course_of(reaction), _Decider(shown, changes, table)
    decided = {time: decider.at(time) for time in sorted({0.0, *times})}
    found: list[State] = []
    for start in sorted({*decided, *course.borders}):
        held = decided[max(time for time in decided if time <= start)]
        state = _state(start, held, course.phase(start), reaction, table)
        if not found or replace(state, start=found[-1].start) != found[-1]:
            found.append(state)
    return tuple(_with_later(found))


def state_at(found: Sequence[State], time: float) -> State:
    """The state that holds at a time, in seconds after the service."""
    return [each for each in found if each.start <= time][-1]


def times_in(rows: Iterable[SignPattern], steps: Iterable[FirstAidStep]) -> frozenset[float]:
    """All times since the beginning of a reaction that the triage compares with, in seconds."""
    conditions: list[Condition] = []
    for row in rows:
        conditions += [row.when, *(each.when for each in row.raises), *(each.when for each in row.adds)]
        conditions += [each.when for each in row.candidates_if]
    for step in steps:
        conditions += [each for each in (step.when, step.unless, step.even_so) if each]
    parts = [part for condition in conditions for part in comparisons(condition) if part.fact == "since"]
    limits = (limit for part in parts for limit in (part.ago_at_least, part.ago_below) if limit)
    return frozenset(float(seconds(limit)) for limit in limits)


@dataclass(frozen=True)
class _Decided:
    """What the triage says: with all else absent, with all else unknown, and the action with each change."""

    asked: Triage
    unasked: Triage
    changed: tuple[Action, ...]


class _Decider:
    """Asks the triage about one reaction at any time; anew only where a row about the time says something else."""

    def __init__(self, shown: ReactionShown, changes: Sequence[Change], table: Patterns) -> None:
        self._table = table
        self._signs = read_facts(shown.facts, table.facts, ANY_DAY, rest_absent=False)
        self._changes = [read_facts(each.facts, table.facts, ANY_DAY, rest_absent=False) for each in changes]
        self._rows = table.rows_about("since")
        self._triages: dict[Hashable, Triage] = {}
        self._actions: dict[Hashable, Action] = {}

    def at(self, time: float) -> _Decided:
        # what is there has been there for a second at least: none at all would say that there is nothing
        known: Facts = {**self._signs, "since": max(1, int(time))}
        absent: Facts = {**self._table.absent, **known}
        changed = (self._action(number, {**absent, **change}) for number, change in enumerate(self._changes))
        return _Decided(self._triage("asked", absent), self._triage("unasked", known), tuple(changed))

    def _triage(self, name: str, facts: Facts) -> Triage:
        key = name, self._holds(facts), self._asks(facts), self._table.first_aid.over(facts)
        if key not in self._triages:
            self._triages[key] = self._table.triage(facts)
        return self._triages[key]

    def _action(self, number: int, facts: Facts) -> Action:
        key = number, self._holds(facts)
        if key not in self._actions:
            self._actions[key] = self._table.decides(facts)[0]
        return self._actions[key]

    def _holds(self, facts: Facts) -> Hashable:
        """Which rows about the time hold, and how far they go: all of an action that the time can change."""
        return tuple((row.test(facts, ANY_DAY), row.action_of(facts)) for row in self._rows)

    def _asks(self, facts: Facts) -> Hashable:
        """What these rows ask, and how far they could go."""
        return tuple(
            (row.worst(facts), row.asker(facts, ANY_DAY, True), tuple(row.what_raises_it(facts, Action.EXPECTED)))
            for row in self._rows
        )


def _state(start: float, decided: _Decided, phase: Phase, reaction: Reaction, table: Patterns) -> State:
    asked = decided.asked
    level = _with_time(asked.action, phase)
    say, do = _what_to_do(asked, level, phase, reaction, table)
    return State(
        start=start,
        level=level,
        triaged=asked.action,
        row=asked.row,
        phase=phase,
        unasked=highest([decided.unasked.action, level]),
        up_to=highest([decided.unasked.up_to, level]),
        ask=decided.unasked.ask,
        say=say,
        do=tuple(dict.fromkeys((*do, *table.actions[level].then))),
        changes=tuple(_raised(decided.changed, level)),
    )


def _what_to_do(
    asked: Triage, level: Action, phase: Phase, reaction: Reaction, table: Patterns
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words to the client and the steps. What one row says of several reactions gives way to a record's own.

    Where the hour does not fit the times of the record, no words of the record are said, which would call it usual.
    """
    own = reaction.id in asked.candidates and asked.action is Action(reaction.status[0]) and not asked.aids
    say = (asked.say[0], reaction.say) if own else asked.say
    do = reaction.in_room if own else asked.do
    if level is not asked.action or phase in (Phase.TOO_SOON, Phase.TOO_LONG):
        say = (table.actions[level].say,)
    return say, do


def _with_time(action: Action, phase: Phase) -> Action:
    """What does not fit the times of the record is not expected; what stays longer than it should is looked at."""
    if action is Action.EXPECTED and phase in (Phase.TOO_SOON, Phase.TOO_LONG):
        return Action.MONITOR
    if action is Action.MONITOR and phase is Phase.TOO_LONG:
        return Action.REFER
    return action


def _raised(changed: Sequence[Action], level: Action) -> Iterator[tuple[Action, tuple[int, ...]]]:
    """The numbers of what raises the level, the most serious first."""
    for action in sorted(set(changed), key=lambda each: -each.rank):
        if action.rank > level.rank:
            yield action, tuple(number for number, each in enumerate(changed) if each is action)


def _with_later(found: Sequence[State]) -> Iterator[State]:
    for number, state in enumerate(found):
        more = (each for each in found[number + 1 :] if each.level.rank > state.level.rank)
        first = next(more, None)
        yield replace(state, later=(first.start, first.level)) if first else state
