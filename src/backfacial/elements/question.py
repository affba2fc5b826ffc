"""What the elements of all question types share: public traits, the conversation with the page, the reading version."""

from typing import Any

import anywidget
from traitlets import Bool, Dict, Int, Unicode

from backfacial.elements.conversation import Conversation
from backfacial.elements.shown import Bundle, Place, listen, named_comm, question_traits, with_reading_version
from backfacial.items.base import Question


class QuestionElement(anywidget.AnyWidget):
    """A question on the page. Its traits are public; the answer is in no trait. A type adds its module and style."""

    question = Dict().tag(sync=True)
    pictures = Dict().tag(sync=True)
    number = Int(None, allow_none=True).tag(sync=True)
    total = Int(None, allow_none=True).tag(sync=True)
    optional = Bool(False).tag(sync=True)
    mode = Unicode().tag(sync=True)
    assignment = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
    comm_id = Unicode().tag(sync=True)

    def __init__(self, conversation: Conversation, place: Place) -> None:
        more = self.more_traits(conversation.question)
        super().__init__(**named_comm(), **question_traits(conversation, place), **more)
        listen(self, conversation)

    @classmethod
    def more_traits(cls, question: Question) -> dict[str, Any]:
        """What the page of a type needs beside the question."""
        return {}

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        return with_reading_version(super()._repr_mimebundle_(**kwargs), self.question, self.number)
