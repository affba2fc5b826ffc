"""Reflection: a text that a person marks against a rubric."""

import math
from typing import Annotated, Any

from pydantic import Field, model_validator

from backfacial.facts.base import LEADS, Record, Text
from backfacial.facts.skin.looks import Look
from backfacial.items.base import Asked, NotAResponse, Points, Question
from backfacial.items.responses import well_formed

LONGEST_TEXT = 100_000
"""Signs of a reflection; a long essay has a tenth of that."""


class Criterion(Record):
    """One line of a rubric: what the text must do, and the points for it."""

    points: Points
    text: Annotated[Text, LEADS]


class Reflection(Asked):
    """A prompt, answered in own words. A rubric may be given as plain text; then it is one criterion of all points."""

    prompt: Text
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    look: Look | None = None

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
        return Question(id=self.id, type="reflection", stem=self.prompt, points=self.points, look=self.look)


def read(question: Question, raw: object) -> object:
    """The text as it was written; only spaces are no answer."""
    if not isinstance(raw, str):
        raise NotAResponse("refused-form")
    if len(raw) > LONGEST_TEXT:
        raise NotAResponse("refused-long")
    return well_formed(raw) if raw.strip() else None
