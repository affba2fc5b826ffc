"""Everyday words for what the course calls by its own name: brands, slang, and how people ask."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backfacial.facts.base import Entry, FactId

OneWord = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]

EverydayName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(['’ -][a-z0-9]+)*$")]
"""A name in small letters, of one or more words. It is found in all its forms, and its words in any order."""


class EverydayWord(Entry):
    """Names that people use, other words for them in the course, and the records that answer a question on them.

    `means` is looked for as if it had been typed. `leads_to` are facts that come before others with the same words, the
    first of them the one that answers most.
    """

    id: Annotated[str, StringConstraints(pattern=r"^EW\d{2,3}$")]
    words: Annotated[tuple[EverydayName, ...], Field(min_length=1)]
    means: tuple[OneWord, ...] = ()
    alone: bool = Field(
        False,
        description="true where it leads there only if nothing else is asked but a place or a visit, as what soothes",
    )
    leads_to: Annotated[tuple[FactId, ...], Field(min_length=1)]
