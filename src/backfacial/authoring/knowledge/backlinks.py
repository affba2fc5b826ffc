"""Which record refers to which, found by walking through all fields."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from backfacial.authoring.knowledge.entries import EntryIndex
from backfacial.facts.base import Record
from backfacial.facts.claims.seeds import Seed
from backfacial.knowledge.entries import Entry
from backfacial.knowledge.targets import expanded, target

_CITED = re.compile(r"\[([A-Z0-9][A-Z0-9.\-]*(?:\s*[,;]\s*[A-Z0-9][A-Z0-9.\-]*)*)\]")


def backlinks(index: EntryIndex) -> dict[tuple[str, str], tuple[Entry, ...]]:
    """For each record, by kind and id, the others that refer to it, in the order of the entries."""
    found: dict[tuple[str, str], dict[tuple[str, str], Entry]] = defaultdict(dict)
    for entry in index.entries:
        for to in _targets(index, entry.kind, entry.record):
            if (to.kind, to.id) != (entry.kind, entry.id):
                found[to.kind, to.id][entry.kind, entry.id] = entry
    return {key: tuple(entries.values()) for key, entries in found.items()}


def _targets(index: EntryIndex, kind: str, record: Any) -> Iterator[Entry]:
    if isinstance(record, Seed):
        adverts = index.by_kind["adverts"].values()
        yield from (advert for advert in adverts if advert.record.series == record.series)
    for field, value in record.__dict__.items():
        if field != "id":
            yield from _in_value(index, kind, field, value)


def _in_value(index: EntryIndex, kind: str, field: str, value: Any) -> Iterator[Entry]:
    if isinstance(value, str):
        yield from _in_text(index, kind, field, value)
    elif isinstance(value, Record):
        yield from _targets(index, kind, value)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _in_value(index, kind, field, part)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _in_value(index, kind, field, key)
            yield from _in_value(index, kind, field, part)


def _in_text(index: EntryIndex, kind: str, field: str, text: str) -> Iterator[Entry]:
    cited = [each for group in _CITED.findall(text) for each in re.split(r"\s*[,;]\s*", group)]
    for value in (*expanded(text), *cited):
        found = target(index, kind, field, value)
        if found is not None:
            yield found
