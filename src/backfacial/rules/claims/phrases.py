"""Phrases found in a text, whatever the form of their words.

The little language is that of `facts.claims.wording.Phrase`.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

GAP = 5
"""Words that `...` leaves room for."""

# an apostrophe, an accent, or a character that is not seen may stand inside a word
_WORD = re.compile(r"[^\W_]+(?:['’‘ʼ＇\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+[^\W_]+)*")
_CLAUSE = re.compile(r"[!?;:|…]|\.\s|\.[\"'”’)\]*_`]|\n\s*\n|\n\s*[-*•#>]|\s[-–—]\s|—")
_COMMA = re.compile(r"[,()\[\]]")
_APOSTROPHE = re.compile(r"[’‘ʼ＇]")
_DROPPED = ("Mn", "Cf")
_VOWELS = "aeiou"


class Break(IntEnum):
    """What stands between a word and the one before it."""

    NONE = 0
    COMMA = 1
    CLAUSE = 2


@dataclass(frozen=True)
class Word:
    """A word as it is compared, with its place in the text (`text[start:end]`)."""

    form: str
    start: int
    end: int
    before: Break


@dataclass(frozen=True)
class Found:
    """Where a phrase stands, in words: from `first` to before `end`."""

    first: int
    end: int


@lru_cache(maxsize=32)  # one text is looked through for many phrases
def split_words(text: str) -> tuple[Word, ...]:
    """The words of a text in order: small letters, no accents, no possessive 's; a hyphen parts two words."""
    words: list[Word] = []
    before = 0
    for match in _WORD.finditer(text):
        form = _normal(match.group())
        if form:
            between = _between(text[before : match.start()]) if words else Break.CLAUSE
            words.append(Word(form, match.start(), match.end(), between))
            before = match.end()
    return tuple(words)


def _normal(word: str) -> str:
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("'", word)).casefold()
    plain = "".join(letter for letter in plain if unicodedata.category(letter) not in _DROPPED)
    return plain.removesuffix("'s").strip("'")


def _between(gap: str) -> Break:
    if _CLAUSE.search(gap):
        return Break.CLAUSE
    return Break.COMMA if _COMMA.search(gap) else Break.NONE


def forms(word: str) -> frozenset[str]:
    """A word with its regular endings: treat, treats, treated, treating; try, tries, tried, trying; stop, stopping."""
    found = {word, f"{word}s", f"{word}es", f"{word}ed", f"{word}ing"}
    if word.endswith("e"):
        found |= {f"{word}d", f"{word[:-1]}ing"}
    if word.endswith("ie"):
        found.add(f"{word[:-2]}ying")
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        found |= {f"{word[:-1]}ies", f"{word[:-1]}ied"}
    if len(word) > 2 and word[-1] not in f"{_VOWELS}wxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        found |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(found)


@dataclass(frozen=True)
class _Test:
    """Whether one word fits."""

    whole: frozenset[str]
    beginning: str | None = None

    def __call__(self, form: str) -> bool:
        return form in self.whole or (self.beginning is not None and form.startswith(self.beginning))


@dataclass(frozen=True)
class _Part:
    """One place of a phrase: any of some sequences of words. A gap has none."""

    choices: tuple[tuple[_Test, ...], ...] = ()
    optional: bool = False


class PhraseFinder:
    """One phrase made ready to be looked for.

    Args:
        phrase: such as "treat|clear ... {disease}".
        groups: the members of each group that phrases name.

    Raises:
        KeyError: the phrase names a group that there is not.
        ValueError: it is of another form.
    """

    def __init__(self, phrase: str, groups: Mapping[str, Sequence[str]]) -> None:
        self._parts = tuple(_part(token, groups) for token in phrase.split())
        if not self._parts or not self._parts[0].choices or not self._parts[-1].choices or self._parts[0].optional:
            raise ValueError(f"'{phrase}' is no phrase: begin and end it with a word that has to be there")

        first = [choice[0] for choice in self._parts[0].choices]
        self._first = frozenset[str]().union(*(test.whole for test in first))
        self._first_beginnings = tuple(test.beginning for test in first if test.beginning is not None)

    def may_stand_among(self, forms: Set[str]) -> bool:
        """Whether it can stand in a text that is made of these words."""
        return bool(self._first_beginnings) or not self._first.isdisjoint(forms)

    def find(self, words: Sequence[Word]) -> tuple[Found, ...]:
        """Everywhere that it stands inside one clause; from each first word the shortest stretch."""
        whole, beginnings = self._first, self._first_beginnings
        # nearly every word of nearly every text ends here, so nothing is called for it
        starts = [first for first, word in enumerate(words) if word.form in whole]
        if beginnings:
            starts += [
                first for first, word in enumerate(words) if word.form.startswith(beginnings) and word.form not in whole
            ]
            starts.sort()
        ends = ((first, self._end(words, first, first, 0)) for first in starts)
        return tuple(Found(first, end) for first, end in ends if end is not None)

    def _end(self, words: Sequence[Word], first: int, at: int, number: int) -> int | None:
        if number == len(self._parts):
            return at
        part = self._parts[number]
        if not part.choices:
            return self._after_gap(words, first, at, number)
        ends = [self._end(words, first, at, number + 1)] if part.optional else []
        for choice in part.choices:
            end = at + len(choice)
            if end <= len(words) and all(test(words[at + n].form) for n, test in enumerate(choice)):
                # a clause ends the phrase, but the phrase may begin with a clause
                if any(words[n].before is Break.CLAUSE for n in range(max(at, first + 1), end)):
                    continue
                ends.append(self._end(words, first, end, number + 1))
        return min((end for end in ends if end is not None), default=None)

    def _after_gap(self, words: Sequence[Word], first: int, at: int, number: int) -> int | None:
        for start in range(at, min(at + GAP, len(words)) + 1):
            if start > at and words[start - 1].before is Break.CLAUSE:
                return None
            end = self._end(words, first, start, number + 1)
            if end is not None:
                return end
        return None


def _part(token: str, groups: Mapping[str, Sequence[str]]) -> _Part:
    if token == "...":
        return _Part()
    optional = token.endswith("?")
    choices: list[tuple[_Test, ...]] = []
    for choice in token.removesuffix("?").split("|"):
        named = re.fullmatch(r"\{([a-z0-9-]+)\}", choice)
        members: Iterable[str] = groups[named.group(1)] if named else (choice,)
        choices += [tuple(_test(word) for word in member.split() or [""]) for member in members]
    return _Part(tuple(choices), optional)


def _test(word: str) -> _Test:
    if not re.fullmatch(r"=?[a-z0-9']+|[a-z0-9']+\*", word):
        raise ValueError(f"'{word}' is no word of a phrase: write word, =word or word*")
    if word.startswith("="):
        return _Test(frozenset({word[1:]}))
    if word.endswith("*"):
        return _Test(frozenset(), word[:-1])
    return _Test(forms(word))
