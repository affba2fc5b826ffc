"""What all tests share: the course's root, and a copy of it that a test may break."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# how fast an example runs says nothing on a computer that does other things as well
settings.register_profile("course", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("course")

ROOT = Path(__file__).parents[1]


@pytest.fixture
def course() -> Path:
    """The course itself. Tests only read it."""
    return ROOT


@pytest.fixture
def copy_of_the_course(tmp_path: Path) -> Path:
    """A copy of all that authors edit and of all that is generated from it."""
    copy = tmp_path / "course"
    copy.mkdir()
    for folder in ("content", "source", "notebooks", "release", "schema", "docs/knowledge"):
        shutil.copytree(ROOT / folder, copy / folder)
    compiled = Path("src/backfacial/facts/compiled.json")
    (copy / compiled).parent.mkdir(parents=True)
    for name in (compiled, "docs/knowledge.md", "nbgrader_config.py", "requirements.lock", "environment.yml"):
        shutil.copy(ROOT / name, copy / name)
    return copy
