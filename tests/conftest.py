"""What all tests share: the course's root, what authors wrote in it, and a copy of it that a test may break."""

import pickle
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from backfacial.authoring import records
from backfacial.authoring.content import Content, read_content
from backfacial.facts.strict_yaml import load_strictly

# how fast an example runs says nothing on a computer that does other things as well
settings.register_profile("course", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("course")

ROOT = Path(__file__).parents[1]
SLOWEST = 10


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files come first, so that no worker is left with one of them at the end."""
    items.sort(key=lambda item: "browser" not in item.path.parts)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The slowest files, so that whoever makes the run longer sees where."""
    seconds = Counter[str]()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport) and not isinstance(report, pytest.SubtestReport):
                seconds[report.nodeid.partition("::")[0]] += report.duration
    if len(seconds) > SLOWEST:
        terminalreporter.section(f"the {SLOWEST} slowest of {len(seconds)} files")
        for file, total in seconds.most_common(SLOWEST):
            terminalreporter.write_line(f"{total:6.1f} s  {file}")


@cache
def _parsed(text: str) -> bytes:
    return pickle.dumps(load_strictly(text))


def _parsed_once(text: str) -> Any:
    """What `load_strictly` gives, as new data each time."""
    return pickle.loads(_parsed(text))


# parsing is nine tenths of reading the course, and hundreds of tests read it with one of its 130 files changed
records.load_strictly = _parsed_once


@pytest.fixture
def course() -> Path:
    """The course itself. Tests only read it."""
    return ROOT


@pytest.fixture(scope="session")
def content() -> Content:
    """What authors wrote. Tests change copies of it."""
    return read_content(ROOT)


@pytest.fixture
def copy_of_the_course(tmp_path: Path) -> Path:
    """A copy of all that authors edit and of all that is generated from it."""
    copy = tmp_path / "course"
    copy.mkdir()
    facts = Path("src/backfacial/facts")
    for folder in (
        "content",
        "source",
        "notebooks",
        "release",
        "schema",
        "docs/knowledge",
        "docs/teaching",
        facts / "figures",
    ):
        shutil.copytree(ROOT / folder, copy / folder)
    compiled = (facts / "compiled.json", facts / "asked.json")
    for name in (*compiled, "docs/knowledge.md", "nbgrader_config.py", "requirements.lock", "environment.yml"):
        shutil.copy(ROOT / name, copy / name)
    return copy
