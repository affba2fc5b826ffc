"""What follows from facts. Pure: no files, no clock, no Jupyter; "today" is an argument."""

from backfacial.rules.claims.phrases import PhraseFinder
from backfacial.rules.claims.review import ClaimFinding, ClaimReview, ClaimVerdict, Wordbook, claims, wordbook
from backfacial.rules.home_care.conflicts import Conflict, HomeCare, Verdict
from backfacial.rules.home_care.rules import HomeRules, home_care, home_rules
from backfacial.rules.lesions.reading import LesionReading, LesionTable, lesion_table, read_lesion
from backfacial.rules.lesions.rows import Handling
from backfacial.rules.reactions.triage import Action, Patterns, Triage, patterns, triage
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.screening.alarms import alarms
from backfacial.rules.screening.outcome import Level, Reason, Screening, Service
from backfacial.rules.screening.rulebook import Rulebook, rulebook, screen
from backfacial.rules.screening.together import Together, together
from backfacial.rules.values import NEVER, UNSURE, Facts, Value
from backfacial.rules.visit.allowed import Allowed, Change
from backfacial.rules.visit.fitting import LeftOut, Wish
from backfacial.rules.visit.plan import NoPlan, Timed, VisitPlan, plan_steps, plan_visit
from backfacial.rules.visit.sequence import Broken, SequenceRules, Unsafe, sequence_rules
from backfacial.rules.visit.situation import BREAK, STOP, BadOrder, Refusal, Situation

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
