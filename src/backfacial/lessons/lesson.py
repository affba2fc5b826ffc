"""A lesson notebook: practice questions, facts as cards and tables, figures."""

from typing import Any

from backfacial import elements, pages
from backfacial.answers import AnswerStore, learner_id, learners_home
from backfacial.facts import library, words
from backfacial.items import practice_items
from backfacial.lessons.plain import PlainError, begin_page, html


class Lesson:
    """The calls of one lesson notebook. Each returns what the cell shows.

    Args:
        name: the lesson's id, as in `content/lessons.yml`.
    """

    def __init__(self, name: str) -> None:
        self.record = library().lessons[name]
        self._home = learners_home()
        path = self._home / "answers" / f"{name}.json"
        self._store = AnswerStore(path, name, lambda: learner_id(self._home))

    def objectives(self) -> Any:
        """What a trainee can do after the lesson, and the time it takes."""
        return html(pages.objectives_html(self.record.id, self.record.title, self.record.minutes))

    def ask(self, item_id: str) -> Any:
        """A practice question, marked at once."""
        item = practice_items().get(item_id)
        if item is None:
            raise PlainError(words("lessons", "unknown-question", item=item_id))
        return elements.practice(item, self._store)

    def clients(self) -> Any:
        """Generated clients, as many as a trainee likes."""
        return elements.clients(self._store)

    def fact(self, fact_id: str) -> Any:
        """A card with all that the course knows about one fact."""
        return html(pages.fact_card_html(fact_id))

    def table(self, name: str) -> Any:
        """A table of facts to search and filter: "contraindications"."""
        return elements.explorer(pages.TABLES[name]())

    def figure(self, name: str) -> Any:
        """A figure drawn from the facts, with its text alternative: "four-gates", "waiting-times"."""
        # imported here: matplotlib takes longer to load than all the rest, and the first question would wait for it
        from backfacial import figures

        return html(figures.figure_html(figures.figure(name)))

    def checklist(self, name: str) -> Any:
        """A checklist for the treatment room, with a page of its own to print."""
        return elements.checklist(name)

    def disagreement(self, name: str) -> Any:
        """Where authorities differ, and the careful rule that this course teaches."""
        return html(pages.disagreement_html(name))

    def levels(self) -> Any:
        """The levels of decision, from going ahead to calling for help."""
        return html(pages.levels_html())

    def learner(self) -> Any:
        """Asks once for the name or number that hand-ins carry."""
        return elements.learner_box(self._home)


def open_lesson(name: str) -> Lesson:
    """Begin a lesson notebook: its first cell calls this.

    Raises:
        KeyError: no lesson has this id.
    """
    begin_page()
    return Lesson(name)
