"""What is asked: a module for each question type, the mark, the assignment and the practice bank."""

from backfacial.items.assignment import Assignment, Item, Released
from backfacial.items.bank import practice_items
from backfacial.items.base import Question
from backfacial.items.mark import Mark, Part, Reason, Sign, State
from backfacial.items.reflection import Criterion, Reflection

__all__ = [
    "Assignment",
    "Criterion",
    "Item",
    "Mark",
    "Part",
    "Question",
    "Reason",
    "Reflection",
    "Released",
    "Sign",
    "State",
    "practice_items",
]
