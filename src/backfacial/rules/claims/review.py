"""A sentence about the service in, what must not be said in it out. The words are data (`content/risky-words.yml`)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from backfacial.facts import library
from backfacial.facts.claims.wording import Benefit, ClaimKind, RiskyWord, VerbSwap, WordGroup
from backfacial.rules.claims.phrases import Break, Found, PhraseFinder, Word, split_words

DENYING, UNDOING, SERVICE = "denying", "undoing", "service"
"""The groups of words that deny ("not"), that undo a denial ("not only"), and that name the service."""

REACH = 6
"""Words before a claim in which a denial still counts."""

_OR = ("or", "nor")


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

    `fact` is the id of the risky word, `facts` also names the swap and the benefit. `better` are wordings that may
    stand instead, the best first; `instead` says in words what to do.
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
    """All findings in the order of the sentence, and the strictest verdict of them."""

    sentence: str
    findings: tuple[ClaimFinding, ...]
    verdict: ClaimVerdict


class Wordbook:
    """Risky words made ready. Another list of records makes another book.

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
    ) -> None:
        self._groups = {group.id: group.words for group in groups}
        self._kinds = {kind.id: kind for kind in kinds}
        self._swaps = {swap.id: swap for swap in swaps}
        self._benefits = {benefit.id: benefit for benefit in benefits}
        self._risky = [(record, [PhraseFinder(phrase, self._groups) for phrase in record.phrases]) for record in risky]
        self._scopes = {name: self._finders(name) for name in (DENYING, UNDOING, SERVICE)}
        for record, _ in self._risky:
            self._scopes |= {name: self._finders(name) for name in record.unless}
            self._way_out(record)

    def review(self, sentence: str) -> ClaimReview:
        """What is risky in a text of any length."""
        words = split_words(sentence)
        forms = {word.form for word in words}
        findings = [
            self._finding(record, sentence, words, found)
            for record, finders in self._risky
            for found in _tightest(
                self._unexcused(record, [each for each in finders if each.may_stand_among(forms)], words)
            )
        ]
        findings.sort(key=lambda finding: (finding.start, finding.end, finding.fact))
        verdict = max((finding.verdict for finding in findings), key=lambda each: each.rank, default=ClaimVerdict.OK)
        return ClaimReview(sentence, tuple(findings), verdict)

    def said_as_true(self, phrases: Iterable[str], text: str) -> tuple[str, ...]:
        """The stretches of a text in which one of some phrases stands and is not denied.

        A phrase that denies something itself, such as "acne =never return", cannot be denied.

        Raises:
            KeyError: a phrase names a group that there is not.
            ValueError: a phrase is of another form.
        """
        words = split_words(text)
        stated = {
            each
            for phrase in phrases
            for each in PhraseFinder(phrase, self._groups).find(words)
            if not self._excused(words, each, () if self._denies(phrase) else (DENYING,), ())
        }
        return tuple(text[words[each.first].start : words[each.end - 1].end] for each in _tightest(stated))

    def _denies(self, phrase: str) -> bool:
        """Whether a phrase brings a denial of its own with it, such as "so that acne does not return"."""
        denying = set(self._groups[DENYING])
        return any(choice in denying for token in phrase.split() for choice in token.split("|"))

    def _finders(self, group: str) -> list[PhraseFinder]:
        return [PhraseFinder(member, self._groups) for member in self._groups[group]]

    def _unexcused(self, record: RiskyWord, finders: list[PhraseFinder], words: Sequence[Word]) -> list[Found]:
        denying = (DENYING,) if record.deniable else ()
        found = {each for finder in finders for each in finder.find(words)}
        return [each for each in found if not self._excused(words, each, denying, record.unless)]

    def _excused(self, words: Sequence[Word], found: Found, denying: Sequence[str], unless: Sequence[str]) -> bool:
        """Whether a denial stands before or in it, or who else does it stands before, in the same clause."""
        first, end = found.first, found.end
        reach = _reach(words, first)
        denials = self._standing(words, reach, end, denying)
        if len(denials) == 1:
            denial = denials[0]
            # "why not" begins a word before the denial
            undone = self._standing(words, max(reach, denial.first - 1), max(first, denial.end), (UNDOING,))
            if all(each.end <= denial.first for each in undone):
                return True
        others = self._standing(words, reach, first, unless)
        return any(not self._standing(words, each.end, first, (UNDOING, SERVICE)) for each in others)

    def _standing(self, words: Sequence[Word], start: int, end: int, groups: Sequence[str]) -> list[Found]:
        """Where members of groups stand between two words."""
        stretch = words[start:end]
        found = (each for group in groups for finder in self._scopes[group] for each in finder.find(stretch))
        return sorted({Found(start + each.first, start + each.end) for each in found}, key=lambda each: each.first)

    def _finding(self, record: RiskyWord, sentence: str, words: Sequence[Word], found: Found) -> ClaimFinding:
        start, end = words[found.first].start, words[found.end - 1].end
        better, instead, facts = self._way_out(record)
        return ClaimFinding(
            start=start,
            end=end,
            text=sentence[start:end],
            fact=record.id,
            name=record.name,
            kind=record.kind,
            verdict=ClaimVerdict(self._kinds[record.kind].verdict),
            why=record.why,
            better=better,
            instead=instead,
            facts=facts,
        )

    def _way_out(self, record: RiskyWord) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
        """Better wordings, what to do in words, and the facts that say so."""
        self._kinds[record.kind]
        swap = self._swaps[record.swap] if record.swap else None
        benefit = self._benefits[record.benefit] if record.benefit else None
        better = (*(swap.wordings if swap else ()), *(benefit.honest if benefit else ()))
        instead = record.say or (swap.instead if swap else None)
        return better, instead, tuple(fact for fact in (record.id, record.swap, record.benefit) if fact)


def claims(sentence: str) -> ClaimReview:
    """What must not be said in a sentence about the service, why, and what may be said instead.

    A negation before a claim excuses it ("does not treat acne"), unless something undoes the negation ("not only
    treats acne"). What comes after a claim never excuses it.
    """
    return wordbook().review(sentence)


@lru_cache(maxsize=1)
def wordbook() -> Wordbook:
    """The risky words of this course."""
    book = library()
    return Wordbook(
        book.of(RiskyWord).values(),
        book.of(ClaimKind).values(),
        book.of(WordGroup).values(),
        book.of(VerbSwap).values(),
        book.of(Benefit).values(),
    )


def _reach(words: Sequence[Word], first: int) -> int:
    """How far back a denial may stand: in the same clause, and before a comma only in a list with "or"."""
    at = first
    while at > 0 and first - at < REACH:
        before = words[at].before
        if before is Break.CLAUSE or (before is Break.COMMA and at != first and words[at].form not in _OR):
            break
        at -= 1
    return at


def _tightest(found: Iterable[Found]) -> list[Found]:
    """Without those that hold another one inside, in the order of the text."""
    tight: list[Found] = []
    nearest: int | None = None  # the first end of all that begin here or later
    for each in sorted(set(found), key=lambda one: (one.first, -one.end), reverse=True):
        if nearest is None or each.end < nearest:
            tight.append(each)
            nearest = each.end
    return tight[::-1]
