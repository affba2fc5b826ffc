"""release/ is generated: what lies there is byte for byte what nbgrader makes of source/ now."""

import shutil
from pathlib import Path

import pytest
from graded_course import new_course

COURSE = Path(__file__).parents[2]


@pytest.mark.parametrize("assignment", sorted(path.parent.name for path in COURSE.glob("source/*/assignment.yml")))
def test_the_committed_release_is_what_is_generated_now(assignment: str, tmp_path: Path) -> None:
    school = new_course(tmp_path / "school")
    shutil.copytree(COURSE / "source" / assignment, school.root / "source" / assignment, dirs_exist_ok=True)
    said = school.run("generate_assignment", assignment, "--no-db", "--force")
    assert said.code == 0, said.log
    made = {path.name: path.read_bytes() for path in (school.root / "release" / assignment).iterdir()}
    there = {path.name: path.read_bytes() for path in (COURSE / "release" / assignment).iterdir()}
    assert made == there, "run: make release"
