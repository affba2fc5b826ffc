"""Each screening row against the examples that authors worked out by hand, just inside and just outside.

That each row has some, and gives what they state, is told by `backfacial check`.
"""

import datetime
from pathlib import Path
from typing import Any

import pytest

from backfacial.facts import library
from backfacial.facts.strict_yaml import load_strictly
from backfacial.rules.reading import read_facts
from backfacial.rules.screening.rulebook import Rulebook, rulebook

TODAY = datetime.date(2026, 6, 15)
FILE = Path(__file__).parents[3] / "content/examples/screening.yml"
EXAMPLES: list[dict[str, Any]] = load_strictly(FILE.read_text(encoding="utf-8"))


def fired(book: Rulebook, facts: dict[str, Any]) -> set[str]:
    decided = book.screen(read_facts(facts, book.facts, TODAY, rest_absent=True), TODAY)
    return {row.id for reason in decided.reasons for row in reason.rows}


def broken_by(book: Rulebook, examples: list[dict[str, Any]]) -> set[str]:
    """The rows whose examples do not come out in this book."""
    return {
        example["id"]
        for example in examples
        if not all(example["id"] in fired(book, facts) for facts in example["fires"])
        or any(example["id"] in fired(book, facts) for facts in example["not"])
    }


def test_a_row_fires_just_inside_and_not_just_outside(subtests: pytest.Subtests) -> None:
    for example in EXAMPLES:
        with subtests.test(row=example["id"]):
            for facts in example["fires"]:
                assert example["id"] in fired(rulebook(), facts), facts
            for facts in example["not"]:
                assert example["id"] not in fired(rulebook(), facts), facts


def test_taking_any_single_row_away_is_seen() -> None:
    rows = list(library().screening.values())
    for row in rows:
        book = Rulebook(library().client_facts.values(), [other for other in rows if other is not row])
        mine = [example for example in EXAMPLES if example["id"] == row.id]
        assert broken_by(book, mine) == {row.id}
