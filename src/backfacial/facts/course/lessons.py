"""Lessons, and what a trainee can do after them."""

from typing import Annotated

from pydantic import Field

from backfacial.facts.base import Entry, Slug, Text
from backfacial.facts.measures import Assuming


class LessonRecord(Assuming, Entry):
    """A lesson's title and the minutes that a trainee needs for it. A planned one has no notebook yet."""

    id: Slug
    title: Text
    minutes: Annotated[int, Field(gt=0, le=600)]
    planned: bool = False


class Objective(Entry):
    """What a trainee can do after a lesson."""

    id: Slug
    lesson: Slug
    text: Text
