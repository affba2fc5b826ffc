"""Phrases that stand together in one sentence, in any order: what loose talk has instead of a fixed wording."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, takewhile
from typing import Generic, NamedTuple, TypeVar

from backfacial.rules.claims.phrase_index import shares, vocabulary
from backfacial.rules.claims.phrases import Break, Found, PhraseFinder, Word

K = TypeVar("K")

AND = " & "
"""What parts the phrases that have to stand together."""

NEAR = 16
"""Words over which they may be spread."""

# a question, a colon, a semicolon or a dash ends a clause; what comes after them goes on with what stands before
_GOES_ON = re.compile(r"[\s\"'”’)\]*_`]*(?:[?:;…–—]|\s-\s)[\s\"'“‘(\[*_`]*")


def parted(phrase: str) -> tuple[str, ...]:
    """The phrases that one asks for, which is itself where it has no `&`."""
    return tuple(phrase.split(AND))


def begins_sentence(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word is the first of a sentence. A question goes on with its answer."""
    if at == 0:
        return True
    return words[at].before is Break.CLAUSE and not _GOES_ON.fullmatch(text[words[at - 1].end : words[at].start])


class _Kept(NamedTuple, Generic[K]):
    """Phrases that have to stand together. `needed`: the words that can begin each of the others, the rarest first."""

    owner: K
    finders: tuple[PhraseFinder, ...]
    needed: tuple[frozenset[str], ...]


class TogetherIndex(Generic[K]):
    """Phrases to be found together, by the rarest, so most sentences are held against few.

    Args:
        phrases: by what they belong to, each as the phrases that have to stand together.
    """

    def __init__(self, phrases: Mapping[K, Iterable[Sequence[PhraseFinder]]]) -> None:
        self._whole: dict[str, list[_Kept[K]]] = defaultdict(list)
        self._beginnings: dict[str, list[_Kept[K]]] = defaultdict(list)
        self._known: dict[str, Sequence[_Kept[K]]] = {}
        parts = {part for each in phrases.values() for all_of in each for finder in all_of for part in finder.parts}
        share = shares(parts)
        for owner, each in phrases.items():
            for finders in each:
                rarest, *others = sorted((finder.parts[0] for finder in finders), key=share)
                needed = tuple(part.first_forms for part in others if not part.first_beginnings)
                kept = _Kept(owner, tuple(finders), needed)
                for form in rarest.first_forms:
                    self._whole[form].append(kept)
                for beginning in rarest.first_beginnings:
                    self._beginnings[beginning].append(kept)
        self.vocabulary = vocabulary(parts)
        """The words of all phrases, in all their forms; of `word*` the beginning."""
        self.beginnings = frozenset(self._beginnings)
        """The beginnings of words that a phrase can begin with."""

    def find(self, text: str, words: Sequence[Word]) -> dict[K, list[Found]]:
        """Where all phrases of an owner stand together, from each word the shortest stretch."""
        found: dict[K, list[Found]] = defaultdict(list)
        starts = [n for n in range(len(words)) if begins_sentence(text, words, n)]
        for start, end in pairwise([*starts, len(words)]):
            sentence = words[start:end]
            there = {word.form for word in sentence}
            for owner, finders, needed in self._begun_in(there):
                if not any(map(there.isdisjoint, needed)):
                    places = list(takewhile(bool, (finder.find(sentence) for finder in finders)))
                    if len(places) == len(finders):
                        found[owner] += (Found(start + first, start + after) for first, after in _stretches(places))
        return found

    def _begun_in(self, forms: Iterable[str]) -> Iterator[_Kept[K]]:
        """What words can begin, each once."""
        return iter({id(kept): kept for form in forms for kept in self._kept_under(form)}.values())

    def _kept_under(self, form: str) -> Sequence[_Kept[K]]:
        if form not in self._known:
            begun = (kept for beginning, kept in self._beginnings.items() if form.startswith(beginning))
            self._known[form] = (*self._whole.get(form, ()), *chain.from_iterable(begun))
        return self._known[form]


def _stretches(parts: Sequence[Sequence[Found]]) -> Iterator[Found]:
    """From each word at which one of the parts begins the shortest stretch that holds all of them."""
    for number, part in enumerate(parts):
        others = [*parts[:number], *parts[number + 1 :]]
        for first in part:
            end = _end(first.end, first, others)
            if end is not None:
                yield Found(first.first, end)


def _end(least: int, taken: Found, parts: Sequence[Sequence[Found]]) -> int | None:
    """Where such a stretch ends, which begins with words that are taken; every other part begins after their first."""
    ends = [
        next((each.end for each in part if taken.first < each.first and each.end <= taken.first + NEAR), None)
        for part in parts
    ]
    return None if None in ends else max([least, *(end for end in ends if end is not None)])
