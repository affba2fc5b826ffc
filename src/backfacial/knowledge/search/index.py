"""The index of a search: which record has which word, and how much that says. Plain data that a page can use."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from backfacial.facts.course.everyday import EverydayWord
from backfacial.knowledge.naming import Naming
from backfacial.knowledge.outline import Outline
from backfacial.knowledge.prose import prose_of
from backfacial.knowledge.search.shares import shares
from backfacial.knowledge.search.words import Speech, words_of

NAME = 5.0
"""So much more a word counts in the name of a record than once in its text."""
PASSING = 0.3
"""How much a word that says nothing by itself, such as how or when, counts in questions, beside one that does."""
EVEN = {"name": 0.7, "text": 0.5, "asked": 0.5}
"""How much a long name, a long text or many questions take from each of their words (the b of BM25)."""
ENOUGH = 2.0
"""From about so much on, more of the same word says little more (the k of BM25)."""
SCALE = 100
"""Weights are whole numbers: hundredths."""


@dataclass(frozen=True)
class Document:
    """What is searched of one record.

    `share` is how much its words count beside those of other kinds, 0 to 1; `asked` are questions that it answers.
    """

    id: str
    name: str
    texts: tuple[str, ...]
    share: float
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Everyday:
    """What people call by everyday names, in an index, and the rows where it leads.

    `names` are separated by bars, the stems that make up each by spaces. `means` has other stems for it, separated by
    spaces; it is empty where the words of a name go on to count themselves.
    """

    names: str
    means: str
    leads: tuple[int, ...]


@dataclass(frozen=True)
class SearchIndex:
    """All that a search needs, as plain data; rows are numbered as the documents were given.

    `forms` has the words that are known of each stem, separated by spaces. `posts` has for each stem how rare it is,
    then row and weight in turn. `rarest` is how rare a word is that no row has. `alone` has the places in `everyday` of
    those that lead there only if nothing else is asked. `stops`, `weak`, `endings` are separated by spaces. The stems
    in `weak` say little beside others. `passing` has for each stop in questions that are asked row and weight in turn.
    """

    forms: dict[str, str]
    posts: dict[str, tuple[int, ...]]
    rarest: int
    everyday: tuple[Everyday, ...]
    alone: tuple[int, ...]
    stops: str
    weak: str
    endings: str
    passing: dict[str, tuple[int, ...]]


def documents_of(outlines: Sequence[Outline], asked: Mapping[str, Sequence[str]], naming: Naming) -> list[Document]:
    """What is searched of some records: the id and name of each, all that it says itself, and what people ask.

    Args:
        asked: questions by the id of the record that answers them; of several with this id, by those that count most.
    """
    share = shares(naming)
    counts = [share.get(outline.kind, 1.0) for outline in outlines]
    most: dict[str, float] = {}
    for outline, count in zip(outlines, counts, strict=True):
        most[outline.id] = max(most.get(outline.id, 0.0), count)
    return [
        Document(
            outline.id,
            outline.name,
            tuple(prose_of(outline.parts)),
            count,
            tuple(asked.get(outline.id, ())) if count == most[outline.id] else (),
        )
        for outline, count in zip(outlines, counts, strict=True)
    ]


def index_of(documents: Sequence[Document], everyday: Iterable[EverydayWord], speech: Speech) -> SearchIndex:
    """The index of some records. The same documents give the same index."""
    forms: dict[str, set[str]] = defaultdict(set)

    def stems(text: str) -> list[str]:
        found = words_of(text)
        for word in found:
            forms[speech.stem(word)].add(word)
        return [speech.stem(word) for word in found]

    names = [Counter(stems(f"{each.id} {each.name}")) for each in documents]
    texts = [Counter(stem for text in each.texts for stem in stems(text)) for each in documents]
    asked = [Counter(stem for question in each.asked for stem in set(stems(question))) for each in documents]
    rows: dict[str, list[int]] = defaultdict(list)
    for row, counts in enumerate(zip(names, texts, asked, strict=True)):
        for stem in dict.fromkeys(stem for count in counts for stem in count):
            rows[stem].append(row)
    by_name, by_text = _evened(names, EVEN["name"]), _evened(texts, EVEN["text"])
    by_asked = _evened(asked, EVEN["asked"])
    posts = {}
    for stem, having in sorted(rows.items()):
        rarity = math.log(1 + len(documents) / len(having))
        post = [round(SCALE * rarity)]
        for row in having:
            often = NAME * names[row][stem] / by_name[row] + texts[row][stem] / by_text[row]
            often += asked[row][stem] / by_asked[row]
            post += [row, round(SCALE * rarity * documents[row].share * often / (ENOUGH + often))]
        posts[stem] = tuple(post)
    in_order = sorted(range(len(documents)), key=lambda row: documents[row].share)
    place = {documents[row].id: row for row in in_order}
    told = [each for each in everyday if _meant(each, posts, speech) or not place.keys().isdisjoint(each.leads_to)]
    for said in (said for each in told for said in each.words):
        stems(said)
    for form, base in speech.other_forms.items():
        if speech.stem(base) in forms:
            forms[speech.stem(base)].add(form)
    return SearchIndex(
        forms={stem: " ".join(sorted(each)) for stem, each in sorted(forms.items())},
        posts=posts,
        rarest=round(SCALE * math.log(1 + len(documents))),
        everyday=tuple(_everyday(record, place, posts, speech) for record in told),
        alone=tuple(at for at, record in enumerate(told) if record.alone),
        stops=" ".join(speech.stops),
        weak=" ".join(dict.fromkeys(map(speech.stem, speech.weak))),
        endings=" ".join(speech.endings),
        passing=_passing(documents, frozenset(speech.stops)),
    )


def _passing(documents: Sequence[Document], stops: frozenset[str]) -> dict[str, tuple[int, ...]]:
    """How much each stop says of the rows in whose questions it stands: "how long" of those that name a time."""
    asked = {row: each.asked for row, each in enumerate(documents) if each.asked}
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for row, questions in asked.items():
        for question in questions:
            for word in stops.intersection(words_of(question)):
                found[word][row] += 1
    average = sum(map(len, asked.values())) / max(len(asked), 1)
    posts = {}
    for word, rows in sorted(found.items()):
        rarity = math.log(1 + len(asked) / len(rows))
        post: list[int] = []
        for row, often in sorted(rows.items()):
            evened = 1 - EVEN["asked"] + EVEN["asked"] * len(asked[row]) / average
            post += [row, round(SCALE * PASSING * rarity * often / (evened + often))]
        posts[word] = tuple(post)
    return posts


def _evened(counts: list["Counter[str]"], evening: float) -> list[float]:
    """How much longer than the average of those that there are each is, evened out."""
    lengths = [count.total() for count in counts]
    average = sum(lengths) / max(sum(map(bool, lengths)), 1) or 1
    return [1 - evening + evening * length / average for length in lengths]


def _meant(record: EverydayWord, posts: dict[str, tuple[int, ...]], speech: Speech) -> list[str]:
    """The stems that are here of what means the same."""
    return [stem for stem in map(speech.stem, record.means) if stem in posts]


def _everyday(
    record: EverydayWord, place: dict[str, int], posts: dict[str, tuple[int, ...]], speech: Speech
) -> Everyday:
    names = (" ".join(dict.fromkeys(map(speech.stem, words_of(name)))) for name in record.words)
    leads = tuple(place[each] for each in record.leads_to if each in place)
    return Everyday("|".join(names), " ".join(_meant(record, posts, speech)), leads)
