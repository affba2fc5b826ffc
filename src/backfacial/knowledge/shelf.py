"""The records that ship with the course, each read when somebody asks for it."""

from functools import cached_property, lru_cache

from backfacial.facts import library, words
from backfacial.facts.course.terms import Terms
from backfacial.facts.kinds import KINDS
from backfacial.knowledge.entries import TERMS, Entry
from backfacial.knowledge.naming import Naming
from backfacial.knowledge.outline import Outlines


class Shelf:
    """The compiled records by kind and id, as an `Index`. Practice questions are not among them."""

    def named(self, record_id: str) -> Entry | None:
        """The record with this capital id; a fact before a term that is short for it."""
        kind = library().kind_of.get(record_id) or self._kind_of_others.get(record_id)
        return None if kind is None else self.within((kind,), record_id)

    def within(self, kinds: tuple[str, ...], record_id: str) -> Entry | None:
        """The record with this id of one of some kinds."""
        for kind in kinds:
            if kind.startswith(TERMS):
                records = {term.id: term for term in getattr(library().terms, kind.removeprefix(TERMS))}
            elif kind in library().raw and record_id in self._ids[kind]:
                records = library().kind(kind)
            else:
                continue
            if record_id in records:
                return Entry(kind, record_id, records[record_id])
        return None

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        """The ids of each kind, so that no kind is read in vain."""
        return {kind: frozenset(record["id"] for record in library().raw[kind]) for kind in KINDS}

    @cached_property
    def _kind_of_others(self) -> dict[str, str]:
        terms = {term["id"]: f"{TERMS}{name}" for name in Terms.model_fields for term in library().raw["terms"][name]}
        return terms | {record_id: kind for kind in KINDS for record_id in self._ids[kind]}


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    """The records of this package."""
    return Shelf()


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """Their outlines, as they are shown to a trainee: without what only the program and its authors need."""
    return Outlines(shelf(), Naming(library().words["explain"], words), words("explain", "card-without").split())
