"""Asking an index. `elements/search.js` does the same in a page: whoever changes one changes the other."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA

from backfacial.knowledge.search.index import Everyday, SearchIndex
from backfacial.knowledge.search.words import words_of

MOST_WORDS = 24
"""So many words of a question are looked at."""
MOST_UNKNOWN = 5
"""For so many words that are nowhere, words like them are looked for: each takes a look at all words that there are."""
BEGINNING = 3
"""A word that is nowhere is read as the beginning of one, from so many letters on."""
MISTYPED = ((7, 2), (4, 1))
"""From so many letters on, so many slips (a letter wrong, missing, too many, or two changed about) are put right."""
LONGEST = 30
"""No word of this many letters is mistyped: it is none."""
LEADS = 120
"""How much the first lead of an everyday name counts: so many hundredths of what its rarest word does."""
LATER = 14
"""So many hundredths less than the one before each further lead counts."""
WEAK = 2
"""A word that says little counts so many times less beside one that says more."""
PART = 4
"""A record is found if it has at least one in this many of what the best has of the words, each as rare as it is."""


@dataclass(frozen=True)
class Found:
    """What an index has on a question.

    `rows` are numbers of records, the best first; `groups` is what was looked for. `read_as` has the words that were
    taken for others, as they were typed, each with one that it was taken for; `unknown` those that are nowhere.
    """

    rows: tuple[int, ...]
    groups: tuple["Group", ...]
    read_as: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """What one word of a question stands for: stems, and rows with their weights to which it leads as it is rare.

    `weak` is true of what says little beside other words.
    """

    stems: frozenset[str]
    rows: tuple[tuple[int, int], ...] = ()
    rarity: int = 0
    weak: bool = False


@dataclass(frozen=True)
class Name:
    """An everyday name: its stems, what it stands for, and if that takes the place of its words.

    `alone` is true where it stands for that only if nothing else is asked.
    """

    stems: frozenset[str]
    alone: bool
    instead: bool
    group: Group


class Asker:
    """An index made ready to be asked."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._stem_of = {word: stem for stem, words in index.forms.items() for word in words.split()}
        self._words = sorted(self._stem_of)
        self._stops = frozenset(index.stops.split())
        self._weak = frozenset(index.weak.split())
        self._endings = index.endings.split()
        names = [
            self._name(frozenset(name.split()), each, at in index.alone)
            for at, each in enumerate(index.everyday)
            for name in each.names.split("|")
        ]
        self._names = sorted(names, key=lambda name: -len(name.stems))

    def _name(self, stems: frozenset[str], everyday: Everyday, alone: bool) -> "Name":
        rarity = max(self._index.posts.get(stem, (self._index.rarest,))[0] for stem in stems)
        rows = tuple((row, rarity * (LEADS - LATER * at) // 100) for at, row in enumerate(everyday.leads))
        means = frozenset(everyday.means.split())
        own = stems if len(stems) == 1 else frozenset()
        return Name(stems, alone, bool(means or own), Group(own | means, rows, rarity))

    def ask(self, text: str, among: Collection[int] | None = None) -> Found:
        """The records that speak of the words of a text, the best first.

        Args:
            among: the rows that may be found; all where it is None.
        """
        typed = list(dict.fromkeys(self._joined(words_of(text))))[:MOST_WORDS]
        telling = [word for before, word in pairwise(("", *typed)) if self._tells(word, before)] or typed
        read_as: list[tuple[str, str]] = []
        unknown: list[str] = []
        stems: list[frozenset[str]] = []
        for word in telling:
            found = self._known(word)
            if not found and len(unknown) + len({typed for typed, _ in read_as}) < MOST_UNKNOWN:
                alike = self._mistyped(word)
                found = frozenset(self._stem_of[each] for each in alike)
                read_as += [(word, each) for each in alike]
            if found:
                stems.append(found)
            else:
                unknown.append(word)
        passing = frozenset(self._stem_of[word] for word in typed if word not in telling and word in self._stem_of)
        groups = tuple(self._groups(stems, passing))
        return Found(self._ranked(groups, typed, among), groups, tuple(read_as), tuple(unknown))

    def _tells(self, word: str, before: str) -> bool:
        """Whether a word says something of what is asked. A number does after one that does: gate 3, not 3 days."""
        if word.isascii() and word.isdigit():
            return bool(before) and before not in self._stops
        return word not in self._stops

    def _joined(self, words: list[str]) -> Iterator[str]:
        """The words, with two that stand for one written together: breast feeding."""
        at = 0
        while at < len(words):
            pair = words[at : at + 2]
            is_one = len(pair) == 2 and "".join(pair) in self._stem_of and self._stops.isdisjoint(pair)
            yield "".join(pair) if is_one else words[at]
            at += 2 if is_one else 1

    def _known(self, word: str) -> frozenset[str]:
        """The stems that a word, a form of it or its beginning stands for."""
        if word in self._stem_of:
            return frozenset({self._stem_of[word]})
        for ending in self._endings:
            base = word.removesuffix(ending)
            if base != word and len(base) >= BEGINNING:
                for each in (base, base[:-1] if base[-1] == base[-2] else base, f"{base}i"):
                    if each in self._index.posts:
                        return frozenset({each})
                if base in self._stem_of:
                    return frozenset({self._stem_of[base]})
        if len(word) < BEGINNING:
            return frozenset()
        return frozenset(self._stem_of[each] for each in self._words if each.startswith(word))

    def _mistyped(self, word: str) -> list[str]:
        """The known words that are nearest to one that is nowhere, if any is near enough."""
        slips = next((slips for letters, slips in MISTYPED if letters <= len(word) < LONGEST), 0)
        if not slips:
            return []
        near = [(OSA.distance(word, each, score_cutoff=slips), each) for each in self._words]
        least = min((distance for distance, _ in near), default=slips + 1)
        return [each for distance, each in near if distance == least <= slips]

    def _groups(self, stems: list[frozenset[str]], passing: frozenset[str]) -> Iterator[Group]:
        """What the words stand for, everyday names read as what they mean.

        A name may hold words that only pass. One that is a part of a longer one says nothing beside it.
        """
        every, left = passing.union(*stems), list(stems)
        fired: list[frozenset[str]] = []
        for name in self._names:
            if any(name.stems < longer for longer in fired):
                continue
            if name.stems <= every and not (name.alone and self._asks_more(stems, name)):
                fired.append(name.stems)
                yield name.group
                if name.instead:
                    left = [group for group in left if not group & name.stems]
        yield from (Group(group, weak=group <= self._weak) for group in left)

    def _asks_more(self, stems: list[frozenset[str]], name: Name) -> bool:
        return any(group.isdisjoint(name.stems) and not group <= self._weak for group in stems)

    def _ranked(self, groups: Sequence[Group], typed: Sequence[str], among: Collection[int] | None) -> tuple[int, ...]:
        score: dict[int, int] = defaultdict(int)
        covered: dict[int, int] = defaultdict(int)
        among_others = not all(group.weak for group in groups)
        for group in groups:
            part = WEAK if group.weak and among_others else 1
            posts = [self._index.posts[stem] for stem in group.stems if stem in self._index.posts]
            best = dict(group.rows)
            for post in posts:
                for row, weight in zip(post[1::2], post[2::2], strict=True):
                    best[row] = max(best.get(row, 0), weight)
            rarity = group.rarity or min((post[0] for post in posts), default=0)
            for row, weight in best.items() if among is None else ((row, best[row]) for row in best if row in among):
                score[row] += weight // part
                covered[row] += rarity // part
        for word in typed:
            passing = self._index.passing.get(word, ())
            for row, weight in zip(passing[::2], passing[1::2], strict=True):
                if row in score:
                    score[row] += weight
        most = max(covered.values(), default=0)
        found = [row for row in score if covered[row] * PART >= most]
        return tuple(sorted(found, key=lambda row: (-score[row] * covered[row], row)))
