"""The element for generated clients: choose how hard, meet one, go through the visit, meet the next."""

import anywidget
from traitlets import Dict, Unicode

from backfacial.answers.store import AnswerStore
from backfacial.elements.anew import Anew
from backfacial.elements.assets import module, style
from backfacial.elements.case import look_html, terms_of_a_plan
from backfacial.items.base import Question
from backfacial.items.case.generated import generated_case

ITEM = "generated-client"
"""Under this id the answers file remembers which client is on the page."""


def _look(question: Question) -> dict[str, object]:
    return {"look": look_html(question)}


class Clients(Anew):
    """The client on the page and the way to the next one. Each visit is saved under the client's own id."""

    _esm = module("clients", "visits")
    _css = style("topics", "case", "anew")

    kept_as = ITEM
    group = "clients"
    item_type = "case"

    look = Unicode().tag(sync=True)
    terms = Dict().tag(sync=True)


def clients(store: AnswerStore) -> anywidget.AnyWidget:
    """Generated clients to practise with.

    Args:
        store: where visits are kept, and which client is on the page.
    """
    return Clients(store, generated_case, _look, terms=terms_of_a_plan())
