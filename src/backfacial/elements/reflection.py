"""The element for a reflection: a text in own words, saved while it is written."""

from backfacial.elements.assets import module, style
from backfacial.elements.question import QuestionElement


class Reflection(QuestionElement):
    """A reflection on the page."""

    _esm = module("reflection", "question")
    _css = style("reflection")
