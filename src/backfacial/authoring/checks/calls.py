"""Checks of phone calls: every sign can be asked for, no name dangles, and each call is decided as stated."""

import datetime
from collections.abc import Iterator
from typing import get_args

from backfacial.authoring.checks.conditions import check_condition, unknown
from backfacial.authoring.content import Content, file_of, file_of_one
from backfacial.authoring.records import Problem
from backfacial.back.shapes import SHAPES
from backfacial.facts.reactions.calls import Call, Told
from backfacial.facts.reactions.reactions import PositionName, TriageFact
from backfacial.items.case.item import CaseItem
from backfacial.pages.citations import split_citations
from backfacial.rules.reactions.outcome import Action
from backfacial.rules.reactions.triage import Patterns
from backfacial.rules.reading import BadFacts, read_facts

AT_THE_VISIT = "in_service"
"""Known of every call, and so never asked."""

_POSITIONS = get_args(PositionName)
_ANY_DAY = datetime.date(2026, 6, 15)  # no triage fact is a date


def check_call_records(content: Content) -> Iterator[Problem]:
    """Problems of what all calls are made of: questions, steps, words."""
    yield from _questions(content)
    yield from _steps(content)
    yield from _made_of(content)


def _questions(content: Content) -> Iterator[Problem]:
    file, kinds = file_of("call_questions"), _kinds(content)
    asked: list[str] = []
    for question in content.records["call_questions"]:
        yield from unknown(file, question.id, "triage fact", {told.fact for told in question.facts} - set(kinds))
        yield from unknown(file, question.id, "drawing", {t.drawn for t in question.facts} - {None} - set(SHAPES))
        for told in question.facts:
            asked.append(told.fact)
            if told.fact in kinds:
                yield from unknown(file, question.id, f"value of {told.fact}", _differing(told, kinds[told.fact]))
    if content.claimed["triage_facts"] is None or content.claimed["call_questions"] is None:
        return
    for name in kinds:
        if name != AT_THE_VISIT and asked.count(name) != 1:
            mend = f"{asked.count(name)} questions ask for '{name}': on the phone there has to be one"
            yield Problem(file, name, mend)


def _differing(told: Told, kind: TriageFact) -> set[str]:
    """Values that are told and cannot be, or can be and are not told."""
    if kind.kind in ("int", "duration"):
        possible = {"any"}
    elif kind.kind == "bool":
        possible = {"yes"}
    else:
        possible = {value for value in kind.values if value != kind.values[0] or kind.kind == "set"}
    return possible ^ set(told.says)


def _steps(content: Content) -> Iterator[Problem]:
    file, aids, facts = file_of("call_steps"), content.claimed["first_aid"], content.claimed_facts()
    rows = content.claimed["sign_patterns"]
    for step in content.records["call_steps"]:
        if aids is not None:
            yield from unknown(file, step.id, "first-aid step", {*step.aids, *step.against} - aids - set(_POSITIONS))
        if rows is not None:
            yield from unknown(file, step.id, "row", set(step.rows) - rows)
        cited = set(split_citations(step.why)[1])
        if facts is not None:
            yield from unknown(file, step.id, "fact", cited - facts)
        if not cited:
            yield Problem(file, step.id, "'why' cites nothing: say in [brackets] what it rests on")


def _made_of(content: Content) -> Iterator[Problem]:
    file, kinds, rows = file_of("generated_calls"), _kinds(content), content.claimed["sign_patterns"]
    for calls in content.records["generated_calls"]:
        yield from unknown(file, calls.id, "triage fact", set(calls.mild) - set(kinds))
        named = {row for said in calls.words for row in said.rows}
        if rows is not None:
            yield from unknown(file, calls.id, "row", named - rows)
        for when in [*(each.when for each in calls.lasts), *(each.when for each in calls.together)]:
            yield from check_condition(file, calls.id, when, kinds, "triage fact")
        for each in calls.together:
            try:
                read_facts(each.so, kinds, _ANY_DAY, rest_absent=False)
            except BadFacts as bad:
                yield from (Problem(file, calls.id, f"together: {problem}") for problem in bad.problems)
        for action in Action:
            if action.value not in calls.ends:
                yield Problem(file, calls.id, f"'ends' says nothing for {action.value}: say what would have happened")
            if not any(said.action == action.value and not said.rows for said in calls.words):
                yield Problem(file, calls.id, f"there are no words for {action.value}: add some without 'rows'")


def _kinds(content: Content) -> dict[str, TriageFact]:
    return {fact.id: fact for fact in content.records["triage_facts"]}


def check_calls(content: Content, table: Patterns) -> Iterator[Problem]:
    """Problems of the written calls, and of those that a question brings with it."""
    written = {call.id: call for call in content.records["calls"]}
    for call in written.values():
        file = file_of_one("calls", call.id)
        if call.debrief is None:
            yield Problem(file, call.id, "has no 'debrief': say what there is to learn from this call")
        if call.action is None:
            yield Problem(file, call.id, "has no 'action': say which level the rules have to give")
        yield from (Problem(file, call.id, mend) for mend in _mends(content, call, table))
    for file, item in content.all_items():
        if isinstance(item, CaseItem) and isinstance(item.call, str) and item.call not in written:
            mend = f"names the unknown call {item.call}: write content/calls/{item.call}.yml"
            yield Problem(file, item.id, mend)
        elif isinstance(item, CaseItem) and isinstance(item.call, Call):
            yield from (Problem(file, item.id, f"its call: {mend}") for mend in _mends(content, item.call, table))


def _mends(content: Content, call: Call, table: Patterns) -> Iterator[str]:
    for name in sorted(set(call.told) - set(table.facts)):
        yield f"'told' names the unknown triage fact '{name}': correct it"
    questions = {question.id for question in content.records["call_questions"]}
    for name in sorted(set(call.answers) - questions):
        yield f"'answers' has '{name}', which is no question of content/call-questions.yml: take the first of its facts"
    if call.photo is not None:
        for shape in sorted({mark.shape for mark in call.photo.marks} - set(SHAPES)):
            yield f"there is no drawing '{shape}': correct the photo"
    facts = content.claimed_facts()
    if call.debrief is not None and facts is not None:
        cited = {each for each in split_citations(call.debrief.why)[1] if "-" not in each}
        yield from (f"the debrief cites the unknown fact {each}: correct it" for each in sorted(cited - facts))
        if not cited:
            yield "the debrief cites no fact: say in [brackets] which ones 'why' rests on"
    try:
        known = read_facts(call.facts, table.facts, _ANY_DAY, rest_absent=True)
    except BadFacts as bad:
        yield from (f"facts: {problem}" for problem in bad.problems)
        return
    for name in call.told:
        if name in known and known[name] == table.absent[name]:
            yield f"the opening tells '{name}', which is not among the 'facts': add it there, or take it out of 'told'"
    decided = table.triage(known).action
    if call.action is not None and call.action != decided.value:
        yield f"action: is stated as {call.action}, and the rules say {decided.value}"
