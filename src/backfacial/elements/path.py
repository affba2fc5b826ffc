"""The element that ties a lesson's parts to the learner's folder. It shows nothing: the page around it does."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import anywidget
from traitlets import Unicode

from backfacial.answers.course_folder import in_course_folder
from backfacial.answers.document import Answers
from backfacial.answers.store import AnswerStore, NotSaved
from backfacial.answers.tries import last_checked
from backfacial.answers.where import keep_place
from backfacial.elements.assets import module
from backfacial.elements.messages import Hello, Here, understood
from backfacial.elements.shown import Bundle, named_comm, with_html
from backfacial.facts import library
from backfacial.items.bank import practice_item
from backfacial.items.responses import is_answered
from backfacial.items.standing import standing_of


class LessonPath(anywidget.AnyWidget):
    """Says how each question of a lesson stands, and keeps where the learner is."""

    _esm = module("path", "form")

    comm_id = Unicode().tag(sync=True)

    def __init__(self, lesson: str, store: AnswerStore, home: Path) -> None:
        super().__init__(**named_comm())
        self._lesson = lesson
        self._store = store
        self._home = home
        self.on_msg(self._hear)

    def _hear(self, widget: anywidget.AnyWidget, content: object, buffers: object) -> None:
        match understood(content):
            case Hello() as hello:
                minutes = {part.id: part.minutes for part in library().parts(self._lesson)}
                self.send(
                    hello.reply("path", states=standings(self._lesson, answers_now(self._store)), minutes=minutes)
                )
            case Here() as here:
                if not in_course_folder():
                    with suppress(OSError):  # to come back to the first part is no loss
                        keep_place(self._home, self._lesson, here.part, here.item)
            case _:
                pass

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        return with_html(super()._repr_mimebundle_(**kwargs), "", "")


def answers_now(store: AnswerStore) -> Answers:
    """The answers so far; none where they cannot be read now."""
    try:
        return store.read()
    except (NotSaved, OSError):
        return Answers(store.assignment)


def standings(lesson: str, answers: Answers) -> dict[str, str]:
    """How each question of a lesson stood when it was last checked, by its id. What was not checked is not there."""
    found = {}
    for part in library().parts(lesson):
        for item_id in (*part.items, *part.more):
            response = last_checked(answers, item_id)
            if response is None:
                continue
            item = practice_item(item_id)
            standing = standing_of(item.mark(response)) if is_answered(item.question(), response) else None
            if standing is not None:
                found[item_id] = standing.value
    return found
