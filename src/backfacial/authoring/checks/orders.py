"""Checks of questions that put steps of a visit in order: they can be done together, and some order is wrong."""

from collections.abc import Iterator

from backfacial.authoring.content import Content
from backfacial.authoring.records import Problem
from backfacial.items.order.item import OrderItem
from backfacial.items.order.ordering import of_steps
from backfacial.rules.visit.sequence import NO_SITUATION, SequenceRules


def check_orders(content: Content, rules: SequenceRules) -> Iterator[Problem]:
    """Problems of orders of steps, by the rules as they stand in `content/` now."""
    for file, item in content.all_items():
        if isinstance(item, OrderItem) and item.steps:
            yield from (Problem(file, item.id, mend) for mend in _mends(item, rules))


def _mends(item: OrderItem, rules: SequenceRules) -> Iterator[str]:
    unknown = [step for step in item.steps if step not in rules.steps and step not in rules.modules]
    if unknown:
        yield f"'steps' names the unknown step {', '.join(unknown)}: correct it, or add it to the protocol"
        return
    by_place: dict[str, str] = {}
    for step in item.steps:
        other = by_place.setdefault(rules.place(step), step)
        if other != step:
            yield f"'steps' has {other} and {step}, of which a visit has one or the other: take one of the two out"
            return
    situation = item.situation or NO_SITUATION
    clashes = rules.clashes(item.steps, situation)
    for clash in clashes:
        cited = ", ".join(clash.ids)
        yield f"{clash.item} must not be done beside its other steps, or not like this ({cited}): {clash.why}"
    if clashes:
        return
    ordering = of_steps(rules, item.steps, situation, item.critical)
    yield from ordering.mends(item.steps)
    for name in item.critical:
        rule = rules.rules.get(name)
        if rule is None:
            yield f"'critical' names {name}, which is no rule of order.yml: correct it"
        elif rule.kind != "hard":
            yield f"'critical' names {name}, which is not hard, so that breaking it costs nothing: take it out"
        elif not any(name in tie.ids for tie in ordering.ties):
            yield f"'critical' names {name}, which says nothing about these steps: take it out, or show its steps"
