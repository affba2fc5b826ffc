"""The visit for the timer lies in the learner's folder: it comes back as it was, or it counts as not there."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfacial.answers.planned import FILE, Planned, keep, read

STEPS = (("P03", 5), ("P04", 2), ("O4", 8))
SOUND = {"schema": 1, "steps": [["P03", 5]], "client": None, "at": "2026-12-01T10:42:00Z"}


def lay(home: Path, text: str) -> None:
    (home / FILE).parent.mkdir(exist_ok=True)
    (home / FILE).write_text(text)


def test_a_visit_comes_back_as_the_format_says(tmp_path: Path) -> None:
    assert read(tmp_path) is None
    keep(tmp_path, STEPS, "K01")
    document = json.loads((tmp_path / "answers" / "planned.json").read_text(encoding="ascii"))
    assert set(document) == {"schema", "steps", "client", "at"}
    assert (document["schema"], document["client"]) == (1, "K01")
    assert document["steps"] == [["P03", 5], ["P04", 2], ["O4", 8]]
    assert read(tmp_path) == Planned(STEPS, "K01", document["at"])


def test_the_next_visit_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    keep(tmp_path, STEPS, "client-2-easy-7")
    keep(tmp_path, STEPS[:1], None)
    planned = read(tmp_path)
    assert planned is not None
    assert (planned.steps, planned.client) == (STEPS[:1], None)


@pytest.mark.parametrize("change", [
    {"schema": 2}, {"steps": []}, {"steps": "P03"}, {"steps": [["P03"]]}, {"steps": [["P03", 5, 1]]},
    {"steps": [["P3", 5]]}, {"steps": [[3, 5]]}, {"steps": [["P03", 0]]}, {"steps": [["P03", -1]]},
    {"steps": [["P03", True]]}, {"steps": [["P03", 2.5]]}, {"steps": [["P03", "5"]]}, {"steps": [["P03", 601]]},
    {"steps": [["P03", 5]] * 101}, {"steps": {"P03": 5}}, {"client": 3}, {"client": ""}, {"client": "../K01"},
    {"client": ["K01"]},
])  # fmt: skip
def test_a_visit_that_cannot_be_counts_as_not_there(change: dict[str, object], tmp_path: Path) -> None:
    lay(tmp_path, json.dumps(SOUND))
    assert read(tmp_path) is not None
    lay(tmp_path, json.dumps(SOUND | change))
    assert read(tmp_path) is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"schema": 1}', "[" * 100_000, "\x00", json.dumps("x" * 200_000)]
)
def test_what_is_no_such_file_counts_as_not_there_and_is_replaced(text: str, tmp_path: Path) -> None:
    lay(tmp_path, text)
    assert read(tmp_path) is None
    keep(tmp_path, STEPS, None)
    assert read(tmp_path) is not None


def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    keep(tmp_path, STEPS, None)
    (tmp_path / FILE).rename(tmp_path / "elsewhere.json")
    (tmp_path / FILE).symlink_to(tmp_path / "elsewhere.json")
    assert read(tmp_path) is None


@pytest.mark.parametrize(
    ("steps", "client"), [([], None), ([("P3", 5)], None), ([("P03", 0)], None), (STEPS, "no client")]
)
def test_nothing_is_kept_that_would_not_come_back(
    steps: list[tuple[str, int]], client: str | None, tmp_path: Path
) -> None:
    keep(tmp_path, STEPS, None)
    with pytest.raises(ValueError):
        keep(tmp_path, steps, client)
    planned = read(tmp_path)
    assert planned is not None and planned.steps == STEPS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    steps=st.lists(
        st.tuples(st.from_regex(r"(P[0-9]{2}|O[0-9])", fullmatch=True), st.integers(1, 600)), min_size=1, max_size=100
    )
)
def test_every_visit_comes_back(steps: list[tuple[str, int]], tmp_path: Path) -> None:
    keep(tmp_path, steps, None)
    planned = read(tmp_path)
    assert planned is not None and planned.steps == tuple(steps)
