"""Which record the text of a field is the id of."""

import re

from backfacial.knowledge.entries import Entry, Index, is_capital

FACTS_OF_A_CLIENT = ("client_facts", "home_facts", "triage_facts", "lesion_facts")

LESION_FACTS = ("lesion_facts",)

REFERS: dict[str, tuple[str, ...]] = {
    "lesson": ("lessons",),
    "objective": ("objectives",),
    "topic": ("topics",),
    "topics": ("topics",),
    "items": ("items",),
    "asks": FACTS_OF_A_CLIENT,
    "since": FACTS_OF_A_CLIENT,
    "fact": FACTS_OF_A_CLIENT,
    "sign_patterns.fact": ("triage_facts",),
    "lesions.fact": LESION_FACTS,
    "golden_rule.fact": LESION_FACTS,
    "look_alikes.fact": LESION_FACTS,
    "lesions.goes_with": LESION_FACTS,
    "act": ("lesion_acts",),
    "lesions.refer": ("lesion_acts",),
    "look_alikes.refer": ("lesion_acts",),
    "facts": FACTS_OF_A_CLIENT,
    "unknown": FACTS_OF_A_CLIENT,
    "told": FACTS_OF_A_CLIENT,
    "by_topic": FACTS_OF_A_CLIENT,
    "so": FACTS_OF_A_CLIENT,
    "ages": FACTS_OF_A_CLIENT,
    "clients.answers": FACTS_OF_A_CLIENT,
    "clients.seen": FACTS_OF_A_CLIENT,
    "signs": ("triage_facts",),
    "reactions.example": ("triage_facts",),
    "reaction": ("triage_facts",),
    "classes": ("terms_classes",),
    "disagreements": ("disagreements",),
    "gate": ("gates",),
    "until": ("terms_conditions",),
    "level": ("terms_levels", "reaction_actions"),
    "also": ("terms_levels", "reaction_actions"),
    "reactions.level": ("reaction_actions",),
    "to": ("reaction_actions",),
    "action": ("reaction_actions",),
    "status": ("reaction_actions",),
    "cap": ("terms_services",),
    "service": ("terms_services",),
    "place": ("terms_places",),
    "kind": ("claim_kinds", "home_kinds"),
    "kinds": ("home_kinds",),
    "of": ("home_kinds",),
    "other": ("home_kinds",),
    "unless": ("word_groups",),
}
"""The kinds that a small id of a field belongs to, by field, or by kind and field where it differs."""

_RANGE = re.compile(r"(?P<letters>[A-Z]{1,4})(?P<first>\d{1,3})-(?P=letters)(?P<last>\d{1,3})")


def target(index: Index, kind: str, field: str, value: str) -> Entry | None:
    """The record that the text of a field is the id of, if it is one."""
    found = index.named(value) if is_capital(value) else None
    if found is not None:
        return found
    kinds = REFERS.get(f"{kind}.{field}", REFERS.get(field, ()))
    return index.within(kinds, value)


def expanded(value: str) -> tuple[str, ...]:
    """The ids of a range such as FS107-FS116; anything else is itself."""
    found = _RANGE.fullmatch(value)
    if not found:
        return (value,)
    digits = len(found["first"])
    numbers = range(int(found["first"]), int(found["last"]) + 1)
    return tuple(f"{found['letters']}{number:0{digits}}" for number in numbers)
