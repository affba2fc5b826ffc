"""Home care and hygiene can be read: every record is at Flesch-Kincaid grade 9 or below."""

from pathlib import Path
from typing import Any

import pytest
from reading_level import grade, plain, words

from backfacial.facts.measures import PLACE
from backfacial.facts.strict_yaml import load_strictly

ROOT = Path(__file__).parents[1]
LIMIT = 9.0
FILES = [
    "home-care-rules",
    "product-pairs",
    "aftercare-times",
    "home-habits",
    "home-plans",
    "ingredients",
    "pregnancy-care",
    "rebooking",
    "aftercare-sheet",
    "hygiene-levels",
    "hygiene-rules",
    "protective-wear",
    "tool-uses",
    "procedures",
    "law",
    "home-facts",
]
PROSE = {
    "rule", "why", "safer", "prescribed", "do", "avoid", "call", "text", "notes", "refer_if", "how_often", "use",
    "cautions", "note", "meaning", "reaches", "example", "wear_when", "change", "then", "only_if", "when", "resume",
    "default", "question", "answers", "steps", "places", "ranges",
}  # fmt: skip


def prose(data: Any, inside: bool = False) -> list[str]:
    if isinstance(data, dict):
        return [text for key, part in data.items() if key in PROSE or inside for text in prose(part, _is_words(key))]
    if isinstance(data, list):
        return [text for part in data for text in prose(part, inside)]
    return [plain(PLACE.sub("3 days", data))] if isinstance(data, str) and " " in data else []


def _is_words(key: str) -> bool:
    """Below these stand words under keys of their own."""
    return key == "answers"


RECORDS = [
    (record["id"], "\n".join(prose(record)))
    for name in FILES
    for record in load_strictly((ROOT / "content" / f"{name}.yml").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("record", "text"), RECORDS, ids=[record for record, _ in RECORDS])
def test_a_record_is_at_grade_9_or_below(record: str, text: str) -> None:
    assert text, "a record without words"
    assert len(words(text)) < 5 or grade(text) <= LIMIT


def test_a_hard_record_would_be_seen() -> None:
    hard = [{"rule": "Notwithstanding international disagreement, authorities necessitate documentation."}]
    assert grade("\n".join(prose(hard))) > LIMIT
