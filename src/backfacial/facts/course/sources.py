"""The texts that facts rest on."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from backfacial.facts.base import Entry, SourceId, Text


class Source(Entry):
    """A text that facts rest on. Tier A is a regulator or official exam, E is trade practice (never evidence)."""

    id: SourceId
    title: Text
    publisher: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = Field(
        None, description="only an address of the publisher itself"
    )
    supports: Text
    tier: Literal["A", "B", "C", "D", "E"]
    tier_note: Text | None = None
