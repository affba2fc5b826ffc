"""Choosing the steps of a visit and making them fit into the time that there is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from backfacial.facts import library
from backfacial.facts.protocol.order import OrderCondition, OrderRule, Variant
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.rules.conditions import test_of
from backfacial.rules.visit.allowed import Allowed, record_of
from backfacial.rules.visit.sequence import sequence_rules

_TEST, _SUNSCREEN, _HEAT = "P05", "P21", "P13"
_GIVE_TIME_FIRST = ("P15", "P17")


@dataclass(frozen=True)
class Wish:
    """What is asked of a plan. `exposed` says that the back will be in the light, `test_feeling` that P05 is due."""

    minutes: int
    modules: tuple[str, ...] = ()
    exposed: bool = False
    test_feeling: bool = False


@dataclass(frozen=True)
class LeftOut:
    """A step or module that is not done; `ids` are the records that say why."""

    step: str
    reason: Literal["time", "client", "rule", "variant", "not-due", "not-chosen"]
    ids: tuple[str, ...] = ()


@dataclass
class Draft:
    """The minutes of each step with the client in the room, and what was left out of them."""

    base: Variant
    minutes: dict[str, int]
    left_out: list[LeftOut] = field(default_factory=list)

    def leave_out(self, step: str, reason: Literal["time", "client", "rule"], ids: tuple[str, ...] = ()) -> None:
        self.minutes.pop(step, None)
        self.left_out.append(LeftOut(step, reason, ids))

    @property
    def total(self) -> int:
        return sum(self.minutes.values())


def fitted(wish: Wish, allowed: Allowed) -> Draft | None:
    """The steps that fit, or None where even the shortest visit does not."""
    dropped: list[LeftOut] = []
    for count in range(len(wish.modules), -1, -1):
        modules = wish.modules[:count]
        drafts = [_draft(_base(modules, wish.minutes, allowed), modules, wish, allowed)]
        if all(_is_choice_of_mask(module) for module in modules):
            drafts.append(_draft(_shortest(), modules, wish, allowed))
        for draft in drafts:
            if _fit(draft, wish, modules, allowed):
                draft.left_out += dropped
                return draft
        if modules:
            dropped.append(LeftOut(modules[-1], "time"))
    return None


def _shortest() -> Variant:
    """The variant that is taken when nothing longer fits."""
    return next(variant for variant in library().of(Variant).values() if variant.short)


def cut(minutes: Mapping[str, int], most: int, modules: Sequence[str]) -> dict[str, int] | None:
    """The same steps in at most so many minutes; None where they cannot be done in them."""
    left, timed = sum(minutes.values()) - most, dict(minutes)
    for step in (*_GIVE_TIME_FIRST, *(m for m in modules if _is_choice_of_mask(m)), *reversed(modules)):
        if step in timed and left > 0:
            given = min(left, max(0, timed[step] - (record_of(step).minutes.cut_to or timed[step])))
            timed[step] -= given
            left -= given
    return timed if left <= 0 else None


def _base(modules: Sequence[str], minutes: int, allowed: Allowed) -> Variant:
    """The variant to begin with: made for this client, with the most of the modules, the longest that fits."""
    replaced = {step for module in modules for step in library().of(ProtocolModule)[module].replaces}

    def worth(variant: Variant) -> tuple[bool, int, int, bool, int]:
        fits, needless = variant.minutes <= minutes, len(replaced & set(variant.order))
        length = variant.minutes if fits else -variant.minutes
        return variant.when is not None, len(variant.modules), -needless, fits, length

    fitting = (v for v in library().of(Variant).values() if not v.short and set(v.modules) <= set(modules))
    return max((variant for variant in fitting if _is_for(variant, allowed)), key=worth)


def _is_for(variant: Variant, allowed: Allowed) -> bool:
    if variant.when is None:
        return True
    if allowed.facts is None or allowed.today is None:
        return False
    return test_of(variant.when, library().client_facts)(allowed.facts, allowed.today) is True


def _draft(base: Variant, modules: Sequence[str], wish: Wish, allowed: Allowed) -> Draft:
    draft = Draft(base, dict(zip(base.order, (step.minutes for step in base.steps), strict=True)))
    for module in modules:
        if module not in draft.minutes:
            _add(draft, module)
    for step in list(draft.minutes):
        ids = allowed.out(step)
        if ids:
            draft.leave_out(step, "client", ids)
    if wish.exposed and not allowed.out(_SUNSCREEN):
        draft.minutes.setdefault(_SUNSCREEN, record_of(_SUNSCREEN).minutes.usual)
    return draft


def _add(draft: Draft, module: str) -> None:
    record = library().of(ProtocolModule)[module]
    if record.counts_as:
        before = draft.minutes.pop(record.counts_as, record.minutes.usual)
        draft.minutes[module] = before if _is_choice_of_mask(module) else record.minutes.usual
    else:
        draft.minutes[module] = record.minutes.usual
    for step in (step for step in record.replaces if step in draft.minutes):
        draft.leave_out(step, "rule", _ids_where("module-chosen"))
    if record.peel and _HEAT in draft.minutes:
        draft.leave_out(_HEAT, "rule", _ids_where("peel-without-heat-on-the-label"))


def _fit(draft: Draft, wish: Wish, modules: Sequence[str], allowed: Allowed) -> bool:
    turns = [(), *_turns(draft.minutes)]
    for turn in turns:
        for step in turn:
            draft.leave_out(step, "time")
        whole = {**draft.minutes, **_test_of_feeling(draft.minutes, wish, allowed)}
        timed = cut(whole, wish.minutes, modules)
        if timed is not None:
            draft.minutes = timed
            return True
    return False


def _turns(steps: Iterable[str]) -> list[tuple[str, ...]]:
    """The steps that may be left out when time is short, by the turn in which they go."""
    turns: dict[int, list[str]] = {}
    for step in steps:
        record = record_of(step)
        if isinstance(record, ProtocolStep) and record.spare:
            turns.setdefault(record.spare, []).append(step)
    return [tuple(turns[number]) for number in sorted(turns)]


def _test_of_feeling(steps: Iterable[str], wish: Wish, allowed: Allowed) -> dict[str, int]:
    """P05 in the room, where it is due and something that needs it is done."""
    if not (wish.test_feeling or allowed.feeling_in_doubt) or allowed.out(_TEST):
        return {}
    (condition,) = _conditions("sensation-test")
    pairs = [pair for rule in library().of(OrderRule).values() for pair in rule.pairs if pair.when == condition]
    needing = {step for pair in pairs if _TEST in pair.before for step in pair.after}
    place = sequence_rules().place
    return {_TEST: record_of(_TEST).minutes.usual} if needing & {place(step) for step in steps} else {}


def _conditions(name: str) -> tuple[str, ...]:
    return tuple(each.id for each in library().of(OrderCondition).values() if each.when == name)


def _ids_where(name: str) -> tuple[str, ...]:
    """A condition with the rules of the order that rest on it."""
    ids = _conditions(name)
    return (*ids, *(rule.id for rule in library().of(OrderRule).values() if set(rule.conditions) & set(ids)))


def _is_choice_of_mask(module: str) -> bool:
    return sequence_rules().place(module) == "P17"
