"""Citations: taken out of the prose, and shown as a list of who stands for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from backfacial.facts import library
from backfacial.facts.library import Library

_ID = r"(?:[A-Z]{1,4}\d{1,3}|[A-Z0-9]+-\d+[a-z]?)"
_BRACKETS = re.compile(rf"\s*\[({_ID}(?:\s*[,;]\s*{_ID})*)\]")
_FACT_ID = re.compile(r"[A-Z]{1,4}\d{1,3}")


def split_citations(text: str) -> tuple[str, tuple[str, ...]]:
    """The prose without its citations ([C01], [AAD-1, C02]), and the ids in the order in which they first stand.

    Square brackets that hold anything else than ids stay in the prose.
    """
    ids = [cited for group in _BRACKETS.findall(text) for cited in re.split(r"\s*[,;]\s*", group)]
    return _BRACKETS.sub("", text).strip(), tuple(dict.fromkeys(ids))


@dataclass(frozen=True)
class SourceLine:
    """One source as a reader sees it. `url` is set only where it leads to the publisher itself."""

    text: str
    url: str | None = None


@dataclass(frozen=True)
class FactLines:
    """A fact with the sources that stand for it. The name is empty where the library does not hold the fact."""

    id: str
    name: str
    lines: tuple[SourceLine, ...]


def source_lines(ids: Iterable[str], consensus: bool = False, of: Library | None = None) -> tuple[SourceLine, ...]:
    """Sources as lines, each once; professional consensus last. `of` holds them, if not what is shipped."""
    known = of or library()
    lines = [_source_line(source_id, known) for source_id in ids]
    if consensus:
        lines.append(SourceLine(known.say("pages", "consensus")))
    return tuple(dict.fromkeys(lines))


def cited(ids: Iterable[str]) -> tuple[tuple[FactLines, ...], tuple[SourceLine, ...]]:
    """Facts with their sources, and the sources that were cited directly and that no such fact names."""
    ids = tuple(dict.fromkeys(ids))
    facts = tuple(_fact_lines(fact_id) for fact_id in ids if _FACT_ID.fullmatch(fact_id))
    known = {line for fact in facts for line in fact.lines}
    direct = source_lines(cited_id for cited_id in ids if not _FACT_ID.fullmatch(cited_id))
    return facts, tuple(line for line in direct if line not in known)


def _fact_lines(fact_id: str) -> FactLines:
    if fact_id not in library().kind_of:
        return FactLines(fact_id, "", ())
    fact = library().fact(fact_id)
    return FactLines(fact.id, fact.name, source_lines(fact.sources, _rests_on_consensus(fact.sources, fact.consensus)))


def _rests_on_consensus(sources: tuple[str, ...], consensus: bool) -> bool:
    return consensus or not sources


def _source_line(source_id: str, known: Library) -> SourceLine:
    source = known.sources.get(source_id)
    if source is None:
        return SourceLine(source_id)
    if source.tier == "E":
        return SourceLine(known.say("pages", "trade-practice", title=source.title))
    return SourceLine(known.say("pages", "source", publisher=source.publisher, title=source.title), source.url)
