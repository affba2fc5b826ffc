"""What follows from facts. Pure: no files, no clock, no Jupyter; "today" is an argument."""

from backfacial.rules.alarms import alarms
from backfacial.rules.allowed import Allowed, Change
from backfacial.rules.claims import (
    ClaimFinding,
    ClaimReview,
    ClaimVerdict,
    Wordbook,
    claims,
    wordbook,
)
from backfacial.rules.fitting import LeftOut, Wish
from backfacial.rules.home_care import HomeRules, home_care, home_rules
from backfacial.rules.home_conflicts import Conflict, HomeCare, Verdict
from backfacial.rules.lesion_rows import Handling
from backfacial.rules.lesions import LesionReading, LesionTable, lesion_table, read_lesion
from backfacial.rules.outcome import Level, Reason, Screening, Service
from backfacial.rules.phrases import PhraseFinder
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.screening import Rulebook, rulebook, screen
from backfacial.rules.sequence import Broken, SequenceRules, Unsafe, sequence_rules
from backfacial.rules.together import Together, together
from backfacial.rules.triage import Action, Patterns, Triage, patterns, triage
from backfacial.rules.values import NEVER, UNSURE, Facts, Value
from backfacial.rules.visit import BREAK, STOP, BadOrder, Refusal, Situation
from backfacial.rules.visit_plan import NoPlan, Timed, VisitPlan, plan_steps, plan_visit

__all__ = [
    "BREAK",
    "NEVER",
    "STOP",
    "UNSURE",
    "Action",
    "Allowed",
    "BadFacts",
    "BadOrder",
    "Broken",
    "Change",
    "ClaimFinding",
    "ClaimReview",
    "ClaimVerdict",
    "Conflict",
    "Facts",
    "Handling",
    "HomeCare",
    "HomeRules",
    "LeftOut",
    "LesionReading",
    "LesionTable",
    "Level",
    "NoPlan",
    "Patterns",
    "PhraseFinder",
    "Reason",
    "Refusal",
    "Rulebook",
    "Screening",
    "SequenceRules",
    "Service",
    "Situation",
    "Timed",
    "Together",
    "Triage",
    "Unsafe",
    "Value",
    "Verdict",
    "VisitPlan",
    "Wish",
    "Wordbook",
    "alarms",
    "claims",
    "home_care",
    "home_rules",
    "lesion_table",
    "patterns",
    "plan_steps",
    "plan_visit",
    "read_facts",
    "read_lesion",
    "rulebook",
    "screen",
    "sequence_rules",
    "together",
    "triage",
    "wordbook",
]
