"""What is touched: one anywidget an element, its .py, .js and .css beside each other."""

from backfacial.elements.checklist import checklist
from backfacial.elements.explorer import explorer
from backfacial.elements.handin import hand_in
from backfacial.elements.learner import learner_box
from backfacial.elements.make import graded, practice

__all__ = ["checklist", "explorer", "graded", "hand_in", "learner_box", "practice"]
