"""The emergency card with a page of its own to print. Once it is shown, it needs no kernel."""

from typing import Any

import anywidget
from traitlets import Dict, Unicode

from backfacial.elements.assets import module, page_words, style
from backfacial.elements.shown import Bundle, with_html
from backfacial.facts import library
from backfacial.pages.emergency_card import emergency_card_html, emergency_card_page, emergency_card_text


class EmergencyCard(anywidget.AnyWidget):
    """The card on a page, operated as a checklist is: `html` to read here, `page` as a document to print."""

    _esm = module("checklist", "sheet")
    _css = style("checklist")

    html = Unicode().tag(sync=True)
    page = Unicode().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(
            html=emergency_card_html(library()), page=emergency_card_page(library()), words=page_words("checklist")
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        return with_html(super()._repr_mimebundle_(**kwargs), self.html, emergency_card_text(library()))
