"""What stands at the top of a lesson, and the levels of decision."""

from backfacial.facts import library
from backfacial.pages.render import render


def objectives_html(lesson_id: str, title: str, minutes: int) -> str:
    """What a trainee can do after the lesson, and the time that it takes."""
    objectives = [record for record in library().objectives.values() if record.lesson == lesson_id]
    return render("objectives.html", objectives=objectives, title=title, minutes=minutes)


def levels_html() -> str:
    """The levels of decision in order, the least careful first."""
    return render("levels.html")
