"""What a planned visit says in words, the same in the terminal and on a page."""

from collections.abc import Callable, Iterable

from backfacial.facts import library, words
from backfacial.facts.protocol.order import OrderCondition
from backfacial.rules.visit.allowed import record_of
from backfacial.rules.visit.fitting import LeftOut
from backfacial.rules.visit.plan import VisitPlan
from backfacial.rules.visit.situation import Refusal

Named = Callable[[str], str]
"""How a step or a module is called."""


def name_of(step: str) -> str:
    """The name of a step or a module."""
    return record_of(step).name


def records(ids: Iterable[str]) -> str:
    """Records by id and name; a rule that is no fact by its id."""
    known = library().kind_of
    return ", ".join(f"{each} {library().fact(each).name}" if each in known else each for each in ids)


def token_labels() -> dict[str, str]:
    """What can be left out, in words."""
    return {term.id: term.label for term in library().terms.steps}


def place_labels() -> dict[str, str]:
    """Places of the back where something stays out, in words."""
    return {term.id: term.label for term in library().terms.places}


def rule_why(rule: str) -> str:
    """The reason of a rule about modules or of a condition of the order.

    Raises:
        KeyError: there is no such rule.
    """
    modules, conditions = library().modules, library().of(OrderCondition)
    return modules[rule].why if rule in modules else conditions[rule].why


def refusal_words(refusal: Refusal, named: Named = name_of) -> str:
    """Why something is not planned."""
    text = words("plan", "named", name=named(refusal.item), why=refusal.why) if refusal.item else refusal.why
    return words("plan", "of", text=text, ids=records(refusal.ids)) if refusal.ids else text


def left_out_words(each: LeftOut, named: Named = name_of) -> str:
    """What is left out, and why."""
    text = words("plan", "named", name=named(each.step), why=words("plan", f"out-{each.reason}"))
    return words("plan", "of", text=text, ids=records(each.ids)) if each.ids else text


def change_words(plan: VisitPlan, called: Callable[[Iterable[str]], str], named: Named = name_of) -> list[str]:
    """What is done in another way for this client.

    Args:
        called: several steps in a row, as they are named beside what stays out of them.
    """
    labels, places = token_labels(), place_labels()
    return [
        *(
            words("plan", "change", out=labels[each.token], steps=called(each.steps), ids=records(each.ids))
            for each in plan.changes
        ),
        *(
            words("plan", "area", steps=", ".join(labels[s] for s in area.steps), place=places[area.place], ids=reason)
            for reason, area in plan.areas_out
        ),
        *(words("plan", "zone", step=named(module), why=rule_why(rule), ids=rule) for module, rule in plan.zones_out),
        *(words("plan", "also", what=text, ids=reason) for reason, text in plan.also_out),
    ]
