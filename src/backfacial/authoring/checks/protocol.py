"""Checks of steps, modules, order and variants: no id dangles, and what is written can be done."""

from collections.abc import Collection, Iterable, Iterator
from itertools import zip_longest

from backfacial.authoring.checks.conditions import check_condition
from backfacial.authoring.checks.orders import check_orders
from backfacial.authoring.content import Content, file_of
from backfacial.authoring.records import Problem
from backfacial.facts.course.terms import Terms
from backfacial.facts.protocol.order import OrderCondition, OrderRule, Variant
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.rules.visit.allowed import takes_out, touches
from backfacial.rules.visit.sequence import SequenceRules
from backfacial.scenes.drawn import SCENES

_ADD = "add one in src/backfacial/scenes/"


def check_protocol(content: Content) -> list[Problem]:
    """All problems. The order is tried out only when every id is known."""
    problems = [*_drawings(content), *_steps(content), *_stages(content), *_modules(content)]
    problems += [*_order(content), *_variants(content), *_against(content)]
    return problems if problems or content.problems else [*_tried(content)]


def _drawings(content: Content) -> Iterator[Problem]:
    """What has words for a drawing has one, and no drawing lacks them."""
    for kind in ("protocol", "protocol_modules", "hygiene_rules", "protective_wear"):
        for record in content.records[kind]:
            if record.drawn and record.id not in SCENES:
                yield Problem(file_of(kind), record.id, f"has no drawing: {_ADD}")
            if not record.drawn and record.id in SCENES:
                yield Problem(file_of(kind), record.id, "has a drawing: say in 'drawn' what it shows")
    for procedure in content.records["procedures"]:
        for step in procedure.steps:
            if f"{procedure.id}.{step.id}" not in SCENES:
                yield Problem(file_of("procedures"), procedure.id, f"the step '{step.id}' has no drawing: {_ADD}")


def _steps(content: Content) -> Iterator[Problem]:
    file, gates = file_of("protocol"), {gate.id: gate.step for gate in content.records["gates"]}
    gates_known = content.claimed["gates"] is not None
    step: ProtocolStep
    for step in content.records["protocol"]:
        yield from _tokens(content, file, step)
        if step.gate is not None and gates_known and gates.get(step.gate) != step.id:
            yield Problem(file, step.id, f"names the gate {step.gate}, which stands at another step or nowhere")


def _stages(content: Content) -> Iterator[Problem]:
    """Every step stands in one stage, all in the order of the protocol."""
    file, wanted = file_of("visit_stages"), [step.id for step in content.records["protocol"]]
    staged = [(step, stage.id) for stage in content.records["visit_stages"] for step in stage.steps]
    missing = [step for step in wanted if step not in dict(staged)]
    if missing:
        yield Problem(file, "", f"has {', '.join(missing)} in no stage: add each to the stage where it is done")
        return
    for (step, stage), place in zip_longest(staged, wanted):
        if step != place:
            yield Problem(file, stage, f"has {step} where it does not belong: name each step once, as they are done")
            return


def _modules(content: Content) -> Iterator[Problem]:
    file, steps = file_of("protocol_modules"), content.claimed["protocol"]
    module: ProtocolModule
    for module in content.records["protocol_modules"]:
        yield from _tokens(content, file, module)
        yield from _facts(content, file, module.id, [reason.fact for reason in module.reasons])
        ruled = {step for each in content.records["order_conditions"] if each.chosen == module.id for step in each.out}
        if set(module.replaces) != ruled:
            yield Problem(file, module.id, f"'replaces' is not what order_conditions.yml rules out: {sorted(ruled)}")
        places = {module.counts_as, module.follows, *module.replaces} - {None}
        yield from _unknown(file, module.id, "step", places, steps)
        yield from _unknown(file, module.id, "module rule", module.rules, content.claimed["modules"])
        for rule in content.records["modules"]:
            named = {*rule.modules_out, *(one for group in rule.of for one in group)}
            if module.id in named and rule.id not in module.rules:
                yield Problem(file, module.id, f"is limited by {rule.id} of modules.yml: add it to 'rules'")


def _against(content: Content) -> Iterator[Problem]:
    """What a record says is against it is what the rules take it out for; steps of one token tell it once."""
    if content.terms is None:
        return
    for kind in ("protocol_modules", "protocol"):
        telling: dict[str, ProtocolStep | ProtocolModule] = {}
        for record in sorted(content.records[kind], key=lambda each: not each.reasons):
            if record.token is not None:
                telling.setdefault(record.token, record)
        for record in telling.values():
            yield from _compared(content, content.terms, file_of(kind), record)


def _compared(content: Content, terms: Terms, file: str, record: ProtocolStep | ProtocolModule) -> Iterator[Problem]:
    rows, named = content.records["screening"], {reason.fact for reason in record.reasons}
    for row in rows:
        if row.reason not in named and takes_out(row, record, terms):
            yield Problem(file, record.id, f"{row.id} of screening.yml takes it out: add {row.reason} to 'reasons'")
    for name in sorted(named):
        own = [row for row in rows if row.reason == name]
        if not any(takes_out(row, record, terms) or touches(row, record, terms) for row in own):
            mend = "take it out of 'reasons', or add the row"
            yield Problem(file, record.id, f"no row of screening.yml of {name} takes it out: {mend}")


def _order(content: Content) -> Iterator[Problem]:
    places, conditions = _places(content), content.claimed["order_conditions"]
    rule: OrderRule
    for rule in content.records["order"]:
        file = file_of("order")
        named = {place for pair in rule.pairs for place in (*pair.before, *pair.after)}
        yield from _unknown(file, rule.id, "step", named, places)
        yield from _unknown(file, rule.id, "condition", rule.conditions, conditions)
    condition: OrderCondition
    for condition in content.records["order_conditions"]:
        file = file_of("order_conditions")
        named = {*condition.only, *condition.if_product, *condition.out}
        named |= {step for need in condition.needs for step in (need.step, *need.with_)}
        named |= {place for place in (condition.chosen, condition.again) if place}
        yield from _unknown(file, condition.id, "step", named, places)
        yield from _unknown(file, condition.id, "module rule", condition.limits, content.claimed["modules"])


def _variants(content: Content) -> Iterator[Problem]:
    file, places = file_of("variants"), _places(content)
    facts = {fact.id: fact for fact in content.records["client_facts"]}
    variant: Variant
    for variant in content.records["variants"]:
        named = {place for step in variant.steps for place in (step.step, step.choice) if place}
        yield from _unknown(file, variant.id, "step", named, places)
        conditions = [limit.when for limit in variant.limits]
        for condition in [variant.when, *conditions] if variant.when else conditions:
            yield from check_condition(file, variant.id, condition, facts)


def _tried(content: Content) -> Iterator[Problem]:
    """The hard rules have to leave an order, each variant has to be one, and questions about it have to be sound."""
    steps = {step.id: step for step in content.records["protocol"]}
    modules = {module.id: module for module in content.records["protocol_modules"]}
    order, conditions = content.records["order"], content.records["order_conditions"]
    try:
        rules = SequenceRules(steps, modules, order, conditions, content.records["modules"])
    except ValueError as circle:
        yield Problem(file_of("order"), "", f"the hard rules run in a circle ({circle}): take one of them out")
        return
    for variant in content.records["variants"]:
        for broken in rules.broken(variant.order):
            yield Problem(file_of("variants"), variant.id, f"breaks {broken.rule}: {broken.why}")
    yield from check_orders(content, rules)


def _tokens(content: Content, file: str, record: ProtocolStep | ProtocolModule) -> Iterator[Problem]:
    known = {term.id for term in content.terms.steps} if content.terms else None
    named = {*record.changed_by, *((record.token,) if record.token else ())}
    yield from _unknown(file, record.id, "step of terms.yml", named, known)


def _facts(content: Content, file: str, record: str, cited: Iterable[str]) -> Iterator[Problem]:
    yield from _unknown(file, record, "fact", cited, content.claimed_facts())


def _places(content: Content) -> frozenset[str] | None:
    steps, modules = content.claimed["protocol"], content.claimed["protocol_modules"]
    return None if steps is None or modules is None else steps | modules


def _unknown(
    file: str, record: str, what: str, names: Iterable[str | None], known: Collection[str] | None
) -> Iterator[Problem]:
    for name in sorted({name for name in names if name} - set(known)) if known is not None else ():
        yield Problem(file, record, f"names the unknown {what} {name}: correct it, or add it")
