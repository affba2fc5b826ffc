"""The element for a body map: a drawn back, and for each spot one decision."""

from typing import Any

from traitlets import Dict, Unicode

from backfacial.elements.assets import module, style
from backfacial.elements.question import QuestionElement
from backfacial.items.base import Question
from backfacial.pages.body_map import body_map_of


class Bodymap(QuestionElement):
    """A body map on the page. `drawing` is the back, `close_ups` what is at each spot, by its id; both are HTML."""

    _esm = module("bodymap", "map")
    _css = style("bodymap")

    drawing = Unicode().tag(sync=True)
    close_ups = Dict().tag(sync=True)

    @classmethod
    def more_traits(cls, question: Question) -> dict[str, Any]:
        return drawn_traits(question)


def drawn_traits(question: Question) -> dict[str, Any]:
    """The drawing of a body map, and its close-ups."""
    found = body_map_of(question)
    assert found is not None
    return {
        "drawing": str(found.drawing),
        "close_ups": {view.spot.id: str(found.close_up_of(view)) for view in found.spots},
    }
