"""A record with its kind, and how one is found."""

from dataclasses import dataclass
from typing import Any, Protocol

TERMS = "terms_"
"""The lists of `terms.yml` are kinds by the name of the list: terms_steps."""


@dataclass(frozen=True)
class Entry:
    """A record with its kind."""

    kind: str
    id: str
    record: Any


class Index(Protocol):
    """Finds records. A capital id belongs to one record, wherever it stands; a small one only within a kind."""

    def named(self, record_id: str) -> Entry | None:
        """The record with this capital id."""

    def within(self, kinds: tuple[str, ...], record_id: str) -> Entry | None:
        """The record with this id of one of some kinds."""


def is_capital(record_id: str) -> bool:
    """Whether an id is of the dossier's form, such as C01, AAD-1 or EXF."""
    return record_id == record_id.upper() and record_id[:1].isalpha()
