"""What is touched: one anywidget an element, its .py, .js and .css beside each other."""

from backfacial.elements.checklist import checklist
from backfacial.elements.clients import clients
from backfacial.elements.explorer import explorer
from backfacial.elements.handin import hand_in
from backfacial.elements.learner import learner_box
from backfacial.elements.make import graded, practice
from backfacial.elements.responses import is_answered

__all__ = ["checklist", "clients", "explorer", "graded", "hand_in", "is_answered", "learner_box", "practice"]
