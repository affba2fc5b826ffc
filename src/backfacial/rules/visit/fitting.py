"""Choosing the steps of a visit and making them fit into the time that there is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from backfacial.facts import library
from backfacial.facts.conditions import Condition
from backfacial.facts.protocol.order import OrderCondition, OrderRule, Variant
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.rules.conditions import test_of
from backfacial.rules.visit.allowed import Allowed, record_of
from backfacial.rules.visit.sequence import sequence_rules

_TEST, _SUNSCREEN, _HEAT, _MASK = "P05", "P21", "P13", "P17"
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
    return variant.when is None or _holds(variant.when, allowed)


def _holds(condition: Condition, allowed: Allowed) -> bool:
    """Whether something is known to be so of this client; of nobody in particular nothing is."""
    if allowed.facts is None or allowed.today is None:
        return False
    return test_of(condition, library().client_facts)(allowed.facts, allowed.today) is True


def longest(step: str, allowed: Allowed) -> int | None:
    """The minutes that a step takes at the most for this client, where a visit for such clients says so."""
    limits = ((v, limit) for v in library().of(Variant).values() for limit in v.limits if limit.step == step)
    minutes = (
        taken.minutes for v, limit in limits if _holds(limit.when, allowed) for taken in v.steps if step == taken.step
    )
    return min(minutes, default=None)


def shortened(minutes: Mapping[str, int], allowed: Allowed) -> dict[str, int]:
    """The same steps, none longer than this client may have it."""
    return {step: min(taken, longest(step, allowed) or taken) for step, taken in minutes.items()}


def _draft(base: Variant, modules: Sequence[str], wish: Wish, allowed: Allowed) -> Draft:
    draft = Draft(base, dict(zip(base.order, (step.minutes for step in base.steps), strict=True)))
    for module in modules:
        if module not in draft.minutes:
            _add(draft, module)
    for step in list(draft.minutes):
        ids = allowed.out(step)
        if ids:
            draft.leave_out(step, "client", ids)
    due = {_SUNSCREEN} if wish.exposed else set()
    for step in sorted(due | sequence_rules().needed(draft.minutes)):
        if not allowed.out(step):
            draft.minutes.setdefault(step, record_of(step).minutes.usual)
    draft.minutes = shortened(draft.minutes, allowed)
    return draft


def _add(draft: Draft, module: str) -> None:
    record = library().of(ProtocolModule)[module]
    if record.counts_as:
        before = draft.minutes.pop(record.counts_as, record.minutes.usual)
        draft.minutes[module] = before if _is_choice_of_mask(module) else record.minutes.usual
    else:
        draft.minutes[module] = record.minutes.usual
    for condition in (each for each in library().of(OrderCondition).values() if each.chosen == module):
        for step in (step for step in condition.out if step in draft.minutes):
            draft.leave_out(step, "rule", _with_rules((condition.id,)))
    if record.peel and _HEAT in draft.minutes:
        draft.leave_out(_HEAT, "rule", _with_rules(_conditions("peel-without-heat-on-the-label")))


def _fit(draft: Draft, wish: Wish, modules: Sequence[str], allowed: Allowed) -> bool:
    gone: list[dict[str, int]] = []
    for turn in [(), *_turns(draft.minutes)]:
        gone.append({step: draft.minutes.pop(step) for step in turn})
        timed = cut({**draft.minutes, **_test_of_feeling(draft.minutes, wish, allowed)}, wish.minutes, modules)
        if timed is not None:
            draft.minutes = timed
            _use_what_is_left(draft, gone, wish, allowed)
            return True
    return False


def _use_what_is_left(draft: Draft, gone: Iterable[Mapping[str, int]], wish: Wish, allowed: Allowed) -> None:
    """A turn that went and fits after all comes back whole, with the test that it needs; the mask gets the rest."""
    most = wish.minutes
    for turn in gone:
        more = {**draft.minutes, **turn}
        more = {**_test_of_feeling(more, wish, allowed), **more}
        if sum(more.values()) <= most:
            draft.minutes = more
        else:
            for step in turn:
                draft.leave_out(step, "time")
    if not any(each.reason in ("time", "rule") for each in draft.left_out):
        return
    for step in (step for step in draft.minutes if sequence_rules().place(step) == _MASK):
        left = most - draft.total
        draft.minutes[step] = min(draft.minutes[step] + left, record_of(step).minutes.at_most)


def _turns(steps: Iterable[str]) -> list[tuple[str, ...]]:
    """The steps that may be left out when time is short, by the turn in which they go.

    What belongs to a step that stays is not among them.
    """
    spare = {step: _spare(step) for step in steps}
    kept = sequence_rules().needed([step for step, turn in spare.items() if turn is None])
    turns: dict[int, list[str]] = {}
    for step, turn in spare.items():
        if turn is not None and step not in kept:
            turns.setdefault(turn, []).append(step)
    return [tuple(turns[number]) for number in sorted(turns)]


def _spare(step: str) -> int | None:
    record = record_of(step)
    return record.spare if isinstance(record, ProtocolStep) else None


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


def _with_rules(conditions: tuple[str, ...]) -> tuple[str, ...]:
    """Conditions with the rules of the order that rest on them."""
    rules = library().of(OrderRule).values()
    return (*conditions, *(rule.id for rule in rules if set(rule.conditions) & set(conditions)))


def _is_choice_of_mask(module: str) -> bool:
    return sequence_rules().place(module) == _MASK
