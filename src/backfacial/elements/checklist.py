"""A checklist with a page of its own to print. Once it is shown, it needs no kernel."""

from typing import Any

import anywidget
from traitlets import Dict, Unicode

from backfacial.elements.assets import module, page_words, style
from backfacial.elements.shown import Bundle, with_html
from backfacial.pages.checklists import checklist_html, checklist_page, checklist_text


class ChecklistElement(anywidget.AnyWidget):
    """The checklist on a page. All of it lies in traits: `html` to read here, `page` as a document to print."""

    _esm = module("checklist", "sheet")
    _css = style("checklist")

    html = Unicode().tag(sync=True)
    page = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self, checklist_id: str) -> None:
        super().__init__(
            html=checklist_html(checklist_id), page=checklist_page(checklist_id), words=page_words("checklist")
        )
        self._text = checklist_text(checklist_id)

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        return with_html(super()._repr_mimebundle_(**kwargs), self.html, self._text)


def checklist(checklist_id: str) -> anywidget.AnyWidget:
    """The element for a checklist.

    Raises:
        KeyError: no such checklist.
    """
    return ChecklistElement(checklist_id)
