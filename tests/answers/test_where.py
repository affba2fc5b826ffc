"""Where a learner is lies in their folder: it is kept, it comes back, and it never stands in the way of anything."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfacial.answers.where import FILE, Place, keep_place, read_places


def test_a_place_comes_back_as_the_format_says(tmp_path: Path) -> None:
    keep_place(tmp_path, "02-consultation", "four-gates", "consult-empty-lines")
    document = json.loads((tmp_path / "answers" / "where.json").read_text(encoding="ascii"))
    assert document["schema"] == 1
    place = document["lessons"]["02-consultation"]
    assert (place["part"], place["item"]) == ("four-gates", "consult-empty-lines")
    assert read_places(tmp_path) == {"02-consultation": Place("four-gates", "consult-empty-lines", place["at"])}


def test_the_lesson_in_use_comes_last_and_the_others_stay(tmp_path: Path) -> None:
    lessons = {
        "03-a": {"part": "p", "item": "", "at": "2026-11-02T10:00:00Z"},
        "02-b": {"part": "q", "item": "i", "at": "2026-11-01T10:00:00Z"},
    }
    (tmp_path / "answers").mkdir()
    (tmp_path / FILE).write_text(json.dumps({"schema": 1, "lessons": lessons}))
    assert list(read_places(tmp_path)) == ["02-b", "03-a"]
    keep_place(tmp_path, "02-b", "r", "")
    assert list(read_places(tmp_path)) == ["03-a", "02-b"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"schema": 2, "lessons": {}}', '{"schema": 1}', '{"schema": 1, "lessons": {"a": 3}}',
     '{"schema": 1, "lessons": {"a": {"item": "x"}}}', '{"schema": 1, "lessons": []}', "[" * 100_000],
)  # fmt: skip
def test_what_cannot_be_read_counts_as_not_there_and_is_replaced(text: str, tmp_path: Path) -> None:
    (tmp_path / "answers").mkdir()
    (tmp_path / FILE).write_text(text)
    assert read_places(tmp_path) == {}
    keep_place(tmp_path, "02-b", "r", "")
    assert read_places(tmp_path)["02-b"].part == "r"


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "answers").mkdir()
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_text(json.dumps({"schema": 1, "lessons": {"02-b": {"part": "theirs", "item": ""}}}))
    (tmp_path / FILE).symlink_to(elsewhere)
    assert read_places(tmp_path) == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(part=st.text(max_size=300), item=st.text(max_size=300))
def test_any_names_can_be_kept(part: str, item: str, tmp_path: Path) -> None:
    keep_place(tmp_path, "02-b", part, item)
    place = read_places(tmp_path)["02-b"]
    assert part.startswith(place.part) and item.startswith(place.item)
