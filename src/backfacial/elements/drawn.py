"""What Python draws, and draws anew whenever it is seen again: the map of the course, the end of a lesson."""

from abc import abstractmethod
from typing import Any

import anywidget
from traitlets import Unicode

from backfacial.elements.messages import Hello, understood
from backfacial.elements.shown import Bundle, named_comm, with_html


class DrawnElement(anywidget.AnyWidget):
    """HTML on the page that follows the learner's files. A subclass adds its module, its style and what it draws."""

    html = Unicode().tag(sync=True)
    comm_id = Unicode().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(**named_comm(), html=self.drawn())
        self.on_msg(self._hear)

    @abstractmethod
    def drawn(self) -> str:
        """The HTML as the learner's files have it now."""

    def _hear(self, widget: anywidget.AnyWidget, content: object, buffers: object) -> None:
        match understood(content):
            case Hello() as hello:
                self.send(hello.reply("drawn", html=self.drawn()))
            case _:
                pass

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        return with_html(super()._repr_mimebundle_(**kwargs), self.html, "")
