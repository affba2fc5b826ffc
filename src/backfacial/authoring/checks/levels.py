"""A tool gives at least the level that a record names: each line that is urgent or more has an example as proof."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from backfacial.authoring.checks.lesions import lesion_table_of
from backfacial.authoring.checks.reactions import triage_table
from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.facts.conditions import PlainValue
from backfacial.facts.skin.lesions import LEVEL_OF_A_REFERRAL
from backfacial.rules.lesions.rows import Handling
from backfacial.rules.reactions.outcome import Action
from backfacial.rules.reactions.triage import Patterns
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.screening.outcome import Level
from backfacial.rules.screening.rulebook import Rulebook

_ANY_DAY: Final = date(2026, 6, 15)
_MEND: Final = "correct the example, or the rows"

_MISSING: Final = "has no example: add the facts for which it is true"

Known = Mapping[str, PlainValue]

Give = Callable[[Known], tuple[int, str]]
"""The level that a tool gives for facts, and how far it is above urgent."""


def check_levels(content: Content) -> Iterator[Problem]:
    """All lines of contraindications, alarms, reactions and lesions, and all danger signs. The rules are in order."""
    book = Rulebook(content.records["client_facts"], content.records["screening"], content.records["modules"])
    table = triage_table(content)

    def screened(facts: Known) -> tuple[int, str]:
        level = book.screen(read_facts(facts, book.facts, _ANY_DAY, rest_absent=True), _ANY_DAY).level or Level.PROCEED
        return level.rank - Level.URGENT.rank, level

    def triaged(facts: Known) -> tuple[int, str]:
        action = table.triage(read_facts(facts, table.facts, _ANY_DAY, rest_absent=True)).action
        return action.rank - Action.URGENT.rank, action

    yield from _contraindications(content, screened, triaged)
    for alarm in content.records["alarms"]:
        yield from _proved("alarms", alarm.id, "the alarm", "emergency", alarm.example, screened)
    yield from _reactions(content, triaged)
    yield from _lesions(content)
    yield from _dangers(table)


def _contraindications(content: Content, screened: Give, triaged: Give) -> Iterator[Problem]:
    file, rows = file_of("contraindications"), {row.id: row.reason for row in content.records["screening"]}
    for record in content.records["contraindications"]:
        for line in record.escalate:
            where, example = f"escalate {line.level} '{line.when}'", line.example
            for row in (row for row in line.rows if rows.get(row) != record.id):
                yield Problem(file, record.id, f"{where}: rows: {row} is no row of {record.id}: correct it")
            if example is None or bool(example.screen) == bool(example.triage):
                yield Problem(file, record.id, f"{where}: {_MISSING}, under screen or under triage")
                continue
            facts, give = (example.screen, screened) if example.screen else (example.triage, triaged)
            yield from _proved("contraindications", record.id, where, line.level, facts, give)


def _reactions(content: Content, triaged: Give) -> Iterator[Problem]:
    for reaction in content.records["reactions"]:
        for line in (line for line in reaction.refer if line.level != "refer"):
            where = f"refer {line.level} '{line.when}'"
            if line.example:
                yield from _proved("reactions", reaction.id, where, line.level, line.example, triaged)
            else:
                yield Problem(file_of("reactions"), reaction.id, f"{where}: {_MISSING}")


def _lesions(content: Content) -> Iterator[Problem]:
    table = lesion_table_of(content)

    def read(facts: Known) -> tuple[int, str]:
        handling = table.read(read_facts(facts, table.facts, _ANY_DAY, rest_absent=True)).handling
        return handling.rank - Handling.SAME_DAY.rank, handling

    for lesion in content.records["lesions"]:
        for each in (each for each in lesion.raises if each.refer in LEVEL_OF_A_REFERRAL):
            where = f"raises {each.refer} '{each.do}'"
            yield from _proved("lesions", lesion.id, where, LEVEL_OF_A_REFERRAL[each.refer], each.example, read)


def _dangers(table: Patterns) -> Iterator[Problem]:
    """A danger sign is an emergency by itself, whatever else is known or not."""
    for name in (name for name, fact in table.facts.items() if fact.about == "danger"):
        for rest in (table.absent, {}):
            given = table.triage({**rest, name: True}).action
            if given is not Action.EMERGENCY:
                mend = "add it to a row that is an emergency"
                yield Problem(file_of("triage_facts"), name, f"is a danger, and by itself gives {given}: {mend}")


def _proved(room: str, record: str, where: str, level: str, facts: Known, give: Give) -> Iterator[Problem]:
    try:
        above, given = give(facts)
    except BadFacts as bad:
        yield from (Problem(file_of(room), record, f"{where}: example: {problem}") for problem in bad.problems)
        return
    if above < (1 if level == "emergency" else 0):
        yield Problem(file_of(room), record, f"{where}: the example gives {given}, and not {level}: {_MEND}")
