"""The element for an order: cards that are moved up and down."""

from backfacial.elements.assets import module, style
from backfacial.elements.question import QuestionElement


class Order(QuestionElement):
    """An order on the page."""

    _esm = module("order", "question")
    _css = style()
