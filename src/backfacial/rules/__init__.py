"""What follows from facts. Pure: no files, no clock, no Jupyter; "today" is an argument."""

from backfacial.rules.outcome import Level, Reason, Screening, Service
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.screening import Rulebook, rulebook, screen
from backfacial.rules.together import Together, together
from backfacial.rules.triage import Action, Patterns, Triage, patterns, triage
from backfacial.rules.values import NEVER, UNSURE, Facts, Value

__all__ = [
    "NEVER",
    "UNSURE",
    "Action",
    "BadFacts",
    "Facts",
    "Level",
    "Patterns",
    "Reason",
    "Rulebook",
    "Screening",
    "Service",
    "Together",
    "Triage",
    "Value",
    "patterns",
    "read_facts",
    "rulebook",
    "screen",
    "together",
    "triage",
]
