"""Many phrases looked for in one pass over the words of a text."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from backfacial.rules.claims.english import how_often
from backfacial.rules.claims.phrases import Found, Part, PhraseFinder, Test, Word, clauses

K = TypeVar("K")


class _Kept(NamedTuple, Generic[K]):
    """A phrase under its rarest place.

    `first` and `first_beginnings` are the words that it can begin with, `needed` those that can begin each other place,
    the rarest first. `nearest` and `farthest`: so many words its beginning may stand before the rarest place.
    """

    owner: K
    finder: PhraseFinder
    first: frozenset[str]
    first_beginnings: tuple[str, ...]
    needed: tuple[frozenset[str], ...]
    nearest: int
    farthest: int


class PhraseIndex(Generic[K]):
    """Phrases by the rarest of the places that have to be filled, so most words of a text are held against few.

    Args:
        phrases: by what they belong to.
    """

    def __init__(self, phrases: Mapping[K, Iterable[PhraseFinder]]) -> None:
        self._alone: dict[str, set[K]] = defaultdict(set)
        self._whole: dict[str, list[_Kept[K]]] = defaultdict(list)
        self._beginnings: dict[str, list[_Kept[K]]] = defaultdict(list)
        parts = {part for finders in phrases.values() for finder in finders for part in finder.parts}
        share = shares(parts)
        first_beginnings: set[str] = set()
        for owner, finders in phrases.items():
            for finder in finders:
                first_beginnings |= finder.parts[0].first_beginnings
                if len(finder.parts) == 1 and not finder.parts[0].several and not finder.parts[0].beginnings:
                    for form in finder.parts[0].whole:
                        self._alone[form].add(owner)
                    continue
                rarest, kept = _under_the_rarest(owner, finder, share)
                for form in rarest.first_forms:
                    self._whole[form].append(kept)
                for beginning in rarest.first_beginnings:
                    self._beginnings[beginning].append(kept)
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})
        self._known: dict[str, tuple[_Kept[K], ...]] = {}
        self.vocabulary = vocabulary(parts)
        """The words of all phrases, in all their forms; of `word*` the beginning."""
        self.beginnings = frozenset(first_beginnings)
        """The beginnings of words that a phrase can begin with."""

    def find(self, words: Sequence[Word]) -> dict[K, list[Found]]:
        """Where the phrases of each owner stand, in the order of the text. Owners without any are left out."""
        found: dict[K, set[Found]] = defaultdict(set)
        known, alone = self._known, self._alone
        for start, end in clauses(words):
            there = {word.form for word in words[start:end]}
            for at in range(start, end):
                form = words[at].form
                for owner in alone.get(form, ()):
                    found[owner].add(Found(at, at + 1))
                here = known.get(form)
                if here is None:
                    here = known[form] = self._kept_under(form)
                for owner, finder, whole, beginnings, needed, nearest, farthest in here:
                    # nearly every phrase ends here, so nothing is called for it
                    for forms in needed:
                        if forms.isdisjoint(there):
                            break
                    else:
                        for first in range(max(at - farthest, start), at - nearest + 1):
                            begins = words[first].form
                            if begins in whole or (beginnings and begins.startswith(beginnings)):
                                after = finder.end_of(words, first)
                                if after is not None:
                                    found[owner].add(Found(first, after))
        return {owner: sorted(each) for owner, each in found.items()}

    def _kept_under(self, form: str) -> tuple[_Kept[K], ...]:
        begun = (self._beginnings.get(form[:length], ()) for length in self._lengths if length <= len(form))
        return (*self._whole.get(form, ()), *(kept for each in begun for kept in each))


def _under_the_rarest(owner: K, finder: PhraseFinder, share: Callable[[Part], int]) -> tuple[Part, _Kept[K]]:
    rarest, nearest, farthest = finder.parts[0], 0, 0
    least = most = 0
    for part in finder.parts:
        if part.shortest and share(part) < share(rarest):
            rarest, nearest, farthest = part, least, most
        least += part.shortest
        most += part.longest
    first = finder.parts[0]
    others = [part for part in finder.parts if part.shortest and part is not rarest and not part.first_beginnings]
    needed = tuple(part.first_forms for part in sorted(others, key=share))
    return rarest, _Kept(owner, finder, first.first_forms, tuple(first.first_beginnings), needed, nearest, farthest)


def vocabulary(parts: Iterable[Part]) -> frozenset[str]:
    """The words of all places, in all their forms; of `word*` the beginning."""
    tests = {test for part in parts for choice in part.choices for test in choice}
    begun = (test.beginning for test in tests if test.beginning is not None)
    return frozenset(begun).union(*(test.whole for test in tests))


def shares(parts: Collection[Part]) -> Callable[[Part], int]:
    """How often a place is filled, compared with others.

    In what is said of a subject words are frequent that English has seldom. Those are what many phrases are about.
    """
    places = Counter(test for part in parts for test in {choice[0] for choice in part.choices})

    @cache
    def met(test: Test) -> int:
        english = how_often("") if test.beginning is not None else sum(map(how_often, test.whole))
        return english * places[test]

    @cache
    def share(part: Part) -> int:
        return sum(map(met, {choice[0] for choice in part.choices}))

    return share
