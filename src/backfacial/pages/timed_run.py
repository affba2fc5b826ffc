"""A whole visit by the clock as data for a page: its steps, all that is said of them, and what follows each stop."""

from collections.abc import Iterable
from typing import TypedDict

from backfacial.facts import library
from backfacial.facts.protocol.steps import ProtocolStep
from backfacial.pages.timed_drill import SurpriseShown, surprise_shown
from backfacial.pages.timer import gate_html, step_html, stopped_html, tell
from backfacial.rules.service.run import RunStep, hands_again, minutes_with_client, run_of, takes_off
from backfacial.rules.service.surprise import surprise_in
from backfacial.rules.visit.allowed import record_of


class Card(TypedDict):
    """A step or module: its name, its usual minutes, and what is said of it. `confirm` has to be confirmed.

    `keeps` says that it keeps its time whatever runs late: a gate, and hygiene that has to be confirmed.
    """

    name: str
    purpose: str | None
    minutes: int
    phase: str
    confirm: str | None
    keeps: bool
    html: str
    gate: dict[str, str] | None


class Follows(TypedDict):
    """A step that may still follow a stop, under the name that fits there."""

    step: str
    name: str
    hands: bool


class Planned(TypedDict):
    """A step at its place in the visit; `stopped` is said when the visit is stopped there, "" where it cannot be."""

    step: str
    minutes: int
    gives: int
    hands: bool
    stopped: str
    after: list[Follows]


class TimedRun(TypedDict):
    """A visit: `steps` as they were chosen, `minutes` with the client, `plan` with the room before and after.

    `cards` are of all that can come, `again` is what is done once more after an interruption, and why. `surprise` is
    what breaks into it, if that was wanted and can happen.
    """

    visit: str
    title: str
    steps: list[tuple[str, int]]
    minutes: int
    plan: list[Planned]
    cards: dict[str, Card]
    again: dict[str, str]
    surprise: SurpriseShown | None


def timed_run(visit: str, title: str, steps: Iterable[tuple[str, int]], seed: int | None = None) -> TimedRun:
    """All of a visit, with a seed for a surprise in it.

    Raises:
        BadOrder, NotToBeRun: as `run_of`.
    """
    own = list(steps)
    plan = run_of(own)
    again = hands_again()
    assert again.again is not None
    ids = [each.step for each in plan] + [one.step for each in plan for one in each.after_stop] + [again.again]
    return {
        "visit": visit,
        "title": title,
        "steps": own,
        "minutes": minutes_with_client(own),
        "plan": [_planned(each) for each in plan],
        "cards": {step: _card(step) for step in dict.fromkeys(ids)},
        "again": {"step": again.again, "why": again.why},
        "surprise": None if seed is None else _surprise(own, seed),
    }


def _surprise(visit: Iterable[tuple[str, int]], seed: int) -> SurpriseShown | None:
    minutes = dict(visit)
    found = surprise_in(minutes, seed)
    return surprise_shown(found, seed, minutes[found.step]) if found else None


def _planned(each: RunStep) -> Planned:
    return {
        "step": each.step,
        "minutes": each.minutes,
        "gives": each.gives,
        "hands": each.hands_again,
        "stopped": stopped_html(each.step, each.stop_rule) if each.stop_rule else "",
        "after": [
            {"step": one.step, "name": _name_after_stop(one.step), "hands": one.hands_again} for one in each.after_stop
        ],
    }


def _name_after_stop(step: str) -> str:
    """What takes off a mask takes off whatever is on the skin."""
    return tell("take-off") if step in takes_off() else record_of(step).name


def _card(step: str) -> Card:
    record = record_of(step)
    own = record if isinstance(record, ProtocolStep) else None  # a module has no gate, and nothing to confirm
    gate = library().gates[own.gate] if own and own.gate else None
    confirm = own.confirm if own else None
    return {
        "name": record.name,
        "purpose": own.purpose if own else None,
        "minutes": record.minutes.usual,
        "phase": record.minutes.phase,
        "confirm": confirm,
        "keeps": bool(gate or confirm),
        "html": step_html(step),
        "gate": {"html": gate_html(gate), "question": gate.question} if gate else None,
    }
