"""The element for a match: a list of what is to be paired, each with a choice of what belongs to it."""

from typing import Any

from traitlets import Unicode

from backfacial.elements.assets import module, style
from backfacial.elements.question import QuestionElement
from backfacial.items.base import Question
from backfacial.pages.anatomy import anatomy_of


class Match(QuestionElement):
    """Pairs on the page. Each list is the control; the cards beside it are a drawing of the same.

    `drawing` is what the left sides are numbered on, as HTML; "" where they are words only.
    """

    _esm = module("match", "pairs")
    _css = style("match")

    drawing = Unicode().tag(sync=True)

    @classmethod
    def more_traits(cls, question: Question) -> dict[str, Any]:
        view = anatomy_of(question)
        return {"drawing": str(view.drawing) if view else ""}
