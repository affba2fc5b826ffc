"""Words that are misspelt, run together, spaced out or written with other signs, read as what they stand for.

Libraries do the reading: `confusable_homoglyphs` knows the look-alikes of Unicode, `rapidfuzz` how far two spellings
lie apart.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from itertools import groupby
from operator import itemgetter

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from backfacial.rules.claims.english import Parting, english
from backfacial.rules.claims.phrases import Break, Word, split_words

SHORTEST = 5
"""Letters of the shortest word that is read as a near one: in a shorter word one letter makes another word."""

LONG = 10
"""From so many letters on two of them may be wrong."""

FIRST_WRONG = 7
"""From so many letters on the first one may be wrong or missing."""

_PARTED = 7
"""Letters of the shortest word that may be two words run together."""

# a word with signs or digits among its letters, such as d3tox, p!mple, @cne; never a sign of the sentence at its end
_DISGUISED = re.compile(
    r"(?<![\w@$€£*])(?=[^\W\d_]*[\d@$€£!*|+_])[@$€£*]?[^\W_]+(?:[@$€£!*|+_]+[^\W_]+)*[$€£]?(?![\w@$€£])"
)
# one letter at a time: a c n e, a.c.n.e, a-c-n-e
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:[\s.*_·•/+-]{1,3}[^\W\d_]){3,}(?![^\W_])")
_LETTER = re.compile(r"[a-z]")


class Speller:
    """Reads a text in the words that phrases are made of.

    Args:
        vocabulary: these words, in all their forms.
        beginnings: of words that count with any ending.
    """

    def __init__(self, vocabulary: Iterable[str], beginnings: Iterable[str]) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._beginnings = tuple(sorted(beginnings))
        self._sorted = sorted(self._vocabulary)
        self._by_letter = {letter: list(words) for letter, words in groupby(self._sorted, key=itemgetter(0))}
        self._lines = "\n".join(self._sorted)
        self._meant = lru_cache(maxsize=None)(self._read)
        self._of_length: dict[int, list[str]] = defaultdict(list)
        for word in self._sorted:
            self._of_length[len(word)].append(word)
        self._as_long = lru_cache(maxsize=None)(self._of_about)
        self._themselves: set[str] = set()  # words met so far that stand for themselves, wherever

    @cached_property
    def _parting(self) -> Parting:
        # most forms of words that are not English, such as "bacneing", nobody writes
        words: list[str] = []
        for word in self._sorted:
            if word in english() or not words or not word.startswith(words[-1]):
                words.append(word)
        return Parting(words)

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text in order, each as the one that it stands for."""
        stretches = self._stretches(text)
        found: list[Word] = []
        last: list[Word] | None = None
        at = 0
        for word in split_words(text):
            while at < len(stretches) and stretches[at][-1].end <= word.start:
                at += 1
            here = stretches[at] if at < len(stretches) and stretches[at][0].start < word.end else None
            if here is None:
                if word.form in self._themselves:
                    found.append(word)
                else:
                    found += self._plainly(word, text)
            elif here is not last:
                found += [here[0]._replace(before=word.before), *here[1:]]
                last = here
        return tuple(found)

    def reads_otherwise(self, form: str) -> bool:
        """Whether a word is none, but stands for one or some of the phrases' own."""
        return self._meant(form, False) != (form,)

    def is_known(self, form: str) -> bool:
        """Whether a word is an English one, or one of the phrases' own."""
        return form in self._vocabulary or form in english()

    def _plainly(self, word: Word, text: str) -> list[Word]:
        parts = self._meant(word.form, text[word.start - 1 : word.start] == "#")
        if len(parts) == 1:
            return [word if parts[0] == word.form else word._replace(form=parts[0])]
        if sum(map(len, parts)) != word.end - word.start:  # a sign that is not seen stands in it
            return [
                word._replace(form=part, before=word.before if n == 0 else Break.NONE) for n, part in enumerate(parts)
            ]
        ends = [word.start + sum(map(len, parts[: n + 1])) for n in range(len(parts))]
        return [
            Word(part, end - len(part), end, word.before if n == 0 else Break.NONE)
            for n, (part, end) in enumerate(zip(parts, ends, strict=True))
        ]

    def _read(self, form: str, tag: bool) -> tuple[str, ...]:
        """The words that one stands for; itself where nothing better is known."""
        plain = form if form.isascii() else _without_look_alikes(form)
        if not plain.isascii():
            return (form,)
        if self.is_known(plain) or plain.startswith(self._beginnings) or not plain.isalpha():
            if plain == form:
                self._themselves.add(form)
            return (plain,)
        near = None if tag else self._near(plain)
        return (near,) if near else (self._parted(plain) or (plain,))

    def _near(self, form: str) -> str | None:
        if len(form) < SHORTEST:
            return None
        most = 2 if len(form) >= LONG else 1
        words = self._as_long(len(form), most, None if len(form) >= FIRST_WRONG else form[0])
        found = extractOne(form, words, scorer=OSA.distance, score_cutoff=most)
        if found:
            return str(found[0])
        for beginning in self._beginnings:
            if len(beginning) <= SHORTEST or beginning[0] != form[0]:
                continue
            wrong = 2 if len(beginning) >= LONG else 1
            if OSA.distance(form[: len(beginning)], beginning, score_cutoff=wrong) <= wrong:
                return beginning
        return None

    def _of_about(self, letters: int, most: int, first: str | None) -> list[str]:
        """The words of so many letters, `most` more or fewer, in order; of these those that begin with a letter."""
        if first is None:
            return sorted(
                word for length in range(letters - most, letters + most + 1) for word in self._of_length[length]
            )
        return [word for word in self._by_letter.get(first, ()) if abs(len(word) - letters) <= most]

    def _parted(self, letters: str) -> tuple[str, ...]:
        """The words that letters without spaces are; none where they are no words, or none of the phrases."""
        if len(letters) < _PARTED:
            return ()
        parts = self._parting.parts(letters)
        known = all(part in ("a", "i") or (len(part) > 1 and self.is_known(part)) for part in parts)
        return parts if known and any(len(part) > 3 and part in self._vocabulary for part in parts) else ()

    def _stretches(self, text: str) -> list[list[Word]]:
        """Words that are spaced out or disguised, in the order of the text; of two that overlap the first."""
        found: list[list[Word]] = []
        for each in sorted((*self._spaced(text), *self._disguised(text)), key=lambda words: words[0].start):
            if not found or found[-1][-1].end <= each[0].start:
                found.append(each)
        return found

    def _spaced(self, text: str) -> list[list[Word]]:
        found = []
        for match in _SPACED.finditer(text):
            places = [at for at in range(*match.span()) if text[at].isalpha()]
            letters = "".join(text[at] for at in places).lower()
            parts = (letters,) if letters in self._vocabulary else self._parted(letters)
            if parts and len(letters) == len(places):
                ends = [sum(map(len, parts[: n + 1])) for n in range(len(parts))]
                found.append(
                    [
                        Word(part, places[end - len(part)], places[end - 1] + 1, Break.NONE)
                        for part, end in zip(parts, ends, strict=True)
                    ]
                )
        return found

    def _disguised(self, text: str) -> list[list[Word]]:
        found = []
        for match in _DISGUISED.finditer(text):
            written = match.group()
            if written.isalpha() or written.isdigit():  # a year is a number, and not a word in disguise
                continue
            folded = _without_look_alikes(written.lower())
            if 2 * len(_LETTER.findall(folded)) < len(folded) or len(folded) < 4:
                continue
            if folded in self._vocabulary:
                found.append([Word(folded, match.start(), match.end(), Break.NONE)])
                continue
            # a digit between letters may stand for another letter than the one that it looks like: tox1ns
            signs = folded if "." in _open(folded) or not _LETTER.match(written.lower()[-1]) else written.lower()
            pattern = _open(signs)
            meant = re.search(f"^{pattern}$", self._lines, re.MULTILINE) if "." in pattern else None
            if meant and meant.group().isalpha():
                found.append([Word(meant.group(), match.start(), match.end(), Break.NONE)])
        return found


def _open(word: str) -> str:
    """A pattern for a word in which each sign may be any letter."""
    return "".join(sign if _LETTER.match(sign) else "." for sign in word)


@cache
def _plain_letter(letter: str) -> str:
    from confusable_homoglyphs.confusables import is_confusable

    for found in is_confusable(letter, greedy=True) or ():
        for alike in found["homoglyphs"]:
            if len(alike["c"]) == 1 and alike["c"].isascii() and alike["c"].isalpha():
                return str(alike["c"]).lower()
    return letter


def _without_look_alikes(word: str) -> str:
    """A word with Latin letters for those that look like them."""
    return "".join(letter if _LETTER.match(letter) else _plain_letter(letter) for letter in word)
