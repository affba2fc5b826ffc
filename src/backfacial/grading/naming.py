"""A question in words, for every sentence that speaks of one: its number on the page, and how what it asks begins."""

import textwrap
from collections.abc import Iterable

from backfacial.facts import words
from backfacial.grading.quiz import Quiz
from backfacial.items.base import Asked

MOST_NAMED = 5  # in one sentence; a hand-in may concern a whole quiz
LONGEST = 60  # signs of what a question asks


def asks(part: Asked) -> str:
    """What a question asks in the end, after all that it tells."""
    return part.question().stem.strip().splitlines()[-1]


def question_in_words(quiz: Quiz, item: str, release: str = "") -> str:
    """A question, such as: question 3 (“Who waits?”).

    Args:
        item: its id. Of a question that no release ever asked nothing else is known, so it is said.
        release: the release that is to be said with it, "" for none.
    """
    for number, part in enumerate(quiz.assignment.everything, start=1):
        if part.id == item:
            key = "question-named-release" if release else "question-named"
            return words("grading", key, number=number, asks=_beginning(part), release=release)
    gone = quiz.withdrawn(item)
    return words("grading", "question-gone", asks=_beginning(gone) if gone else item)


def listed(quiz: Quiz, items: Iterable[str]) -> str:
    """Some questions in one line, many of them not all."""
    return some([question_in_words(quiz, item) for item in items])


def some(named: list[str]) -> str:
    """The same of questions that are in words already."""
    return ", ".join(named[:MOST_NAMED]) + (", …" if len(named) > MOST_NAMED else "")


def _beginning(part: Asked) -> str:
    return textwrap.shorten(asks(part), LONGEST, placeholder=" …")
