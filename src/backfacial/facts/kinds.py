"""Every kind of record that a file of `content/` holds as a list, by the name of that file (`-` for `_`)."""

from backfacial.facts.base import Fact, Record
from backfacial.facts.clients import People
from backfacial.facts.models import (
    Checklist,
    Contraindication,
    Disagreement,
    Gate,
    LessonRecord,
    Objective,
    Source,
)
from backfacial.facts.reactions import Reaction, ReactionAction, SignPattern, TriageFact
from backfacial.facts.screening import ClientFact, Lesion, ModuleRule, ScopeLimit, ScreeningRule, Topic

KINDS: dict[str, type[Record]] = {
    "sources": Source,
    "contraindications": Contraindication,
    "disagreements": Disagreement,
    "gates": Gate,
    "checklists": Checklist,
    "objectives": Objective,
    "lessons": LessonRecord,
    "lesions": Lesion,
    "scope": ScopeLimit,
    "topics": Topic,
    "client_facts": ClientFact,
    "screening": ScreeningRule,
    "modules": ModuleRule,
    "generated_clients": People,
    "triage_facts": TriageFact,
    "reactions": Reaction,
    "reaction_actions": ReactionAction,
    "sign_patterns": SignPattern,
}

FACT_KINDS = tuple(kind for kind, model in KINDS.items() if issubclass(model, Fact))
"""The kinds that can be cited."""
