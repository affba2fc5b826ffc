"""What the redness explorer shows: reactions of the skin by their signs alone, and what would change the decision."""

from typing import Annotated, Literal

from pydantic import Field

from backfacial.facts.base import LEADS, Duration, Entry, FactId, Record, Text
from backfacial.facts.conditions import FactName, PlainValue
from backfacial.facts.skin.looks import SignsSeen


class Change(Record):
    """Something that may join a reaction: triage facts, and in words what then happens."""

    when: Annotated[Text, LEADS]
    facts: Annotated[dict[FactName, PlainValue], Field(min_length=1)]


class ReactionShown(Record):
    """A reaction with its own signs and nothing else, and what is drawn of it.

    Its time is `counted` from the service where nothing else is said.
    """

    of: Annotated[FactId, LEADS]
    facts: Annotated[dict[FactName, PlainValue], Field(min_length=1)]
    look: SignsSeen
    counted: Text | None = None


class RednessOverTime(Entry):
    """The reactions to choose from, the times to step through, and what may join."""

    id: Literal["redness"]
    moments: Annotated[tuple[Duration, ...], Field(min_length=2)]
    changes: Annotated[tuple[Change, ...], Field(min_length=1)]
    kinds: Annotated[tuple[ReactionShown, ...], Field(min_length=1)]
