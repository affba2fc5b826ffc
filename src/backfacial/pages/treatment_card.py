"""A planned visit as a card to print: what is done, what is left out, where one decides anew, room for the record."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backfacial.clients.own_visit import IN_ROOM, Review, Timed, allowed_for, to_see_to
from backfacial.clients.visit import client_facts
from backfacial.facts import library, words
from backfacial.facts.consultation.clients import Client
from backfacial.facts.protocol.steps import ProtocolModule
from backfacial.pages.planner import line_of, see_to, tell
from backfacial.pages.planner_visitor import told_for, visitor_of
from backfacial.pages.render import render
from backfacial.pages.tokens import css
from backfacial.pages.visit_words import name_of
from backfacial.rules.visit.allowed import Allowed, record_of
from backfacial.rules.visit.fitting import LeftOut
from backfacial.rules.visit.plan import plan_steps

RECORD = ("products", "areas", "count", "redness", "reactions", "advice", "next")
_BESIDE_A_STEP = ("change", "remark", "zone", "soft", "advice")


@dataclass(frozen=True)
class CardRow:
    """A step on the card."""

    when: str
    name: str
    gate: bool
    notes: tuple[str, ...]


def treatment_card(steps: Sequence[Timed], review: Review, client: Client | None, today: datetime.date) -> str:
    """The card as a whole HTML document for one sheet of A4, black on white; it needs no other file.

    It names no disease: why something is left out, is told by what the client said and what is seen.

    Args:
        steps: a visit against which the rules find nothing.
        review: what they say of it.

    Raises:
        NoPlan: these steps must not be done, or not together, or not with this client.
    """
    facts = client_facts(client) if client else None
    order = [step for step, _ in steps]
    allowed = allowed_for(facts, today, order)
    plan = plan_steps(order, None, IN_ROOM, facts, today)
    left_out = [*plan.left_out, *_modules_out(order, allowed)]
    return render(
        "treatment_card.html",
        tell=tell,
        look=css("sheet.css") + css("treatment_card.css"),
        client=client.name if client else "",
        line=visitor_of(client.id).line if client else "",
        say=allowed.decided.say if allowed.decided else (),
        total=review.total,
        rows=_rows(steps, review, client.name if client else ""),
        gates=[gate for gate in library().gates.values() if gate.step in order],
        left_out=_left_out([each for each in left_out if each.reason != "not-due"], client, allowed),
        changes=see_to(to_see_to(allowed)),
        record=[tell(f"card-record-{name}") for name in RECORD],
    )


def _rows(steps: Sequence[Timed], review: Review, client: str) -> list[CardRow]:
    rows, at = [], 0
    for number, (step, minutes) in enumerate(steps):
        phase = record_of(step).minutes.phase
        if phase == "visit":
            when = words("plan", "clock", start=at, end=at + minutes)
            at += minutes
        else:
            when = words("plan", phase)
        lines = [
            line_of(finding, review, client)
            for finding in review.findings
            if finding.at == number and finding.kind in _BESIDE_A_STEP
        ]
        notes = tuple(dict.fromkeys(" ".join(line.texts) for line in lines))
        rows.append(CardRow(when, name_of(step), step in _gates(), notes))
    return rows


def _gates() -> frozenset[str]:
    return frozenset(gate.step for gate in library().gates.values())


def _modules_out(order: Sequence[str], allowed: Allowed) -> list[LeftOut]:
    """The modules that this client must not have."""
    modules = [module for module in library().of(ProtocolModule) if module not in order]
    refused = ((module, [each for refusal in allowed.refusals([module]) for each in refusal.ids]) for module in modules)
    return [LeftOut(module, "client", tuple(dict.fromkeys(ids))) for module, ids in refused if ids]


def _left_out(left_out: Iterable[LeftOut], client: Client | None, allowed: Allowed) -> list[str]:
    """What is left out for the same reason stands together."""
    names: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for each in left_out:
        why = tell("card-not-chosen") if each.reason == "not-chosen" else words("plan", f"out-{each.reason}")
        names.setdefault((why, each.ids), []).append(name_of(each.step))
    texts = ((words("plan", "named", name=", ".join(steps), why=why), ids) for (why, ids), steps in names.items())
    return [
        words("plan", "of", text=text, ids="; ".join(_told(ids, client, allowed))) if ids else text
        for text, ids in texts
    ]


def _told(ids: Iterable[str], client: Client | None, allowed: Allowed) -> list[str]:
    """Records by id, each with what the client told, never with the name of what it may be; a rule with its reason."""
    reasons = {reason.id: reason for reason in allowed.decided.reasons} if allowed.decided else {}
    rules = library().modules
    found = []
    for each in ids:
        texts = told_for(client, reasons[each]) if client and each in reasons else ()
        texts = (rules[each].why,) if each in rules else texts
        found.append(tell("card-told", ids=each, told=" ".join(texts)) if texts else each)
    return found
