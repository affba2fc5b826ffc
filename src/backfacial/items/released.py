"""The half of an assignment that is released."""

from typing import Literal

from pydantic import Field

from backfacial.facts.base import Record, Slug, Text
from backfacial.items.base import Question

ITEMS = "items.json"
"""The name of its file, beside the quiz's notebook."""


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
