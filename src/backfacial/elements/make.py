"""Questions as elements of a page, to practise or to be graded."""

import anywidget

from backfacial.answers import AnswerStore
from backfacial.elements.case import Case
from backfacial.elements.choice import Choice
from backfacial.elements.conversation import Conversation
from backfacial.elements.number import Number
from backfacial.elements.question import QuestionElement
from backfacial.elements.reflection import Reflection
from backfacial.elements.select import Select
from backfacial.items import Item, Question
from backfacial.pages import marked_html

_ELEMENTS: dict[str, type[QuestionElement]] = {
    "choice": Choice,
    "select": Select,
    "number": Number,
    "reflection": Reflection,
    "case": Case,
}


def practice(item: Item, store: AnswerStore, number: int | None = None) -> anywidget.AnyWidget:
    """An item to practise: *Check my answer* saves the answer and shows what is right and why.

    Args:
        item: with its key, which stays in Python.
        store: where the answer is kept.
        number: shown before the question.
    """
    return _element(practice_conversation(item, store), number)


def practice_conversation(item: Item, store: AnswerStore) -> Conversation:
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
    return _ELEMENTS[conversation.question.type](conversation, number)
