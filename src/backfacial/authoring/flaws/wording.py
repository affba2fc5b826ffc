"""Options as somebody sees them who has not read the question: their words, and which ones stand out."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from rapidfuzz import fuzz

from backfacial.items.options import Option

_WORD = re.compile(r"\w+(?:['’]\w+)?")


@cache
def words_in(text: str) -> tuple[str, ...]:
    """The words of a text in small letters."""
    return tuple(word.replace("’", "'") for word in _WORD.findall(text.lower()))


@cache
def _plain(text: str) -> str:
    return " ".join(words_in(text))


@cache
def _sorted(text: str) -> str:
    return " ".join(sorted(words_in(text)))


def alike(one: str, other: str) -> float:
    """How alike two texts are whatever the order of their words: 0 to 100."""
    return fuzz.ratio(_sorted(one), _sorted(other))


def holds(one: str, other: str) -> float:
    """How much of the shorter text stands in the other one: 0 to 100."""
    return fuzz.token_set_ratio(_plain(one), _plain(other))


def longest(options: Sequence[Option]) -> Option:
    """The longest option; the first of several."""
    return max(options, key=lambda option: len(option.text))


def count_of(words: Collection[str], text: str) -> int:
    """How many of the words of a text are among these."""
    return sum(word in words for word in words_in(text))


def are_opposites(one: str, other: str, pairs: Iterable[tuple[str, str]], least: float) -> bool:
    """Whether two texts are alike (`least`, 0 to 100) and each has one word of a pair that the other has not."""
    mine, yours = set(words_in(one)), set(words_in(other))
    differ = (mine - yours, yours - mine)
    turned = any({a, b} <= differ[0] | differ[1] and (a in differ[0]) != (b in differ[0]) for a, b in pairs)
    return turned and alike(one, other) >= least
