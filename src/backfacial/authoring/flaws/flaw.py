"""A flaw, and the banks of questions in which it is looked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from backfacial.authoring.content import Content

PRACTICE = "content/items"


@dataclass(frozen=True, order=True)
class Flaw:
    """What is weak about questions. `record` is a question, or the bank where it is a habit of several."""

    file: str
    record: str
    flaw: str
    mend: str

    def __str__(self) -> str:
        return f"{self.file}: {self.record}: {self.flaw}: {self.mend}"


@dataclass(frozen=True)
class Bank:
    """Questions that one learner meets together: the practice of a lesson, or a quiz. Items with their files."""

    file: str
    id: str
    items: tuple[tuple[str, Any], ...]
    graded: bool = False


def banks_of(content: Content) -> Iterator[Bank]:
    """The practice of each lesson in the order of the objectives, then each quiz."""
    lessons = {objective.id: objective.lesson for objective in content.records["objectives"]}
    for lesson in dict.fromkeys(lessons.values()):
        items = tuple((file, item) for file, item in content.items if lessons.get(item.objective) == lesson)
        if items:
            yield Bank(PRACTICE, lesson, items)
    for file, quiz in content.assignments:
        yield Bank(file, quiz.id, tuple((file, item) for item in quiz.items), graded=True)
