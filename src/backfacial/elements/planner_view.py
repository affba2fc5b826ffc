"""A planned visit as the planner's page shows it: all that the rules say of it, worked out in Python."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Literal

from backfacial.clients.beside import beside
from backfacial.clients.own_visit import Review, Timed, allowed_for, can_be_planned, every_visit, reviewed, to_plan_for
from backfacial.clients.visit import VISIT_DAY, client_facts
from backfacial.elements.messages import StepWithMinutes, VisitDraft
from backfacial.facts import library
from backfacial.facts.consultation.clients import Client
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.pages.planner import (
    findings_html,
    line_of,
    missing_names,
    none_html,
    pointers,
    right_html,
    see_to,
    spoken,
    tell,
    verdict,
)
from backfacial.pages.planner_visitor import visitor_of
from backfacial.pages.treatment_card import treatment_card
from backfacial.rules.values import Facts
from backfacial.rules.visit.allowed import record_of
from backfacial.rules.visit.fitting import Wish

Shown = dict[str, object]
Next = Literal["mend", "add", "use", ""]
"""What is best done next: mend the first mistake, add a step, use the visit; "" where only minutes are too many."""


def written_clients() -> list[Shown]:
    """The clients of the course for whom a visit can be planned: all is known of them, and none has reacted."""
    clients = library().clients.values()
    return [{"id": each.id, "name": each.name} for each in clients if not each.unknown and each.reaction is None]


def all_steps() -> dict[str, Shown]:
    """Each step and module: its name, what it is, where its minutes are spent, and how many are usual."""
    return {
        step: {
            "name": record_of(step).name,
            "kind": _kind(step),
            "phase": record_of(step).minutes.phase,
            "usual": record_of(step).minutes.usual,
        }
        for step in (*library().of(ProtocolStep), *library().of(ProtocolModule))
    }


def all_modules() -> list[dict[str, str]]:
    """The modules as they are chosen from."""
    return [
        {"id": each.id, "label": each.name, "meaning": _range(each)} for each in library().of(ProtocolModule).values()
    ]


def built(draft: VisitDraft) -> VisitDraft:
    """The visit with the steps that no visit leaves out; as it is where there is nothing to plan.

    Raises:
        KeyError: there is no such client.
    """
    allowed = allowed_for(_facts(_client(draft)), VISIT_DAY)
    if not can_be_planned(allowed):
        return draft
    steps = [StepWithMinutes(step=step, minutes=minutes) for step, minutes in every_visit(allowed)]
    return draft.model_copy(update={"steps": steps})


def whole(draft: VisitDraft) -> VisitDraft:
    """The visit with the modules that are in it among those that were asked for."""
    modules = library().of(ProtocolModule)
    wanted = (*draft.modules, *(each.step for each in draft.steps or () if each.step in modules))
    return draft.model_copy(update={"modules": list(dict.fromkeys(wanted))})


def shown(draft: VisitDraft) -> Shown:
    """What the page shows of a visit. Where there is nothing to plan, no step of it is shown.

    Raises:
        KeyError: there is no such client.
        BadOrder: there is no such step, or one stands twice that is done once.
    """
    visitor = visitor_of(draft.client) if draft.client else None
    who: Shown = {"name": "", "line": "", "level": "", "plannable": True, "limited": False}
    if visitor:
        who = {key: value for key, value in asdict(visitor).items() if key != "html"}
    if draft.steps is None or not who["plannable"]:
        return {"who": who, "visit": None}
    client = _client(draft)
    steps, review = _timed(draft), _review(draft, client)
    name = client.name if client else ""
    is_ready = bool(steps) and not review.against
    return {
        "who": who,
        "visit": {
            "rows": _rows(steps, review, name),
            "total": review.total,
            "asked": draft.minutes,
            "verdict": verdict(review, name, bool(steps)),
            "state": _state(review, steps),
            "spoken": spoken(review, name, draft.minutes, bool(steps)),
            "pointers": [asdict(pointer) for pointer in pointers(review, name)] if steps else [],
            "missing": missing_names(review) if steps else (),
            "notes": findings_html(line_of(each, review, name) for each in review.findings if _is_general(each.kind)),
            "see_to": see_to(review.findings),
            "more": _more(draft),
            "next": _next(review, steps),
            "ready": is_ready,
            "card": treatment_card(steps, review, client, VISIT_DAY) if is_ready else "",
        },
    }


def right_one(draft: VisitDraft) -> Shown:
    """A right visit for the same wish beside this one, with its steps to take over; or why there is none.

    Raises:
        KeyError, BadOrder: as `shown`.
    """
    review = _review(draft, _client(draft))
    if review.right is None:
        return {"html": none_html(review.refusals), "steps": None, "found": False}
    breaks_order = any(finding.kind == "order" for finding in review.findings)
    both = beside(_timed(draft), review.right, breaks_order)
    steps = [{"step": each.step, "minutes": each.minutes} for each in review.right.steps]
    return {"html": right_html(both, review.right, review.total), "steps": None if both.alike else steps, "found": True}


def for_the_timer(draft: VisitDraft) -> list[Timed] | None:
    """The steps with the client in the room; None as long as something is against the rules.

    Raises:
        KeyError, BadOrder: as `shown`.
    """
    client = _client(draft)
    if not draft.steps or not can_be_planned(allowed_for(_facts(client), VISIT_DAY)) or _review(draft, client).against:
        return None
    return [(step, minutes) for step, minutes in _timed(draft) if record_of(step).minutes.phase == "visit"]


def _client(draft: VisitDraft) -> Client | None:
    return to_plan_for(draft.client) if draft.client else None


def _facts(client: Client | None) -> Facts | None:
    return client_facts(client) if client else None


def _timed(draft: VisitDraft) -> list[Timed]:
    return [(each.step, each.minutes) for each in draft.steps or ()]


def _review(draft: VisitDraft, client: Client | None) -> Review:
    wish = Wish(draft.minutes, tuple(draft.modules), draft.exposed, draft.test_feeling)
    return reviewed(wish, _timed(draft), _facts(client), VISIT_DAY)


def _kind(step: str) -> str:
    record = record_of(step)
    if isinstance(record, ProtocolModule):
        return "module"
    return "gate" if record.gate else "step"


def _range(module: ProtocolModule) -> str:
    least, most = module.minutes.at_least or module.minutes.usual, module.minutes.at_most
    return tell("step-minutes-fixed" if least == most else "step-minutes", least=least, most=most)


def _is_general(kind: str) -> bool:
    """Whether a finding is about the visit as a whole and is not among the pointers."""
    return kind in ("left", "wanted")


def _rows(steps: Iterable[Timed], review: Review, name: str) -> list[Shown]:
    rows: list[Shown] = []
    start = 0
    for at, (step, minutes) in enumerate(steps):
        findings = [finding for finding in review.findings if finding.at == at]
        least, most = review.limits[at]
        phase = record_of(step).minutes.phase
        weights = {finding.weight for finding in findings}
        rows.append(
            {
                "start": start,
                "least": least,
                "most": most,
                "weight": next((each for each in ("against", "advice", "note") if each in weights), ""),
                "html": findings_html(line_of(finding, review, name) for finding in findings),
            }
        )
        start += minutes if phase == "visit" else 0
    return rows


def _state(review: Review, steps: list[Timed]) -> str:
    """How the summary looks: against, advice, clear, or empty."""
    if not steps:
        return "empty"
    if review.against:
        return "against"
    return "advice" if any(finding.weight == "advice" for finding in review.findings) else "clear"


def _next(review: Review, steps: list[Timed]) -> Next:
    kinds = {finding.kind for finding in review.against}
    if any(finding.at is not None for finding in review.against):
        return "mend"
    if not steps or kinds & {"missing", "due"}:
        return "add"
    if kinds:
        return ""
    return "add" if review.right is not None and review.total < review.right.total else "use"


def _more(draft: VisitDraft) -> list[Shown]:
    """What can be added, by name, so that the list does not tell the order; modules that were asked for come first."""
    there = {each.step for each in draft.steps or ()}
    steps = [each.id for each in library().of(ProtocolStep).values() if each.id not in there or each.again]
    modules = [each for each in library().of(ProtocolModule) if each not in there]
    return [
        *({"step": each, "group": "steps", "wanted": False} for each in sorted(steps, key=_plain_name)),
        *(
            {"step": each, "group": "modules", "wanted": each in draft.modules}
            for each in sorted(modules, key=lambda each: (each not in draft.modules, _plain_name(each)))
        ),
    ]


def _plain_name(step: str) -> str:
    return record_of(step).name.lower()
