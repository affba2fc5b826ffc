"""The element for a choice: one of several options, as radio buttons."""

from typing import Any

import anywidget
from traitlets import Dict, Int, Unicode

from backfacial.elements.assets import module, style
from backfacial.elements.conversation import Conversation
from backfacial.elements.shown import Bundle, listen, named_comm, question_traits, with_reading_version


class Choice(anywidget.AnyWidget):
    """A choice on the page. Its traits are public; the answer is in no trait."""

    _esm = module("choice", "question")
    _css = style("choice")

    question = Dict().tag(sync=True)
    number = Int(None, allow_none=True).tag(sync=True)
    mode = Unicode().tag(sync=True)
    assignment = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)
    comm_id = Unicode().tag(sync=True)

    def __init__(self, conversation: Conversation, number: int | None) -> None:
        super().__init__(**named_comm(), **question_traits(conversation, number))
        listen(self, conversation)

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        return with_reading_version(super()._repr_mimebundle_(**kwargs), self.question, self.number)
