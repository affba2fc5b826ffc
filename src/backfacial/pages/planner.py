"""The service planner in words and as HTML: what the rules say of a visit, a right one beside it, each step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from backfacial.clients.beside import Beside, StepBeside
from backfacial.clients.own_visit import Finding, Review, Weight
from backfacial.facts import library, words
from backfacial.facts.protocol.order import Variant
from backfacial.facts.protocol.steps import ProtocolStep
from backfacial.pages.render import render
from backfacial.pages.scenes import scene_html
from backfacial.pages.visit_words import (
    change_words,
    left_out_words,
    name_of,
    place_labels,
    records,
    refusal_words,
    rule_why,
    token_labels,
)
from backfacial.rules.visit.allowed import record_of
from backfacial.rules.visit.plan import VisitPlan
from backfacial.rules.visit.situation import Refusal

tell = partial(words, "planner")
"""A sentence of `content/interface/planner.yml`."""

_USUAL = "V1"


@dataclass(frozen=True)
class Line:
    """A finding in words. `texts` say more than its title; `ids` are the records that stand for them."""

    weight: Weight
    title: str
    texts: tuple[str, ...] = ()
    ids: str = ""


@dataclass(frozen=True)
class Pointer:
    """A finding as the summary names it, with the place of its step in the visit."""

    weight: Weight
    text: str
    at: int | None


def line_of(finding: Finding, review: Review, client: str) -> Line:
    """A finding as it stands beside its step.

    Args:
        review: where the finding comes from.
        client: the client's name; findings about a client come only where there is one.
    """
    title, texts = _said(finding, review, client)
    of_its_own = finding.kind == "client" and not finding.why  # its texts name the records
    ids = "" if of_its_own else records(finding.ids) if finding.kind == "change" else ", ".join(finding.ids)
    return Line(finding.weight, title, tuple(text for text in texts if text), ids)


def findings_html(lines: Iterable[Line]) -> str:
    """Findings beside a step, what is against the rules first; "" where there are none."""
    ordered = sorted(lines, key=lambda line: ("against", "advice", "note").index(line.weight))
    return render("planner_findings.html", lines=ordered) if ordered else ""


def pointers(review: Review, client: str) -> tuple[Pointer, ...]:
    """What the summary lists: what is against the rules, then what could be better; missing steps together."""
    missing = [finding for finding in review.findings if finding.kind == "missing"]
    named = [finding for finding in review.findings if finding.weight != "note" and finding not in missing[1:]]
    found = []
    for finding in named:
        title, texts = _said(finding, review, client)
        if finding.kind == "missing" and len(missing) > 1:
            title, texts = tell("missing-many", count=len(missing)), ()
        here = ". ".join([title, *texts])  # what stands at a step is told there
        text = here if finding.at is None else tell("named", step=name_of(finding.step), what=title)
        found.append(Pointer(finding.weight, text, finding.at))
    return tuple(sorted(found, key=lambda pointer: pointer.weight == "advice"))


def missing_names(review: Review) -> tuple[str, ...]:
    """The steps that are missing, by name."""
    return tuple(name_of(finding.step) for finding in review.findings if finding.kind == "missing")


def see_to(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What no list of steps can show, and a practitioner has to see to."""
    texts = {finding: _to_see_to(finding) for finding in findings if finding.kind in ("area", "also")}
    return tuple(dict.fromkeys(f"{text} ({', '.join(finding.ids)})" for finding, text in texts.items()))


def verdict(review: Review, client: str, has_steps: bool) -> str:
    """What the rules find, in one or two sentences. It never says that a visit is safe."""
    if not has_steps:
        return tell("empty")
    against = len(review.against)
    if not against:
        return tell("clear-client", name=client) if client else tell("clear-nobody")
    return tell("against-one" if against == 1 else "against", count=against)


def spoken(review: Review, client: str, asked: int, has_steps: bool) -> str:
    """The summary as it is read aloud after a change."""
    better = sum(finding.weight == "advice" for finding in review.findings)
    parts = [verdict(review, client, has_steps)]
    parts += [tell("first", what=pointer.text.rstrip(".")) for pointer in pointers(review, client)[:1] if has_steps]
    if better:
        parts.append(tell("advice-one" if better == 1 else "advice", count=better))
    parts.append(tell("total", total=review.total, asked=asked))
    parts += [_said(finding, review, client)[0] + "." for finding in review.findings if finding.kind == "left"]
    return " ".join(parts)


def right_html(beside: Beside, right: VisitPlan, total: int) -> str:
    """A right visit, step by step beside the trainee's.

    Args:
        total: the minutes of the trainee's visit.
    """
    return render(
        "planner_right.html",
        tell=tell,
        beside=beside,
        rows=[
            (
                name_of(step.step),
                step,
                _time(step.step, step.minutes),
                _time(step.step, step.own),
                _differs(step, beside),
            )
            for step in beside.steps
        ],
        extra=[(name_of(step), _time(step, minutes)) for step, minutes in beside.extra],
        total=total,
        right=right,
        left_out=[left_out_words(each) for each in right.left_out if each.reason != "not-due"],
        changes=change_words(right, _called),
    )


def none_html(refusals: Sequence[Refusal]) -> str:
    """Why there is no right visit."""
    return render("planner_none.html", tell=tell, lines=[refusal_words(refusal) for refusal in refusals])


def step_html(step: str) -> str:
    """What there is to know of a step while planning, with its drawing."""
    record = record_of(step)
    is_step = isinstance(record, ProtocolStep)
    return render("planner_step.html", tell=tell, record=record, is_step=is_step, scene=scene_html(step))


def usual_visit_html() -> str:
    """The usual visit as a table, for where nothing can be planned."""
    variant = library().of(Variant)[_USUAL]
    at, rows = 0, []
    for step in variant.steps:
        record = record_of(step.choice or step.step)
        why = record.here if isinstance(record, ProtocolStep) else record.fits
        clock = words("plan", "clock", start=at, end=at + step.minutes)
        rows.append((clock, record.name, step.minutes, why))
        at += step.minutes
    caption = tell("reading-total", name=variant.name, total=variant.minutes)
    return render("planner_reading.html", tell=tell, rows=rows, caption=caption)


def usual_visit_text() -> str:
    """The same as text."""
    variant = library().of(Variant)[_USUAL]
    lines = [f"{name_of(step.choice or step.step)}: {step.minutes}" for step in variant.steps]
    return "\n".join([tell("reading"), *lines])


def _said(finding: Finding, review: Review, client: str) -> tuple[str, tuple[str, ...]]:
    """The title of a finding, and what else is said."""
    match finding.kind:
        case "order" | "soft":
            return tell(f"{finding.kind}-title", other=name_of(finding.other)), (finding.why,)
        case "together" | "advice":
            return tell(f"{finding.kind}-title"), (finding.why,)
        case "client":
            texts = (finding.why,) if finding.why else tuple(_reason(each) for each in finding.ids)
            return tell("client-title", name=client), texts
        case "missing":
            step = library().of(ProtocolStep)[finding.step]  # no module is ever missing
            return tell("missing-title", step=name_of(step.id)), (tell("missing-text", purpose=step.purpose),)
        case "due":
            return tell("due-title", step=name_of(finding.step)), ()
        case "minutes":
            assert finding.at is not None
            least, most = review.limits[finding.at]
            key = "minutes-text-fixed" if least == most else "minutes-text"
            return tell("minutes-title", minutes=finding.minutes), (tell(key, least=least, most=most),)
        case "time" | "left":
            one = "-one" if finding.minutes == 1 else ""
            return tell(f"{finding.kind}-title{one}", minutes=finding.minutes), (tell(f"{finding.kind}-text"),)
        case "wanted":
            return tell("wanted-title", step=name_of(finding.step)), (finding.why,)
        case "change":
            out = token_labels()[finding.other]
            return tell("change-title", name=client), (tell("change-text", out=out),)
        case "remark":
            return tell("change-title", name=client), (finding.why,)
        case "zone":
            return tell("zone-title"), (rule_why(finding.ids[0]),)
        case "area" | "also":
            return tell("change-title", name=client), (_to_see_to(finding),)


def _reason(record_id: str) -> str:
    record = library().deciding(record_id)
    return tell("client-text", reason=f"{record.name} ({record_id})", why=record.why)


def _to_see_to(finding: Finding) -> str:
    if finding.kind == "also":
        return tell("also-text", what=finding.why)
    labels = token_labels() | {"ALL": tell("everything-there")}
    steps = ", ".join(labels[token].lower() for token in finding.tokens)
    return tell("area-text", place=place_labels()[finding.other], steps=steps)


def _time(step: str, minutes: int | None) -> str:
    """The minutes of a step, or that it is done before or after the client is there."""
    if minutes is None:
        return "–"
    phase = record_of(step).minutes.phase
    return str(minutes) if phase == "visit" else words("plan", phase)


def _differs(step: StepBeside, beside: Beside) -> str:
    if step.own is None:
        return tell("missing")
    found = [tell("other-minutes")] if step.own != step.minutes else []
    if step.moved:
        found.append(tell("elsewhere" if beside.breaks_order else "elsewhere-right"))
    return tell("and").join(found)


def _called(steps: Iterable[str]) -> str:
    return ", ".join(tell("quote", text=name_of(step)) for step in steps)  # names have commas of their own
