"""Everything that has an id and can be read: records of all kinds, the terms, the practice questions. No graded one."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from backfacial.authoring.content import Content
from backfacial.facts.base import Record
from backfacial.facts.course.terms import Terms
from backfacial.facts.fields import models_in
from backfacial.facts.kinds import FACT_KINDS, FOLDERS, KINDS, model_of
from backfacial.items.assignment import Item
from backfacial.knowledge.entries import TERMS, Entry, is_capital

ITEMS = "items"


def kind_models() -> dict[str, tuple[type[Record], ...]]:
    """The models of each kind; practice questions have one for each type."""
    terms = {f"{TERMS}{name}": models_in(field.annotation) for name, field in Terms.model_fields.items()}
    return {**{kind: (model_of(kind),) for kind in (*KINDS, *FOLDERS)}, **terms, ITEMS: models_in(Item)}


def entries(content: Content) -> tuple[Entry, ...]:
    """All of them in the order of the kinds as a reader wants them (`content/interface/explain.yml`)."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for kind, record in _records(content):
        found[kind].append(Entry(kind, record.id, record))
    order = dict.fromkeys([*kinds_in_order(content), *found])
    return tuple(entry for kind in order for entry in found[kind])


def kinds_in_order(content: Content) -> tuple[str, ...]:
    """The kinds, those that a reader asks for most first."""
    return tuple(key.removeprefix("kinds-") for key in content.interface["explain"] if key.startswith("kinds-"))


def _records(content: Content) -> Iterator[tuple[str, Any]]:
    for kind, records in content.records.items():
        yield from ((kind, record) for record in records)
    for name in Terms.model_fields if content.terms else ():
        yield from ((f"{TERMS}{name}", term) for term in getattr(content.terms, name))
    yield from ((ITEMS, item) for _, item in content.items)


class EntryIndex:
    """Entries by kind and id, as an `Index`."""

    def __init__(self, all_entries: tuple[Entry, ...]) -> None:
        self.entries = all_entries
        self.by_kind: dict[str, dict[str, Entry]] = defaultdict(dict)
        self.capital: dict[str, Entry] = {}
        for entry in all_entries:
            self.by_kind[entry.kind].setdefault(entry.id, entry)
            if is_capital(entry.id):
                first = self.capital.setdefault(entry.id, entry)
                # a term stands for the record that it is short for
                if first.kind.startswith(TERMS) and entry.kind in FACT_KINDS:
                    self.capital[entry.id] = entry

    def named(self, record_id: str) -> Entry | None:
        """The entry with this capital id."""
        return self.capital.get(record_id)

    def within(self, kinds: tuple[str, ...], record_id: str) -> Entry | None:
        """The entry of one of some kinds."""
        return next((self.by_kind[kind][record_id] for kind in kinds if record_id in self.by_kind[kind]), None)
