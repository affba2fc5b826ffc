"""Why a thing goes where it goes: how it stands, the way that soil came to it, and the records that decide."""

from collections.abc import Iterable
from typing import Any, Final

from backfacial.facts import library, words
from backfacial.facts.fact import Fact
from backfacial.facts.hygiene.hygiene import HygieneRule, Procedure, ProtectiveWear, ToolUse
from backfacial.facts.hygiene.trolley import Because, TrolleyHands, TrolleyPlace
from backfacial.items.mark import Reason, Sign
from backfacial.items.trolley.telling import way_text
from backfacial.rules.hygiene.decide import CLOSED, READY, SHARPS, HandsNeed, Placed, does_enough
from backfacial.rules.hygiene.room import BLOOD, Vain, Way, thing_of

_LET_NOBODY_TOUCH: Final = frozenset({"bag", SHARPS})
"""Where blood is out of everybody's reach."""

KINDS = (HygieneRule, ToolUse, ProtectiveWear, Procedure)
"""The kinds of records that a decision can rest on."""


def record_of(because: Because) -> Fact:
    """The record that a decision rests on.

    Raises:
        KeyError: there is none of a kind that decides here.
    """
    for kind in KINDS:
        found: dict[str, Any] = library().of(kind)
        if because.fact in found:
            record: Fact = found[because.fact]
            return record
    raise KeyError(because.fact)


def said_by(because: Because) -> str:
    """What the record says that a decision rests on, with its id.

    Raises:
        KeyError: there is none of a kind that decides here, or the procedure has no such step.
    """
    match record_of(because):
        case HygieneRule() as rule:
            return words("trolley", "rule", rule=rule.rule, why=rule.why, id=rule.id)
        case ToolUse() as tool:
            return words("trolley", f"use-{tool.use}", name=tool.name, then=tool.then, id=tool.id)
        case ProtectiveWear() as wear:
            return words("trolley", "wear", change=wear.change or "", why=wear.why, id=wear.id)
        case Procedure() as procedure:
            steps = {step.id: step for step in procedure.steps}
            step = steps[because.step or ""]
            return words("trolley", "rule", rule=step.text, why=step.why, id=procedure.id)
        case other:
            raise KeyError(other.id)


def thing_reason(thing: str, placed: Placed, chosen: str | None) -> Iterable[Reason]:
    """What is said of the place that was chosen for a thing, if one was; where it is not right, which is, and why."""
    places = library().of(TrolleyPlace)
    name = thing_of(thing).name
    why = _why(_state(placed), placed.ways, placed.vain, placed.because)
    right = places[placed.place]
    if chosen == placed.place:
        yield Reason(name, why, Sign.HIT, label=words("trolley", "label-right", place=right.name))
        return
    if chosen is not None:
        critical = is_harm(placed, chosen)
        against = words("trolley", f"against-{_against(placed, chosen)}")
        label = words("trolley", "label-wrong", place=places[chosen].name)
        yield Reason(name, against, Sign.FALSE_ALARM, critical, label)
    yield Reason(name, why, Sign.MISSED, label=words("trolley", "label-missed", place=right.name))


def is_harm(placed: Placed, chosen: str) -> bool:
    """Whether somebody could be harmed: what is not clean counts as clean, or a sharp or blood lies where hands go."""
    return _against(placed, chosen) != "place"


def _against(placed: Placed, chosen: str) -> str:
    """What speaks against a place that is not the right one."""
    places = library().of(TrolleyPlace)
    if placed.place == SHARPS:
        return "sharp"
    if places[chosen].clean and not places[placed.place].clean:
        return "clean"
    return "blood" if _has_blood(placed.ways) and chosen not in _LET_NOBODY_TOUCH else "place"


def _has_blood(ways: tuple[Way, ...]) -> bool:
    return any(way[0].start == BLOOD for way in ways)


def hands_text(pause: int) -> str:
    """Which gloves it is about."""
    return words("trolley", "hands-after" if pause else "hands-now", act=pause)


def hands_reason(need: HandsNeed, pause: int, chosen: str | None) -> Iterable[Reason]:
    """The same of gloves and hands."""
    needs = library().of(TrolleyHands)
    text = hands_text(pause)
    state = words("trolley", f"hands-{need.least}")
    why = _why(state, need.ways, need.vain, need.because)
    if chosen is not None and does_enough(chosen, need.least):
        key = "label-right" if chosen == need.least else "label-more"
        yield Reason(text, why, Sign.HIT, label=words("trolley", key, place=needs[chosen].text))
        return
    if chosen is not None:
        critical = hands_harm(need, chosen)
        against = words("trolley", "against-hands" if critical else "against-need")
        label = words("trolley", "label-wrong", place=needs[chosen].text)
        yield Reason(text, against, Sign.FALSE_ALARM, critical, label)
    yield Reason(text, why, Sign.MISSED, label=words("trolley", "label-missed", place=needs[need.least].text))


def hands_harm(need: HandsNeed, chosen: str) -> bool:
    """Whether gloves that are soiled or torn would be kept on, or hands with blood would not be washed."""
    return need.least != "keep" and (chosen == "keep" or (chosen == "rub" and _has_blood(need.ways)))


def _state(placed: Placed) -> str:
    if placed.place in (READY, CLOSED):
        return words("trolley", f"clean-{placed.place}")
    return words("trolley", "soiled" if placed.ways else "used")


def _why(state: str, ways: tuple[Way, ...], vain: tuple[Vain, ...], because: tuple[Because, ...]) -> str:
    told = [way_text(ways[0])] if ways else []
    told += [words("trolley", "vain-before" if each.act == 0 else "vain", act=each.act) for each in vain]
    return " ".join((state, *told, *map(said_by, because)))
