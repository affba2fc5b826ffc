"""What follows from facts. Pure: no files, no clock, no Jupyter; "today" is an argument."""

from backfacial.rules.claims import (
    ClaimFinding,
    ClaimReview,
    ClaimVerdict,
    Wordbook,
    claims,
    honest_wordings,
    service_text,
    wordbook,
)
from backfacial.rules.outcome import Level, Reason, Screening, Service
from backfacial.rules.phrases import PhraseFinder
from backfacial.rules.reading import BadFacts, read_facts
from backfacial.rules.screening import Rulebook, rulebook, screen
from backfacial.rules.values import NEVER, UNSURE, Facts, Value

__all__ = [
    "NEVER",
    "UNSURE",
    "BadFacts",
    "ClaimFinding",
    "ClaimReview",
    "ClaimVerdict",
    "Facts",
    "Level",
    "PhraseFinder",
    "Reason",
    "Rulebook",
    "Screening",
    "Service",
    "Value",
    "Wordbook",
    "claims",
    "honest_wordings",
    "read_facts",
    "rulebook",
    "screen",
    "service_text",
    "wordbook",
]
