"""Who comes: what the rules decide about a client, and all that the client told, for the service planner."""

from dataclasses import dataclass
from functools import lru_cache, partial

from backfacial.clients.own_visit import allowed_for, can_be_planned, to_plan_for
from backfacial.clients.visit import VISIT_DAY, client_facts, told_of, visit_of
from backfacial.facts import library, words
from backfacial.facts.consultation.clients import Client
from backfacial.pages.back import back_html
from backfacial.pages.render import render
from backfacial.rules.screening.outcome import Level, Reason
from backfacial.rules.screening.rulebook import rulebook

SHAPES = {
    None: "unreadable",
    Level.PROCEED: "right",
    Level.ADAPT: "triangle",
    Level.AVOID_AREA: "spot",
    Level.DEFER: "left",
    Level.OUT_OF_SCOPE: "barred",
    Level.REFER: "arrow",
    Level.URGENT: "warning",
    Level.EMERGENCY: "stop",
}
"""A shape for each level, so that colour is never the only sign."""


@dataclass(frozen=True)
class Counted:
    """A reason with what the client told and what is seen of it; `decision` where it ends or limits the visit."""

    id: str
    name: str
    decision: str
    told: tuple[str, ...]


@dataclass(frozen=True)
class Visitor:
    """A client as the planner shows them. `line` is said aloud: who it is, and the decision.

    `plannable` says that there is a visit to plan, `limited` that something has to be read before it.
    """

    name: str
    line: str
    level: str
    plannable: bool
    limited: bool
    html: str


@lru_cache(maxsize=64)
def visitor_of(client_id: str) -> Visitor:
    """How a client is shown.

    Raises:
        KeyError: there is no such client.
    """
    client = to_plan_for(client_id)
    allowed = allowed_for(client_facts(client), VISIT_DAY)
    decided = allowed.decided
    assert decided is not None
    plannable = can_be_planned(allowed)
    terms = library().terms
    level = next((term for term in terms.levels if term.id == decided.level), None)
    label = level.label if level else words("planner", "no-level")
    meaning = level.meaning if level else words("planner", "no-level-meaning")
    limited = plannable and decided.level is not None and decided.level.rank >= Level.DEFER.rank
    service = next(term for term in terms.services if term.id == decided.service)
    html = render(
        "planner_visitor.html",
        tell=partial(words, "planner"),
        name=client.name,
        level=decided.level,
        shape_name=SHAPES[decided.level],
        label=label,
        meaning=meaning,
        service=words("planner", "at-most", service=service.label) if plannable else words("planner", "no-visit"),
        limited=limited,
        counted=[_counted(client, reason) for reason in decided.reasons if not decided.is_idle(reason)],
        say_so=decided.say if limited or not plannable else (),
        ask=decided.questions,
        visit=visit_of(client),
        back=back_html(client.skin, visit_of(client).back),
    )
    line = f"{words('planner', 'label', name=client.name, level=label)}. {meaning}"
    return Visitor(client.name, line, label, plannable, limited, html)


def told_for(client: Client, reason: Reason) -> tuple[str, ...]:
    """What a client told, in quotation marks, and what is seen, by which a reason is known."""
    names = [name for name in rulebook().facts if any(name in rulebook().facts_of(row) for row in reason.rows)]
    found = [told for told in (told_of(client, name) for name in names) if told is not None]
    return tuple(
        dict.fromkeys(words("planner", "quote", text=text.strip()) if own else text.strip() for text, own in found)
    )


def _counted(client: Client, reason: Reason) -> Counted:
    record = library().deciding(reason.id)
    stops = reason.level.rank >= Level.DEFER.rank
    return Counted(reason.id, record.name, record.decision if stops else "", told_for(client, reason))
