"""Questions as elements of a page, to practise or to be graded."""

import anywidget

from backfacial.answers.store import AnswerStore
from backfacial.elements.conversation import Conversation
from backfacial.elements.practice import Practice
from backfacial.elements.question import QuestionElement
from backfacial.elements.shown import Place
from backfacial.items.base import ItemBase, Question
from backfacial.items.types import QUESTION_TYPES, loaded


def practice(item: ItemBase, store: AnswerStore, place: Place | None = None) -> anywidget.AnyWidget:
    """An item to practise: *Check my answer* saves the answer and says how it stands and why.

    Args:
        item: with its key, which stays in Python.
        store: where the answer is kept.
        place: where in its lesson the question stands.
    """
    return _element(Practice(item, store), place)


def graded(question: Question, store: AnswerStore, number: int) -> anywidget.AnyWidget:
    """A question that is graded later: each change is saved at once, and nothing is said about right or wrong.

    Args:
        question: the public half; also a reflection's.
        store: where the answer is kept.
        number: shown before the question.

    Raises:
        KeyError: there is no element for the question's type.
    """
    return _element(Conversation(question, store), Place(number))


def _element(conversation: Conversation, place: Place | None) -> anywidget.AnyWidget:
    element: type[QuestionElement] = loaded(QUESTION_TYPES[conversation.question.type].element)
    return element(conversation, place or Place())
