"""The element for a choice: one of several options, as radio buttons."""

from backfacial.elements.assets import module, style
from backfacial.elements.question import QuestionElement


class Choice(QuestionElement):
    """A choice on the page."""

    _esm = module("choice", "question")
    _css = style("choice")
