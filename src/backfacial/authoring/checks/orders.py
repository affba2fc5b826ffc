"""Checks of questions that put in order what stands in records: it can be done together, and some order is wrong."""

from collections.abc import Iterator

from backfacial.authoring.content import Content
from backfacial.authoring.drawn_orders import drawn_from
from backfacial.authoring.records import Problem
from backfacial.items.order.drawn import Drawn, NotDrawn
from backfacial.items.order.item import FEWEST, MOST, OrderItem
from backfacial.items.order.ordering import of_cards, of_steps
from backfacial.rules.visit.sequence import NO_SITUATION, SequenceRules


def check_orders(content: Content, rules: SequenceRules) -> Iterator[Problem]:
    """Problems of orders that are drawn from records, by these as they stand in `content/` now."""
    for file, item in content.all_items():
        if isinstance(item, OrderItem) and not item.cards:
            yield from (Problem(file, item.id, mend) for mend in _mends(item, content, rules))


def _mends(item: OrderItem, content: Content, rules: SequenceRules) -> Iterator[str]:
    try:
        drawn = drawn_from(content, item)
    except NotDrawn as mend:
        yield str(mend)
    else:
        yield from _mends_of_steps(item, rules) if drawn is None else _mends_of_drawn(item, drawn)


def _mends_of_drawn(item: OrderItem, drawn: Drawn) -> Iterator[str]:
    count = len(drawn.cards)
    if not FEWEST <= count <= MOST:
        yield f"draws {count} cards: with {FEWEST} to {MOST} it is a question. Name some in 'steps', or draw others"
        return
    yield from of_cards(drawn.ids, drawn.rules).mends(item.steps or drawn.opening(item.id))
    for name in item.critical:
        if all(rule.before != name for rule in drawn.rules):
            yield f"'critical' names {name}, for which no other card has to wait: take it out"


def _mends_of_steps(item: OrderItem, rules: SequenceRules) -> Iterator[str]:
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
