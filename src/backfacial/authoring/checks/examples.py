"""Checks of the examples: every row has some, and the rules decide them as somebody worked them out by hand."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from backfacial.authoring.checks.lesions import lesion_table_of
from backfacial.authoring.checks.reactions import triage_table
from backfacial.authoring.content import Content
from backfacial.authoring.examples import (
    FILES,
    Examples,
    Known,
    LesionExample,
    ReactionExample,
    RowGives,
    ScreeningExample,
)
from backfacial.authoring.records import Problem
from backfacial.facts.conditions import PlainValue
from backfacial.facts.consultation.screening import ScreeningRule
from backfacial.facts.reactions.reactions import SignPattern
from backfacial.facts.skin.lesions import Lesion
from backfacial.rules.lesions.reading import LesionTable
from backfacial.rules.reactions.outcome import Action
from backfacial.rules.reactions.triage import Patterns
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.screening.rulebook import Rulebook
from backfacial.rules.values import Facts, duration

TODAY = datetime.date(2026, 6, 15)
"""The day of every example."""
CORRECT = "correct the example, or the record"


def check_examples(content: Content, examples: Examples) -> list[Problem]:
    """All problems. Where the records make no table, the checks of rules, lesions and reactions say why."""
    read = content.records
    problems = [
        *_each_has_one("screening", "row", [row.id for row in read["screening"]], examples.screening),
        *_each_has_one("lesions", "lesion", [lesion.id for lesion in read["lesions"]], examples.lesions),
        *_each_has_one("reactions", "row", [row.id for row in read["sign_patterns"]], examples.reactions),
    ]
    for found in (
        _screening(content, examples.screening),
        _lesions(content, examples.lesions),
        _reactions(content, examples.reactions),
    ):
        with suppress(KeyError, ValueError):
            problems += found
    return problems


def _each_has_one(name: str, what: str, ids: Sequence[str], examples: Iterable[Any]) -> Iterator[Problem]:
    file, found = FILES[name][0], [example.id for example in examples]
    for each in ids:
        if each not in found:
            yield Problem(file, each, f"this {what} has no example: work one out by hand, and add it")
    for each in sorted(set(found)):
        if each not in ids:
            yield Problem(file, each, f"there is no such {what}: correct the id, or take the example out")
        if found.count(each) > 1:
            yield Problem(file, each, f"the id stands {found.count(each)} times: put them together")


def _shown(facts: Known) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in facts.items()) + "}"


def _screening(content: Content, examples: Sequence[ScreeningExample]) -> Iterator[Problem]:
    book = Rulebook(content.records["client_facts"], content.records["screening"])
    rows: dict[str, ScreeningRule] = {row.id: row for row in book.rows}

    def fires(row: str, facts: Facts) -> bool:
        return row in {each.id for reason in book.screen(facts, TODAY).reasons for each in reason.rows}

    for example in (example for example in examples if example.id in rows):
        mends = [*_fired(book, fires, example.id, example.fires, example.not_)]
        mends += _differing(example.gives, given_by(rows[example.id]))
        yield from (Problem(FILES["screening"][0], example.id, mend) for mend in mends)


def _fired(book: Any, fires: Any, row: str, inside: Iterable[Known], outside: Iterable[Known]) -> Iterator[str]:
    """What is wrong with the facts with which a row should be true, and with those with which it should not."""
    for wanted, examples in ((True, inside), (False, outside)):
        for example in examples:
            try:
                facts = {**book.absent, **read_facts(example, book.facts, TODAY, rest_absent=False)}
            except BadFacts as bad:
                yield from bad.problems
                continue
            if fires(row, facts) is not wanted:
                said = "does not fire, and should" if wanted else "fires, and should not"
                yield f"with {_shown(example)} the row {said}: {CORRECT}"


def given_by(row: ScreeningRule) -> RowGives:
    """What a row alone decides, as an example states it."""
    return RowGives(
        level=row.level,
        cap=row.cap,
        steps_out=row.steps_out,
        areas_out=tuple((area.place, *area.steps) for area in row.areas_out),
        waits=tuple(f"{wait.since} {wait.at_least}" for wait in row.waits),
    )


def _differing(stated: RowGives, given: RowGives) -> Iterator[str]:
    for field in RowGives.model_fields:
        one, other = (_comparable(field, getattr(gives, field)) for gives in (stated, given))
        if one != other:
            is_, was = (_in_words(getattr(gives, field)) for gives in (given, stated))
            yield f"gives: '{field}' is stated as {was}, and the row says {is_}: {CORRECT}"


def _comparable(field: str, value: Any) -> Any:
    if field == "waits":  # two weeks are fourteen days
        return {(since, duration(length)) for since, _, length in (wait.partition(" ") for wait in value)}
    return value if isinstance(value, str) else set(value)


def _in_words(value: Any) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(" ".join(part) if isinstance(part, tuple) else part for part in value) or "nothing"


def _lesions(content: Content, examples: Sequence[LesionExample]) -> Iterator[Problem]:
    table = lesion_table_of(content)
    lesions: dict[str, Lesion] = {lesion.id: lesion for lesion in content.records["lesions"]}
    for example in (example for example in examples if example.id in lesions):
        try:
            mends = list(_lesion(table, lesions[example.id], example))
        except BadFacts as bad:
            mends = list(bad.problems)
        yield from (Problem(FILES["lesions"][0], example.id, mend) for mend in mends)


def _lesion(table: LesionTable, lesion: Lesion, example: LesionExample) -> Iterator[str]:
    def seen(facts: Mapping[str, PlainValue]) -> Facts:
        return {**table.absent, **read_facts(facts, table.facts, TODAY, rest_absent=False)}

    decided = table.read(seen(lesion.picture))
    if decided.candidates != (example.id,):
        yield f"its picture is read as {', '.join(decided.candidates) or 'nothing'}: {CORRECT}"
    for said, act, refer in (("its picture", decided.act, decided.refer), ("the record", lesion.act, lesion.refer)):
        if (act, refer) != (example.act, example.refer):
            stated = f"{example.act} {example.refer or ''}".strip()
            yield f"is stated as {stated}, and {said} gives {f'{act} {refer or str()}'.strip()}: {CORRECT}"
    for each in example.raised:
        more = table.read(seen({**lesion.picture, **each.facts}))
        if more.handling != each.handling or not set(each.reasons) <= set(more.reasons):
            reasons = ", ".join(more.reasons)
            yield f"with {_shown(each.facts)} it is {more.handling}, because of {reasons}: {CORRECT}"
    if lesion.raises and not example.raised:
        yield "its record has 'raises': add an example under 'raised'"


def _reactions(content: Content, examples: Sequence[ReactionExample]) -> Iterator[Problem]:
    table = triage_table(content)
    rows: dict[str, SignPattern] = {row.id: row for row in content.records["sign_patterns"]}

    def fires(row: str, facts: Facts) -> bool:
        decided = table.triage(facts)
        return row in (decided.row, *decided.also)

    for example in (example for example in examples if example.id in rows):
        row = rows[example.id]
        inside = (*example.fires, *(each.facts for each in example.raised))
        mends = [*_fired(table, fires, row.id, inside, example.not_), *_pattern(content, table, row, example)]
        yield from (Problem(FILES["reactions"][0], row.id, mend) for mend in mends)


def _pattern(content: Content, table: Patterns, row: SignPattern, example: ReactionExample) -> Iterator[str]:
    if (row.action, row.candidates) != (example.gives.action, example.gives.candidates):
        yield f"gives: the row says {row.action}, {', '.join(row.candidates) or 'no reaction'}: {CORRECT}"
    if row.raises and not example.raised:
        yield "the row has 'raises': add an example under 'raised'"
    for each in example.raised:
        action = table.action_of(row.id, _noticed(table, each.facts, rest_absent=True))
        if action != Action(each.to):
            yield f"with {_shown(each.facts)} the row asks for {action}, and not for {each.to}: {CORRECT}"
    for facts in example.fires:
        action = table.action_of(row.id, _noticed(table, facts, rest_absent=True))
        if action != Action(row.action):
            yield f"with {_shown(facts)} the row asks for {action}: move the example to 'raised'"
    for facts in example.open:
        decided = table.triage(_noticed(table, facts, rest_absent=False))
        if row.id in (decided.row, *decided.also):
            yield f"with no more known than {_shown(facts)} the row fires, and should wait: {CORRECT}"


def _noticed(table: Patterns, facts: Known, *, rest_absent: bool) -> Facts:
    """What is noticed; facts that cannot be read are told with the signs for which the row fires."""
    try:
        known = read_facts(facts, table.facts, TODAY, rest_absent=False)
    except BadFacts:
        known = {}
    return {**table.absent, **known} if rest_absent else known
