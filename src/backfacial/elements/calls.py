"""The element for generated phone calls: choose how hard, take one, ask and decide, take the next."""

import anywidget
from traitlets import Dict, Unicode

from backfacial.answers.store import AnswerStore
from backfacial.elements.anew import Anew
from backfacial.elements.assets import module, style
from backfacial.elements.case import look_html, terms_of_a_call
from backfacial.items.base import Question
from backfacial.items.case.generated_call import generated_call_case


def _look(question: Question) -> dict[str, object]:
    return {"look": look_html(question)}


class Calls(Anew):
    """The call on the page and the way to the next one. Each is saved under its own id."""

    _esm = module("calls", "visits")
    _css = style("topics", "case", "call", "anew")

    kept_as = "generated-call"
    group = "calls"
    item_type = "case"

    look = Unicode().tag(sync=True)
    terms = Dict().tag(sync=True)


def calls(store: AnswerStore) -> anywidget.AnyWidget:
    """Generated phone calls to practise with.

    Args:
        store: where calls are kept, and which one is on the page.
    """
    return Calls(store, generated_call_case, _look, terms=terms_of_a_call())
