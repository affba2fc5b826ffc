"""A trainee who asks everything, looks, and then does what the rules say: made from the rules, for any client."""

from typing import Any

from backfacial.clients.phone import danger_questions
from backfacial.clients.plan import expected_steps
from backfacial.clients.seen import LOOK
from backfacial.clients.visit import VISIT_DAY, client_facts, visit_of
from backfacial.facts.consultation.clients import Client
from backfacial.items.case.call import CallStage
from backfacial.items.case.call_parts import right_steps
from backfacial.items.case.item import CaseItem
from backfacial.items.case.response import ReactResponse
from backfacial.rules.screening.outcome import Service
from backfacial.rules.screening.rulebook import screen


def questions_by_name(client: Client) -> list[str]:
    """Every question by name that this client can be asked, in the order of the page."""
    return [question.id for topic in visit_of(client).topics for question in topic.questions]


def right_response(item: CaseItem, **changes: Any) -> dict[str, Any]:
    """The response that deserves full points, with changed parts of the visit."""
    if item.phoned is not None:
        return right_call(item, **changes)
    decided = screen(client_facts(item.person), VISIT_DAY)
    assert decided.level is not None
    adapted = decided.service is Service.ADAPTED
    visit = {
        "path": [*questions_by_name(item.person), LOOK],
        "level": decided.level.value,
        "service": decided.service.value,
        "steps_out": sorted(expected_steps(decided)) if adapted else [],
        "words": next(iter(item.keys)),
    }
    return {"screen": {**visit, **changes}}


def right_call(item: CaseItem, **changes: Any) -> dict[str, Any]:
    """The same for a phone call: every danger is asked for, then what decides."""
    assert item.phoned is not None
    stage = CallStage(item.phoned, ReactResponse())
    call = {
        "path": list(dict.fromkeys([*danger_questions(), *stage.needed])),
        "action": stage.decided.action.value,
        "steps": sorted(right_steps(stage.decided)),
        "words": next(iter(item.keys)),
    }
    return {"react": {**call, **changes}}
