"""Checks of reactions and of the triage table: no id dangles, every amount has its place, every reaction its row."""

import re
from collections.abc import Iterator

from backfacial.authoring.checks.conditions import check_condition, unknown
from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.facts.conditions import Condition, comparisons
from backfacial.facts.reactions.reactions import FirstAidStep, Position, SignPattern
from backfacial.rules.reactions.outcome import Action
from backfacial.rules.reactions.triage import Patterns

_PLACE = re.compile(r"\{(\w+)\}")
_IN_ORDER = [action.value for action in Action]


def check_reactions(content: Content) -> list[Problem]:
    """All problems of triage facts, reactions, their actions and sign patterns."""
    problems = [
        *_reactions(content),
        *_actions(content),
        *_patterns(content),
        *_aids(content),
        *_unused(content),
    ]
    if problems or content.problems:
        return problems
    try:
        triage_table(content)
    except ValueError as error:
        return [Problem(file_of("sign_patterns"), "", f"{error}: correct the rows")]
    return []


def triage_table(content: Content) -> Patterns:
    """The triage table of what was read.

    Raises:
        ValueError: the rows do not make a table.
    """
    records = content.records
    return Patterns(
        records["triage_facts"],
        records["sign_patterns"],
        records["reactions"],
        records["reaction_actions"],
        records["first_aid"],
        records["positions"],
    )


def _reactions(content: Content) -> Iterator[Problem]:
    file, signs = file_of("reactions"), content.claimed["triage_facts"]
    for reaction in content.records["reactions"]:
        if signs is not None:
            yield from unknown(file, reaction.id, "triage fact", set(reaction.signs) - signs)
        if list(reaction.status) != sorted(reaction.status, key=_IN_ORDER.index):
            yield Problem(file, reaction.id, "status: the mildest comes first: change the order")


def _actions(content: Content) -> Iterator[Problem]:
    written = [action.id for action in content.records["reaction_actions"]]
    if written != _IN_ORDER and not content.problems:
        yield Problem(file_of("reaction_actions"), "", f"should hold {', '.join(_IN_ORDER)}, in this order")


def _patterns(content: Content) -> Iterator[Problem]:
    file, reactions = file_of("sign_patterns"), content.claimed["reactions"]
    kinds = {fact.id: fact for fact in content.records["triage_facts"]}
    rows = {row.id for row in content.records["sign_patterns"]}
    for row in content.records["sign_patterns"]:
        for condition in conditions_of(row):
            yield from check_condition(file, row.id, condition, kinds, "triage fact")
        if reactions is not None:
            named = {*row.candidates, *(other.candidate for other in row.candidates_if)}
            yield from unknown(file, row.id, "reaction", (named | {row.steps_of or row.id}) - {row.id} - reactions)
        yield from unknown(file, row.id, "row", set(row.unless) - rows)
        for each in row.raises:
            if _IN_ORDER.index(each.to) <= _IN_ORDER.index(row.action):
                yield Problem(file, row.id, f"raises: {each.to} is no higher than {row.action}: correct one of them")


def conditions_of(row: SignPattern) -> tuple[Condition, ...]:
    """Every condition that stands in a row."""
    return (
        row.when,
        *(each.when for each in row.raises),
        *(each.when for each in row.adds),
        *(each.when for each in row.candidates_if),
    )


def _aids(content: Content) -> Iterator[Problem]:
    """First-aid steps and positions name what there is."""
    kinds = {fact.id: fact for fact in content.records["triage_facts"]}
    rows = {row.id for row in content.records["sign_patterns"]}
    steps = {step.id for step in content.records["first_aid"]}
    places = steps | {position.id for position in content.records["positions"]}
    with_words = {reaction.id for reaction in content.records["reactions"] if reaction.first}
    for room in ("first_aid", "positions"):
        for record in content.records[room]:
            yield from unknown(file_of(room), record.id, "row", set(record.rows) - rows)
            if isinstance(record, FirstAidStep) and record.gives_way_to:
                yield from unknown(file_of(room), record.id, "first-aid step", {record.gives_way_to} - steps)
            if isinstance(record, FirstAidStep):
                yield from unknown(file_of(room), record.id, "step or position", set(record.either_way) - places)
            if isinstance(record, FirstAidStep) and record.of and record.of not in with_words:
                yield Problem(file_of(room), record.id, f"of: {record.of} says nothing under 'first': add it there")
            for condition in conditions_of_aid(record):
                yield from check_condition(file_of(room), record.id, condition, kinds, "triage fact")


def conditions_of_aid(record: FirstAidStep | Position) -> tuple[Condition, ...]:
    """Every condition of a first-aid step or a position."""
    others = (record.unless, record.even_so) if isinstance(record, FirstAidStep) else ()
    return tuple(condition for condition in (record.when, *others) if condition)


def _unused(content: Content) -> Iterator[Problem]:
    """A fact that nothing asks about, a reaction that no row leads to."""
    if content.problems:
        return
    rows, reactions = content.records["sign_patterns"], content.records["reactions"]
    tested = {part.fact for row in rows for each in conditions_of(row) for part in comparisons(each)}
    aids = [*content.records["first_aid"], *content.records["positions"]]
    tested |= {part.fact for aid in aids for each in conditions_of_aid(aid) for part in comparisons(each)}
    used = {*tested, *(sign for reaction in reactions for sign in reaction.signs), "in_service"}
    for name in sorted({fact.id for fact in content.records["triage_facts"]} - used):
        yield Problem(file_of("triage_facts"), name, "no row and no reaction uses it: use it, or take it out")
    led_to = {candidate for row in rows for candidate in row.candidates}
    led_to |= {other.candidate for row in rows for other in row.candidates_if}
    for reaction in sorted({reaction.id for reaction in reactions} - led_to):
        yield Problem(file_of("reactions"), reaction, "no row of the triage table leads to it: add one")
