"""Where authorities differ."""

from typing import Annotated

from pydantic import Field

from backfacial.facts.base import LEADS, Cited, Entry, Slug, Text


class Position(Cited):
    """One side of a disagreement between authorities."""

    text: Annotated[Text, LEADS]


class Disagreement(Entry):
    """Where authorities differ: every position, and the careful rule that this course teaches."""

    id: Slug
    issue: Text
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    rule: Text
    consensus: bool = False
