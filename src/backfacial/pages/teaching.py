"""A lesson's page for who teaches it: a whole document to print, which needs no other file."""

from dataclasses import dataclass
from functools import partial

from backfacial.facts.course.doubts import Doubt
from backfacial.facts.course.exams import ExamTopic
from backfacial.facts.course.lessons import LessonPart, LessonRecord, Objective
from backfacial.facts.course.teaching import Teaching
from backfacial.facts.library import Library
from backfacial.pages.render import render
from backfacial.pages.tokens import css


@dataclass(frozen=True)
class TeachingView:
    """A lesson as an instructor plans it."""

    lesson: LessonRecord
    minutes: int
    parts: tuple[LessonPart, ...]
    objectives: tuple[Objective, ...]
    teaching: Teaching
    names: dict[str, str]
    doubts: tuple[Doubt, ...]
    topics: tuple[ExamTopic, ...]

    @property
    def minutes_to_show(self) -> int:
        """The minutes of all that is shown in the room."""
        return sum(each.minutes for each in self.teaching.show)


def teaching_page(lesson: str, library: Library) -> str:
    """The page of a lesson.

    Raises:
        KeyError: there is no such lesson, or nothing for who teaches it.
    """
    teaching = library.of(Teaching)[lesson]
    cited = {fact for part in teaching.show for fact in part.facts}
    cited |= {fact for part in teaching.errors for fact in part.facts}
    view = TeachingView(
        lesson=library.lessons[lesson],
        minutes=library.minutes(lesson),
        parts=library.parts(lesson),
        objectives=tuple(each for each in library.of(Objective).values() if each.lesson == lesson),
        teaching=teaching,
        names={fact: library.facts[fact].name for fact in cited if fact in library.facts},
        doubts=tuple(each for each in library.of(Doubt).values() if each.lesson == lesson),
        topics=tuple(each for each in library.of(ExamTopic).values() if each.lesson == lesson),
    )
    # the words as they are compiled now, not as this program was started with
    said = partial(library.say, "pages")
    return render("teaching_page.html", view=view, say=said, look=css("teaching.css")) + "\n"
