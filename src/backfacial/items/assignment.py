"""An assignment: the graded items with their keys, and the half of it that is released."""

import datetime
from collections import Counter
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, model_validator

from backfacial.facts.base import Record, Slug, Text
from backfacial.items.base import Question
from backfacial.items.case import CaseItem
from backfacial.items.choice import ChoiceItem
from backfacial.items.number import NumberItem
from backfacial.items.reflection import Reflection
from backfacial.items.select import SelectItem

Item = Annotated[ChoiceItem | SelectItem | NumberItem | CaseItem, Discriminator("type")]
"""Any item that is marked by rule."""


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int | float | datetime.date) and not isinstance(value, bool) else value


def _as_percent(value: Any) -> Any:
    is_share = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1
    return value * 100 if is_share else value


class Released(Record):
    """The public half of an assignment, as `items.json` holds it. No key, no reason, no rubric."""

    version: Literal[1] = Field(1, alias="schema")
    assignment: Slug
    title: Text
    release: Text
    questions: tuple[Question, ...]
    reflections: tuple[Question, ...] = ()

    @property
    def everything(self) -> tuple[Question, ...]:
        """All questions in the order of the page."""
        return self.questions + self.reflections


class Assignment(Record):
    """`source/<assignment>/assignment.yml`.

    `release` names the version of the assignment (a number or a date). `pass` is the pass mark in percent of all
    points; a share up to 1 is taken as such.
    """

    id: Slug
    title: Text
    release: Annotated[Text, BeforeValidator(_as_text)]
    pass_mark: Annotated[float, Field(alias="pass", gt=0, le=100), BeforeValidator(_as_percent)]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    reflections: tuple[Reflection, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Assignment":
        counts = Counter([item.id for item in self.items] + [reflection.id for reflection in self.reflections])
        for item_id, count in counts.items():
            if count > 1:
                raise ValueError(f"the id '{item_id}' stands {count} times: give each item its own")
        return self

    @property
    def max_points(self) -> float:
        return sum(part.points for part in (*self.items, *self.reflections))

    def released(self) -> Released:
        """The half that learners get."""
        return Released(
            schema=1,
            assignment=self.id,
            title=self.title,
            release=self.release,
            questions=tuple(item.question() for item in self.items),
            reflections=tuple(reflection.question() for reflection in self.reflections),
        )
