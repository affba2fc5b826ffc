"""Lessons, and what a trainee can do after them."""

from typing import Annotated

from pydantic import Field, model_validator

from backfacial.facts.base import Entry, Record, Slug, Text
from backfacial.facts.conditions import FactName
from backfacial.facts.measures import Assuming


class LessonRecord(Assuming, Entry):
    """A lesson's title. A planned one has no notebook yet, and so an estimate of the `minutes` that it will take.

    `look_up` is the table of facts that can be opened beside any question of the lesson and of its quiz.
    """

    id: Slug
    title: Text
    minutes: Annotated[int, Field(gt=0, le=600)] | None = None
    planned: bool = False
    look_up: Slug | None = None

    @model_validator(mode="after")
    def _minutes_are_estimated_only_where_nothing_can_be_counted(self) -> "LessonRecord":
        if self.planned and self.minutes is None:
            raise ValueError("is planned: estimate its 'minutes'")
        if not self.planned and self.minutes is not None:
            raise ValueError("has a notebook, and its minutes are worked out: take 'minutes' out")
        return self


class LessonPart(Record):
    """A part of a lesson: from one heading of its notebook to the next.

    `id` is the heading's cell, `items` are its questions in their order, `more` those of its optional practice.
    `minutes` are worked out by the pace.
    """

    id: Text
    title: Text
    items: tuple[Slug, ...] = ()
    more: tuple[Slug, ...] = ()
    minutes: int


class Pace(Entry):
    """How long a trainee is taken to need: for words, and for what is looked at or answered, by its kind.

    `longest_part` is how many minutes a part of a lesson may take.
    """

    id: Slug
    words_a_minute: Annotated[int, Field(gt=0)]
    longest_part: Annotated[int, Field(gt=0)]
    seconds: dict[FactName, Annotated[int, Field(ge=0)]]


class Objective(Entry):
    """What a trainee can do after a lesson."""

    id: Slug
    lesson: Slug
    text: Text
