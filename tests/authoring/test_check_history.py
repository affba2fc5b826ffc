"""`backfacial check` on past releases: `release:` is raised in time, and the history is what releases wrote."""

import shutil
from pathlib import Path

import pytest

from backfacial.authoring.checks.history import check_history, old_history
from backfacial.authoring.content import Content
from backfacial.grading.source import read_assignment

ROOT = Path(__file__).parents[2]
QUIZ = "02-consultation"
FILE = f"source/{QUIZ}/assignment.yml"
RELEASE = read_assignment(ROOT / "source" / QUIZ).release
HISTORY = f"source/{QUIZ}/history"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "source" / QUIZ, tmp_path / "source" / QUIZ)
    shutil.copytree(ROOT / "release" / QUIZ, tmp_path / "release" / QUIZ)
    return tmp_path


def problems(root: Path, old: str = "", new: str = "", file: str = FILE) -> list[str]:
    """What is found once the old words are replaced by the new ones."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    content = Content(root, assignments=[(FILE, read_assignment(root / "source" / QUIZ))])
    return [str(problem) for problem in (*check_history(content), *old_history(content))]


def test_the_course_itself_is_in_order(root: Path) -> None:
    assert problems(root) == []


@pytest.mark.parametrize("word", ["sore, swollen and warm", "text: Basil"])
def test_a_question_that_changed_asks_for_a_raised_release(root: Path, word: str) -> None:
    [problem] = problems(root, word, f"{word}, they say")
    assert problem.startswith(f"{FILE}: release: ")
    assert "quiz-sore-calf has changed" in problem
    assert problems(root, f'release: "{RELEASE}"', 'release: "next"') == []


def test_a_corrected_key_asks_for_a_release_that_takes_it_over(root: Path) -> None:
    kept = f"{HISTORY}/{RELEASE}.yml"
    [problem] = problems(root, "One sore, swollen, warm limb means", "It means")
    assert problem == f"{kept}: is older than its source: run 'make release'"


def test_a_quiz_that_was_released_without_a_history_is_named(root: Path) -> None:
    shutil.rmtree(root / HISTORY)
    assert problems(root) == [f"{HISTORY}/{RELEASE}.yml: is missing, and the quiz was released: run 'make release'"]
    shutil.rmtree(root / "release")
    assert problems(root) == []


def test_a_history_that_was_changed_by_hand_is_named(root: Path) -> None:
    kept = f"{HISTORY}/{RELEASE}.yml"
    [problem] = problems(root, "Her left calf", "Her right calf", kept)
    assert problem.startswith(f"{kept}: quiz-sore-calf: is not what learners saw")
