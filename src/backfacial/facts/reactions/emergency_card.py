"""The emergency card: which emergencies stand on it, and from what is worked out what comes first."""

from typing import Annotated

from pydantic import Field

from backfacial.facts.base import LEADS, Entry, FactId, Slug, Text
from backfacial.facts.conditions import FactName, PlainValue


class EmergencySection(Entry):
    """One emergency on the card, under a title that everybody knows at once.

    `facts` are triage facts, all others absent: the triage says what comes first. Of the steps in the room of the
    reaction `of`, so many as `early` says stand before the position, and `more` of the next ones follow at the end.
    `note` is what the triage of `facts` leaves open.
    """

    id: Slug
    title: Annotated[Text, LEADS]
    of: FactId
    facts: Annotated[dict[FactName, PlainValue], Field(min_length=1)]
    early: Annotated[int, Field(ge=0)] = 0
    more: Annotated[int, Field(ge=0)] = 0
    note: Text | None = None
