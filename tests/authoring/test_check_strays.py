"""`backfacial check` on what lies where it does not belong."""

from pathlib import Path

import pytest

from backfacial.authoring.checks.strays import check_strays

ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (
        *("notebooks/01-a.ipynb", "notebooks/.ipynb_checkpoints/01-a-checkpoint.ipynb"),
        *("source/a/assignment.yml", "source/a/a.ipynb", "source/a/history/1.yml"),
        *("release/a/a.ipynb", "release/a/items.json", "release/a/.ipynb_checkpoints/a-checkpoint.ipynb"),
    ):
        lay(tmp_path, name)
    return tmp_path


def lay(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("")


def test_the_course_itself_has_none() -> None:
    assert list(check_strays(ROOT)) == []


def test_what_programs_leave_behind_is_not_worth_a_word(root: Path) -> None:
    assert list(check_strays(root)) == []


@pytest.mark.parametrize(
    ("laid", "named"),
    [
        ("release/a/answers.json", "release/a/answers.json"),
        ("release/a/.answers.json.previous", "release/a/.answers.json.previous"),
        ("release/a/pictures/key.png", "release/a/pictures"),
        ("release/a/b.ipynb", "release/a/b.ipynb"),
        ("release/b/b.ipynb", "release/b"),
        ("release/.a.before/a.ipynb", "release/.a.before"),
        ("release/notes.txt", "release/notes.txt"),
        ("source/a/notes on the key.txt", "source/a/notes on the key.txt"),
        ("source/a/a-Copy1.ipynb", "source/a/a-Copy1.ipynb"),
        ("source/a/history/1.yml.bak", "source/a/history/1.yml.bak"),
        ("source/b/b.ipynb", "source/b"),
        ("notebooks/answers/01-a.json", "notebooks/answers"),
        ("notebooks/learner.json", "notebooks/learner.json"),
    ],
)
def test_whatever_is_no_part_of_a_lesson_or_quiz_is_named(root: Path, laid: str, named: str) -> None:
    lay(root, laid)
    [problem] = check_strays(root)
    assert problem.file == named
    assert "move it out" in problem.mend


def test_a_link_is_no_part_of_a_release(root: Path) -> None:
    (root / "release/a/items.json").unlink()
    (root / "release/a/items.json").symlink_to(root / "source/a/assignment.yml")
    assert [problem.file for problem in check_strays(root)] == ["release/a/items.json"]
