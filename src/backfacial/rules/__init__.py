"""What follows from facts. Pure: no files, no clock, no Jupyter; "today" is an argument."""

from backfacial.rules.home_care import HomeRules, home_care, home_rules
from backfacial.rules.home_conflicts import Conflict, HomeCare, Verdict
from backfacial.rules.outcome import Level, Reason, Screening, Service
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.screening import Rulebook, rulebook, screen
from backfacial.rules.values import NEVER, UNSURE, Facts, Value

__all__ = [
    "NEVER",
    "UNSURE",
    "BadFacts",
    "Conflict",
    "Facts",
    "HomeCare",
    "HomeRules",
    "Level",
    "Reason",
    "Rulebook",
    "Screening",
    "Service",
    "Value",
    "Verdict",
    "home_care",
    "home_rules",
    "read_facts",
    "rulebook",
    "screen",
]
