"""A planned visit as a practitioner reads it in the terminal, and as one document for programs."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from backfacial.facts import library, words
from backfacial.facts.protocol.steps import ProtocolStep
from backfacial.pages.visit_words import change_words, left_out_words, refusal_words
from backfacial.rules.visit.allowed import Allowed, record_of
from backfacial.rules.visit.plan import Timed, VisitPlan
from backfacial.rules.visit.sequence import Broken
from backfacial.rules.visit.situation import Refusal

NOBODY = Allowed()
"""Without a client everything is allowed."""


def plan_text(plan: VisitPlan, allowed: Allowed) -> RenderableType:
    """What was decided of the client, the steps with minutes and reasons, what is left out and what changes."""
    table = Table(title=_title(plan), title_justify="left", title_style="bold")
    for column in ("column-clock", "column-step", "column-minutes", "column-why"):
        table.add_column(words("plan", column), no_wrap=column == "column-clock")
    for timed, clock in zip(plan.steps, _clock(plan), strict=True):
        table.add_row(clock, Text(_name(timed.step)), str(timed.minutes), Text(_why(timed)))
    return Group(
        *_decided(allowed),
        table,
        *_list("left-out", [left_out_words(each, _name) for each in plan.left_out]),
        *_list("changes", change_words(plan, ", ".join, _name)),
        *_list("advice", [f"{rule.name} ({rule.id}). {rule.why}" for rule in plan.advice]),
    )


def _decided(allowed: Allowed) -> list[RenderableType]:
    """The level, and what to say to the client; nothing without a client."""
    decided = allowed.decided
    level = next((term for term in library().terms.levels if decided and term.id == decided.level), None)
    if decided is None or level is None:
        return []
    return [Text(f"{level.label}. {level.meaning}", style="bold"), *map(_bullet, decided.say), ""]


def broken_text(broken: Sequence[Broken], moves: int, lacking: Sequence[str] = ()) -> RenderableType:
    """What is wrong with an order, the first mistake first, and what no visit leaves out."""
    absent = _list("missing", [_name(step) for step in lacking])
    if not broken:
        return Group(Text(words("plan", "in-order"), style="yellow" if absent else "green"), *absent)
    count = words("plan", "moves-one" if moves == 1 else "moves", count=moves)
    return Group(Text(count, style="red"), *_list("mistakes", [_broken(each) for each in broken]), *absent)


def refused_text(refusals: Iterable[Refusal]) -> RenderableType:
    """Why there is no plan."""
    lines = [refusal_words(refusal, _name) for refusal in refusals]
    return Group(Text(words("plan", "refused"), style="red"), *(_bullet(line) for line in lines))


def document(
    plan: VisitPlan | None,
    broken: Sequence[Broken] = (),
    moves: int = 0,
    lacking: Sequence[str] = (),
    allowed: Allowed = NOBODY,
) -> dict[str, Any]:
    """The same as plain data; `plan` is null where nothing is planned, `level` and `say` where there is no client."""
    decided = allowed.decided
    return {
        "level": decided.level.value if decided and decided.level else None,
        "say": list(decided.say) if decided else None,
        "missing": list(lacking),
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


def _name(step: str) -> str:
    return f"{step} {record_of(step).name}"


def _list(title: str, lines: list[str]) -> list[RenderableType]:
    return ["", Text(words("plan", title), style="bold"), *(_bullet(line) for line in lines)] if lines else []


def _bullet(line: str) -> RenderableType:
    return Padding(Text(f"• {line}"), (0, 0, 0, 1))
