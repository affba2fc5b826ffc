"""Searching the prose of all records, each hit with its best sentence. `backfacial.knowledge.search` ranks them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backfacial.authoring.knowledge.knowledge import Knowledge
from backfacial.knowledge.entries import Entry
from backfacial.knowledge.search.ask import Asker, Group
from backfacial.knowledge.search.index import Document, documents_of, index_of
from backfacial.knowledge.search.words import WORD, Speech, plain

BEST = 12
"""So many are shown."""
EVERYDAY = "everyday_words"
"""The kind of record that the search reads by and never finds."""

_SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“\"(0-9])")


@dataclass(frozen=True)
class Hit:
    """A record, its best sentence, and where in it the words stand."""

    entry: Entry
    name: str
    sentence: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Hits:
    """The best records and how many there are; `near` are the words that mistyped ones were taken for."""

    best: tuple[Hit, ...]
    count: int
    near: tuple[str, ...] = ()


class FullText:
    """All prose made ready to be searched."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries = [entry for entry in knowledge.index.entries if entry.kind != EVERYDAY]
        self._speech = Speech(knowledge.naming)
        outlines = [knowledge.own_outline(entry) for entry in self._entries]
        self._documents = documents_of(outlines, knowledge.asked, knowledge.naming)
        everyday = [entry.record for entry in knowledge.index.by_kind[EVERYDAY].values()]
        self.index = index_of(self._documents, everyday, self._speech)
        self._asker = Asker(self.index)

    def search(self, text: str) -> Hits:
        """The records that speak of the words of a text, the best first."""
        found = self._asker.ask(text)
        best = tuple(self._hit(row, found.groups) for row in found.rows[:BEST])
        return Hits(best, len(found.rows), tuple(dict.fromkeys(word for _, word in found.read_as)))

    def _hit(self, row: int, groups: Sequence[Group]) -> Hit:
        wanted: Document = self._documents[row]
        sentences = [wanted.name, *(part for text in wanted.texts for part in _SENTENCE.split(text))]
        best = max(sentences, key=lambda sentence: self._share(sentence, groups))
        every = frozenset[str]().union(*(group.stems for group in groups))
        words = WORD.finditer(best)
        marks = tuple(word.span() for word in words if self._speech.stem(plain(word.group())) in every)
        return Hit(self._entries[row], wanted.name, best, marks)

    def _share(self, sentence: str, groups: Sequence[Group]) -> int:
        """How much of what was asked a sentence has, rare words more."""
        stems = {self._speech.stem(plain(word)) for word in WORD.findall(sentence)}
        posts = self.index.posts
        had = ([posts[stem][0] for stem in group.stems & stems if stem in posts] for group in groups)
        return sum(max(each, default=0) for each in had)
