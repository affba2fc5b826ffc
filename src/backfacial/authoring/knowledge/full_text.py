"""Searching the prose of all records: simple, and the same each time.

A word is found in all its regular forms. Records that have all of the words come first; then those with more and rarer
words, above all in one sentence; then those that have them in their name; then the order of the kinds decides.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from backfacial.authoring.knowledge.knowledge import Knowledge
from backfacial.knowledge.entries import Entry
from backfacial.knowledge.lines import Line
from backfacial.knowledge.outline import Outline, Part

BEST = 12
"""So many are shown."""
MOST_UNKNOWN = 5
"""For so many words that are nowhere, words like them are named: each takes a look at all words that there are."""
PREFIX = 3
"""A word that is nowhere is read as the beginning of one, from so many letters on."""

_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“\"(0-9])")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PLURALS = (("sses", "ss"), ("ies", "y"), ("ied", "y"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", ""))
_VOWEL = re.compile(r"[aeiouy]")


@dataclass(frozen=True)
class Hit:
    """A record, its best sentence, and where in it the words stand."""

    entry: Entry
    name: str
    sentence: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Hits:
    """The best records and how many there are; `near` are words like those of which none was found."""

    best: tuple[Hit, ...]
    count: int
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Sentence:
    text: str
    stems: frozenset[str]


@dataclass(frozen=True)
class _Document:
    entry: Entry
    name: str
    sentences: tuple[_Sentence, ...]
    """The first one is the name."""
    stems: frozenset[str]


class FullText:
    """All prose made ready to be searched."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._stop = frozenset(knowledge.naming.word("stop-words").split())
        self._other_forms = knowledge.naming.other_forms()
        self._stem_of: dict[str, str] = {}
        self._documents = [self._document(entry, knowledge.outline(entry)) for entry in knowledge.index.entries]
        self._spread = Counter(stem for document in self._documents for stem in document.stems)
        self._known = sorted(self._stem_of)

    def search(self, text: str) -> Hits:
        """The records that speak of the words of a text, the best first."""
        words = list(dict.fromkeys(_WORD.findall(text.casefold())))
        wanted = [word for word in words if word not in self._stop] or words
        stems = {word: self._stems(word) for word in wanted}
        groups = [_Group(group, self._weight(group)) for group in stems.values() if group]
        found = [document for document in self._documents if any(group.stems & document.stems for group in groups)]
        ranked = sorted(found, key=lambda document: _rank(document, groups))
        unknown = [word for word, group in stems.items() if not group][:MOST_UNKNOWN]
        near = tuple(dict.fromkeys(each for word in unknown for each in self._near(word)))
        return Hits(tuple(self._hit(document, groups) for document in ranked[:BEST]), len(found), near)

    def _stems(self, word: str) -> frozenset[str]:
        """The stems that a word stands for."""
        stem = self._stem(word)
        if stem in self._spread:
            return frozenset({stem})
        return frozenset(each for each in self._spread if len(word) >= PREFIX and each.startswith(stem))

    def _weight(self, stems: frozenset[str]) -> float:
        """How rare they are."""
        return math.log(1 + len(self._documents) / max(sum(self._spread[stem] for stem in stems), 1))

    def _hit(self, document: _Document, groups: list["_Group"]) -> Hit:
        best = max(document.sentences, key=lambda sentence: _share(sentence.stems, groups))
        every = frozenset[str]().union(*(group.stems for group in groups))
        words = _WORD.finditer(best.text)
        marks = tuple(word.span() for word in words if self._stem(word.group().casefold()) in every)
        return Hit(document.entry, document.name, best.text, marks)

    def _near(self, word: str) -> list[str]:
        return get_close_matches(word, self._known, n=3, cutoff=0.75)

    def _document(self, entry: Entry, outline: Outline) -> _Document:
        texts = [outline.name, *(part for text in _prose(outline.parts) for part in _SENTENCE.split(text))]
        sentences = tuple(_Sentence(text, self._stems_in(text)) for text in texts)
        stems = frozenset[str]().union(*(sentence.stems for sentence in sentences))
        return _Document(entry, outline.name, sentences, stems)

    def _stems_in(self, text: str) -> frozenset[str]:
        return frozenset(self._stem(word) for word in _WORD.findall(text.casefold()))

    def _stem(self, word: str) -> str:
        if word not in self._stem_of:
            self._stem_of[word] = stem(self._other_forms.get(word, word))
        return self._stem_of[word]


@dataclass(frozen=True)
class _Group:
    """The stems that one word of a search stands for."""

    stems: frozenset[str]
    weight: float


def _rank(document: _Document, groups: list[_Group]) -> tuple[bool, float, float]:
    """The lowest is the best."""
    name, *_ = document.sentences
    in_all, in_one = _share(document.stems, groups), max(_share(each.stems, groups) for each in document.sentences)
    missing = any(not group.stems & document.stems for group in groups)
    return missing, -round(in_all + in_one, 6), -_share(name.stems, groups)


def _share(stems: frozenset[str], groups: list[_Group]) -> float:
    return sum(group.weight for group in groups if group.stems & stems)


def stem(word: str) -> str:
    """A word without its regular endings: moisturise, moisturises, moisturising; peel, peeled; body, bodies."""
    for ending, end in _PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word = word.removesuffix(ending) + end
            break
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and not word.endswith("eed") and _VOWEL.search(base) and len(base) > 2:
            doubled = base[-1] == base[-2] and base[-1] not in "lsz"
            word = base[:-1] if doubled else base
            break
    if len(word) > 3 and word.endswith("y"):
        return word[:-1] + "i"
    return word.removesuffix("e") if len(word) > 3 else word


def _prose(parts: Iterable[Part]) -> Iterator[str]:
    """What the record itself says, without the names of the records that it refers to."""
    for part in parts:
        if part.prose:
            yield from (text for line in part.lines for text in _own_words(line))
            if part.parts and part.label:
                yield part.label
            yield from _prose(part.parts)


def _own_words(line: Line) -> Iterator[str]:
    texts = [part for part in line if isinstance(part, str)]
    yield from texts if len(line) == 1 else (text.strip(" ;:,()") for text in texts if " " in text.strip(" ;:,()"))
