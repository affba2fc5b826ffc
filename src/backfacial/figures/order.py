"""The order of a visit: what has to come before what, what is free, and what holds in some cases only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from backfacial.facts.figures import InWords
from backfacial.facts.library import Library
from backfacial.facts.protocol.order import ConditionName, OrderCondition, OrderRule
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.rules.visit.precedence import Edge, Precedence
from backfacial.rules.visit.sequence import rules_of

COLUMNS = ("step", "comes-after", "why", "either-order")
DRAWN: tuple[ConditionName, ...] = ("sensation-test", "massage-where-extracted")
"""Conditions that have lines of their own: those of a visit with a test of feeling, massage and extraction. A line of
another one would part steps that stand side by side in nearly every visit."""


@dataclass(frozen=True)
class Place:
    """A step, or an added module, as the picture shows it.

    `instead_of` says what an added module takes the place of; `choices` are modules that can be chosen for a step.
    """

    id: str
    name: str
    gate: bool = False
    added: str = ""
    instead_of: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """What holds in some cases only: when, what then comes before what, and whether it is drawn as lines."""

    when: str
    order: str
    why: str
    drawn: bool


@dataclass(frozen=True)
class Key:
    """What the marks mean, in words. `cases` heads the list of cases."""

    always: str
    sometimes: str
    gate: str
    added: str
    cases: str


@dataclass(frozen=True)
class Order:
    """The places in their usual order, and what comes before what: `always`, and `sometimes` in the drawn cases.

    No pair follows from others. Of each pair in `not_above` the second one never stands higher than the first.
    """

    places: tuple[Place, ...]
    always: tuple[Edge, ...]
    sometimes: tuple[Edge, ...]
    not_above: tuple[Edge, ...]
    cases: tuple[Case, ...]
    key: Key
    in_words: InWords


def order(library: Library) -> Order:
    """All steps, and the modules that have a place of their own; a module that is chosen for a step stands with it."""
    said = library.words["figures"]
    steps, modules = library.of(ProtocolStep), library.of(ProtocolModule)
    rules = rules_of(library)
    conditions = {each.id: each for each in library.of(OrderCondition).values()}
    always = rules.graph(frozenset())
    drawn = rules.graph(frozenset(each.id for each in conditions.values() if each.when in DRAWN))
    places = tuple(_places(library))
    names = {place.id: library.say("figures", "step-name", id=place.id, name=place.name) for place in places}
    cases = tuple(_cases(library, rules.rules.values(), conditions))
    rows = [
        *(_row(library, place, names, always, drawn) for place in places),
        *(_row_of_choice(library, each) for each in modules.values() if each.counts_as),
        *((library.say("figures", "order-case", when=case.when), case.order, case.why, said["none"]) for case in cases),
    ]
    return Order(
        places=places,
        always=always.nearest,
        sometimes=tuple(edge for edge in drawn.nearest if not always.precedes(*edge)),
        not_above=(*pairwise(steps), *((each.follows, each.id) for each in modules.values() if each.follows)),
        cases=cases,
        key=Key(*(said[f"order-key-{name}"] for name in ("always", "sometimes", "gate", "added", "cases"))),
        in_words=InWords(
            summary=library.say("figures", "protocol-order-alt", steps=len(steps), modules=len(modules)),
            caption=said["protocol-order-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=tuple(rows),
            alternative="\n".join(_sentence(library, row) for row in rows),
        ),
    )


def _places(library: Library) -> Iterable[Place]:
    said = library.words["figures"]
    modules = library.of(ProtocolModule).values()
    for step in library.of(ProtocolStep).values():
        chosen = [each for each in modules if each.counts_as == step.id]
        choices = tuple(library.say("figures", "order-choice", id=each.id, name=each.name) for each in chosen)
        yield Place(step.id, step.name, gate=step.gate is not None, choices=choices)
    for module in modules:
        if module.counts_as is None:
            instead_of = ""
            if module.replaces:
                instead_of = library.say("figures", "order-instead", steps=_span(library, module.replaces))
            yield Place(module.id, module.name, added=said["order-added"], instead_of=instead_of)


def _cases(library: Library, rules: Iterable[OrderRule], conditions: Mapping[str, OrderCondition]) -> Iterable[Case]:
    orders: dict[str, list[str]] = {}
    for pair in (pair for rule in rules for pair in rule.pairs if pair.when):
        before, after = (_listed(library, ids) for ids in (pair.before, pair.after))
        text = library.say("figures", "order-before", before=before, after=after)
        orders.setdefault(pair.when or "", []).append(text)
    for condition in conditions.values():
        if condition.id in orders:
            text = "; ".join(orders[condition.id])
            yield Case(condition.name, text, condition.why, condition.when in DRAWN)


def _listed(library: Library, ids: Iterable[str]) -> str:
    *others, last = ids
    return library.say("figures", "list-and", others=", ".join(others), last=last) if others else last


def _span(library: Library, ids: tuple[str, ...]) -> str:
    """Steps in a row of their own: "P12 to P16"."""
    steps = tuple(library.of(ProtocolStep))
    start = steps.index(ids[0])
    if len(ids) > 2 and steps[start : start + len(ids)] == ids:
        return library.say("figures", "from-to", shortest=ids[0], longest=ids[-1])
    return _listed(library, ids)


def _row(
    library: Library, place: Place, names: Mapping[str, str], always: Precedence, drawn: Precedence
) -> tuple[str, ...]:
    before = [each for each in names if (each, place.id) in always.nearest]
    ids = dict.fromkeys(rule for one in before for rule in always.edges[one, place.id])
    records = library.of(OrderRule)
    none = library.words["figures"]["none"]
    return (
        _name(library, place),
        "; ".join(names[each] for each in before) or none,
        " ".join(records[each].why for each in ids) or none,
        "; ".join(names[each] for each in names if _is_free(library, place.id, each, drawn)) or none,
    )


def _name(library: Library, place: Place) -> str:
    marks = ", ".join(filter(None, (place.added, place.instead_of)))
    key = "step-name-marked" if marks else "step-name"
    return library.say("figures", key, id=place.id, name=place.name, marks=marks)


def _is_free(library: Library, one: str, other: str, drawn: Precedence) -> bool:
    """Whether both can be done in one visit, in either order."""
    if one == other or drawn.precedes(one, other) or drawn.precedes(other, one):
        return False
    conditions = library.of(OrderCondition).values()
    return not any({one, other} & {each.chosen} and {one, other} & set(each.out) for each in conditions)


def _row_of_choice(library: Library, module: ProtocolModule) -> tuple[str, ...]:
    said = library.words["figures"]
    name = library.say("figures", "step-name-marked", id=module.id, name=module.name, marks=said["order-chosen"])
    as_step = library.say("figures", "order-as", step=module.counts_as)
    return name, as_step, module.fits, as_step


def _sentence(library: Library, row: tuple[str, ...]) -> str:
    step, after, why, free = row
    return library.say("figures", "order-row", step=step, after=after, why=why, free=free)
