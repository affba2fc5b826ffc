"""The element for a case: a client's visit, from the first question to the words at its end."""

from typing import Any

from traitlets import Dict, Unicode

from backfacial.clients.plan import AREA, offered_steps
from backfacial.elements.assets import module, style
from backfacial.elements.question import QuestionElement
from backfacial.facts import library, words
from backfacial.items.base import Question
from backfacial.pages.back import back_html


class Case(QuestionElement):
    """A client's visit on the page. `look` is the drawing of the back, `terms` what can be decided and left out."""

    _esm = module("case", "visit")
    _css = style("topics", "case")

    look = Unicode().tag(sync=True)
    terms = Dict().tag(sync=True)

    @classmethod
    def more_traits(cls, question: Question) -> dict[str, Any]:
        return {"look": look_html(question), "terms": terms_of_a_plan()}


def look_html(question: Question) -> str:
    """What is to be seen on the back of a case's client."""
    assert question.visit is not None
    return back_html(question.visit.skin, question.visit.back)


def terms_of_a_plan() -> dict[str, list[dict[str, str]]]:
    """Levels, services and steps, as the page offers them."""
    terms = library().terms
    labels = {step.id: step.label for step in terms.steps} | {AREA: words("case", "area")}
    return {
        "levels": [{"id": level.id, "label": level.label, "meaning": level.meaning} for level in terms.levels],
        "services": [{"id": each.id, "label": each.label, "meaning": each.meaning} for each in terms.services],
        "steps": [{"id": step, "label": labels[step]} for step in offered_steps()],
    }
