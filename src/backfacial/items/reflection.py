"""Reflection: a text that a person marks against a rubric."""

import math
from typing import Annotated, Any

from pydantic import Field, model_validator

from backfacial.facts.base import Record, Slug, Text
from backfacial.items.base import Points, Question


class Criterion(Record):
    """One line of a rubric: what the text must do, and the points for it."""

    points: Points
    text: Text


class Reflection(Record):
    """A prompt, answered in own words. A rubric may be given as plain text; then it is one criterion of all points."""

    id: Slug
    prompt: Text
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    points: Points

    @model_validator(mode="before")
    @classmethod
    def _plain_rubric(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("rubric"), str):
            return {**data, "rubric": [{"points": data.get("points"), "text": data["rubric"]}]}
        return data

    @model_validator(mode="after")
    def _rubric_adds_up(self) -> "Reflection":
        total = sum(criterion.points for criterion in self.rubric)
        if not math.isclose(total, self.points):
            raise ValueError(
                f"the rubric's points add up to {total:g}, the reflection has {self.points:g}: make them equal"
            )
        return self

    def question(self) -> Question:
        """The public half: the prompt."""
        return Question(id=self.id, type="reflection", stem=self.prompt, points=self.points)
