"""A record by what somebody types: its id in any spelling, or another name that it goes by."""

import re
from collections import defaultdict
from difflib import get_close_matches

from backfacial.authoring.knowledge.entries import EntryIndex
from backfacial.knowledge.entries import Entry
from backfacial.knowledge.naming import Naming

_ID_LIKE = re.compile(r"[a-z]{1,6}\d?-?\d{1,4}[a-z]?(\.\d{1,3})?", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")


class Finder:
    """Finds records. The exact id comes first, then it without regard to case and zeros, then other names."""

    def __init__(self, index: EntryIndex, naming: Naming) -> None:
        self._exact: dict[str, list[Entry]] = defaultdict(list)
        self._folded: dict[str, list[Entry]] = defaultdict(list)
        self._loose: dict[str, list[Entry]] = defaultdict(list)
        self._aliases: dict[str, list[Entry]] = defaultdict(list)
        self._before: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for entry in index.entries:
            self._exact[entry.id].append(entry)
            self._folded[entry.id.casefold()].append(entry)
            self._loose[_loose(entry.id)].append(entry)
            alias = getattr(entry.record, naming.alias_field(entry.kind) or "", None)
            if alias is not None:
                self._aliases[str(alias).casefold()].append(entry)
        for kind in index.by_kind:
            for word in naming.words_before(kind):
                self._before[word] += (kind,)
        self._ids = tuple(self._exact)

    def find(self, typed: str) -> tuple[Entry, ...]:
        """The records that are meant; none if it is no id."""
        wanted = " ".join(typed.split()).strip("[]() ")
        folded = wanted.casefold()
        for known, key in (
            (self._exact, wanted),
            (self._folded, folded),
            (self._aliases, folded),
            (self._loose, _loose(wanted)),
        ):
            if known.get(key):
                return tuple(known[key])
        word, _, rest = folded.partition(" ")
        return self._of_kinds(self._before[word], rest.strip()) if rest and word in self._before else ()

    def _of_kinds(self, kinds: tuple[str, ...], name: str) -> tuple[Entry, ...]:
        """A record of some kinds by its id, its other name, or the number in its id."""
        for known in (self._folded, self._aliases, self._loose):
            found = tuple(entry for entry in known.get(_loose(name), ()) if entry.kind in kinds)
            if found:
                return found
        numbered = (entry for entries in self._exact.values() for entry in entries if entry.kind in kinds)
        return tuple(entry for entry in numbered if name.isdigit() and _number(entry.id) == int(name))

    def near(self, typed: str) -> tuple[str, ...]:
        """Ids that look alike."""
        wanted = typed.strip("[]() ")
        alike = [*get_close_matches(wanted, self._ids, n=3, cutoff=0.6)]
        alike += get_close_matches(wanted.upper(), self._ids, n=3, cutoff=0.6)
        return tuple(dict.fromkeys(alike))[:3]


def looks_like_an_id(typed: str) -> bool:
    """Whether somebody who types it means an id, and not words to look for."""
    return _ID_LIKE.fullmatch(typed.strip("[]() ")) is not None


def _loose(record_id: str) -> str:
    """An id without case, spaces and leading zeros."""
    return _NUMBER.sub(lambda number: str(int(number[0])), re.sub(r"\s+", "", record_id.casefold()))


def _number(record_id: str) -> int | None:
    found = _NUMBER.search(record_id)
    return int(found[0]) if found else None
