"""Steps of a visit, drills and rules as a strip of pictures, to be looked through like a comic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from backfacial.facts import library
from backfacial.facts.hygiene.hygiene import HygieneRule, Procedure, ProcedureStep, ProtectiveWear
from backfacial.facts.protocol.steps import Minutes, ProtocolModule, ProtocolStep
from backfacial.pages.citations import SourceLine, source_lines
from backfacial.pages.render import render, say
from backfacial.pages.scenes import scene_html
from backfacial.rules.visit.allowed import record_of


@dataclass(frozen=True)
class Panel:
    """One step, module or rule: what is seen at once, and what is read by who unfolds it.

    Without a `technique` only who says so is unfolded.
    """

    id: str
    name: str
    scene: Markup | None
    purpose: str
    sources: tuple[SourceLine, ...]
    time: str = ""
    here: str = ""
    technique: str = ""
    hygiene: str | None = None
    stop: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    module: bool = False


def strip_html(names: Sequence[str]) -> str:
    """The pictures of what is named, in that order.

    Args:
        names: ids of steps and modules of a visit, such as P07 or O6; of rules that are drawn, such as HY04; of
            procedures, such as DR01, for all of their steps.

    Raises:
        KeyError: there is no such step.
    """
    procedures = library().of(Procedure)
    resume = [procedures[name].resume for name in names if name in procedures and procedures[name].resume]
    return render("strip.html", panels=[panel for name in names for panel in _panels(name)], resume=resume)


def _panels(name: str) -> Iterator[Panel]:
    procedure = library().of(Procedure).get(name)
    drawn = library().of(HygieneRule).get(name) or library().of(ProtectiveWear).get(name)
    if procedure is not None:
        yield from (_panel_of_step(procedure, step) for step in procedure.steps)
    elif drawn is not None and drawn.drawn is not None:
        yield _panel_of_rule(drawn)
    else:
        yield _panel(name)


def _panel_of_step(procedure: Procedure, step: ProcedureStep) -> Panel:
    same = [other.id for other in procedure.steps if other.number == step.number]
    return Panel(
        id=procedure.id,
        name=step.text,
        scene=scene_html(f"{procedure.id}.{step.id}"),
        purpose=step.why,
        time=_time(step, same),
        sources=source_lines(step.sources, step.consensus),
    )


def _time(step: ProcedureStep, same: Sequence[str]) -> str:
    """Which step it is, and which part of it where more than one panel (`same`) has its number."""
    number = say("strip-step", number=step.number)
    if len(same) > 1:
        number = say("strip-step-part", step=number, part=same.index(step.id) + 1, parts=len(same))
    return say("strip-step-if", step=number, only_if=step.only_if) if step.only_if else number


def _panel_of_rule(rule: HygieneRule | ProtectiveWear) -> Panel:
    text = rule.rule if isinstance(rule, HygieneRule) else say("strip-wear", when=", ".join(rule.wear_when).lower())
    return Panel(
        id=rule.id,
        name=rule.name,
        scene=scene_html(rule.id),
        purpose=" ".join((text, rule.why)),
        sources=source_lines(rule.sources, rule.consensus),
    )


def _panel(step: str) -> Panel:
    record = record_of(step)
    return Panel(
        id=record.id,
        name=record.name,
        scene=scene_html(record.id),
        time=_minutes(record.minutes, by_label=isinstance(record, ProtocolModule) and record.by_label),
        purpose=record.purpose if isinstance(record, ProtocolStep) else record.honest,
        here=record.here if isinstance(record, ProtocolStep) else record.fits,
        technique=record.technique,
        hygiene=record.hygiene if isinstance(record, ProtocolStep) else None,
        stop=tuple(remark.text for remark in record.stop) if isinstance(record, ProtocolStep) else (),
        changes=tuple(remark.text for remark in record.changes) if isinstance(record, ProtocolStep) else (),
        sources=source_lines(record.sources, record.consensus),
        module=isinstance(record, ProtocolModule),
    )


def _minutes(minutes: Minutes, *, by_label: bool) -> str:
    number = "one" if minutes.usual == 1 else "many"
    told = say(f"strip-minutes-{number}", minutes=minutes.usual)
    if by_label:
        return say("strip-by-label", minutes=told)
    return told if minutes.phase == "visit" else say(f"strip-{minutes.phase}", minutes=told)
