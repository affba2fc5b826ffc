"""A planned visit as a practitioner reads it in the terminal, and as one document for programs."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from backfacial.facts import library, words
from backfacial.facts.protocol.order import OrderCondition
from backfacial.facts.protocol.steps import ProtocolStep
from backfacial.rules.visit.allowed import record_of
from backfacial.rules.visit.fitting import LeftOut
from backfacial.rules.visit.plan import Timed, VisitPlan
from backfacial.rules.visit.sequence import Broken
from backfacial.rules.visit.situation import Refusal


def plan_text(plan: VisitPlan) -> RenderableType:
    """The table of steps with minutes and reasons, then what is left out and what changes."""
    table = Table(title=_title(plan), title_justify="left", title_style="bold")
    for column in ("column-clock", "column-step", "column-minutes", "column-why"):
        table.add_column(words("plan", column), no_wrap=column == "column-clock")
    for timed, clock in zip(plan.steps, _clock(plan), strict=True):
        table.add_row(clock, Text(_name(timed.step)), str(timed.minutes), Text(_why(timed)))
    return Group(
        table,
        *_list("left-out", [_left_out(each) for each in plan.left_out]),
        *_list("changes", _changes(plan)),
        *_list("advice", [f"{rule.name} ({rule.id}). {rule.why}" for rule in plan.advice]),
    )


def broken_text(broken: Sequence[Broken], moves: int) -> RenderableType:
    """What is wrong with an order, the first mistake first."""
    if not broken:
        return Text(words("plan", "in-order"), style="green")
    count = words("plan", "moves-one" if moves == 1 else "moves", count=moves)
    return Group(Text(count, style="red"), *_list("mistakes", [_broken(each) for each in broken]))


def refused_text(refusals: Iterable[Refusal]) -> RenderableType:
    """Why there is no plan."""
    lines = [_refusal(refusal) for refusal in refusals]
    return Group(Text(words("plan", "refused"), style="red"), *(_bullet(line) for line in lines))


def document(plan: VisitPlan | None, broken: Sequence[Broken] = (), moves: int = 0) -> dict[str, Any]:
    """The same as plain data; `plan` is null where nothing is planned."""
    return {
        "broken": [{**asdict(each), "rule": each.rule} for each in broken],
        "moves": moves,
        "plan": _plan_data(plan) if plan else None,
    }


def refused_document(refusals: Iterable[Refusal]) -> dict[str, Any]:
    """Refusals as plain data."""
    return {"plan": None, "refused": [asdict(refusal) for refusal in refusals]}


def _plan_data(plan: VisitPlan) -> dict[str, Any]:
    return {
        "asked": plan.asked,
        "total": plan.total,
        "variant": plan.variant,
        "base": plan.base,
        "steps": [{**asdict(timed), "name": record_of(timed.step).name, "why": _why(timed)} for timed in plan.steps],
        "left_out": [asdict(each) for each in plan.left_out],
        "changes": [asdict(each) for each in plan.changes],
        "areas_out": [
            {"reason": reason, "place": area.place, "steps": list(area.steps)} for reason, area in plan.areas_out
        ],
        "zones_out": [{"module": module, "rule": rule} for module, rule in plan.zones_out],
        "also_out": [{"reason": reason, "text": text} for reason, text in plan.also_out],
        "advice": [rule.id for rule in plan.advice],
    }


def _title(plan: VisitPlan) -> str:
    key = "title" if plan.asked is None else "title-of"
    title = words("plan", key, total=plan.total, asked=plan.asked)
    if plan.variant is None:
        return title
    return words("plan", "title-variant", title=title, variant=plan.variant, name=library().fact(plan.variant).name)


def _clock(plan: VisitPlan) -> list[str]:
    """From which to which minute of the visit each step goes."""
    at, found = 0, []
    for timed in plan.steps:
        if timed.phase != "visit":
            found.append(words("plan", timed.phase))
            continue
        found.append(words("plan", "clock", start=at, end=at + timed.minutes))
        at += timed.minutes
    return found


def _why(timed: Timed) -> str:
    record = record_of(timed.step)
    return record.here if isinstance(record, ProtocolStep) else record.fits


def _left_out(each: LeftOut) -> str:
    named = words("plan", "named", name=_name(each.step), why=words("plan", f"out-{each.reason}"))
    return words("plan", "of", text=named, ids=_facts(each.ids)) if each.ids else named


def _changes(plan: VisitPlan) -> list[str]:
    terms = library().terms
    why = {rule.id: rule.why for rule in library().modules.values()}
    why |= {condition.id: condition.why for condition in library().of(OrderCondition).values()}
    labels = {term.id: term.label for term in terms.steps}
    places = {term.id: term.label for term in terms.places}
    return [
        *(
            words("plan", "change", out=labels[each.token], steps=", ".join(each.steps), ids=_facts(each.ids))
            for each in plan.changes
        ),
        *(
            words("plan", "area", steps=", ".join(labels[s] for s in area.steps), place=places[area.place], ids=reason)
            for reason, area in plan.areas_out
        ),
        *(words("plan", "zone", step=_name(module), why=why[rule], ids=rule) for module, rule in plan.zones_out),
        *(words("plan", "of", text=text, ids=reason) for reason, text in plan.also_out),
    ]


def _broken(each: Broken) -> str:
    if each.before is None:
        return words("plan", "mistake", step=each.after, number=each.at + 1, why=each.why, ids=", ".join(each.ids))
    return words(
        "plan",
        f"mistake-{each.kind}",
        before=_name(each.before),
        after=_name(each.after or ""),
        number=each.at + 1,
        why=each.why,
        ids=", ".join(each.ids),
    )


def _refusal(refusal: Refusal) -> str:
    text = words("plan", "named", name=_name(refusal.item), why=refusal.why) if refusal.item else refusal.why
    return words("plan", "of", text=text, ids=_facts(refusal.ids)) if refusal.ids else text


def _name(step: str) -> str:
    return f"{step} {record_of(step).name}"


def _facts(ids: Iterable[str]) -> str:
    facts = library().facts
    return ", ".join(f"{each} {facts[each].name}" if each in facts else each for each in ids)


def _list(title: str, lines: list[str]) -> list[RenderableType]:
    return ["", Text(words("plan", title), style="bold"), *(_bullet(line) for line in lines)] if lines else []


def _bullet(line: str) -> RenderableType:
    return Padding(Text(f"• {line}"), (0, 0, 0, 1))
