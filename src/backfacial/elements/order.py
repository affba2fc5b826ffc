"""The element for an order: cards that are moved up and down."""

from backfacial.elements.assets import module, style
from backfacial.elements.question import QuestionElement


class Order(QuestionElement):
    """An order on the page. A card may have a picture under its id among `pictures`, as an option has."""

    _esm = module("order", "order")
    _css = style("order")
