"""Showing things in a notebook cell: HTML in the course's look, and errors without a traceback."""

from html import escape

from IPython.display import HTML, display

from backfacial.answers.course_folder import in_course_folder
from backfacial.facts import library, words
from backfacial.pages.styling import styles


class PlainError(Exception):
    """Something that a learner must know. A notebook shows the sentence, not a traceback."""

    def _render_traceback_(self) -> list[str]:
        """IPython's hook for an error's own rendering."""
        return [str(self)]


def html(fragment: str) -> HTML:
    """A fragment of `backfacial.pages` as a cell's output."""
    return HTML(fragment)


def offer_look_up(lesson: str) -> None:
    """The table that a learner may look things up in while answering, where the lesson has one."""
    record = library().lessons.get(lesson)
    if record is not None and record.look_up is not None:
        from backfacial.elements.look_up import LookUp

        display(LookUp(record.look_up))


def begin_page() -> None:
    """Begin a notebook: the course's look comes into the page, and a word where no answer can be kept."""
    display(HTML(f"<style>{styles()}</style>"))
    if in_course_folder():
        sentence = words("learner", "course-folder")
        display(HTML(f'<p class="bf" role="note"><strong>{escape(sentence)}</strong></p>'))
