"""What a trainee can hear and see of a client. No decision is in it."""

from typing import Final, Literal

from backfacial.facts.base import Record, Slug

Difficulty = Literal["easy", "medium", "hard"]
"""How much a generated client tells without being asked."""

DIFFICULTIES: Final[tuple[Difficulty, ...]] = ("easy", "medium", "hard")

LOOK: Final = "look"
"""The step of a visit in which the back is looked at."""


def topic_step(topic_id: str) -> str:
    """The step of a visit in which the general question of a topic is asked; a question by name is its fact's name."""
    return f"topic:{topic_id}"


class AskedQuestion(Record):
    """A question and what this client answers. It is offered at once, or once the question `after` was asked.

    `or_in_general`: also once the general question of its topic was asked, since the client then tells what it follows.
    """

    id: str
    question: str
    answer: str
    after: str | None = None
    or_in_general: bool = False


class AskedTopic(Record):
    """The general question of a topic with its answer, and the questions by name."""

    id: Slug
    label: str
    question: str
    answer: str
    questions: tuple[AskedQuestion, ...]


class BackMark(Record):
    """Something on the drawing of the back; an empty text is part of the one before. `count` where the text counts."""

    shape: Slug
    text: str
    count: int | None = None


class Visit(Record):
    """All that a trainee can hear and see. No decision is in it."""

    name: str
    skin: int
    opening: str
    arrival: tuple[str, ...]
    topics: tuple[AskedTopic, ...]
    back: tuple[BackMark, ...]
