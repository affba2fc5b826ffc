"""A sentence about the service in, what must not be said in it out. The words are data (`content/risky-words.yml`)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from backfacial.facts import library
from backfacial.facts.claims.seeds import Misconception
from backfacial.facts.claims.wording import Benefit, ClaimKind, RiskyWord, VerbSwap, WordGroup
from backfacial.rules.claims.corrections import CORRECTIONS
from backfacial.rules.claims.excuses import DENYING, EXCUSING, excused
from backfacial.rules.claims.language import Unread, not_english
from backfacial.rules.claims.phrase_index import PhraseIndex
from backfacial.rules.claims.phrases import Found, Part, PhraseFinder, Word
from backfacial.rules.claims.read_text import ReadText
from backfacial.rules.claims.rules import Rule, RuleMaker
from backfacial.rules.claims.spelling import Speller
from backfacial.rules.claims.together import TogetherIndex, parted

_RISKY, _GROUP = "risky", "group"

# the mark-up of a page, whose names are no words of its text; what stands inside a tag as text, such as `alt`, is read
_TAG = re.compile(r"</?(?P<name>[a-z]+[1-6]?)\s*/?>", re.IGNORECASE)
_IN_A_LINE = ("b", "i", "u", "s", "em", "strong", "span", "small", "mark", "br", "sub", "sup", "a")


class ClaimVerdict(StrEnum):
    """What becomes of a sentence, the least careful first."""

    OK = "ok"
    REWORD = "reword"
    NEVER = "never"

    @property
    def rank(self) -> int:
        return list(ClaimVerdict).index(self)


@dataclass(frozen=True)
class ClaimFinding:
    """A risky stretch of a sentence: `sentence[start:end]` is `text`.

    `fact` is the id of the risky word or the misconception, `facts` also names the swap and the benefit, or what
    corrects it. `better` are wordings that may stand instead, the best first; `instead` says in words what to do, or
    what is true.
    """

    start: int
    end: int
    text: str
    fact: str
    name: str
    kind: str
    verdict: ClaimVerdict
    why: str
    better: tuple[str, ...]
    instead: str | None
    facts: tuple[str, ...]


@dataclass(frozen=True)
class ClaimReview:
    """All findings in the order of the sentence, and the parts that are not English and were not judged."""

    sentence: str
    findings: tuple[ClaimFinding, ...]
    unread: tuple[Unread, ...]

    @property
    def verdict(self) -> ClaimVerdict | None:
        """The strictest of the findings. None where nothing was found and a part of the text is not English."""
        if not self.findings and self.unread:
            return None
        return max((each.verdict for each in self.findings), key=lambda each: each.rank, default=ClaimVerdict.OK)


class Wordbook:
    """Risky words and misconceptions made ready. Another list of records makes another book.

    Raises:
        KeyError: a record names a group, kind, swap or benefit that there is not.
        ValueError: a phrase is of another form.
    """

    def __init__(
        self,
        risky: Iterable[RiskyWord],
        kinds: Iterable[ClaimKind],
        groups: Iterable[WordGroup],
        swaps: Iterable[VerbSwap] = (),
        benefits: Iterable[Benefit] = (),
        misconceptions: Iterable[Misconception] = (),
    ) -> None:
        self._groups = {group.id: group.words for group in groups}
        maker = RuleMaker(self._groups, kinds, swaps, benefits)
        self._denies = maker.denies
        self._rules = (
            *(rule for record in risky for rule in maker.of_words(record)),
            *(rule for record in misconceptions for rule in maker.of_belief(record)),
        )
        made: dict[str, Part] = {}
        phrases: dict[tuple[str, int | str], list[PhraseFinder]] = {
            (_RISKY, number): [PhraseFinder(phrase, self._groups, made) for phrase in rule.phrases]
            for number, rule in enumerate(self._rules)
            if not rule.together
        }
        self._together = TogetherIndex(
            {
                number: [[PhraseFinder(part, self._groups, made) for part in parted(each)] for each in rule.phrases]
                for number, rule in enumerate(self._rules)
                if rule.together
            }
        )
        excusing = {*EXCUSING, *CORRECTIONS}
        for rule in self._rules:
            excusing |= {*rule.unless, *rule.unless_after, *rule.unless_beside}
        phrases |= {
            (_GROUP, name): [PhraseFinder(each, self._groups, made) for each in self._groups[name]] for name in excusing
        }
        self._index = PhraseIndex(phrases)
        self._speller = Speller(
            self._index.vocabulary | self._together.vocabulary, self._index.beginnings | self._together.beginnings
        )
        # one text is looked through for many phrases, and one phrase looked for in many texts
        self._read = lru_cache(maxsize=4)(self._as_words)
        self._finder = lru_cache(maxsize=None)(self._made_ready)

    def review(self, sentence: str) -> ClaimReview:
        """What is risky in a text of any length, and which parts of it were not read."""
        read = self._read(sentence)
        unread = not_english(read.text, self._speller)
        rules: dict[str, dict[Found, Rule]] = {}
        for number, rule in enumerate(self._rules):
            for found in rule.unexcused(read, read.risky.get(number, ())):
                rules.setdefault(rule.fact, {})[found] = rule
        findings = [
            _finding(rules_of[found], sentence, read.words, found)
            for rules_of in rules.values()
            for found in _tightest(rules_of)
            # a subject stands in other languages as well, and what is said of it there was not read
            if not (
                rules_of[found].unless_beside
                and _lies_in(unread, read.words[found.first].start, read.words[found.end - 1].end)
            )
        ]
        findings.sort(key=lambda finding: (finding.start, finding.end, finding.fact))
        return ClaimReview(sentence, tuple(findings), unread)

    def _made_ready(self, phrase: str) -> PhraseFinder:
        return PhraseFinder(phrase, self._groups)

    def _as_words(self, marked_up: str) -> ReadText:
        text = _TAG.sub(_as_space, marked_up)
        words = self._speller.words(text)
        found = self._index.find(words)
        risky = {int(name): spots for (sort, name), spots in found.items() if sort == _RISKY}
        groups = {str(name): spots for (sort, name), spots in found.items() if sort == _GROUP}
        risky.update(self._together.find(text, words))
        return ReadText(text, words, risky, groups)

    def said_as_true(self, phrases: Iterable[str], text: str) -> tuple[str, ...]:
        """The stretches of a text in which one of some phrases stands and is not denied.

        A phrase that denies something itself, such as "acne =never return", cannot be denied.

        Raises:
            KeyError: a phrase names a group that there is not.
            ValueError: a phrase is of another form.
        """
        read = self._read(text)
        words = read.words
        stated = {
            each
            for phrase in phrases
            for each in self._finder(phrase).find(words)
            if not excused(read, each, () if self._denies(phrase) else (DENYING,), ())
        }
        return tuple(text[words[each.first].start : words[each.end - 1].end] for each in _tightest(stated))


def _as_space(tag: re.Match[str]) -> str:
    """As many spaces as a tag has signs; what begins a paragraph parts the words round it."""
    length = len(tag[0])
    return " " * length if tag["name"].lower() in _IN_A_LINE else "\n\n".ljust(length)


def _finding(rule: Rule, sentence: str, words: Sequence[Word], found: Found) -> ClaimFinding:
    start, end = words[found.first].start, words[found.end - 1].end
    return ClaimFinding(
        start=start,
        end=end,
        text=sentence[start:end],
        fact=rule.fact,
        name=rule.name,
        kind=rule.kind,
        verdict=ClaimVerdict(rule.verdict),
        why=rule.why,
        better=rule.better,
        instead=rule.instead,
        facts=rule.facts,
    )


def _lies_in(parts: Iterable[Unread], start: int, end: int) -> bool:
    return any(part.start <= start and end <= part.end for part in parts)


def claims(sentence: str) -> ClaimReview:
    """What must not be said in a sentence about the service, why, and what may be said instead.

    A negation before a claim excuses it ("does not treat acne"), unless something undoes the negation ("not only
    treats acne"). What comes after a claim excuses it only where it sets it right: plain words that an act is not
    offered ("mole removal isn't part of our service"), that a term is but a word, that what others say is wrong, "no"
    as the answer to a question, or that a time differs. A subject that an advert names only to sell, such as pregnancy,
    is no claim where the sentence or the next one asks, waits or refers.
    """
    return wordbook().review(sentence)


@lru_cache(maxsize=1)
def wordbook() -> Wordbook:
    """The risky words and misconceptions of this course."""
    book = library()
    return Wordbook(
        book.of(RiskyWord).values(),
        book.of(ClaimKind).values(),
        book.of(WordGroup).values(),
        book.of(VerbSwap).values(),
        book.of(Benefit).values(),
        book.of(Misconception).values(),
    )


def _tightest(found: Iterable[Found]) -> list[Found]:
    """Without those that hold another one inside, in the order of the text."""
    tight: list[Found] = []
    nearest: int | None = None  # the first end of all that begin here or later
    for each in sorted(set(found), key=lambda one: (one.first, -one.end), reverse=True):
        if nearest is None or each.end < nearest:
            tight.append(each)
            nearest = each.end
    return tight[::-1]
