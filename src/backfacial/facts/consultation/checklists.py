"""Checklists for the treatment room."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from backfacial.facts.base import LEADS, Entry, FactId, Record, Slug, SourceId, Text


class ChecklistLine(Record):
    """One line with a box to tick. It rests on facts, on sources, or on professional consensus."""

    text: Annotated[Text, LEADS]
    blank: bool = Field(False, description="true where something is written by hand after the text")
    facts: tuple[FactId, ...] = ()
    sources: tuple[SourceId, ...] = ()
    consensus: bool = False

    @model_validator(mode="after")
    def _someone_must_stand_for_it(self) -> "ChecklistLine":
        if not self.facts and not self.sources and not self.consensus:
            raise ValueError("rests on nothing: name 'facts' or 'sources', or say 'consensus: true'")
        return self


class ChecklistSection(Record):
    """Some lines under a title. `levels` puts the levels of decision before them, each with a box."""

    title: Annotated[Text, LEADS]
    alarm: Literal["urgent", "emergency"] | None = None
    levels: bool = False
    lines: Annotated[tuple[ChecklistLine, ...], Field(min_length=1)]


class Checklist(Entry):
    """One page for the treatment room, to print and tick."""

    id: Slug
    title: Text
    lesson: Slug
    intro: Text
    sections: Annotated[tuple[ChecklistSection, ...], Field(min_length=1)]
