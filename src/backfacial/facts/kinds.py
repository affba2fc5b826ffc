"""Every kind of record that a file of `content/` holds as a list, by the name of that file (`-` for `_`)."""

from backfacial.facts.base import Fact, Record
from backfacial.facts.claims import (
    AdvertisingRule,
    Benefit,
    ClaimExercise,
    ClaimKind,
    RiskyWord,
    ServiceDescription,
    VerbSwap,
    WordGroup,
    WordingTest,
)
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
from backfacial.facts.screening import ClientFact, Lesion, ModuleRule, ScopeLimit, ScreeningRule, Topic
from backfacial.facts.seeds import Misconception, Seed

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
    "claims": Benefit,
    "advertising_rules": AdvertisingRule,
    "wording_tests": WordingTest,
    "claim_kinds": ClaimKind,
    "risky_words": RiskyWord,
    "verb_swaps": VerbSwap,
    "word_groups": WordGroup,
    "service_descriptions": ServiceDescription,
    "claim_exercises": ClaimExercise,
    "misconceptions": Misconception,
    "seeds": Seed,
}

FACT_KINDS = tuple(kind for kind, model in KINDS.items() if issubclass(model, Fact))
"""The kinds that can be cited."""
