"""A text as words, with where phrases and the groups of words that excuse them stand, by its clauses."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from backfacial.rules.claims.phrases import Break, Found, Word

# a question, a colon, a dash or three dots: what comes after them goes on with what stands before
_GOES_ON = re.compile(r"[?:…–—]|\s-\s|\.\.\.")
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»\n]{1,80})[\"“”„«»]|(?<!\w)['‘]([^'‘’\n]{1,80})['’](?!\w)")
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class ReadText:
    """A text as words, with where phrases stand: the risky ones by rule, those that excuse by group."""

    text: str
    words: tuple[Word, ...]
    risky: Mapping[int, Sequence[Found]]
    groups: Mapping[str, Sequence[Found]]

    def standing(self, start: int, end: int, groups: Iterable[str]) -> list[Found]:
        """Where members of groups stand between two words."""
        here: set[Found] = set()
        for group in groups:
            firsts = self._firsts.get(group)
            if firsts:
                spots = self.groups[group]
                at, close = bisect_left(firsts, start), bisect_left(firsts, end)
                here.update(each for each in spots[at:close] if each.end <= end)
        return sorted(here) if len(here) > 1 else list(here)

    def beginning(self, at: int, groups: Iterable[str]) -> list[Found]:
        """The members of groups that begin with a word."""
        return [
            each
            for group in groups
            for firsts in (self._firsts.get(group, ()),)
            for each in self.groups.get(group, ())[bisect_left(firsts, at) : bisect_left(firsts, at + 1)]
        ]

    @cached_property
    def quoted(self) -> Sequence[tuple[int, int]]:
        """Where terms in quotation marks begin and end in the text."""
        return [each.span() for each in _QUOTED.finditer(self.text)]

    @cached_property
    def clauses(self) -> Sequence[int]:
        """The words that begin a clause."""
        return [at for at, word in enumerate(self.words) if word.before is Break.CLAUSE]

    @cached_property
    def _firsts(self) -> Mapping[str, Sequence[int]]:
        """Where the members of each group begin: looked up very often."""
        return {group: [each.first for each in spots] for group, spots in self.groups.items()}


def start_of_clause(read: ReadText, at: int) -> int:
    """The first word of the clause that a word stands in."""
    before = bisect_right(read.clauses, at)
    return read.clauses[before - 1] if before else 0


def end_of_clause(read: ReadText, at: int) -> int:
    """The number of the word after the clause that a word stands in."""
    after = bisect_left(read.clauses, at)
    return read.clauses[after] if after < len(read.clauses) else max(at, len(read.words))


def begins_clause(read: ReadText, at: int) -> bool:
    return read.words[at].before is Break.CLAUSE


def _gap(read: ReadText, at: int) -> str:
    return read.text[read.words[at - 1].end : read.words[at].start]


def _leads_on(read: ReadText, at: int) -> bool:
    gap = _gap(read, at)
    return bool(_GOES_ON.search(gap)) and not _PARAGRAPH.search(gap)


def start_of_part(read: ReadText, at: int) -> int:
    """Where the part of a sentence between commas begins."""
    while at > 0 and read.words[at].before is Break.NONE:
        at -= 1
    return at


def beside(read: ReadText, found: Found, groups: Sequence[str], outside: bool = False) -> bool:
    """Whether a member of some groups stands in the same sentence, in the one after it, or in what leads up to it.

    `outside`: words of what was found do not count.
    """
    start, end = start_of_clause(read, found.first), found.end
    if start > 0 and _leads_on(read, start) and "?" not in _gap(read, start):
        start = start_of_clause(read, start - 1)
    end = end_of_clause(read, end)
    if end < len(read.words) and not _PARAGRAPH.search(_gap(read, end)):
        end = end_of_clause(read, end + 1)
    standing = read.standing(start, end, groups)
    return any(not outside or each.end <= found.first or found.end <= each.first for each in standing)
