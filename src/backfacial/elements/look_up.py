"""A table of facts that can be opened beside any question of a page, and closed again."""

from dataclasses import asdict
from typing import Any

import anywidget
from traitlets import Dict, Unicode

from backfacial.elements.assets import module, page_words, style
from backfacial.elements.messages import Hello, understood
from backfacial.elements.shown import Bundle, named_comm, with_html


class LookUp(anywidget.AnyWidget):
    """The button and the table behind it. The table comes when it is first wanted."""

    _esm = module("look_up", "look_up")
    _css = style("explorer", "look_up")

    words = Dict().tag(sync=True)
    comm_id = Unicode().tag(sync=True)

    def __init__(self, table: str) -> None:
        self._table = table
        super().__init__(**named_comm(), words=page_words("explorer", "look"))
        self.on_msg(self._hear)

    def _hear(self, widget: anywidget.AnyWidget, content: object, buffers: object) -> None:
        match understood(content):
            case Hello() as hello:
                from backfacial.pages.fact_tables import table_of  # a page that never looks it up need not wait for it

                plain = asdict(table_of(self._table))
                del plain["html"]
                self.send(hello.reply("table", table=plain))
            case _:
                pass

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        return with_html(super()._repr_mimebundle_(**kwargs), "", "")
