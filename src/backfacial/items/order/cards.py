"""Cards that are no steps of the protocol, with rules of their own."""

from typing import Annotated

from pydantic import Field

from backfacial.facts.base import LEADS, Record, Slug, Text
from backfacial.items.base import DrawingId


class OwnCard(Record):
    """A card of an item's own. `drawing` is the id of a picture of it, such as DR01.press."""

    id: Slug
    text: Annotated[Text, LEADS]
    drawing: DrawingId | None = None


class CardRule(Record):
    """Card `before` comes before card `after`. A soft rule advises and costs nothing."""

    before: Slug
    after: Slug
    why: Text
    critical: bool = Field(False, description="true where breaking this rule would hurt a client")
    soft: bool = Field(False, description="true where it is only better so; it costs nothing to break it")
