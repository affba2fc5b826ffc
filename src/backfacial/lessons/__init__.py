"""The one-line calls that notebooks make."""

from backfacial.lessons.lesson import Lesson, open_lesson
from backfacial.lessons.quiz import ask, check_and_hand_in, open_quiz

__all__ = ["Lesson", "ask", "check_and_hand_in", "open_lesson", "open_quiz"]
