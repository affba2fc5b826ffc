"""A visit by the clock: what is said of each step, each gate and a stop; and a visit to read, minute by minute."""

import re
from dataclasses import dataclass
from functools import partial

from backfacial.facts import library, words
from backfacial.facts.consultation.gates import Gate
from backfacial.facts.protocol.order import OrderCondition, Variant
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep, Remark
from backfacial.pages.render import render
from backfacial.pages.scenes import scene_html
from backfacial.rules.service.run import RunStep, run_of
from backfacial.rules.visit.allowed import record_of

AT_A_GLANCE = 70
"""So many words of a technique are seen at once, in whole sentences; the rest is unfolded."""

tell = partial(words, "timer")

_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")


@dataclass(frozen=True)
class Told:
    """What is said of a step: at a glance and behind it, its hygiene, its stop signs, changes for some clients."""

    short: str
    more: str
    hygiene: str | None
    signs: tuple[Remark, ...]
    changes: tuple[Remark, ...]


def step_html(step: str) -> str:
    """What to do in a step or module, how, and when to stop.

    Raises:
        KeyError: there is no such step.
    """
    return render("timer_step.html", told=_told(step), scene=scene_html(step), tell=tell)


def gate_html(gate: Gate) -> str:
    """What is asked at a gate, what to look for, and what stops the visit."""
    return render("timer_gate.html", gate=gate, tell=tell)


def stopped_html(step: str, rule: str) -> str:
    """What holds when the visit is stopped at a step: at a gate its own words, else those for a reaction.

    Args:
        rule: the condition of the order that holds then.

    Raises:
        KeyError: there is no such step, or no such condition.
    """
    condition, gates = library().of(OrderCondition)[rule], list(library().gates.values())
    # the last gate says what to do when the skin reacts; where nobody has been touched nothing can have reacted
    gate = _gate_of(step) or (gates[-1] if condition.if_product else None)
    # one text: what a gate says beside the list of what may follow is enough, and two texts would have to be compared
    return render("timer_stopped.html", told=gate.then if gate else condition.why)


def visit_table_html(variant_id: str) -> str:
    """A visit as a table with its minutes, from setting up the room to cleaning it.

    Raises:
        KeyError: no such variant.
    """
    variant = library().of(Variant)[variant_id]
    rows = [(when, record_of(each.step), each, _gate_of(each.step)) for when, each in _clock(variant)]
    return render("timer_visit.html", variant=variant, title=visit_title(variant), rows=rows, tell=tell)


def visit_text(variant_id: str) -> str:
    """A visit as text, a step a line.

    Raises:
        KeyError: no such variant.
    """
    variant = library().of(Variant)[variant_id]
    lines = [f"{when}  {each.step} {record_of(each.step).name}" for when, each in _clock(variant)]
    return "\n".join([tell("reading-title", visit=visit_title(variant)), *lines])


def visit_title(variant: Variant) -> str:
    """A variant by its id and its name."""
    return f"{variant.id} {variant.name}"


def _clock(variant: Variant) -> list[tuple[str, RunStep]]:
    """Each step with the minutes of the visit between which it is done."""
    found, at = [], 0
    for each in run_of(zip(variant.order, (step.minutes for step in variant.steps), strict=True)):
        if each.phase == "visit":
            found.append((tell("when", start=at, end=at + each.minutes), each))
            at += each.minutes
        else:
            found.append((tell(f"when-{each.phase}"), each))
    return found


def _told(step: str) -> Told:
    record = record_of(step)
    short, more = _parted(record.technique)
    if isinstance(record, ProtocolModule):
        # a choice of a step has the hygiene and the stop signs of that step
        like = library().of(ProtocolStep)[record.counts_as] if record.counts_as else None
        return Told(short, more, like.hygiene if like else None, like.stop if like else (), ())
    signs = () if record.gate else record.stop  # a gate says by itself what stops the visit
    return Told(short, more, record.hygiene, signs, record.changes)


def _parted(technique: str) -> tuple[str, str]:
    """What is seen at once, at least a sentence, and the rest."""
    sentences = _SENTENCE_END.split(technique)
    count = 1
    while count < len(sentences) and len(" ".join(sentences[: count + 1]).split()) <= AT_A_GLANCE:
        count += 1
    return " ".join(sentences[:count]), " ".join(sentences[count:])


def _gate_of(step: str) -> Gate | None:
    record = record_of(step)
    return library().gates[record.gate] if isinstance(record, ProtocolStep) and record.gate else None
