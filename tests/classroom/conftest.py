"""A class of twelve, taken in once for all tests that only look."""

from pathlib import Path

import pytest
from a_class import take, upload_class
from graded_course import QUIZ, Course, copied, new_course

from backfacial.classroom.class_run import Done


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course whose quiz has been released. Only read it."""
    course = new_course(tmp_path_factory.mktemp("released") / "course")
    assert course.run("generate_assignment", QUIZ).code == 0
    return course


@pytest.fixture
def course(released: Course, tmp_path: Path) -> Course:
    """A course of the test's own."""
    return copied(released, tmp_path)


@pytest.fixture(scope="session")
def first_run(released: Course, tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, Done]:
    """A class that has been taken in, and what was said. Only read it."""
    course = copied(released, tmp_path_factory.mktemp("class"))
    upload_class(course)
    return course, take(course)


@pytest.fixture
def taken(first_run: tuple[Course, Done], tmp_path: Path) -> Course:
    """The same class for a test of its own."""
    return copied(first_run[0], tmp_path)
