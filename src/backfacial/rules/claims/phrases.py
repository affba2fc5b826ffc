"""Phrases found in a text, whatever the form of their words.

The little language is that of `facts.claims.wording.Phrase`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

GAP = 5
"""Words that `...` leaves room for."""

# an apostrophe, an accent, or a character that is not seen may stand inside a word
_ACCENT = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_UNSEEN = "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_WORD = re.compile(rf"[^\W_]+(?:['’‘ʼ＇{_ACCENT}{_UNSEEN}]+[^\W_]+)*|[%％]")
_SIGNS = {"%": "percent", "％": "percent"}
_CLAUSE = re.compile(r"[!?;:|…]|\.\s|\.[\"'”’)\]*_`]|\n\s*\n|\n\s*[-*•#>]|\s[-–—]\s|—")
_COMMA = re.compile(r"[,()\[\]]")
_APOSTROPHE = re.compile(r"[’‘ʼ＇]")
_DROPPED = ("Mn", "Cf")
_VOWELS = "aeiou"
_WRITTEN = re.compile(r"=?[a-z0-9']+|[a-z0-9']+\*")


class Break(IntEnum):
    """What stands between a word and the one before it."""

    NONE = 0
    COMMA = 1
    CLAUSE = 2


class Word(NamedTuple):
    """A word as it is compared, with its place in the text (`text[start:end]`)."""

    form: str
    start: int
    end: int
    before: Break


class Found(NamedTuple):
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


def clauses(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Where each clause begins and ends, in words. No phrase reaches over its end."""
    starts = [n for n, word in enumerate(words) if n == 0 or word.before is Break.CLAUSE]
    return zip(starts, [*starts[1:], len(words)][: len(starts)], strict=True)


@lru_cache(maxsize=20_000)  # few words make up most of a text
def _normal(word: str) -> str:
    if word.isascii():
        plain = _SIGNS.get(word) or word.lower()
    else:
        plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("'", _SIGNS.get(word, word))).casefold()
        plain = "".join(letter for letter in plain if unicodedata.category(letter) not in _DROPPED)
    return plain.removesuffix("'s").strip("'")


@lru_cache(maxsize=2_000)
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


@dataclass(frozen=True, eq=False)  # each is made once, so two are the same only if they are one
class Test:
    """Whether one word fits: it is one of these, or begins so."""

    whole: frozenset[str]
    beginning: str | None = None

    def __call__(self, form: str) -> bool:
        return form in self.whole or (self.beginning is not None and form.startswith(self.beginning))


class Part:
    """One place of a phrase: any of some sequences of words. A gap has none.

    Nearly every word of nearly every text is looked up here, so single words lie in one set.
    """

    def __init__(self, choices: Iterable[tuple[Test, ...]] = (), optional: bool = False) -> None:
        self.choices, self.optional = tuple(choices), optional
        alone = [choice[0] for choice in self.choices if len(choice) == 1]
        self.whole = frozenset[str]().union(*[test.whole for test in alone])
        self.beginnings = tuple([test.beginning for test in alone if test.beginning is not None])
        self.several = len(alone) < len(self.choices)
        longer = [choice for choice in self.choices if len(choice) > 1] if self.several else []
        self._longer: dict[str, list[tuple[Test, ...]]] = {}
        for choice in longer:
            for form in choice[0].whole:
                self._longer.setdefault(form, []).append(choice)
        self._open = [choice for choice in longer if choice[0].beginning is not None]
        self._opened_by = tuple([choice[0].beginning or "" for choice in self._open])

        self.first_forms = self.whole.union(self._longer) if self.several else self.whole
        """The words that can begin it, without those that only begin as one of `first_beginnings` does."""
        self.first_beginnings = frozenset((*self.beginnings, *self._opened_by))
        self.shortest = 0 if optional or not self.choices else min(map(len, self.choices))
        """Words that it takes at least."""
        self.longest = max(map(len, self.choices)) if self.choices else GAP
        """Words that it takes at most."""

    def longer(self, form: str) -> Sequence[tuple[Test, ...]]:
        """The choices of several words that a word may begin."""
        here = self._longer.get(form, ())
        return (*here, *self._open) if self._open and form.startswith(self._opened_by) else here


class PhraseFinder:
    """One phrase made ready to be looked for.

    Args:
        phrase: such as "treat|clear ... {disease}".
        groups: the members of each group that phrases name.
        made: places made ready already, by how they are written; phrases of the same groups share them.

    Raises:
        KeyError: the phrase names a group that there is not.
        ValueError: it is of another form.
    """

    def __init__(self, phrase: str, groups: Mapping[str, Sequence[str]], made: dict[str, Part] | None = None) -> None:
        made = {} if made is None else made
        for token in phrase.split():
            if token not in made:
                made[token] = _part(token, groups)
        self.parts = tuple(made[token] for token in phrase.split())
        if not self.parts or not self.parts[0].choices or not self.parts[-1].choices or self.parts[0].optional:
            raise ValueError(f"'{phrase}' is no phrase: begin and end it with a word that has to be there")

    def end_of(self, words: Sequence[Word], first: int) -> int | None:
        """Where it ends if it begins with a word, as the number of the word after it: the shortest stretch."""
        return self._end(words, first, first, 0)

    def find(self, words: Sequence[Word]) -> tuple[Found, ...]:
        """Everywhere that it stands inside one clause; from each first word the shortest stretch."""
        whole, beginnings = self.parts[0].first_forms, tuple(self.parts[0].first_beginnings)
        # nearly every word of nearly every text ends here, so nothing is called for it
        starts = [n for n, word in enumerate(words) if word.form in whole]
        if beginnings:
            starts = sorted({*starts, *(n for n, word in enumerate(words) if word.form.startswith(beginnings))})
        ends = ((first, self.end_of(words, first)) for first in starts)
        return tuple(Found(first, end) for first, end in ends if end is not None)

    def _end(self, words: Sequence[Word], first: int, at: int, number: int) -> int | None:
        if number == len(self.parts):
            return at
        part = self.parts[number]
        if not part.choices:
            return self._after_gap(words, first, at, number)
        best = self._end(words, first, at, number + 1) if part.optional else None
        # a clause ends the phrase, but the phrase may begin with a clause
        if at < len(words) and (at == first or words[at].before is not Break.CLAUSE):
            form = words[at].form
            if form in part.whole or (part.beginnings and form.startswith(part.beginnings)):
                best = _nearest(best, self._end(words, first, at + 1, number + 1))
            for choice in part.longer(form) if part.several else ():
                if _stands(choice, words, at):
                    best = _nearest(best, self._end(words, first, at + len(choice), number + 1))
        return best

    def _after_gap(self, words: Sequence[Word], first: int, at: int, number: int) -> int | None:
        for start in range(at, min(at + GAP, len(words)) + 1):
            if start > at and words[start - 1].before is Break.CLAUSE:
                return None
            end = self._end(words, first, start, number + 1)
            if end is not None:
                return end
        return None


def _stands(choice: Sequence[Test], words: Sequence[Word], at: int) -> bool:
    """Whether words stand at a place, with no clause between them."""
    end = at + len(choice)
    if end > len(words):
        return False
    # the first word was looked up already, so most choices end with the second one
    for n in range(1, len(choice)):
        word = words[at + n]
        if word.before is Break.CLAUSE or not choice[n](word.form):
            return False
    return choice[0](words[at].form)


def _nearest(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return one if other is None else other
    return min(one, other)


def _part(token: str, groups: Mapping[str, Sequence[str]]) -> Part:
    if token == "...":
        return Part()
    optional = token.endswith("?")
    choices: list[tuple[Test, ...]] = []
    for choice in token.removesuffix("?").split("|"):
        if choice.startswith("{") and choice.endswith("}"):
            choices += [_tests(member) for member in groups[choice[1:-1]]]
        else:
            choices.append(_tests(choice.replace("_", " ")))
    return Part(choices, optional)


@cache  # phrases share their groups, and so most of their words
def _tests(member: str) -> tuple[Test, ...]:
    return tuple(_test(word) for word in member.split() or [""])


@cache
def _test(word: str) -> Test:
    if not _WRITTEN.fullmatch(word):
        raise ValueError(f"'{word}' is no word of a phrase: write word, =word or word*")
    if word.startswith("="):
        return Test(frozenset({word[1:]}))
    if word.endswith("*"):
        return Test(frozenset(), word[:-1])
    return Test(forms(word))
