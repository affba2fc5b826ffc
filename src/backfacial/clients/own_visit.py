"""A visit that a trainee has built, beside the rules: what is against it, what would be better, and where."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from backfacial.clients.generate import client_of
from backfacial.facts import library, words
from backfacial.facts.consultation.clients import Client
from backfacial.facts.protocol.order import OrderCondition, OrderRule
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.rules.screening.outcome import Level, Service
from backfacial.rules.screening.rulebook import screen
from backfacial.rules.values import Facts
from backfacial.rules.visit.allowed import Allowed, record_of
from backfacial.rules.visit.fitting import Wish, longest
from backfacial.rules.visit.plan import NoPlan, VisitPlan, plan_steps, plan_visit
from backfacial.rules.visit.sequence import sequence_rules
from backfacial.rules.visit.situation import BREAK, STOP, BadOrder, Refusal, Situation

Timed = tuple[str, int]
"""A step or module with its minutes."""

Kind = Literal[
    "order", "together", "client", "missing", "due", "minutes", "time", "soft", "advice", "left", "wanted", "change",
    "remark", "zone", "area", "also",
]  # fmt: skip
Weight = Literal["against", "advice", "note"]

IN_ROOM: Final = Situation(patch_test="in-room")
"""As `plan_visit` has it: P05 in a visit is the test of feeling; everything else is the careful case."""

_TEST, _SUNSCREEN, _SCRUB = "P05", "P21", "P12"
_ADVICE: Final[frozenset[Kind]] = frozenset({"soft", "advice"})
_NOTES: Final[frozenset[Kind]] = frozenset({"left", "wanted", "change", "remark", "zone", "area", "also"})


@dataclass(frozen=True)
class Finding:
    """Something that the rules say of a visit.

    `step` is what it is about and `at` where that stands in the visit; both are empty for the visit as a whole, and
    `at` for what is not in it. `other` is a second step, a token or a place that belongs to it, `ids` are the records
    that say so, `why` their own words where they are one sentence, `tokens` what stays out at a place, `minutes` a
    number of them.
    """

    kind: Kind
    step: str = ""
    at: int | None = None
    ids: tuple[str, ...] = ()
    why: str = ""
    other: str = ""
    tokens: tuple[str, ...] = ()
    minutes: int = 0

    @property
    def weight(self) -> Weight:
        if self.kind in _NOTES:
            return "note"
        return "advice" if self.kind in _ADVICE else "against"


@dataclass(frozen=True)
class Review:
    """What the rules say of a visit. `limits` are the fewest and the most minutes of each of its steps.

    `right` is a right visit for the same wish; where there is none, `refusals` say why.
    """

    findings: tuple[Finding, ...]
    limits: tuple[tuple[int, int], ...]
    total: int
    right: VisitPlan | None
    refusals: tuple[Refusal, ...]

    @property
    def against(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.weight == "against")


def allowed_for(facts: Facts | None, today: datetime.date, chosen: Sequence[str] = ()) -> Allowed:
    """What a client's answers leave of a visit; without a client all of it.

    Args:
        chosen: steps and modules, in the order in which they were chosen.
    """
    if facts is None:
        return Allowed()
    counted = [step for step in chosen if step in library().of(ProtocolModule) or step == _SCRUB]
    return Allowed(screen(facts, today, counted), facts, today)


def to_plan_for(client_id: str) -> Client:
    """A client by id for whom a visit can be thought of: none who has reacted, since that comes first.

    Raises:
        KeyError: there is none.
    """
    client = client_of(client_id)
    if client.reaction is not None:
        raise KeyError(client_id)
    return client


def can_be_planned(allowed: Allowed) -> bool:
    """Whether there is anything to plan: not while an answer is missing, and not where help comes first."""
    decided = allowed.decided
    if decided is None:
        return True
    return decided.level is not None and decided.level.rank < Level.URGENT.rank and decided.service is not Service.NONE


def every_visit(allowed: Allowed) -> tuple[Timed, ...]:
    """The steps that no visit leaves out, as far as they are allowed, in a right order and with their usual minutes."""
    order = sequence_rules().right_order([step.id for step in _never_left_out(allowed)], IN_ROOM)
    return tuple((step, record_of(step).minutes.usual) for step in order)


def reviewed(wish: Wish, steps: Sequence[Timed], facts: Facts | None, today: datetime.date) -> Review:
    """Compare a visit with all that the rules know.

    Args:
        wish: what was asked of it; modules that are in it and not in the wish are added to that.
        steps: the visit in its order.
        facts: what is known of the client, None where there is no client.

    Raises:
        BadOrder: there is no such step, or one stands twice that is done once.
    """
    order = [step for step, _ in steps]
    wish = with_modules(wish, order)
    for named in (order, wish.modules):
        # what cannot be read is refused before anything is said of it
        if len(sequence_rules().read(named)) > 1:
            raise BadOrder([words("plan", "one-visit")])
    allowed = allowed_for(facts, today, order)
    right, refusals = right_visit(wish, facts, today)
    limits = tuple(_limits(step, right, allowed) for step in order)
    total = sum(minutes for step, minutes in steps if record_of(step).minutes.phase == "visit")
    findings = [
        *_broken(order),
        *_for_client(order, allowed),
        *(
            Finding("minutes", step, at, minutes=minutes)
            for at, ((step, minutes), (least, most)) in enumerate(zip(steps, limits, strict=True))
            if not least <= minutes <= most
        ),
        *_not_there(order, wish, allowed),
        *_time(total, wish.minutes),
        *_wanted(order, wish, allowed),
        *_changed(order, allowed),
        *to_see_to(allowed),
        *_of_the_plan(order, facts, today),
    ]
    return Review(tuple(findings), limits, total, right, refusals)


def to_see_to(allowed: Allowed) -> tuple[Finding, ...]:
    """What stays out for a client and no list of steps can show: a place of the back, or something said in words."""
    decided = allowed.decided
    if decided is None:
        return ()
    return (
        *(Finding("area", ids=(reason,), other=area.place, tokens=area.steps) for reason, area in decided.areas_out),
        *(Finding("also", ids=(reason,), why=text) for reason, text in decided.also_out),
    )


def with_modules(wish: Wish, order: Sequence[str]) -> Wish:
    """The wish with the modules that are in the visit."""
    modules = library().of(ProtocolModule)
    return replace(wish, modules=tuple(dict.fromkeys((*wish.modules, *(step for step in order if step in modules)))))


def right_visit(wish: Wish, facts: Facts | None, today: datetime.date) -> tuple[VisitPlan | None, tuple[Refusal, ...]]:
    """A right visit, or why there is none."""
    try:
        return plan_visit(wish, facts, today), ()
    except NoPlan as refused:
        return None, refused.refusals


def _never_left_out(allowed: Allowed) -> list[ProtocolStep]:
    """They have no turn in which they go when time is short, and they are done in each visit."""
    steps = library().of(ProtocolStep).values()
    return [step for step in steps if step.spare is None and step.when is None and not allowed.out(step.id)]


def _limits(step: str, right: VisitPlan | None, allowed: Allowed) -> tuple[int, int]:
    """The minutes that the record gives, and what a right visit of this length takes where that is more or less."""
    own = record_of(step).minutes
    taken = [timed.minutes for timed in right.steps if timed.step == step] if right else []
    least = min([own.usual, own.at_least or own.usual, own.cut_to or own.usual, *taken])
    return least, longest(step, allowed) or max([own.at_most, *taken])


def _broken(order: Sequence[str]) -> Iterator[Finding]:
    for each in sequence_rules().broken(order, IN_ROOM):
        kind: Kind = "together" if each.before is None else "soft" if each.kind == "soft" else "order"
        yield Finding(kind, each.after or "", each.at, each.ids, each.why, each.before or "")


def _for_client(order: Sequence[str], allowed: Allowed) -> Iterator[Finding]:
    for at, step in enumerate(order):
        for refusal in allowed.refusals([step]):
            # the reasons of records are told one by one, a rule about modules has one of its own
            why = "" if refusal.ids == allowed.out(step) else refusal.why
            yield Finding("client", step, at, refusal.ids, why)


def missing(order: Sequence[str], allowed: Allowed) -> list[str]:
    """The steps that no visit leaves out, and that are not among these."""
    places = {sequence_rules().place(step) for step in order if step not in (STOP, BREAK)}
    return [step.id for step in _never_left_out(allowed) if step.id not in places]


def _not_there(order: Sequence[str], wish: Wish, allowed: Allowed) -> Iterator[Finding]:
    places = {sequence_rules().place(step) for step in order}
    yield from (Finding("missing", step) for step in missing(order, allowed))
    due = {_SUNSCREEN} if wish.exposed else set()
    if (wish.test_feeling or allowed.feeling_in_doubt) and _needing_the_test() & places:
        due.add(_TEST)
    yield from (Finding("due", step) for step in sorted(due - places) if not allowed.out(step))


def _needing_the_test() -> frozenset[str]:
    """What must not be done before it is known what the client feels."""
    conditions = {each.id for each in library().of(OrderCondition).values() if each.when == "sensation-test"}
    pairs = (pair for rule in library().of(OrderRule).values() for pair in rule.pairs)
    return frozenset(step for pair in pairs if pair.when in conditions and _TEST in pair.before for step in pair.after)


def _time(total: int, asked: int) -> Iterator[Finding]:
    if total > asked:
        yield Finding("time", minutes=total - asked)
    elif total < asked:
        yield Finding("left", minutes=asked - total)


def _wanted(order: Sequence[str], wish: Wish, allowed: Allowed) -> Iterator[Finding]:
    for module in (module for module in wish.modules if module not in order):
        refusal = next(iter(allowed.refusals([module])), None)
        yield Finding("wanted", module, None, refusal.ids if refusal else (), refusal.why if refusal else "")


def _changed(order: Sequence[str], allowed: Allowed) -> Iterator[Finding]:
    """What is done in another way for this client, step by step."""
    reasons = {reason.id for reason in allowed.decided.reasons} if allowed.decided else set()
    reasons |= set(order)  # a module can change a step as well
    changes = allowed.changes(order)
    for at, step in ((at, step) for at, step in enumerate(order) if not allowed.out(step)):
        yield from (
            Finding("change", step, at, change.ids, other=change.token) for change in changes if step in change.steps
        )
        record = record_of(step)
        for remark in record.changes if isinstance(record, ProtocolStep) else ():
            ids = tuple(fact for fact in remark.facts if fact in reasons)
            if ids:
                yield Finding("remark", step, at, ids, remark.text)


def _of_the_plan(order: Sequence[str], facts: Facts | None, today: datetime.date) -> Iterator[Finding]:
    """What the plan of these steps says beside them; nothing as long as they must not be done like this at all."""
    try:
        plan = plan_steps(order, None, IN_ROOM, facts, today)
    except NoPlan:
        return
    for rule in plan.advice:
        after = {step for pair in rule.pairs for step in pair.after}
        at = next(at for at, step in enumerate(order) if sequence_rules().place(step) in after)
        yield Finding("advice", order[at], at, (rule.id,), rule.why)
    for module, rule_id in plan.zones_out:
        yield Finding("zone", module, order.index(module), (rule_id,))
