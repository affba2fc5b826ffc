"""Which column of a class list is which, by the headings in `content/interface/roster.yml`, and who a row is."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backfacial.classroom.people import Person
from backfacial.facts import words

_FIELDS = ("id", "first_name", "last_name", "name", "email")


@dataclass(frozen=True)
class Columns:
    """The columns of a list, counted from 0, by what they hold, and the heading of each column."""

    at: Mapping[str, int]
    headings: Sequence[str]

    @property
    def id_heading(self) -> str:
        """What the column with the ids is called."""
        return self.headings[self.at["id"]]

    @property
    def twice(self) -> str:
        """A heading of these that another column has too, "" where there is none: nobody knows which one is meant."""
        names = [_plain(each) for each in self.headings]
        return next((self.headings[at] for at in self.at.values() if names.count(names[at]) > 1), "")

    def person(self, row: Sequence[str]) -> Person | None:
        """Who a row is; None for a row that says nothing of anybody, or that a learning platform added."""
        found = {field: self._cell(row, field) for field in _FIELDS}
        if not any(found.values()) or _is_nobody(found["name"] or found["first_name"]):
            return None
        if not (found["first_name"] or found["last_name"]):
            found["first_name"], found["last_name"] = _parted(found["name"])
        return Person(found["id"], found["first_name"], found["last_name"], found["email"])

    def _cell(self, row: Sequence[str], field: str) -> str:
        at = self.at.get(field, len(row))
        return one_line(row[at]) if at < len(row) else ""


def columns_in(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """The columns of a list. What it does not have is left out.

    Args:
        heading: the cells of its first row.
        rows: the cells of the others; a column that is empty in all of them is passed over where another would do.
    """
    names = [_plain(cell) for cell in heading]
    filled = {at for row in rows for at, cell in enumerate(row) if cell.strip()}
    found = {}
    for field in _FIELDS:
        there = [names.index(name) for name in _named(f"heading-{field}") if name in names]
        if there:
            found[field] = next((at for at in there if at in filled), there[0])
    return Columns(found, [one_line(cell) for cell in heading])


def known_headings(heading: Sequence[str]) -> int:
    """How many cells of a first row are headings that a class list has."""
    known = {name for field in _FIELDS for name in _named(f"heading-{field}")}
    return sum(_plain(cell) in known for cell in heading)


def one_line(cell: str) -> str:
    """What stands in a cell, without spaces around it, each accent at its letter."""
    return unicodedata.normalize("NFC", " ".join(cell.split()))


def _named(key: str) -> list[str]:
    return [name.strip() for name in words("roster", key).split("|")]


def _plain(cell: str) -> str:
    return one_line(cell.replace("_", " ")).casefold()


def _is_nobody(name: str) -> bool:
    return name.casefold() in _named("nobody")


def _parted(name: str) -> tuple[str, str]:
    """First and last name of "Last, First", or of "First Last"."""
    if "," in name:
        last, _, first = name.partition(",")
    else:
        first, _, last = name.rpartition(" ")
    return first.strip(), last.strip()
