"""The visit that a learner has planned: read as the format says, and what cannot be read counts as not there."""

import json
from pathlib import Path

import pytest

from backfacial.answers.planned import FILE, Planned, read


def test_a_plan_is_read_as_the_format_says(tmp_path: Path) -> None:
    (tmp_path / "answers").mkdir()
    document = {"schema": 1, "steps": [["P03", 5], ["O2", 15]], "client": "K01", "at": "2026-12-01T10:42:00Z"}
    (tmp_path / FILE).write_text(json.dumps(document))
    assert read(tmp_path) == Planned((("P03", 5), ("O2", 15)), "K01", "2026-12-01T10:42:00Z")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"schema": 2, "steps": [["P03", 5]]}', '{"schema": 1}', '{"schema": 1, "steps": []}',
     '{"schema": 1, "steps": [["P03", "5"]]}', '{"schema": 1, "steps": [["P03", true]]}',
     '{"schema": 1, "steps": [["P03", 0]]}', '{"schema": 1, "steps": [["P03"]]}', "[" * 90_000],
)  # fmt: skip
def test_what_cannot_be_read_counts_as_not_there(text: str, tmp_path: Path) -> None:
    (tmp_path / "answers").mkdir()
    (tmp_path / FILE).write_text(text)
    assert read(tmp_path) is None
