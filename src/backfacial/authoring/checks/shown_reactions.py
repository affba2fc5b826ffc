"""Checks of the redness explorer and of the emergency card: what they ask of the triage and of reactions is there."""

from collections.abc import Iterator, Mapping
from typing import Any

from backfacial.authoring.checks.conditions import unknown
from backfacial.authoring.checks.typed_facts import DRAWN
from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.rules.reactions.rows import ANY_DAY
from backfacial.rules.reading import BadFacts, read_facts

CARD, REDNESS = "emergency_card", "redness"


def check_shown_reactions(content: Content) -> Iterator[Problem]:
    """Facts that there are not, drawings that there are not, steps that a reaction does not have."""
    reactions = {each.id: each for each in content.records["reactions"]}
    for section in content.records[CARD]:
        yield from _facts(content, CARD, section.id, section.facts)
        steps = len(reactions[section.of].in_room) if section.of in reactions else section.more
        if section.more > steps:
            mend = f"more: {section.of} has only {steps} steps in the room: ask for fewer"
            yield Problem(file_of(CARD), section.id, mend)
    for record in content.records[REDNESS]:
        for shown in record.kinds:
            yield from _facts(content, REDNESS, record.id, shown.facts)
            marks = {mark.shape for mark in shown.look.marks}
            yield from unknown(file_of(REDNESS), record.id, "drawing", marks - DRAWN)
        for change in record.changes:
            yield from _facts(content, REDNESS, record.id, change.facts)


def _facts(content: Content, kind: str, record: str, facts: Mapping[str, Any]) -> Iterator[Problem]:
    known = {fact.id: fact for fact in content.records["triage_facts"]}
    try:
        read_facts(facts, known, ANY_DAY, rest_absent=False)
    except BadFacts as bad:
        yield from (Problem(file_of(kind), record, problem) for problem in bad.problems)
