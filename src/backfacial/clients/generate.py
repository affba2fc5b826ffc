"""Clients from a seed. What decides about them is drawn from the screening rows, so that every row can be met."""

import datetime
import random
from contextlib import suppress
from functools import cache
from typing import Final

from dateutil.relativedelta import relativedelta

from backfacial.clients.chance import to_be_met
from backfacial.clients.seen import Difficulty
from backfacial.facts import library
from backfacial.facts.conditions import Comparison, Condition
from backfacial.facts.consultation.clients import Client
from backfacial.facts.consultation.screening import ClientFact, ScreeningRule
from backfacial.rules.conditions import Test, test_of
from backfacial.rules.reading import read_facts
from backfacial.rules.screening.outcome import Level
from backfacial.rules.screening.rulebook import rulebook
from backfacial.rules.values import NEVER, UNSURE, Facts, Unsure, Value, duration

GENERATOR: Final = 2
"""The version of this generator. The same version, seed and difficulty give the same client for ever."""


_ROWS_WANTED = {"easy": 1, "medium": 1, "hard": 2}
_BLACKHEADS = 0.7
_DAY = datetime.date(2026, 6, 15)
_ADULT = (18, 80)  # years of age
_MINOR = (14, 17)
_NUMBERS = {"weeks": (5, 40), "spa_days": (1, 14), "inflamed": (3, 60), "nodules": (1, 6), "warts": (1, 8)}
_OLDEST = 400  # days: a date of which a rule says nothing more
_MONTHS_DIFFER = relativedelta(days=3)  # dates are given as ages, and the visit may be on any day of the year
_RECENT = "P12M"


def generated_client(seed: int, difficulty: Difficulty = "medium") -> Client:
    """A client that is fictional and consistent; each level of decision comes up as often as the others.

    Args:
        seed: a whole number, 0 or more.
        difficulty: easy clients tell on the general question, medium ones when they are asked by name, hard ones have
            several reasons and tell nothing of themselves.

    Raises:
        ValueError: the seed is below 0.
    """
    if seed < 0:
        raise ValueError(f"a seed is a whole number, 0 or more, and not {seed}")
    chance = random.Random(f"backfacial-client {GENERATOR} {difficulty} {seed}")
    person = chance.choice(library().people.names)
    facts = _facts(chance, difficulty, person.could_be_pregnant)
    age = facts["age"]
    opening = chance.choice(library().people.openings).format(name=person.name, age=age)
    kinds = rulebook().facts
    asked = [name for name in facts if kinds[name].learnt == "ask" and name != "age"]
    return Client(
        id=f"client-{GENERATOR}-{difficulty}-{seed}",
        name=person.name,
        skin=chance.randint(1, 6),
        could_be_pregnant=person.could_be_pregnant,
        opening=opening,
        facts={name: _as_written(value) for name, value in facts.items()},
        told=("age",),
        by_topic=tuple(asked) if difficulty == "easy" else tuple(_said_freely(asked)) if difficulty == "medium" else (),
    )


def client_of(client_id: str) -> Client:
    """A client by id: a written one, or one from a seed of this generator.

    Raises:
        KeyError: there is none.
    """
    if client_id in library().clients:
        return library().clients[client_id]
    match client_id.split("-"):
        case ["client", generator, ("easy" | "medium" | "hard") as difficulty, seed] if generator == str(GENERATOR):
            with suppress(ValueError):
                made = generated_client(int(seed), difficulty)
                if made.id == client_id:
                    return made
    raise KeyError(client_id)


def _said_freely(names: list[str]) -> list[str]:
    by_name = {topic.id for topic in library().topics.values() if topic.by_name}
    return [name for name in names if rulebook().facts[name].topic not in by_name]


def _facts(chance: random.Random, difficulty: Difficulty, could_be_pregnant: bool) -> Facts:
    level, wanted = chance.choice(list(Level)), _ROWS_WANTED[difficulty]
    while True:
        facts = _drawn(chance, level, wanted, could_be_pregnant)
        if facts is not None and _is_decided(facts, level, wanted):
            break
    shows = any(rulebook().facts[name].learnt == "back" for name in facts)
    if not shows and chance.random() < _BLACKHEADS:
        facts["lesions"] = frozenset({"L01"})
    return facts


def _is_decided(facts: Facts, level: Level, wanted: int) -> bool:
    """Whether facts lead to the level, for as many reasons. What one row needs can undo another."""
    decided = rulebook().screen({**rulebook().absent, **facts}, _DAY)
    reasons = sum(reason.level is not Level.PROCEED for reason in decided.reasons)
    return decided.level is level and (level is Level.PROCEED or reasons >= wanted)


def _drawn(chance: random.Random, level: Level, wanted: int, could_be_pregnant: bool) -> Facts | None:
    """Facts that make some rows true; None where they cannot all be so, or nobody is of an age for all of them."""
    facts: Facts = {}
    for _ in range(wanted if level is not Level.PROCEED else 0):
        _make_true(chance.choice(_rows(level, could_be_pregnant)).when, facts, chance)
        level = Level.ADAPT  # what comes beside the first reason is milder, so that the first still leads
    _complete(facts, chance)
    ages = _ages(facts)
    if not ages or any(_is_odd(name, facts) for name in facts):
        return None
    facts.setdefault("age", chance.choice(ages))
    # what is absent need not be said
    return {name: value for name, value in facts.items() if name == "age" or value != rulebook().absent[name]}


def _is_odd(name: str, facts: Facts) -> bool:
    """Whether a fact answers a question that nothing else brings up: the end of a treatment that goes on."""
    book = rulebook()
    return name in book.conditional and not book.matters(name, {**book.absent, **facts}, _DAY)


def _ages(facts: Facts) -> range:
    """The ages for which all facts are likely; the age itself where it is one of the facts."""
    age, likely = facts.get("age"), library().people.ages
    first, last = (age, age) if isinstance(age, int) else _ADULT
    spans = [likely[name] for name in facts if name in likely]
    return range(max([first, *(span[0] for span in spans)]), min([last, *(span[1] for span in spans)]) + 1)


@cache
def _rows(level: Level, could_be_pregnant: bool) -> tuple[ScreeningRule, ...]:
    """The rows of a level that a client can show or tell."""
    return tuple(row for row in rulebook().rows if row.level == level and _can_be_met(row, could_be_pregnant))


def _can_be_met(row: ScreeningRule, could_be_pregnant: bool) -> bool:
    kinds = [rulebook().facts[name] for name in rulebook().facts_of(row)]
    pregnancy = any(kind.topic == "pregnancy" for kind in kinds)
    if row.id in library().people.rows_left_out:
        return False
    return all(kind.learnt != "record" for kind in kinds) and (could_be_pregnant or not pregnancy)


def _make_true(condition: Condition, facts: Facts, chance: random.Random) -> None:
    for wanted in to_be_met(condition, chance):
        value, known = _value(wanted, rulebook().facts[wanted.fact], chance), facts.get(wanted.fact)
        if isinstance(value, frozenset) and isinstance(known, frozenset):
            facts[wanted.fact] = known | value
        facts.setdefault(wanted.fact, value)


def _value(wanted: Comparison, kind: ClientFact, chance: random.Random) -> Value:
    if wanted.unsure:
        return UNSURE
    match kind.kind:
        case "set":
            member = chance.choice(sorted(wanted.has or ()))
            return frozenset({chance.choice(library().people.products) if member == kind.other else member})
        case "int":
            lowest, highest = wanted.lowest, wanted.highest
            first, last = _NUMBERS.get(kind.id, _ADULT if highest is None else _MINOR)
            return chance.randint(
                first if lowest is None else max(first, lowest), last if highest is None else min(last, highest)
            )
        case "date":
            return _date(wanted, chance)
        case _:
            return chance.choice(wanted.is_ or (True,))


def _date(wanted: Comparison, chance: random.Random) -> datetime.date:
    newest, oldest = _DAY - relativedelta(days=1), _DAY - relativedelta(days=_OLDEST)
    if wanted.ago_at_least:
        newest = _DAY - duration(wanted.ago_at_least) - _spare(wanted.ago_at_least)
    if wanted.ago_below:
        oldest = _DAY - duration(wanted.ago_below) + _spare(wanted.ago_below)
    days = (newest - oldest).days
    return newest - datetime.timedelta(chance.randrange(max(days, 1)))


def _spare(time: str) -> relativedelta:
    return _MONTHS_DIFFER if time.endswith("M") else relativedelta()


def _complete(facts: Facts, chance: random.Random) -> None:
    """Bring in what has to go with the facts: who says when the last capsule was has taken capsules."""
    book = rulebook()
    for name in list(facts):
        if name in book.conditional and not book.matters(name, {**book.absent, **facts}, _DAY):
            _make_true(book.conditional[name], facts, chance)
    whole = {**book.absent, **facts}
    for name in book.conditional:
        if name not in facts and book.matters(name, whole, _DAY):
            value = _follow_up(book.facts[name], chance)
            if value is not None:
                facts[name] = whole[name] = value
    for test, so in _goes_with():
        if test({**book.absent, **facts}, _DAY):
            facts |= {name: value for name, value in so.items() if name not in facts}


@cache
def _goes_with() -> tuple[tuple[Test, Facts], ...]:
    kinds = rulebook().facts
    return tuple(
        (test_of(each.when, kinds), read_facts(each.so, kinds, _DAY, rest_absent=False))
        for each in library().people.goes_with
    )


def _follow_up(kind: ClientFact, chance: random.Random) -> Value | None:
    """An answer to a question that another answer has brought up; None leaves it at no."""
    if kind.kind == "int":
        return chance.randint(*_NUMBERS[kind.id])
    if kind.needs_value:
        test = {"ago_below": _RECENT} if kind.kind == "date" else {"is": kind.values[1:]}
        return _value(Comparison.model_validate({"fact": kind.id, **test}), kind, chance)
    return True if kind.kind == "bool" and chance.random() < 0.5 else None


def _as_written(value: Value) -> bool | int | str | tuple[str, ...]:
    match value:
        case datetime.date():
            return "never" if value == NEVER else f"P{(_DAY - value).days}D"
        case frozenset():
            return tuple(sorted(value))
        case Unsure():
            return value.value
        case _:
            return value
