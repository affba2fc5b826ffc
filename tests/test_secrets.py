"""Nothing of a graded key can reach a learner: a test over all graded items."""

from pathlib import Path
from typing import Any

import pytest

from backfacial.authoring.content import read_content

COURSE = Path(__file__).parents[1]
GRADED = [(assignment, item) for _, assignment in read_content(COURSE).assignments for item in assignment.items]
BY_ID = pytest.mark.parametrize(("assignment", "item"), GRADED, ids=[item.id for _, item in GRADED])


def secrets(item: Any) -> list[str]:
    """All prose that belongs to the key of an item."""
    return [" ".join(why.split()) for _, why in item.reasons_given()]


def texts(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".pyc", ".png"}]
    return {path.as_posix(): " ".join(path.read_text(encoding="utf-8").split()) for path in files}


@pytest.fixture(scope="module")
def what_learners_get() -> dict[str, str]:
    """Everything in release/, in the package and its compiled data, and in the lessons."""
    found: dict[str, str] = {}
    for folder in ("release", "src", "notebooks", "content"):
        found |= texts(COURSE / folder)
    return found


@BY_ID
def test_no_reason_of_a_graded_item_is_anywhere_but_in_source(
    assignment: Any, item: Any, what_learners_get: dict[str, str]
) -> None:
    for name, text in what_learners_get.items():
        for secret in secrets(item):
            assert secret not in text, name


@BY_ID
def test_the_release_shows_the_item_without_its_key(assignment: Any, item: Any) -> None:
    folder = COURSE / "release" / assignment.id
    text = "\n".join(texts(folder).values())
    assert f'"{item.id}"' in text
    for word in ('"key"', '"critical"', '"why"', '"accept"', '"rubric"', '"facts"'):
        assert word not in text


@pytest.mark.parametrize(
    "assignment", [assignment for _, assignment in read_content(COURSE).assignments], ids=lambda a: a.id
)
def test_a_release_holds_exactly_its_notebook_and_its_questions(assignment: Any) -> None:
    folder = COURSE / "release" / assignment.id
    assert sorted(path.name for path in folder.iterdir()) == [f"{assignment.id}.ipynb", "items.json"]
    text = "\n".join(texts(folder).values())
    for reflection in assignment.reflections:
        for criterion in reflection.rubric:
            assert criterion.text not in text


def test_no_graded_item_is_in_the_practice_bank() -> None:
    content = read_content(COURSE)
    assert not {item.id for _, item in GRADED} & {item.id for _, item in content.items}
