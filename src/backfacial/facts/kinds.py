"""Every kind of record that a file of `content/` holds as a list, by the name of that file (`-` for `_`)."""

from backfacial.facts.base import Record
from backfacial.facts.claims.seeds import Advert, Misconception, Omission, Seed
from backfacial.facts.claims.wording import (
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
from backfacial.facts.consultation.checklists import Checklist
from backfacial.facts.consultation.clients import CaseScore, People
from backfacial.facts.consultation.contraindications import Contraindication
from backfacial.facts.consultation.gates import Gate
from backfacial.facts.consultation.screening import Alarm, ClientFact, ModuleRule, ScopeLimit, ScreeningRule, Topic
from backfacial.facts.course.disagreements import Disagreement
from backfacial.facts.course.doubts import Boundary, Doubt
from backfacial.facts.course.exams import BlueprintPart, Competence, Exam, ExamTopic, PassRule
from backfacial.facts.course.lessons import LessonRecord, Objective
from backfacial.facts.course.sources import Source
from backfacial.facts.fact import Fact
from backfacial.facts.home_care.advice import (
    AftercareTime,
    HomeHabit,
    HomePlan,
    Ingredient,
    PregnancyCare,
    RebookingRule,
    SheetPart,
)
from backfacial.facts.home_care.plans import HomeCareRule, HomeFact, HomeKind, ProductPair
from backfacial.facts.hygiene.hygiene import HygieneLevel, HygieneRule, LawTopic, Procedure, ProtectiveWear, ToolUse
from backfacial.facts.protocol.order import OrderCondition, OrderRule, Variant
from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.facts.reactions.reactions import Reaction, ReactionAction, ReactionRule, SignPattern, TriageFact
from backfacial.facts.skin.lesions import GoldenSign, Handling, Lesion, LesionFact, LookAlikeQuestion
from backfacial.facts.skin.science import AcneGrade, Foundation, GlossaryWord, SkinFact, SkinType

KINDS: dict[str, type[Record]] = {
    "sources": Source,
    "contraindications": Contraindication,
    "disagreements": Disagreement,
    "gates": Gate,
    "checklists": Checklist,
    "objectives": Objective,
    "lessons": LessonRecord,
    "lesions": Lesion,
    "lesion_facts": LesionFact,
    "lesion_acts": Handling,
    "golden_rule": GoldenSign,
    "look_alikes": LookAlikeQuestion,
    "scope": ScopeLimit,
    "alarms": Alarm,
    "topics": Topic,
    "client_facts": ClientFact,
    "screening": ScreeningRule,
    "modules": ModuleRule,
    "generated_clients": People,
    "case_scoring": CaseScore,
    "protocol": ProtocolStep,
    "protocol_modules": ProtocolModule,
    "order": OrderRule,
    "order_conditions": OrderCondition,
    "variants": Variant,
    "home_kinds": HomeKind,
    "home_facts": HomeFact,
    "home_care_rules": HomeCareRule,
    "product_pairs": ProductPair,
    "aftercare_times": AftercareTime,
    "home_habits": HomeHabit,
    "home_plans": HomePlan,
    "ingredients": Ingredient,
    "pregnancy_care": PregnancyCare,
    "rebooking": RebookingRule,
    "aftercare_sheet": SheetPart,
    "hygiene_levels": HygieneLevel,
    "hygiene_rules": HygieneRule,
    "protective_wear": ProtectiveWear,
    "tool_uses": ToolUse,
    "procedures": Procedure,
    "law": LawTopic,
    "triage_facts": TriageFact,
    "reactions": Reaction,
    "reaction_actions": ReactionAction,
    "sign_patterns": SignPattern,
    "reaction_rules": ReactionRule,
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
    "adverts": Advert,
    "seeds": Seed,
    "omissions": Omission,
    "skin": SkinFact,
    "dark_marks": SkinFact,
    "skin_types": SkinType,
    "acne_grades": AcneGrade,
    "foundations": Foundation,
    "glossary": GlossaryWord,
    "exam_topics": ExamTopic,
    "exams": Exam,
    "blueprint": BlueprintPart,
    "pass_rules": PassRule,
    "competences": Competence,
    "doubts": Doubt,
    "boundaries": Boundary,
}

FACT_KINDS = tuple(kind for kind, model in KINDS.items() if issubclass(model, Fact))
"""The kinds that can be cited."""
