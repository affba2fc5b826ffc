"""What follows from facts. Pure: no files, no clock, no Jupyter; "today" is an argument."""

from backfacial.rules.allowed import Allowed, Change
from backfacial.rules.fitting import LeftOut, Wish
from backfacial.rules.home_care import HomeRules, home_care, home_rules
from backfacial.rules.home_conflicts import Conflict, HomeCare, Verdict
from backfacial.rules.outcome import Level, Reason, Screening, Service
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
    "Conflict",
    "Facts",
    "HomeCare",
    "HomeRules",
    "LeftOut",
    "Level",
    "NoPlan",
    "Patterns",
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
    "home_care",
    "home_rules",
    "patterns",
    "plan_steps",
    "plan_visit",
    "read_facts",
    "rulebook",
    "screen",
    "sequence_rules",
    "together",
    "triage",
]
