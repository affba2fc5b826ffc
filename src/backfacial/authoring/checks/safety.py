"""Checks of what safety rests on: weak pages are told as a doubt, and what needs help at once is on the sheet."""

from collections.abc import Collection, Iterator

from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem

RULES = (
    *("contraindications", "home_care_rules", "hygiene_rules", "lesions", "pregnancy_care", "procedures"),
    *("protocol_modules", "protocol", "reactions"),
)
"""Kinds of rules of safety."""
REASONS_AGAINST = ("contraindications", "reactions")
WEAK = ("D", "E")
"""Tiers of sources that are summaries, copies or trade pages."""
SHEET = "consultation"
"""The checklist that goes through everything that stops a visit."""


def check_safety(content: Content) -> Iterator[Problem]:
    """Weak pages without a doubt, and a same-day or emergency reason that the checklist leaves out."""
    yield from _weak_pages(content)
    yield from _alarms(content)


def _weak_pages(content: Content) -> Iterator[Problem]:
    if content.claimed["doubts"] is None or content.claimed["sources"] is None:
        return
    doubted = {name for doubt in content.records["doubts"] for name in doubt.about}
    weak = {source.id for source in content.records["sources"] if source.tier in WEAK}
    for kind in RULES:
        for record in content.records[kind]:
            for source in sorted(set(record.sources) & weak - doubted):
                mend = "name it under 'about' of a doubt in content/doubts.yml"
                yield Problem(file_of(kind), record.id, f"rests on the weak page {source} (tier D or E): {mend}")
            if kind in REASONS_AGAINST and _rests_on(record.sources, weak) and record.id not in doubted:
                mend = "name it under 'about' of a doubt in content/doubts.yml, or add a better source"
                yield Problem(file_of(kind), record.id, f"rests on weak pages alone (tiers D and E): {mend}")


def _rests_on(sources: Collection[str], weak: Collection[str]) -> bool:
    return bool(sources) and set(sources) <= set(weak)


def _alarms(content: Content) -> Iterator[Problem]:
    """Whoever finds what needs help on the same day, or a call, has it on the sheet."""
    named: dict[str, set[str]] = {"urgent": set(), "emergency": set()}
    sheets = [sheet for sheet in content.records["checklists"] if sheet.id == SHEET]
    for section in (section for sheet in sheets for section in sheet.sections if section.alarm):
        named[section.alarm] |= {fact for line in section.lines for fact in line.facts}
    for fact in content.records["contraindications"] if sheets else ():
        for level in sorted({each.level for each in fact.escalate} & set(named)):
            if fact.id not in named[level]:
                mend = f"add it to a line under 'alarm: {level}' of {SHEET} in content/checklists.yml"
                yield Problem(file_of("contraindications"), fact.id, f"has 'escalate: {level}': {mend}")
