"""Phone calls from a seed. What decides about them is drawn from the rows of the triage table."""

import math
import random
from functools import cache
from typing import Final

from backfacial.clients.chance import to_be_met
from backfacial.clients.phone import as_length, call_questions, is_there, length_in_words
from backfacial.clients.seen import Difficulty
from backfacial.facts import library
from backfacial.facts.conditions import Comparison, Condition
from backfacial.facts.reactions.calls import Call, CallsMadeOf, Speaker, Told
from backfacial.facts.reactions.reactions import SignPattern, TriageFact
from backfacial.rules.conditions import Test, test_of
from backfacial.rules.reactions.outcome import Action
from backfacial.rules.reactions.rows import ANY_DAY
from backfacial.rules.reactions.triage import patterns
from backfacial.rules.reading import read_facts
from backfacial.rules.values import Facts, Value, seconds

CALL_GENERATOR: Final = 2
"""The version of this generator. The same version, seed and difficulty give the same call for ever."""

_LEVELS: Final = (*Action, Action.EMERGENCY)
"""Emergencies come up twice as often: there are so many, and none may be missed."""

_TOLD_FIRST: Final = {"easy": 1.0, "medium": 0.5, "hard": 0.0}
"""How often the call begins with what counts."""

_DANGER = 0.6
"""So many emergencies are a danger sign alone, the others a row of the table."""

_MILD = 0.6
_SHORT = ("PT10M", "PT30M", "PT2H")  # nobody waits for days with a danger
_SINCE = ("PT30M", "PT2H", "PT5H", "PT20H", "P2D", "P3D")
_HOUR, _DAY = 3_600, 86_400
_LATER = (1, 3, 6)  # hours
_AT_ONCE = "PT0M"
_NUMBERS = {"pain": (1, 10), "size_cm": (2, 20), "pustule_count": (3, 60)}
_LONGEST = 4
"""A length of time of which a rule says no end is drawn up to so many times its beginning."""

_SHORTEST = 60
"""Nobody tells fewer seconds on the phone."""


def generated_call(seed: int, difficulty: Difficulty = "medium") -> Call:
    """A call that is fictional and consistent; every level, and each danger sign, comes up.

    Args:
        seed: a whole number, 0 or more.
        difficulty: an easy call begins with what counts, a hard one says nothing of it, a medium one does either.

    Raises:
        ValueError: the seed is below 0.
    """
    if seed < 0:
        raise ValueError(f"a seed is a whole number, 0 or more, and not {seed}")
    chance = random.Random(f"backfacial-call {CALL_GENERATOR} {difficulty} {seed}")
    while True:
        facts, leading = _drawn(chance)
        if facts is not None:
            break
    by_other = any(_tells()[name].by == "other" for name in facts)
    told = _told(chance, facts, leading if chance.random() < _TOLD_FIRST[difficulty] else [], by_other)
    after = _after(chance, facts)
    pregnancy = {"pregnant", "recent_birth"} & set(facts)
    person = chance.choice([each for each in library().people.names if each.could_be_pregnant or not pregnancy])
    return Call(
        id=f"call-{CALL_GENERATOR}-{difficulty}-{seed}",
        name=person.name,
        caller=made_of().somebody if by_other else None,
        skin=chance.randint(1, 6),
        after=after,
        opening=_opening(chance, person.name, after, told, "other" if by_other else "client"),
        facts={name: _as_written(name, value) for name, value in facts.items()},
        told=tuple(told),
    )


def made_of() -> CallsMadeOf:
    """What generated calls are made of."""
    return library().of(CallsMadeOf)["calls"]


@cache
def _tells() -> dict[str, Told]:
    """What a caller says of each fact."""
    return {name: told for question in call_questions().values() for name, told in question.brings.items()}


def _drawn(chance: random.Random) -> tuple[Facts | None, list[str]]:
    """Facts with those that can be told first, the leading ones; None where they do not lead to what was drawn."""
    action = chance.choice(_LEVELS)
    if action is Action.EMERGENCY and chance.random() < _DANGER:
        danger = chance.choice(_dangers())
        facts: Facts = {danger: True}
        wanted = None
    else:
        pattern, more = chance.choice(_rows(action))
        facts, wanted = {}, pattern.id
        _make_true(pattern.when, facts, chance)
        if more is not None:
            _make_true(more, facts, chance)
    leading = [name for name in facts if is_there(name, facts) and _tells()[name].opens]
    is_danger = any(name in facts for name in _dangers())
    for test, so in _together():
        if test({**patterns().absent, **facts}, ANY_DAY):
            facts |= {name: value for name, value in so.items() if name not in facts}
    most = _most(facts)
    facts.setdefault("since", _begun(_SHORT if is_danger else _SINCE, most, chance))
    decided, row = patterns().decides({**patterns().absent, **facts})
    fits = decided is action and wanted in (None, row) and _agree(facts, most)
    # what is absent need not be said
    return ({name: value for name, value in facts.items() if is_there(name, facts)} if fits else None), leading


@cache
def _dangers() -> tuple[str, ...]:
    return tuple(name for name, fact in patterns().facts.items() if fact.about == "danger")


@cache
def _rows(action: Action) -> tuple[tuple[SignPattern, Condition | None], ...]:
    """The rows that ask for an action, with the condition that raises them to it."""
    rows = library().of(SignPattern).values()
    plain: list[tuple[SignPattern, Condition | None]] = [(row, None) for row in rows if row.action == action.value]
    return (*plain, *((row, each.when) for row in rows for each in row.raises if each.to == action.value))


@cache
def _together() -> tuple[tuple[Test, Facts], ...]:
    kinds = patterns().facts
    return tuple(
        (test_of(each.when, kinds), read_facts(each.so, kinds, ANY_DAY, rest_absent=False))
        for each in made_of().together
    )


@cache
def _lasts() -> tuple[tuple[Test, int], ...]:
    return tuple((test_of(each.when, patterns().facts), seconds(each.at_most)) for each in made_of().lasts)


def _most(facts: Facts) -> int | None:
    """For how long these signs can have been there at most, in seconds; None where nothing limits it."""
    known = {**patterns().absent, **facts}
    return min((most for test, most in _lasts() if test(known, ANY_DAY)), default=None)


def _begun(lengths: tuple[str, ...], most: int | None, chance: random.Random) -> int:
    fitting = [length for length in map(seconds, lengths) if most is None or length <= most]
    return chance.choice(fitting) if fitting else most or 0


def _agree(facts: Facts, most: int | None) -> bool:
    """Whether the lengths of time fit each other, and nothing that goes with another fact was drawn as absent."""
    since = _seconds(facts["since"])
    longest = max(_seconds(value) for name, value in facts.items() if patterns().facts[name].kind == "duration")
    known = {**patterns().absent, **facts}
    together = all(is_there(name, facts) for test, so in _together() if test(known, ANY_DAY) for name in so)
    return (most is None or since <= most) and since == longest and together


def _seconds(value: Value) -> int:
    assert isinstance(value, int)
    return value


def _make_true(condition: Condition, facts: Facts, chance: random.Random) -> None:
    for wanted in to_be_met(condition, chance):
        facts.setdefault(wanted.fact, _value(wanted, patterns().facts[wanted.fact], chance))


def _value(wanted: Comparison, kind: TriageFact, chance: random.Random) -> Value:
    match kind.kind:
        case "set":
            return frozenset({chance.choice(sorted(wanted.has or ()))})
        case "int":
            return _number(wanted, kind, chance)
        case "duration":
            return _length(wanted, chance)
        case _:
            return chance.choice(wanted.is_ or (True,))


def _number(wanted: Comparison, kind: TriageFact, chance: random.Random) -> int:
    if wanted.lowest is None:
        return 0  # a number that has to be low is not there
    first, last = _NUMBERS[kind.id]
    return chance.randint(max(first, wanted.lowest), last if wanted.highest is None else min(last, wanted.highest))


def _length(wanted: Comparison, chance: random.Random) -> int:
    if wanted.ago_at_least:
        return max(seconds(wanted.ago_at_least), _SHORTEST) * chance.randint(1, _LONGEST)
    assert wanted.ago_below is not None
    most = seconds(wanted.ago_below)
    fitting = [length for length in map(seconds, _SINCE) if length < most]
    return chance.choice(fitting) if fitting and wanted.fact == "since" else 0


def _told(chance: random.Random, facts: Facts, leading: list[str], by_other: bool) -> list[str]:
    """What is told at once: one of what counts if any is given; or else something mild, or nothing.

    Whoever calls for somebody in danger does not speak of flakes.
    """
    if leading:
        return [chance.choice(leading)]
    mild = chance.choice(made_of().mild)
    if by_other or chance.random() >= _MILD:
        return []
    if mild in facts:
        return [mild]
    before = patterns().decides({**patterns().absent, **facts})
    with_it: Facts = {**facts, mild: True}
    if patterns().decides({**patterns().absent, **with_it}) != before or not _agree(with_it, _most(with_it)):
        return []
    facts[mild] = True
    return [mild]


def _after(chance: random.Random, facts: Facts) -> str:
    """The time since the visit: when it began, by the row that decides, and as long as it has been there."""
    since, (_, deciding) = facts["since"], patterns().decides({**patterns().absent, **facts})
    assert isinstance(since, int)
    begins = library().of(SignPattern)[deciding].onset.earliest
    whole = since + (seconds(begins) if begins else 0)
    later = 0 if begins == _AT_ONCE else chance.choice(_LATER)
    if whole >= 2 * _DAY:
        return as_length(math.ceil(whole / _DAY) * _DAY)
    return as_length((math.ceil(whole / _HOUR) + later) * _HOUR)


def _opening(chance: random.Random, name: str, after: str, told: list[str], who: Speaker) -> str:
    greeting = made_of().greets[who].format(name=name, ago=length_in_words(seconds(after)))
    words = [opens for each in told if (opens := _tells()[each].opens)]
    rest = words or [chance.choice(made_of().vague[who])]
    return " ".join([greeting, *(each.format(name=name) for each in rest)])


def _as_written(name: str, value: Value) -> bool | int | str | tuple[str, ...]:
    if isinstance(value, frozenset):
        return tuple(sorted(value))
    if patterns().facts[name].kind == "duration":
        assert isinstance(value, int)
        return as_length(value)
    assert isinstance(value, bool | int | str)
    return value
