"""What may be said about the service and what may not, as records of `content/`."""

from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from backfacial.facts.base import LEADS, Cited, Entry, FactId, Record, Slug, Text
from backfacial.facts.fact import Fact

Phrase = Annotated[str, StringConstraints(pattern=r"^[a-z0-9={(][a-z0-9'|*?={}.\-_ ]*$")]
"""Words to look for. A word stands for all its forms (treat: treats, treated, treating), `=word` for itself only and
`word*` for every word that begins so. `a|b` is one or the other, `a_b|c` the two words `a b` or `c`, `word?` may be
missing, `...` leaves room for up to five words, `{group}` is any word of a group of `word-groups.yml`."""

Together = Annotated[str, StringConstraints(pattern=r"^[^&]+(?: & [^&]+)+$")]
"""Phrases that have to be found in one sentence, in any order and near each other: `a & b`."""

Strength = Literal["strong", "moderate", "limited", "short-term", "plausible", "weak", "none"]


def placeholders(text: str) -> frozenset[str]:
    """The names that stand in braces in a text."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


class WordGroup(Entry):
    """Words that a phrase names together. A member may be of several words."""

    id: Slug
    meaning: Text
    words: Annotated[tuple[Phrase, ...], Field(min_length=1)]


class ClaimKind(Cited, Entry):
    """A kind of problem that a sentence can have. `law` is the box that a trainee sorts it into."""

    id: Slug
    label: Text
    meaning: Text
    verdict: Literal["reword", "never"] = Field(description="never: no wording saves it; reword: other words do")
    law: Literal["drug", "deceptive", "puffery"]


class VerbSwap(Fact):
    """Risky words, and what to say in their place. Without `better` the words are deleted; `instead` says what then."""

    risky: Text
    better: Text | None = None
    instead: Text

    @property
    def wordings(self) -> tuple[str, ...]:
        """What may be said, the best first."""
        return (self.better,) if self.better else ()


class LookedFor(Fact):
    """What must not be said of the service, with the phrases by which a sentence that says it is known.

    `examples` are sentences in which they are found, `fine` sentences in which they are not.
    """

    phrases: Annotated[tuple[Phrase | Together, ...], Field(min_length=1)]
    examples: Annotated[tuple[Text, ...], Field(min_length=1)]
    fine: tuple[Text, ...] = ()


class RiskyWord(LookedFor):
    """Words that turn a sentence into a claim. `unless` are groups of words that excuse them where they stand before;
    `unless_after` are groups that do so right after them, where they end the clause. Where the words only name a
    subject, `unless_beside` are groups that excuse them wherever they stand in the sentence.
    """

    kind: Slug
    unless: tuple[Slug, ...] = ()
    unless_after: tuple[Slug, ...] = ()
    unless_beside: tuple[Slug, ...] = ()
    deniable: bool = Field(True, description="false where a 'not' before it does not help")
    why: Text
    swap: FactId | None = None
    benefit: FactId | None = None
    say: Text | None = Field(None, description="what to say where neither a swap nor a benefit fits")

    @model_validator(mode="after")
    def _shows_a_way_out(self) -> "RiskyWord":
        if not (self.swap or self.benefit or self.say):
            raise ValueError("shows no way out: name a 'swap' or a 'benefit', or write what to 'say'")
        return self


class Evidence(Record):
    """How well one part of a benefit is shown."""

    of: Annotated[Text, LEADS]
    strength: Strength


class ClaimExample(Record):
    """A sentence that must not be used, and why."""

    text: Annotated[Text, LEADS]
    why: Text


class Benefit(Fact):
    """One of the ten benefits that the adverts promise: what is known, and what may be said."""

    number: Annotated[int, Field(ge=1, le=10)]
    evidence: Text
    strength: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    temporary: bool = False
    honest: Annotated[tuple[Text, ...], Field(min_length=1)]
    condition: Text | None = Field(None, description="what must hold before the honest wording is used")
    not_to_say: Annotated[tuple[ClaimExample, ...], Field(min_length=1)]
    seeds: tuple[Text, ...] = ()


class AdvertisingRule(Fact):
    """A rule about what may be claimed. `holds_in` says where."""

    rule: Text
    example: Text | None = None
    holds_in: Literal["us", "everywhere"] = "us"


class WordingTest(Fact):
    """A question to ask of each sentence before it is used. `passes` is the answer that lets it through."""

    question: Text
    passes: Literal["yes", "no"]
    why: Text


class ServiceDescription(Cited, Entry):
    """A whole honest text about the service."""

    id: Slug
    title: Text
    text: Text
    facts: tuple[FactId, ...] = ()


class ClaimExercise(Entry):
    """A task for trainees. `over` is what it is done with."""

    id: Slug
    lesson: Slug
    task: Text
    over: Literal["not-to-say", "seeds"]
    answers: tuple[Slug, ...] = ()
