"""What the two adverts say that the course began with, and what trainees believe wrongly, as records of `content/`."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from backfacial.facts.base import Cited, Entry, FactId, Slug, Text
from backfacial.facts.claims.wording import LookedFor, Phrase
from backfacial.facts.course.exams import FactRange
from backfacial.facts.fact import Fact

SeedId = Annotated[str, StringConstraints(pattern=r"^S[12]-\d{2}$")]
"""A statement of the first or the second advert: S1-01."""

SeedClass = Literal[
    "protocol", "benefit", "side-effect", "aftercare", "indication", "contraindication", "scope", "marketing"
]
SeedVerdict = Literal["well-supported", "plausible", "marketing", "contradicted"]


class Advert(Entry):
    """One of the two adverts. It is judged and never a source, so it is no fact that could be cited.

    `series` is what the ids of its statements begin with.
    """

    id: Annotated[str, StringConstraints(pattern=r"^SEED-\d$")]
    name: Text
    series: Literal["S1", "S2"]
    text: Text
    why: Text = Field(description="why it is never evidence")


class Misconception(LookedFor):
    """A wrong belief of trainees, and what is true. `corrected_by` are the facts that say so.

    A `not` before one of its phrases denies it, but for phrases that say "not" themselves.
    """

    belief: Text
    correction: Text
    corrected_by: tuple[FactId, ...] = ()


class Seed(Cited, Entry):
    """A statement of the adverts in short, and what the course makes of it.

    `verdict` holds one verdict, or two where one part of the statement fares better than another; `verdict_note` says
    which. `never_as_true` are phrases by which a text that repeats it would be known.
    """

    id: SeedId
    statement: Text
    classes: Annotated[tuple[SeedClass, ...], Field(min_length=1)]
    verdict: Annotated[tuple[SeedVerdict, ...], Field(min_length=1, max_length=2)]
    verdict_note: Text | None = None
    why: Text
    say: Text = Field(description="the honest wording")
    facts: tuple[FactId, ...] = ()
    lesson: Slug
    items: tuple[Slug, ...] = ()
    never_as_true: tuple[Phrase, ...] = ()

    @property
    def series(self) -> str:
        """Which advert it stands in."""
        return self.id.partition("-")[0]

    @property
    def contradicted(self) -> bool:
        """Whether all or a part of it is contradicted, or unsafe as stated."""
        return "contradicted" in self.verdict

    @model_validator(mode="after")
    def _what_is_wrong_is_corrected_and_watched(self) -> "Seed":
        if len(self.verdict) == 2 and not self.verdict_note:
            raise ValueError("has two verdicts: say in 'verdict_note' what each one is about")
        if self.contradicted and not (self.facts and self.never_as_true):
            raise ValueError("is contradicted: name the 'facts' that correct it, and phrases 'never_as_true'")
        return self


class Omission(Fact):
    """What both adverts leave out though a client needs it, and the facts that supply it here."""

    text: Text
    supplied_by: Annotated[tuple[FactRange, ...], Field(min_length=1)]
