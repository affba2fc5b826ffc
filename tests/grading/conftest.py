"""A course with a released quiz, made once and copied for each test that changes it."""

from pathlib import Path

import pytest
from graded_course import NBGRADERS_OWN, Course, copied, new_course


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings(NBGRADERS_OWN))


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course whose quiz has been released. Only read it."""
    course = new_course(tmp_path_factory.mktemp("released") / "course")
    said = course.run("generate_assignment", "quiz-a", "--force")
    assert said.code == 0, said.log
    return course


@pytest.fixture
def course(released: Course, tmp_path: Path) -> Course:
    """A course of the test's own, with the quiz released."""
    return copied(released, tmp_path)


@pytest.fixture(scope="module")
def class_course(released: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course for all tests of a module: a class is marked in one run, as an instructor would."""
    return copied(released, tmp_path_factory.mktemp("class"))
