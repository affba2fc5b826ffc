"""Every kind of record that a file of `content/` holds as a list, by the name of that file (`-` for `_`).

A model is named here and loaded when records of its kind are first read: a lesson needs a few of them, and loading all
takes longer than drawing its first question.
"""

from functools import cache
from importlib import import_module

from backfacial.facts.base import Record

_FACTS = {
    "contraindications": "consultation.contraindications:Contraindication",
    "lesions": "skin.lesions:Lesion",
    "golden_rule": "skin.lesions:GoldenSign",
    "look_alikes": "skin.lesions:LookAlikeQuestion",
    "scope": "consultation.screening:ScopeLimit",
    "alarms": "consultation.screening:Alarm",
    "protocol": "protocol.steps:ProtocolStep",
    "protocol_modules": "protocol.steps:ProtocolModule",
    "order": "protocol.order:OrderRule",
    "order_conditions": "protocol.order:OrderCondition",
    "variants": "protocol.order:Variant",
    "massage_zones": "protocol.massage:MassageZone",
    "home_care_rules": "home_care.plans:HomeCareRule",
    "product_pairs": "home_care.plans:ProductPair",
    "aftercare_times": "home_care.advice:AftercareTime",
    "home_habits": "home_care.advice:Advice",
    "home_plans": "home_care.advice:HomePlan",
    "ingredients": "home_care.advice:Ingredient",
    "pregnancy_care": "home_care.advice:PregnancyCare",
    "rebooking": "home_care.advice:Advice",
    "aftercare_sheet": "home_care.advice:SheetPart",
    "hygiene_levels": "hygiene.hygiene:HygieneLevel",
    "hygiene_rules": "hygiene.hygiene:HygieneRule",
    "protective_wear": "hygiene.hygiene:ProtectiveWear",
    "tool_uses": "hygiene.hygiene:ToolUse",
    "procedures": "hygiene.hygiene:Procedure",
    "law": "hygiene.hygiene:LawTopic",
    "infection_links": "hygiene.hygiene:InfectionLink",
    "reactions": "reactions.reactions:Reaction",
    "reaction_rules": "reactions.reactions:ReactionRule",
    "claims": "claims.wording:Benefit",
    "advertising_rules": "claims.wording:AdvertisingRule",
    "wording_tests": "claims.wording:WordingTest",
    "risky_words": "claims.wording:RiskyWord",
    "verb_swaps": "claims.wording:VerbSwap",
    "misconceptions": "claims.seeds:Misconception",
    "omissions": "claims.seeds:Omission",
    "skin": "skin.science:SkinFact",
    "dark_marks": "skin.science:SkinFact",
    "skin_types": "skin.science:SkinType",
    "acne_grades": "skin.science:AcneGrade",
    "foundations": "skin.science:Foundation",
    "glossary": "skin.science:GlossaryWord",
    "exam_topics": "course.exams:ExamTopic",
    "exams": "course.exams:Exam",
    "blueprint": "course.exams:BlueprintPart",
    "pass_rules": "course.exams:PassRule",
    "competences": "course.exams:Competence",
    "doubts": "course.doubts:Doubt",
    "boundaries": "course.doubts:Boundary",
}
"""What can be taught, asked about and cited: each model is a `Fact`."""

_OTHERS = {
    "sources": "course.sources:Source",
    "disagreements": "course.disagreements:Disagreement",
    "gates": "consultation.gates:Gate",
    "visit_stages": "protocol.steps:VisitStage",
    "checklists": "consultation.checklists:Checklist",
    "objectives": "course.lessons:Objective",
    "lessons": "course.lessons:LessonRecord",
    "teaching": "course.teaching:Teaching",
    "pace": "course.lessons:Pace",
    "lesion_facts": "skin.lesions:LesionFact",
    "lesion_acts": "skin.lesions:Handling",
    "topics": "consultation.screening:Topic",
    "client_facts": "consultation.screening:ClientFact",
    "screening": "consultation.screening:ScreeningRule",
    "modules": "consultation.screening:ModuleRule",
    "generated_clients": "consultation.clients:People",
    "case_scoring": "consultation.clients:CaseScore",
    "home_kinds": "home_care.plans:HomeKind",
    "home_facts": "home_care.plans:HomeFact",
    "triage_facts": "reactions.reactions:TriageFact",
    "reaction_actions": "reactions.reactions:ReactionAction",
    "sign_patterns": "reactions.reactions:SignPattern",
    "first_aid": "reactions.reactions:FirstAidStep",
    "positions": "reactions.reactions:Position",
    "call_questions": "reactions.calls:CallQuestion",
    "call_steps": "reactions.calls:CallStep",
    "generated_calls": "reactions.calls:CallsMadeOf",
    "trolley_things": "hygiene.trolley:TrolleyThing",
    "trolley_places": "hygiene.trolley:TrolleyPlace",
    "trolley_sorts": "hygiene.trolley:TrolleySort",
    "trolley_hands": "hygiene.trolley:TrolleyHands",
    "trolley_acts": "hygiene.trolley:TrolleyAct",
    "redness": "reactions.redness:RednessOverTime",
    "emergency_card": "reactions.emergency_card:EmergencySection",
    "claim_kinds": "claims.wording:ClaimKind",
    "word_groups": "claims.wording:WordGroup",
    "service_descriptions": "claims.wording:ServiceDescription",
    "claim_exercises": "claims.wording:ClaimExercise",
    "adverts": "claims.seeds:Advert",
    "seeds": "claims.seeds:Seed",
    "everyday_words": "course.everyday:EverydayWord",
}

FACT_KINDS = tuple(_FACTS)
"""The kinds that can be cited."""

KINDS = (*FACT_KINDS, *_OTHERS)
"""All kinds that are lists."""

FOLDERS = ("clients", "calls")
"""The kinds whose records stand in a folder, each in a file of its own."""

_MODELS = {
    **_FACTS,
    **_OTHERS,
    "clients": "consultation.clients:Client",
    "calls": "reactions.calls:Call",
}


@cache
def model_of(kind: str) -> type[Record]:
    """The model of the records of a kind.

    Raises:
        KeyError: there is no such kind.
    """
    module, _, name = _MODELS[kind].partition(":")
    model: type[Record] = getattr(import_module(f"{__package__}.{module}"), name)
    return model


@cache
def kinds_of(model: type[Record]) -> tuple[str, ...]:
    """All kinds whose records are of this model.

    Raises:
        KeyError: no file holds such records.
    """
    name = f"{model.__module__.removeprefix(f'{__package__}.')}:{model.__qualname__}"
    kinds = tuple(kind for kind, named in _MODELS.items() if named == name)
    if not kinds:
        raise KeyError(name)
    return kinds
