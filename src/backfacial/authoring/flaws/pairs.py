"""Two questions together: copies, one that gives another away, and the same mistake judged in two ways."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from backfacial.authoring.content import Content
from backfacial.authoring.flaws.flaw import Bank, Flaw
from backfacial.authoring.flaws.limits import FlawLimits
from backfacial.authoring.flaws.wording import alike, holds, words_in
from backfacial.items.case.item import CaseItem
from backfacial.items.options import Option, OptionItem

FOUND_OUT = ("contraindications", "reactions")
"""Kinds of facts that a case is there to find out."""
_CITED = re.compile(r"\[([A-Z][A-Za-z0-9]*(?:-\w+)?(?:, [A-Z][A-Za-z0-9]*(?:-\w+)?)*)\]")

Placed = tuple[str, Any]
"""An item with its file."""
Chosen = tuple[str, OptionItem, Option]
"""An option with its file and its item."""


def copies(content: Content, banks: Sequence[Bank], limits: FlawLimits) -> Iterator[Flaw]:
    """Near-copies within a bank, and in a quiz of any practice question."""
    practice = [placed for bank in banks if not bank.graded for placed in bank.items]
    for bank in banks:
        pairs = list(combinations(bank.items, 2))
        if bank.graded:
            pairs += [(old, new) for new in bank.items for old in practice]
        for (_, old), (file, new) in pairs:
            shared = _shared(old, new)
            if shared:
                yield from _copied(content, file, new, old, shared, limits)


def cues(content: Content, bank: Bank, limits: FlawLimits) -> Iterator[Flaw]:
    """Questions of a quiz that give another one of it away."""
    hidden = {record.id for kind in FOUND_OUT for record in content.records[kind]}
    for (_, shown), (file, asked) in ((one, other) for one in bank.items for other in bank.items if one is not other):
        shared = _shared(shown, asked)
        if not shared or not isinstance(asked, OptionItem):
            continue
        mend = content.say("flaws", "cue-mend")
        in_case = [fact for fact in shared if fact in hidden]
        if isinstance(asked, CaseItem) and in_case:
            said = content.say("flaws", "cue-case", other=shown.id, facts=", ".join(in_case))
            yield Flaw(file, asked.id, said, mend)
            continue
        told = [shown.stem, *(option.text for option in getattr(shown, "options", ()))]
        most = max((holds(key, text) for key in _keys(asked, limits) for text in told), default=0)
        if most >= limits.alike.keys:
            facts = ", ".join(shared)
            said = content.say("flaws", "cue-key", other=shown.id, alike=round(most), facts=facts)
            yield Flaw(file, asked.id, said, mend)


def judged_twice(content: Content, banks: Sequence[Bank], limits: FlawLimits) -> Iterator[Flaw]:
    """The same mistake that hurts a client in one question and in another one not; harm by custom alone."""
    options = [
        (file, item, option)
        for bank in banks
        for file, item in bank.items
        if isinstance(item, OptionItem)
        for option in item.options
    ]
    wrong = [chosen for chosen in options if not chosen[2].key]
    yield from _alike_mistakes(content, wrong, limits)
    yield from _kinds_of_mistakes(content, wrong, limits)
    for file, item, option in options:
        words = next((words for words in limits.custom if words in option.why), None)
        if option.critical and words is not None:
            flaw = content.say("flaws", "custom", option=option.id, words=words)
            yield Flaw(file, item.id, flaw, content.say("flaws", "custom-mend"))


def _shared(one: Any, other: Any) -> list[str]:
    return sorted(set(one.facts) & set(other.facts))


def _keys(item: Any, limits: FlawLimits) -> list[str]:
    """The texts of keys that are long enough to be told apart from a turn of phrase."""
    options = item.options if isinstance(item, OptionItem) else ()
    return [option.text for option in options if option.key and len(words_in(option.text)) >= limits.alike.words]


def _copied(
    content: Content, file: str, new: Any, old: Any, shared: Sequence[str], limits: FlawLimits
) -> Iterator[Flaw]:
    keys = max((holds(one, other) for one in _keys(new, limits) for other in _keys(old, limits)), default=0)
    long = min(len(words_in(new.stem)), len(words_in(old.stem))) >= limits.alike.words
    stems = alike(new.stem, old.stem) if long else 0.0
    for kind, found, least in (("key", keys, limits.alike.keys), ("stem", stems, limits.alike.stems)):
        if found >= least:
            said = content.say("flaws", f"copy-{kind}", other=old.id, alike=round(found), facts=", ".join(shared))
            yield Flaw(file, new.id, said, content.say("flaws", "copy-mend"))
            return


def _alike_mistakes(content: Content, wrong: Sequence[Chosen], limits: FlawLimits) -> Iterator[Flaw]:
    cited = {id(option): _cited(option) for _, _, option in wrong}
    by_fact: dict[str, list[Chosen]] = {}
    for chosen in wrong:
        for fact in cited[id(chosen[2])]:
            by_fact.setdefault(fact, []).append(chosen)
    for fact, group in by_fact.items():
        for one, other in combinations(group, 2):
            if one[1] is other[1] or one[2].critical == other[2].critical:
                continue
            most = _sameness(one[2], other[2], limits)
            if most:
                why = content.say("flaws", "critical-alike", alike=round(most), facts=fact)
                yield _differ(content, one, other, why)


def _sameness(one: Option, other: Option, limits: FlawLimits) -> float:
    long = min(len(words_in(one.text)), len(words_in(other.text))) >= limits.alike.words
    texts = alike(one.text, other.text) if long else 0.0
    reasons = holds(_CITED.sub("", one.why), _CITED.sub("", other.why))
    return max(texts if texts >= limits.alike.options else 0.0, reasons if reasons >= limits.alike.reasons else 0.0)


def _kinds_of_mistakes(content: Content, wrong: Sequence[Chosen], limits: FlawLimits) -> Iterator[Flaw]:
    for mistake in limits.mistakes:
        made = [chosen for chosen in wrong if any(words in chosen[2].why for words in mistake.reasons)]
        harmful = [chosen for chosen in made if chosen[2].critical]
        harmless = [chosen for chosen in made if not chosen[2].critical]
        if harmful and harmless:
            # the rarer ones are named: most likely they are the ones to mend
            rare, usual = sorted((harmful, harmless), key=len)
            why = content.say("flaws", "critical-kind", words=mistake.reasons[0])
            yield from (_differ(content, chosen, usual[0], why) for chosen in rare)


def _differ(content: Content, one: Chosen, other: Chosen, why: str) -> Flaw:
    harmful, harmless = (one, other) if one[2].critical else (other, one)
    named = [content.say("flaws", "option", item=item.id, option=option.id) for _, item, option in (harmful, harmless)]
    flaw = content.say("flaws", "critical", one=named[0], other=named[1], why=why)
    return Flaw(one[0], one[1].id, flaw, content.say("flaws", "critical-mend"))


def _cited(option: Option) -> set[str]:
    return {name for group in _CITED.findall(option.why) for name in group.split(", ")}
