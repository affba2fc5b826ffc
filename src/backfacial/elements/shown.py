"""What a question's element shows, and how it is tied to its conversation. No key comes past here."""

import uuid
from dataclasses import dataclass
from typing import Any

import anywidget

from backfacial.elements.assets import page_words
from backfacial.elements.conversation import Conversation
from backfacial.items.base import Question
from backfacial.pages.looks import pictures_of
from backfacial.pages.questions import hint_of, question_html, question_text

Bundle = tuple[dict[str, Any], dict[str, Any]]


@dataclass(frozen=True)
class Place:
    """Where a question stands: its number, of how many, and whether it belongs to the practice that is optional."""

    number: int | None = None
    total: int | None = None
    optional: bool = False


def question_traits(conversation: Conversation, place: Place) -> dict[str, object]:
    """All that the page gets before it has said hello."""
    question = conversation.question
    return {
        "question": question.model_dump(mode="json"),
        "pictures": pictures_of(question),
        "number": place.number,
        "total": place.total,
        "optional": place.optional,
        "mode": "practice" if conversation.is_practice else "graded",
        "assignment": conversation.store.assignment,
        "words": {**page_words("status", "question", question.type), "hint": hint_of(question)},
    }


def named_comm() -> dict[str, str]:
    """An address that the page can know from the start: what it hears at the comm itself is never dropped (line.js)."""
    address = uuid.uuid4().hex
    return {"model_id": address, "comm_id": address}


def listen(widget: anywidget.AnyWidget, conversation: Conversation) -> None:
    """Answer what the widget's page says."""

    def hear(widget: anywidget.AnyWidget, content: object, buffers: object) -> None:
        reply = conversation.reply_to(content)
        if reply is not None:
            widget.send(reply)

    widget.on_msg(hear)


def with_reading_version(bundle: Bundle | None, question: dict[str, Any], number: int | None) -> Bundle | None:
    """The widget's view with the question as HTML and as text beside it, for print and for programs without widgets."""
    public = Question.model_validate(question)
    return with_html(bundle, question_html(public, number), question_text(public))


def with_html(bundle: Bundle | None, html: str, text: str) -> Bundle | None:
    """The widget's view with what stands in its place where there are no widgets."""
    if bundle is None:
        return None
    data, metadata = bundle
    return {**data, "text/html": html, "text/plain": text}, metadata
