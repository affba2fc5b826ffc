"""Each screening row against examples that were worked out from the domain dossier, just inside and just outside."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from backfacial.facts import library
from backfacial.facts.strict_yaml import load_strictly
from backfacial.rules.reading import read_facts
from backfacial.rules.screening.rulebook import Rulebook, rulebook
from backfacial.rules.values import duration

TODAY = datetime.date(2026, 6, 15)
EXAMPLES: list[dict[str, Any]] = load_strictly((Path(__file__).parent / "rows.yml").read_text(encoding="utf-8"))
EACH_ROW = pytest.mark.parametrize("example", EXAMPLES, ids=[example["row"] for example in EXAMPLES])


def fired(book: Rulebook, facts: dict[str, Any]) -> set[str]:
    decided = book.screen(read_facts(facts, book.facts, TODAY, rest_absent=True), TODAY)
    return {row.id for reason in decided.reasons for row in reason.rows}


def broken_by(book: Rulebook, examples: list[dict[str, Any]]) -> set[str]:
    """The rows whose examples do not come out in this book."""
    return {
        example["row"]
        for example in examples
        if not all(example["row"] in fired(book, facts) for facts in example["fires"])
        or any(example["row"] in fired(book, facts) for facts in example["not"])
    }


@EACH_ROW
def test_a_row_fires_just_inside_and_not_just_outside(example: dict[str, Any]) -> None:
    for facts in example["fires"]:
        assert example["row"] in fired(rulebook(), facts), facts
    for facts in example["not"]:
        assert example["row"] not in fired(rulebook(), facts), facts


@EACH_ROW
def test_a_row_gives_what_the_dossier_says(example: dict[str, Any]) -> None:
    row = library().screening[example["row"]]
    given = {
        "level": row.level,
        "cap": row.cap,
        "steps_out": list(row.steps_out),
        "areas_out": [[area.place, *area.steps] for area in row.areas_out],
        # two weeks are fourteen days
        "waits": [(wait.since, duration(wait.at_least)) for wait in row.waits],
    }
    waits = [(since, duration(time)) for since, time in (wait.split() for wait in example["gives"]["waits"])]
    assert given == {**example["gives"], "waits": waits}


def test_there_are_examples_for_every_row() -> None:
    assert {example["row"] for example in EXAMPLES} == set(library().screening)


def test_taking_any_single_row_away_is_seen() -> None:
    rows = list(library().screening.values())
    for row in rows:
        book = Rulebook(library().client_facts.values(), [other for other in rows if other is not row])
        mine = [example for example in EXAMPLES if example["row"] == row.id]
        assert broken_by(book, mine) == {row.id}
