"""What the first question of a lesson needs, read in advance by a spare kernel: it imports this module."""

from backfacial.elements import make, path
from backfacial.facts import library
from backfacial.items import bank
from backfacial.lessons import lesson
from backfacial.pages import marks

__all__ = ["bank", "lesson", "make", "marks", "path"]

library()
