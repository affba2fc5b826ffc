"""What follows from facts. Pure: no files, no clock, no Jupyter; "today" is an argument."""

from backfacial.rules.outcome import Level, Reason, Screening, Service
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.screening import Rulebook, rulebook, screen
from backfacial.rules.values import NEVER, UNSURE, Facts, Value

__all__ = [
    "NEVER",
    "UNSURE",
    "BadFacts",
    "Facts",
    "Level",
    "Reason",
    "Rulebook",
    "Screening",
    "Service",
    "Value",
    "read_facts",
    "rulebook",
    "screen",
]
