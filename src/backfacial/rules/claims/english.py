"""The words of English, from `symspellpy`, and where letters without spaces between them part into words."""

from collections.abc import Collection
from functools import lru_cache
from importlib.util import find_spec
from math import log10
from pathlib import Path

FREQUENT = 3_000
"""Words that run-together letters are parted into, beside those that are asked for."""

MOST_FREQUENT = 100
"""The words that stand in nearly every sentence."""

ALL = 1_024_908_267_229
"""Words of the texts in which the words were counted, by which a count becomes a probability."""


@lru_cache(maxsize=1)
def by_frequency() -> tuple[str, ...]:
    """English words, the most frequent first."""
    package = find_spec("symspellpy")  # its file is read, and the package itself not loaded, which takes longer
    assert package is not None and package.origin is not None
    path = Path(package.origin).with_name("frequency_dictionary_en_82_765.txt")
    return tuple(path.read_text("utf-8-sig").split()[::2])


@lru_cache(maxsize=1)
def english() -> frozenset[str]:
    """All English words."""
    return frozenset(by_frequency())


@lru_cache(maxsize=1)
def most_frequent() -> frozenset[str]:
    """The words that stand in nearly every sentence."""
    return frozenset(by_frequency()[:MOST_FREQUENT])


@lru_cache(maxsize=1)
def _frequent() -> dict[str, int]:
    """How often each of the frequent words is met."""
    return {word: _count(rank) for rank, word in enumerate(by_frequency()[:FREQUENT])}


def how_often(word: str) -> int:
    """How often a word is met among very many; one that is not frequent as often as the last that is."""
    return _frequent().get(word) or _count(FREQUENT)


class Parting:
    """Parts letters into words: into known ones as far as that goes, then into those that are met most often.

    Args:
        words: those that count beside the frequent ones.
    """

    def __init__(self, words: Collection[str]) -> None:
        counts = dict(_frequent())
        for word in words:
            counts[word] = counts.get(word, 0) + _count(FREQUENT // 4)
        self._chances = {word: log10(count / ALL) for word, count in counts.items()}
        self._longest = max(map(len, counts))

    def parts(self, letters: str) -> tuple[str, ...]:
        """The words, known or not."""
        # by the number of letters parted so far: how bad it is (letters of no word, and gaps), how likely, the words
        best: list[tuple[int, float, tuple[str, ...]]] = [(0, 0.0, ())]
        for start in range(len(letters)):
            bad, likely, words = best[start]
            gap = 1 if start else 0
            for end in range(start + 1, min(start + self._longest, len(letters)) + 1):
                part = letters[start:end]
                chance = self._chances.get(part)
                worse = 0
                if chance is None:
                    worse, chance = len(part), log10(10 / ALL / 10.0 ** len(part))
                now = (bad + gap + worse, likely + chance, (*words, part))
                if end == len(best):
                    best.append(now)
                elif now[0] < best[end][0] or (best[end][0] in (now[0], now[0] - gap) and best[end][1] < now[1]):
                    best[end] = now
        return best[-1][2]


def _count(rank: int) -> int:
    """How often a word is met, by Zipf's law from its place among all."""
    return 10_000_000_000 // (rank + 1)
