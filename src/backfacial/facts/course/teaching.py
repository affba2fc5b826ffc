"""What an instructor needs to teach a lesson in the room, as records of `content/`."""

from typing import Annotated

from pydantic import Field

from backfacial.facts.base import LEADS, Entry, FactId, Record, Slug, Text


class ToShow(Record):
    """Something to show or to let the class try, with the minutes that it takes and the facts that it is about."""

    text: Annotated[Text, LEADS]
    minutes: Annotated[int, Field(gt=0)]
    facts: Annotated[tuple[FactId, ...], Field(min_length=1)]


class CommonError(Record):
    """What trainees often get wrong, what it comes from, and what helps."""

    error: Annotated[Text, LEADS]
    comes_from: Text
    helps: Text
    facts: Annotated[tuple[FactId, ...], Field(min_length=1)]


class Teaching(Entry):
    """A page for who teaches a lesson: what to have ready, what to show, common errors, questions for a talk.

    Errors and questions come from teaching practice: no source was found for how often anything happens.
    """

    id: Slug = Field(description="the lesson")
    ready: Annotated[tuple[Text, ...], Field(min_length=1)]
    show: Annotated[tuple[ToShow, ...], Field(min_length=1)]
    errors: Annotated[tuple[CommonError, ...], Field(min_length=1)]
    talk: Annotated[tuple[Text, ...], Field(min_length=1)]
