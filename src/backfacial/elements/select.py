"""The element for a select: all options that apply, as checkboxes."""

from backfacial.elements.assets import module, style
from backfacial.elements.question import QuestionElement


class Select(QuestionElement):
    """A select on the page."""

    _esm = module("select", "question")
    _css = style("select")
