"""What the docs tell people to write into the course's folder never gets into the repository by chance."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
WRITTEN = re.compile(
    r"(?:> |--to |-o |import |writes `|Write a file\n`|backfacial [a-z-]+ )([\w-]+\.(?:csv|zip|yml))", re.MULTILINE
)
FOLDER = re.compile(r"`(downloaded|submitted|set-aside|autograded|feedback|my-course)/")


def named(pattern: re.Pattern[str]) -> list[str]:
    return sorted({name for page in PAGES for name in pattern.findall(page.read_text(encoding="utf-8"))})


@pytest.mark.parametrize("name", [*named(WRITTEN), *(f"{folder}/any" for folder in named(FOLDER)), "gradebook.db"])
def test_git_ignores_it(name: str) -> None:
    done = subprocess.run(["git", "check-ignore", "--no-index", "--quiet", name], cwd=ROOT, check=False)
    assert done.returncode == 0, f"{name}: add it to .gitignore"


def test_the_names_are_found_in_the_docs() -> None:
    assert {"students.csv", "grades.csv", "other.csv", "client.yml", "course.zip"} <= set(named(WRITTEN))
    assert {"downloaded", "submitted", "set-aside"} <= set(named(FOLDER))


def test_git_ignores_nothing_that_the_course_consists_of() -> None:
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--ignored", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ""
