"""A graded quiz: its questions come from `items.json` beside the notebook, the answers go into `answers.json` there."""

import os
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from backfacial.answers.course_folder import home_here, store_here
from backfacial.answers.plain_file import NotAPlainFile, read_plain_file
from backfacial.answers.store import AnswerStore
from backfacial.facts import words
from backfacial.items.released import ITEMS, Released
from backfacial.items.responses import is_answered
from backfacial.lessons.plain import PlainError, begin_page, offer_look_up

ANSWERS = "answers.json"
MAX_BYTES = 4 * 2**20


def ask(item_id: str) -> Any:
    """A graded question: what is chosen is saved at once; nothing tells right from wrong.

    While nbgrader validates, an answered question is silent and an open one is an error.
    """
    from backfacial.elements.make import graded

    released = _released()
    everything = released.everything
    number = next((n for n, question in enumerate(everything, start=1) if question.id == item_id), None)
    if number is None:
        raise PlainError(words("lessons", "unknown-question", item=item_id))
    store = _store(released)
    if os.environ.get("NBGRADER_EXECUTION") == "validate":
        if not is_answered(everything[number - 1], store.read().response(item_id)):
            raise PlainError(words("lessons", "not-answered", number=number))
        return None
    return graded(everything[number - 1], store, number)


def check_and_hand_in() -> Any:
    """*Check and hand in*: what is still open, and the hand-in file with its receipt."""
    from backfacial.elements.handin import hand_in

    released = _released()
    return hand_in(released, _store(released), home_here(), Path.cwd())


def open_quiz() -> None:
    """Begin a quiz notebook: its first cell calls this."""
    begin_page()
    if "NBGRADER_EXECUTION" not in os.environ:  # nobody looks anything up while nbgrader runs the notebook
        offer_look_up(_released().assignment)


def _released() -> Released:
    path = Path.cwd() / ITEMS
    try:
        return Released.model_validate_json(read_plain_file(path, MAX_BYTES))
    except (NotAPlainFile, ValidationError):
        raise PlainError(words("lessons", "no-items", file=ITEMS)) from None


def _store(released: Released) -> AnswerStore:
    return store_here(Path.cwd() / ANSWERS, released.assignment, released.release)
