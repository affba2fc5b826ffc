"""A table of facts that a reader searches, filters and unfolds. Once it is shown, it needs no kernel."""

from dataclasses import asdict
from typing import Any

import anywidget
from traitlets import Dict

from backfacial.elements.assets import module, page_words, style
from backfacial.elements.shown import Bundle, with_html
from backfacial.pages.explorable import FactTable


class Explorer(anywidget.AnyWidget):
    """The table on a page. All of it lies in traits, and nothing is said back or kept."""

    _esm = module("explorer", "table")
    _css = style("explorer")

    table = Dict().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, table: FactTable) -> None:
        plain = asdict(table)
        self._reading = plain.pop("html")
        super().__init__(table=plain, words=page_words("explorer"))

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        text = "\n".join(f"{row['id']}  {row['name']}" for row in self.table["rows"])
        return with_html(super()._repr_mimebundle_(**kwargs), self._reading, text)


def explorer(table: FactTable) -> anywidget.AnyWidget:
    """The element for a table of facts. A table that cannot be operated (print, a plain page) is shown as a whole."""
    return Explorer(table)
