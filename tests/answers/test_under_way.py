"""A visit under way in the learner's folder: what was kept comes back, and nothing else does."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfacial.answers.under_way import FILE, UnderWay, keep, read

SECONDS = st.floats(0, 100_000)
STEPS = st.from_regex(r"^(P\d{2}|O\d)\Z")
ENTRIES = st.fixed_dictionaries(
    {
        "step": STEPS,
        "kind": st.sampled_from(["visit", "again", "after"]),
        "plan": SECONDS,
        "cut": SECONDS,
        "spent": SECONDS,
        "confirmed": st.booleans(),
        "decision": st.sampled_from(["go", "stop", None]),
        "stays": st.booleans(),
    }
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(entries=st.lists(ENTRIES, min_size=1, max_size=5), data=st.data())
def test_what_is_kept_comes_back(entries: list[dict[str, object]], data: st.DataObject, tmp_path: Path) -> None:
    said = {
        "visit": data.draw(st.sampled_from(["V1", "V10", "planned"])),
        "steps": [["P03", 5]],
        "speed": data.draw(st.sampled_from([1, 10, 60])),
        "at": data.draw(st.integers(0, 2**53)),
        "running": data.draw(st.booleans()),
        "place": data.draw(st.integers(0, len(entries) - 1)),
        "entries": entries,
        "stopped": data.draw(st.booleans()),
        "ended": data.draw(st.booleans()),
    }
    visit = UnderWay.model_validate_json(json.dumps(said))
    keep(tmp_path, visit)
    assert read(tmp_path) == visit
    keep(tmp_path, None)
    assert read(tmp_path) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"schema": 1}', '{"schema": 1, "visit": 3}', "[" * 100_000])
def test_what_cannot_be_read_counts_as_not_there_and_is_replaced(text: str, tmp_path: Path) -> None:
    (tmp_path / "answers").mkdir()
    (tmp_path / FILE).write_text(text)
    assert read(tmp_path) is None
    keep(tmp_path, None)
    assert json.loads((tmp_path / FILE).read_text()) == {"schema": 1, "visit": None}
