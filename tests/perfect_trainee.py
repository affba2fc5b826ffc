"""A trainee who asks everything, looks, and then does what the rules say: made from the rules, for any client."""

from typing import Any

from backfacial.clients.plan import expected_steps
from backfacial.clients.seen import LOOK
from backfacial.clients.visit import VISIT_DAY, client_facts, visit_of
from backfacial.facts.consultation.clients import Client
from backfacial.items.case.item import CaseItem
from backfacial.rules.screening.outcome import Service
from backfacial.rules.screening.rulebook import screen


def questions_by_name(client: Client) -> list[str]:
    """Every question by name that this client can be asked, in the order of the page."""
    return [question.id for topic in visit_of(client).topics for question in topic.questions]


def right_response(item: CaseItem, **changes: Any) -> dict[str, Any]:
    """The response that deserves full points, with changed parts of the visit."""
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
