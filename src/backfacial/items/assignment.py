"""An assignment: the graded items with their keys."""

import datetime
from collections import Counter
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, StringConstraints, model_validator

from backfacial.facts.base import Record, Slug, Text
from backfacial.items.base import Asked, ItemBase
from backfacial.items.reflection import Reflection
from backfacial.items.released import Released
from backfacial.items.types import marked_by_rule

if TYPE_CHECKING:
    Item = ItemBase
else:
    Item = Annotated[reduce(or_, marked_by_rule()), Discriminator("type")]
"""Any item that is marked by rule, of a type that `items/types.py` lists."""

RELEASE = r"^[A-Za-z0-9]([A-Za-z0-9._-]{0,30}[A-Za-z0-9])?$"
"""It names a file as well (`grading/history.py`)."""


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int | float | datetime.date) and not isinstance(value, bool) else value


def _as_percent(value: Any) -> Any:
    is_share = isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1
    return value * 100 if is_share else value


class Assignment(Record):
    """`source/<assignment>/assignment.yml`.

    `release` names the version of the assignment (a number or a date). `pass` is the pass mark in percent of all
    points; a share up to 1 is taken as such.
    """

    id: Slug
    title: Text
    release: Annotated[str, BeforeValidator(_as_text), StringConstraints(pattern=RELEASE)]
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
    def everything(self) -> tuple[Asked, ...]:
        """All that is asked, in the order of the page."""
        return (*self.items, *self.reflections)

    @property
    def max_points(self) -> float:
        return sum(part.points for part in self.everything)

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
