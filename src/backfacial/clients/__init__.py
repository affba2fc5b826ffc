"""Simulated clients: how a trainee meets them, and new ones from a seed."""

from backfacial.clients.generate import DIFFICULTIES, GENERATOR, Difficulty, generated_client
from backfacial.clients.visit import (
    LOOK,
    VISIT_DAY,
    BackMark,
    Visit,
    client_facts,
    learnt_by,
    told_on,
    topic_step,
    visit_of,
)

__all__ = [
    "DIFFICULTIES",
    "GENERATOR",
    "LOOK",
    "VISIT_DAY",
    "BackMark",
    "Difficulty",
    "Visit",
    "client_facts",
    "generated_client",
    "learnt_by",
    "told_on",
    "topic_step",
    "visit_of",
]
