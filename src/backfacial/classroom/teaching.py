"""Which part of a lesson teaches a question."""

from dataclasses import dataclass

from backfacial.facts import library
from backfacial.facts.course.lessons import LessonPart, LessonRecord
from backfacial.items.bank import practice_items
from backfacial.items.base import ItemBase


@dataclass(frozen=True)
class Taught:
    """A part of a lesson."""

    lesson: LessonRecord
    part: LessonPart


def taught_in(item: ItemBase) -> Taught | None:
    """The part that practises the question's objective; of several the one that practises its facts most.

    None where the lesson, or the objective, is not there: a school's own questions may have their own.
    """
    objective = library().objectives.get(item.objective)
    lesson = library().lessons.get(objective.lesson) if objective else None
    if lesson is None:
        return None
    parts = library().parts(lesson.id)
    # the first of equals: a lesson teaches before it practises
    best = max(parts, key=lambda part: _nearness(item, part), default=None)
    return Taught(lesson, best) if best is not None and any(_nearness(item, best)) else None


def _nearness(item: ItemBase, part: LessonPart) -> tuple[int, int]:
    """How many questions of the part practise a fact of the objective's question, and how many its objective."""
    practised = [practice_items()[name] for name in (*part.items, *part.more)]
    same = [each for each in practised if each.objective == item.objective]
    return sum(not set(each.facts).isdisjoint(item.facts) for each in same), len(same)
