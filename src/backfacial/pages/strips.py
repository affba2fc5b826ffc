"""Steps of a visit as a strip of pictures, to be looked through like a comic."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from backfacial.facts.protocol.steps import Minutes, ProtocolModule, ProtocolStep
from backfacial.pages.citations import SourceLine, source_lines
from backfacial.pages.render import render, say
from backfacial.pages.scenes import scene_html
from backfacial.rules.visit.allowed import record_of


@dataclass(frozen=True)
class Panel:
    """One step or module: what is seen at once, and what is read by who unfolds it."""

    id: str
    name: str
    scene: Markup | None
    minutes: str
    purpose: str
    here: str
    technique: str
    hygiene: str | None
    stop: tuple[str, ...]
    changes: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    module: bool


def strip_html(steps: Sequence[str]) -> str:
    """The pictures of steps and modules in the order in which they are named.

    Args:
        steps: ids, such as P07 or O6.

    Raises:
        KeyError: there is no such step.
    """
    return render("strip.html", panels=[_panel(step) for step in steps])


def _panel(step: str) -> Panel:
    record = record_of(step)
    return Panel(
        id=record.id,
        name=record.name,
        scene=scene_html(record.id),
        minutes=_minutes(record.minutes, by_label=isinstance(record, ProtocolModule) and record.by_label),
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
