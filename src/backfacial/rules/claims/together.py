"""Phrases that stand together in one sentence, in any order: what loose talk has instead of a fixed wording."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from backfacial.rules.claims.phrases import Break, Found, Word

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


class TogetherIndex(Generic[K]):
    """Phrases to be found together, by the first of each.

    Args:
        phrases: as they are written, with `&`, by what they belong to.
    """

    def __init__(self, phrases: Mapping[K, Iterable[str]]) -> None:
        self._led: dict[str, list[tuple[K, tuple[str, ...]]]] = defaultdict(list)
        parts: set[str] = set()
        for owner, each in phrases.items():
            for phrase in each:
                first, *others = parted(phrase)
                self._led[first].append((owner, tuple(others)))
                parts.update((first, *others))
        self.parts = frozenset(parts)
        """The phrases that have to be looked for."""

    def find(self, text: str, words: Sequence[Word], spots: Mapping[str, Sequence[Found]]) -> dict[K, list[Found]]:
        """Where all phrases of an owner stand together, from each word the shortest stretch.

        Args:
            spots: where each of `parts` stands, in the order of the text.
        """
        found: dict[K, list[Found]] = defaultdict(list)
        firsts = {part: [each.first for each in here] for part, here in spots.items()}
        starts = [n for n in range(len(words)) if begins_sentence(text, words, n)]
        for start, end in pairwise([*starts, len(words)]):
            here = {
                part: spots[part][at:close]
                for part, begun in firsts.items()
                for at, close in ((bisect_left(begun, start), bisect_left(begun, end)),)
                if at < close
            }
            for part in here:
                for owner, others in self._led.get(part, ()):
                    if all(other in here for other in others):
                        found[owner] += _stretches([here[part], *(here[other] for other in others)])
        return found


def _stretches(parts: Sequence[Sequence[Found]]) -> Iterator[Found]:
    """From each word at which one of the parts begins the shortest stretch that holds all of them."""
    for number, part in enumerate(parts):
        for first in part:
            others = [each for n, each in enumerate(parts) if n != number]
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

