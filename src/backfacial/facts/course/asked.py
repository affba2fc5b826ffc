"""Questions as people type them into the search, each with the record that answers it best."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backfacial.facts.base import Record

Question = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class AskedOf(Record):
    """What people ask that one record answers better than any other. It is no record itself: `id` is that record's."""

    id: Annotated[str, StringConstraints(min_length=1)]
    ask: Annotated[tuple[Question, ...], Field(min_length=1)]
