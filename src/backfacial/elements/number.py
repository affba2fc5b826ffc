"""The element for a number: a number in a given unit, as a text field."""

from backfacial.elements.assets import module, style
from backfacial.elements.question import QuestionElement


class Number(QuestionElement):
    """A number on the page."""

    _esm = module("number", "question")
    _css = style("number")
