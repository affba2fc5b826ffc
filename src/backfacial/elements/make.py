"""Questions as elements of a page, to practise or to be graded."""

import anywidget

from backfacial.answers.store import AnswerStore
from backfacial.elements.conversation import Conversation
from backfacial.elements.question import QuestionElement
from backfacial.items.base import ItemBase, Question
from backfacial.items.types import QUESTION_TYPES, loaded
from backfacial.pages.marks import marked_html


def practice(item: ItemBase, store: AnswerStore, number: int | None = None) -> anywidget.AnyWidget:
    """An item to practise: *Check my answer* saves the answer and shows what is right and why.

    Args:
        item: with its key, which stays in Python.
        store: where the answer is kept.
        number: shown before the question.
    """
    return _element(practice_conversation(item, store), number)


def practice_conversation(item: ItemBase, store: AnswerStore) -> Conversation:
    """What Python answers to the page of an item to practise."""

    def feedback(response: object) -> str:
        return marked_html(item.mark(response), "")  # the question stands right above

    return Conversation(item.question(), store, feedback)


def graded(question: Question, store: AnswerStore, number: int) -> anywidget.AnyWidget:
    """A question that is graded later: each change is saved at once, and nothing is said about right or wrong.

    Args:
        question: the public half; also a reflection's.
        store: where the answer is kept.
        number: shown before the question.

    Raises:
        KeyError: there is no element for the question's type.
    """
    return _element(Conversation(question, store), number)


def _element(conversation: Conversation, number: int | None) -> anywidget.AnyWidget:
    element: type[QuestionElement] = loaded(QUESTION_TYPES[conversation.question.type].element)
    return element(conversation, number)
