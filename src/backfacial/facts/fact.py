"""What can be taught, asked about and cited."""

from pydantic import Field

from backfacial.facts.base import Cited, Entry, FactId, Slug, Text
from backfacial.facts.measures import Quantity, ValueName


class Fact(Cited, Entry):
    """Something that can be taught, asked about and cited.

    `values` are its numbers by name: each stands here once, and prose has a place for it ({wait} of its own, {H01.wait}
    of another fact). `see` are facts that belong to it, `disagreements` are of `disagreements.yml`.
    """

    id: FactId
    name: Text
    lesson: Slug = Field(description="the lesson that teaches it")
    values: dict[ValueName, Quantity] = Field(default_factory=dict)
    see: tuple[FactId, ...] = ()
    disagreements: tuple[Slug, ...] = ()


class Deciding(Fact):
    """A fact on which a decision can rest: what to look for, what it means today, why, and the words to the client."""

    look_for: Text
    decision: Text
    why: Text
    say: Text
