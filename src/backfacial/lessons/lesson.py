"""A lesson notebook: practice questions, facts as cards and tables, figures.

What a call needs is imported by the call: the first question would wait for all the rest.
"""

from typing import Any

from IPython.display import display

from backfacial.answers.course_folder import home_here, store_here
from backfacial.facts import library, words
from backfacial.lessons.plain import PlainError, begin_page, html, offer_look_up


class Lesson:
    """The calls of one lesson notebook. Each returns what the cell shows.

    Args:
        name: the lesson's id, as in `content/lessons.yml`.
    """

    def __init__(self, name: str) -> None:
        self.record = library().lessons[name]
        self._home = home_here()
        path = self._home / "answers" / f"{name}.json"
        self._store = store_here(path, name)

    def objectives(self) -> Any:
        """What a trainee can do after the lesson, and the time it takes."""
        from backfacial.pages.lessons import objectives_html

        return html(objectives_html(self.record.id, self.record.title, library().minutes(self.record.id)))

    def ask(self, item_id: str) -> Any:
        """A practice question, marked at once. Its number is its place in the lesson."""
        from backfacial.elements.make import practice
        from backfacial.items.bank import practice_item

        try:
            item = practice_item(item_id)
        except KeyError:
            raise PlainError(words("lessons", "unknown-question", item=item_id)) from None
        return practice(item, self._store, self._place(item_id))

    def _place(self, item_id: str) -> Any:
        """Its place as the outline of the lesson has it, never the order in which cells have run."""
        from backfacial.elements.shown import Place

        parts = library().parts(self.record.id)
        for optional in (False, True):
            ids = [each for part in parts for each in (part.more if optional else part.items)]
            if item_id in ids:
                return Place(ids.index(item_id) + 1, len(ids), optional)
        return None

    def clients(self) -> Any:
        """Generated clients, as many as a trainee likes."""
        from backfacial.elements.clients import clients

        return clients(self._store)

    def maps(self) -> Any:
        """Generated body maps, as many as a trainee likes."""
        from backfacial.elements.maps import maps

        return maps(self._store)

    def trainer(self) -> Any:
        """The lesion trainer: spots drawn large, decided one after another, in series of ten."""
        from backfacial.elements.trainer import Trainer

        return Trainer(self._store)

    def calls(self) -> Any:
        """Generated phone calls, as many as a trainee likes."""
        from backfacial.elements.calls import calls

        return calls(self._store)

    def trolley(self) -> Any:
        """Generated trolley scenes to set up and to clear, as many as a trainee likes."""
        from backfacial.elements.trolley import trolleys

        return trolleys(self._store)

    def planner(self) -> Any:
        """The service planner: a visit for a client and a time, and what the rules say of it."""
        from backfacial.elements.planner import planner

        return planner(self._store, self._home)

    def timer(self) -> Any:
        """A visit run by the clock: what to do now, for how long, and what comes next."""
        from backfacial.elements.timer import Timer

        return Timer(self._home)

    def redness(self) -> Any:
        """The redness explorer: a reaction of the skin, how it looks and what it means hours or days later."""
        from backfacial.elements.redness import Redness

        return Redness()

    def fact(self, fact_id: str) -> Any:
        """A card with all that the course knows about one fact, of whatever kind: "C01", "LW01", "P15"."""
        from backfacial.pages.cards import fact_card_html

        try:
            return html(fact_card_html(fact_id))
        except KeyError:
            raise PlainError(words("lessons", "unknown-fact", fact=fact_id)) from None

    def strip(self, steps: str) -> Any:
        """Pictures of steps, modules, rules or drills, to be looked through like a comic: "P07 P08", "DR01"."""
        from backfacial.pages.strips import strip_html

        try:
            return html(strip_html(steps.split()))
        except KeyError as unknown:
            raise PlainError(words("lessons", "unknown-fact", fact=unknown.args[0])) from None

    def table(self, name: str) -> Any:
        """A table of all facts of a kind to search and filter, by the name of their file: "contraindications"."""
        from backfacial.elements.explorer import explorer
        from backfacial.pages.fact_tables import TABLES, table_of

        if name not in TABLES:
            raise PlainError(words("lessons", "unknown-table", table=name))
        return explorer(table_of(name))

    def records(self) -> Any:
        """Everything that the lesson teaches, of whatever kind, to search and filter."""
        from backfacial.elements.explorer import explorer
        from backfacial.pages.fact_tables import lesson_table

        return explorer(lesson_table(self.record.id))

    def figure(self, name: str) -> Any:
        """A figure made from the facts, with its text alternative, by its name in `figures`: "four-gates"."""
        from backfacial.facts.figures import drawn_figure
        from backfacial.pages.figures import figure_html

        return html(figure_html(drawn_figure(name)))

    def checklist(self, name: str) -> Any:
        """A checklist for the treatment room, with a page of its own to print."""
        from backfacial.elements.checklist import checklist

        return checklist(name)

    def emergency_card(self) -> Any:
        """The emergency card for the wall, with a page of its own to print."""
        from backfacial.elements.emergency_card import EmergencyCard

        return EmergencyCard()

    def disagreement(self, name: str) -> Any:
        """Where authorities differ, and the careful rule that this course teaches."""
        from backfacial.pages.cards import disagreement_html

        return html(disagreement_html(name))

    def levels(self) -> Any:
        """The levels of decision, from going ahead to calling for help."""
        from backfacial.pages.lessons import levels_html

        return html(levels_html())

    def end(self) -> Any:
        """The end of the lesson: what is open, what to repeat, how each objective stands, and the way to the quiz."""
        from backfacial.elements.end import LessonEnd

        return LessonEnd(self.record.id, self._store, self._home)

    def map(self) -> Any:
        """The map of the course: where to go on, and how each lesson and quiz stands."""
        from backfacial.elements.map import CourseMap

        return CourseMap(self._home)

    def learner(self) -> Any:
        """Asks once for the name or number that hand-ins carry."""
        from backfacial.elements.learner import learner_box

        return learner_box(self._home)


def open_lesson(name: str) -> Lesson:
    """Begin a lesson notebook: its first cell calls this.

    Raises:
        KeyError: no lesson has this id.
    """
    from backfacial.elements.path import LessonPath

    begin_page()
    lesson = Lesson(name)
    display(LessonPath(name, lesson._store, lesson._home))
    offer_look_up(name)
    return lesson
