"""Checks that what exams, competences, doubts and the rules of reactions name is there."""

from collections.abc import Collection, Iterator
from typing import Any

from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.facts import Doubt, ReactionRule, facts_in

RANGES = ("covered_by", "shown_by", "supplied_by")
"""Fields that name facts, or all from one to another."""


def check_named_facts(content: Content) -> list[Problem]:
    """All facts, sources and sign patterns that these records name and that are not there.

    Where a file of facts cannot be read nothing is missed: what it holds is not known.
    """
    facts, sources, patterns = content.claimed_facts(), content.claimed["sources"], content.claimed["sign_patterns"]
    if facts is None or sources is None or patterns is None:
        return []
    return [
        Problem(file_of(kind), record.id, f"names the unknown {name}: correct it, or add it")
        for kind in ("exam_topics", "competences", "omissions", "doubts", "reaction_rules")
        for record in content.records[kind]
        for name in _missing(record, facts, sources, patterns)
    ]


def _missing(record: Any, facts: Collection[str], sources: Collection[str], patterns: Collection[str]) -> Iterator[str]:
    named = [*facts_in(name for field in RANGES for name in getattr(record, field, ()))]
    if isinstance(record, ReactionRule):
        named += [fact for clue in record.clues for fact in clue.reactions]
    yield from _unknown("fact", named, facts)
    if isinstance(record, Doubt):
        cited = [name for name in record.about if "-" in name]
        yield from _unknown("source", cited, sources)
        yield from _unknown("fact", set(record.about) - set(cited), {*facts, *patterns})


def _unknown(what: str, names: Collection[str], known: Collection[str]) -> Iterator[str]:
    yield from (f"{what} {name}" for name in sorted(set(names) - set(known)))
