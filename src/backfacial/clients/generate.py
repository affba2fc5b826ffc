"""Clients from a seed. What decides about them is drawn from the screening rows, so that every row can be met."""

import datetime
import random
from functools import cache
from typing import Final, Literal

from dateutil.relativedelta import relativedelta

from backfacial.facts import (
    AllOf,
    AnyOf,
    Client,
    ClientFact,
    Comparison,
    Condition,
    Not,
    ScreeningRule,
    library,
)
from backfacial.rules import NEVER, UNSURE, Facts, Level, Value, rulebook
from backfacial.rules.values import Unsure, duration

GENERATOR: Final = 1
"""The version of this generator. The same version, seed and difficulty give the same client for ever."""

Difficulty = Literal["easy", "medium", "hard"]
DIFFICULTIES: Final[tuple[Difficulty, ...]] = ("easy", "medium", "hard")

_ROWS_WANTED = {"easy": 1, "medium": 1, "hard": 2}
_BLACKHEADS = 0.7
_DAY = datetime.date(2026, 6, 15)
_PREGNANCY = (18, 45)  # years of age
_ADULT = (18, 80)
_MINOR = (14, 17)
_NUMBERS = {"weeks": (5, 40), "spa_days": (1, 14), "inflamed": (1, 60), "nodules": (1, 6), "warts": (1, 8)}
_OLDEST = 400  # days: a date of which a rule says nothing more
_RECENT = "P12M"


def generated_client(seed: int, difficulty: Difficulty = "medium") -> Client:
    """A client that is fictional and consistent; each level of decision comes up as often as the others.

    Args:
        seed: any whole number.
        difficulty: easy clients tell on the general question, medium ones when they are asked by name, hard ones have
            several reasons and tell nothing of themselves.
    """
    chance = random.Random(f"backfacial-client {GENERATOR} {difficulty} {seed}")
    person = chance.choice(library().people.names)
    facts = _facts(chance, difficulty, person.could_be_pregnant)
    age = facts["age"]
    opening = chance.choice(library().people.openings).format(name=person.name, age=age)
    kinds = rulebook().facts
    asked = [name for name in facts if kinds[name].learnt == "ask" and name != "age"]
    return Client(
        id=f"client-{GENERATOR}-{difficulty}-{seed}".replace("--", "-"),
        name=person.name,
        skin=chance.randint(1, 6),
        could_be_pregnant=person.could_be_pregnant,
        opening=opening,
        facts={name: _as_written(value) for name, value in facts.items()},
        told=("age",),
        by_topic=tuple(asked) if difficulty == "easy" else tuple(_said_freely(asked)) if difficulty == "medium" else (),
    )


def _said_freely(names: list[str]) -> list[str]:
    by_name = {topic.id for topic in library().topics.values() if topic.by_name}
    return [name for name in names if rulebook().facts[name].topic not in by_name]


def _facts(chance: random.Random, difficulty: Difficulty, could_be_pregnant: bool) -> Facts:
    level = chance.choice(list(Level))
    facts: Facts = {}
    if level is not Level.PROCEED:
        for _ in range(_ROWS_WANTED[difficulty]):
            _make_true(chance.choice(_rows(level, could_be_pregnant)).when, facts, chance)
            level = Level.ADAPT  # what comes beside the first reason is milder, so that the first still leads
    _complete(facts, chance)
    if "age" not in facts:
        first, last = _PREGNANCY if facts.get("pregnant") in ("yes", "unsure") else _ADULT
        facts["age"] = chance.randint(first, last)
    shows = any(rulebook().facts[name].learnt == "back" for name in facts)
    if not shows and chance.random() < _BLACKHEADS:
        facts["lesions"] = frozenset({"L01"})
    return facts


@cache
def _rows(level: Level, could_be_pregnant: bool) -> tuple[ScreeningRule, ...]:
    """The rows of a level that a client can show or tell."""
    return tuple(row for row in rulebook().rows if row.level == level and _can_be_met(row, could_be_pregnant))


def _can_be_met(row: ScreeningRule, could_be_pregnant: bool) -> bool:
    kinds = [rulebook().facts[name] for name in rulebook().facts_of(row)]
    pregnancy = any(kind.topic == "pregnancy" for kind in kinds)
    return all(kind.learnt != "record" for kind in kinds) and (could_be_pregnant or not pregnancy)


def _make_true(condition: Condition, facts: Facts, chance: random.Random) -> None:
    match condition:
        case Comparison():
            if condition.fact not in facts:
                facts[condition.fact] = _value(condition, rulebook().facts[condition.fact], chance)
        case AllOf():
            for part in condition.all:
                _make_true(part, facts, chance)
        case AnyOf():
            _make_true(chance.choice(condition.any), facts, chance)
        case Not():
            pass  # absent facts make it true


def _value(wanted: Comparison, kind: ClientFact, chance: random.Random) -> Value:
    if wanted.unsure:
        return UNSURE
    match kind.kind:
        case "set":
            return frozenset({chance.choice(sorted(wanted.has or ()))})
        case "int":
            first, last = _NUMBERS.get(kind.id, _MINOR if wanted.below else _ADULT)
            return chance.randint(max(first, wanted.at_least or first), min(last, (wanted.below or last + 1) - 1))
        case "date":
            return _date(wanted, chance)
        case _:
            return chance.choice(wanted.is_ or (True,))


def _date(wanted: Comparison, chance: random.Random) -> datetime.date:
    newest = _DAY - (duration(wanted.ago_at_least) if wanted.ago_at_least else relativedelta(days=1))
    oldest = _DAY - (duration(wanted.ago_below) if wanted.ago_below else relativedelta(days=_OLDEST))
    days = (newest - oldest).days
    return newest - datetime.timedelta(chance.randrange(max(days, 1)))


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
