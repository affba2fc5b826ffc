"""The element for generated body maps: choose how hard, look at a back, decide spot by spot, look at the next."""

import anywidget
from traitlets import Dict, Unicode

from backfacial.answers.store import AnswerStore
from backfacial.elements.anew import Anew
from backfacial.elements.assets import module, style
from backfacial.elements.bodymap import drawn_traits
from backfacial.items.bodymap.generate import generated_map


class Maps(Anew):
    """The body map on the page and the way to the next one. Each is saved under its own id."""

    _esm = module("maps", "maps")
    _css = style("case", "bodymap", "anew")

    kept_as = "generated-map"
    group = "maps"
    item_type = "bodymap"

    drawing = Unicode().tag(sync=True)
    close_ups = Dict().tag(sync=True)


def maps(store: AnswerStore) -> anywidget.AnyWidget:
    """Generated body maps to practise with.

    Args:
        store: where decisions are kept, and which map is on the page.
    """
    return Maps(store, generated_map, drawn_traits)
