"""The element for a case: a client's visit or a phone call, from the first question to the words at its end."""

from typing import Any

from traitlets import Dict, Unicode

from backfacial.clients.plan import AREA, offered_steps
from backfacial.elements.assets import module, style
from backfacial.elements.question import QuestionElement
from backfacial.facts import library, words
from backfacial.facts.reactions.calls import CallStep
from backfacial.facts.reactions.reactions import ReactionAction
from backfacial.items.base import Question
from backfacial.pages.back import back_html
from backfacial.pages.calls import call_photo_html


class Case(QuestionElement):
    """A visit or a call on the page. `look` is what is to be seen, `terms` what can be decided and done or left out."""

    _esm = module("case", "visit")
    _css = style("topics", "case", "call")

    look = Unicode().tag(sync=True)
    terms = Dict().tag(sync=True)

    @classmethod
    def more_traits(cls, question: Question) -> dict[str, Any]:
        terms = terms_of_a_call() if question.call else terms_of_a_plan()
        return {"look": look_html(question), "terms": terms}


def look_html(question: Question) -> str:
    """What is to be seen on the back of a case's client, or on the photo of who calls."""
    if question.call is not None:
        return call_photo_html(question.call)
    assert question.visit is not None
    return back_html(question.visit.skin, question.visit.back)


def terms_of_a_call() -> dict[str, Any]:
    """Levels, and what can be done by phone in its parts, as the page offers them."""
    actions = library().of(ReactionAction).values()
    steps: dict[str, list[dict[str, str]]] = {}
    for step in library().of(CallStep).values():
        steps.setdefault(step.part, []).append({"id": step.id, "label": step.do})
    return {
        "actions": [{"id": each.id, "label": each.label, "meaning": each.meaning} for each in actions],
        "calls": steps,
    }


def terms_of_a_plan() -> dict[str, list[dict[str, str]]]:
    """Levels, services and steps, as the page offers them."""
    terms = library().terms
    labels = {step.id: step.label for step in terms.steps} | {AREA: words("case", "area")}
    return {
        "levels": [{"id": level.id, "label": level.label, "meaning": level.meaning} for level in terms.levels],
        "services": [{"id": each.id, "label": each.label, "meaning": each.meaning} for each in terms.services],
        "steps": [{"id": step, "label": labels[step]} for step in offered_steps()],
    }
