"""A client's facts as a person wrote them, made into values; every mistake is named with its mend."""

import datetime
import re
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches

from backfacial.facts import words
from backfacial.facts.conditions import Condition, TypedFact, comparisons
from backfacial.rules.conditions import test_of
from backfacial.rules.values import NEVER, UNSURE, Facts, Value, absent_value, duration, seconds


class BadFacts(Exception):
    """Facts that cannot be read. `problems` are sentences, each with the field and the mend."""

    def __init__(self, problems: Collection[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class _Mend(Exception):
    """What is wrong with one value, in words."""


def read_facts(
    raw: Mapping[str, object],
    kinds: Mapping[str, TypedFact],
    today: datetime.date,
    rest_absent: bool,
    unknown: Collection[str] = (),
) -> Facts:
    """The values of facts.

    Args:
        raw: as YAML gives them. A date may be a date, its age (P4M), "never"; any fact may be "unsure".
        kinds: what facts there are, by name.
        today: the day from which ages count back.
        rest_absent: what is not mentioned was asked or looked for and is absent; otherwise it is unknown.
        unknown: facts that stay unknown all the same.

    Raises:
        BadFacts: a name that there is not, a value that the fact cannot have.
    """
    facts: Facts = {name: absent_value(kind) for name, kind in kinds.items()} if rest_absent else {}
    problems = []
    problems += [_no_such_fact(name, kinds) for name in [*raw, *unknown] if name not in kinds]
    for name, value in raw.items():
        if name not in kinds:
            continue
        if value is None:
            problems.append(words("rules", "empty", field=name))
            continue
        try:
            facts[name] = _value(value, kinds[name], today)
        except _Mend as mend:
            problems.append(words("rules", "bad-value", field=name, value=_shown(value), mend=mend))
    if problems:
        raise BadFacts(problems)
    return {name: value for name, value in facts.items() if name not in unknown}


def settled(
    facts: Facts, kinds: Mapping[str, TypedFact], today: datetime.date, stated: Collection[object]
) -> tuple[Facts, list[str]]:
    """Facts of which none is there without what it is only there with (`only_with`), and contradictions in words.

    Decided as it stands, such a fact could count for nothing. If the one fact that it belongs to was not mentioned,
    that cannot be absent: it is there as well, or unknown where it can be there in several ways.

    Args:
        stated: the facts that were mentioned.
    """
    found, told = dict(facts), []
    for name, value in facts.items():
        needed = kinds[name].only_with
        if needed is None or value is UNSURE or value == absent_value(kinds[name]):
            continue
        if _is_ruled_out(needed, facts, kinds, today):
            first, *others = dict.fromkeys(each.fact for each in comparisons(needed))
            if others or first in stated:
                told.append(words("rules", "contradiction", field=name, others=", ".join((first, *others))))
            elif kinds[first].kind == "bool":
                found[first] = True
            else:
                found.pop(first, None)
    return found, told


def _is_ruled_out(needed: Condition, facts: Facts, kinds: Mapping[str, TypedFact], today: datetime.date) -> bool:
    sure: Facts = {name: value for name, value in facts.items() if value is not UNSURE}
    return test_of(needed, kinds)(sure, today) is False


def _no_such_fact(name: object, kinds: Mapping[str, TypedFact]) -> str:
    near = get_close_matches(str(name), kinds, n=1)
    key = "unknown-fact-near" if near else "unknown-fact"
    return words("rules", key, field=name, near=near[0] if near else "")


def _shown(value: object) -> str:
    """A value as it stands in the file."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return repr(value) if isinstance(value, str | list | dict) else str(value)


def _value(value: object, kind: TypedFact, today: datetime.date) -> Value:
    if value == "unsure" and "unsure" not in kind.values:
        return UNSURE
    return _READERS[kind.kind](value, kind, today)


def _bool(value: object, kind: TypedFact, today: datetime.date) -> Value:
    if isinstance(value, bool):
        return value
    if value in ("yes", "no"):
        return value == "yes"
    raise _Mend(words("rules", "mend-bool"))


def _int(value: object, kind: TypedFact, today: datetime.date) -> Value:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _Mend(words("rules", "mend-int"))
    if kind.at_most is not None and value > kind.at_most:
        raise _Mend(words("rules", "mend-int-most", most=kind.at_most))
    return value


def _length(value: object, kind: TypedFact, today: datetime.date) -> Value:
    try:
        return seconds(str(value))
    except ValueError:
        raise _Mend(words("rules", "mend-length")) from None


def _choice(value: object, kind: TypedFact, today: datetime.date) -> Value:
    if isinstance(value, bool):
        value = "yes" if value else "no"  # YAML reads yes and no as true and false
    if not isinstance(value, str) or value not in kind.values:
        raise _Mend(words("rules", "mend-choice", values=", ".join(kind.values)))
    return value


def _set(value: object, kind: TypedFact, today: datetime.date) -> Value:
    members = [value] if isinstance(value, str) else value
    if not isinstance(members, list | tuple) or not all(isinstance(member, str) and member for member in members):
        raise _Mend(words("rules", "mend-set", members=_members_in_words(kind)))
    if list(members) == ["none"]:
        return frozenset()
    if "none" in members:
        raise _Mend(words("rules", "mend-set-none"))
    named: list[str] = [kind.synonyms.get(str(member).lower(), str(member)) for member in members]
    for member in named:
        _check_member(member, kind)
    return frozenset(named)


def _check_member(member: str, kind: TypedFact) -> None:
    """Anything may be the name of a product; what looks like a known member is taken for a slip of the pen."""
    if member in kind.values or (kind.pattern and re.fullmatch(kind.pattern, member)):
        return
    near = [value for value in kind.values if value in member.lower()]
    near += get_close_matches(member.lower(), kind.values, n=1, cutoff=0.75)
    if near:
        raise _Mend(words("rules", "mend-set-near", member=member, near=near[0]))
    if kind.pattern or not kind.other:
        raise _Mend(words("rules", "mend-set-member", member=member, members=_members_in_words(kind)))


def _members_in_words(kind: TypedFact) -> str:
    if kind.pattern:
        return words("rules", "members-pattern", example=kind.pattern.replace(r"\d\d", "06"))
    return ", ".join([*kind.values, *([words("rules", "members-other", other=kind.other)] if kind.other else [])])


def _date(value: object, kind: TypedFact, today: datetime.date) -> Value:
    if value == "never":
        return NEVER
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, str):
        value = _date_in_words(value, today)
    if not isinstance(value, datetime.date):
        raise _Mend(words("rules", "mend-date"))
    if value > today:
        raise _Mend(words("rules", "mend-future", today=today))
    return value


def _date_in_words(text: str, today: datetime.date) -> datetime.date:
    try:
        if text.startswith("P"):
            ago: datetime.date = today - duration(text)
            return ago
        return datetime.date.fromisoformat(text)
    except (ValueError, OverflowError):
        raise _Mend(words("rules", "mend-date")) from None


_READERS: dict[str, Callable[[object, TypedFact, datetime.date], Value]] = {
    "bool": _bool,
    "int": _int,
    "choice": _choice,
    "set": _set,
    "date": _date,
    "duration": _length,
}
