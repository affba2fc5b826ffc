"""What is true: typed records of `content/`, read from one compiled file."""

from backfacial.facts.library import Library, library, words
from backfacial.facts.models import (
    Checklist,
    ChecklistLine,
    Cited,
    Contraindication,
    Disagreement,
    Gate,
    LessonRecord,
    Objective,
    Record,
    Slug,
    Source,
    SourceId,
    Term,
    Terms,
    Text,
    Wait,
)

__all__ = [
    "Checklist",
    "ChecklistLine",
    "Cited",
    "Contraindication",
    "Disagreement",
    "Gate",
    "LessonRecord",
    "Library",
    "Objective",
    "Record",
    "Slug",
    "Source",
    "SourceId",
    "Term",
    "Terms",
    "Text",
    "Wait",
    "library",
    "words",
]
