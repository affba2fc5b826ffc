"""A disk that takes no more: it is told with place and mend, nothing is half, and the next run is whole."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from a_class import STATES, page_of, rows, take, upload_class
from graded_course import QUIZ, Course

from backfacial.classroom import class_run
from backfacial.classroom.class_run import Done
from backfacial.classroom.run import Log, Ran, Told


@contextmanager
def no_file_larger_than(most_bytes: int) -> Iterator[None]:
    """In this process and in those that it starts, as on a disk with a quota."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_gradebook_that_cannot_grow_is_told_and_the_next_run_is_as_if_nothing_had_been(
    course: Course, first_run: tuple[Course, Done]
) -> None:
    upload_class(course)
    with no_file_larger_than((course.root / "gradebook.db").stat().st_size):
        done = take(course)
    assert not done.whole
    [told] = [line for line in done.lines if "did not come to its end" in line]
    assert told.startswith("nbgrader autograde") and "gradebook.db cannot be written" in told
    assert "Make room on the disk" in told
    assert done.lines[-1].startswith(f"Page: class/{QUIZ}.html")
    assert "not-marked" in {state for state, _ in rows(page_of(course)).values()}
    assert take(course).whole
    assert {learner: state for learner, (state, _) in rows(page_of(course)).items()} == STATES
    assert _marks(course) == _marks(first_run[0])


def _marks(course: Course) -> list[tuple[object, ...]]:
    with sqlite3.connect(course.root / "gradebook.db") as database:
        return database.execute(
            "SELECT student_id, name, auto_score, needs_manual_grade FROM grade"
            " JOIN base_cell ON base_cell.id = cell_id"
            " JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id"
            " JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id"
            " ORDER BY student_id, name"
        ).fetchall()


def test_a_log_that_takes_no_more_stops_nothing_and_is_told(taken: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    def all_well(_course: Path, _assignment: str, log: Log, _told: Told) -> tuple[Ran, ...]:
        log.write("[AutogradeApp | INFO] Sanitizing\n")
        return (Ran("zip_collect", 0, ()),)

    monkeypatch.setattr(class_run, "run_class", all_well)
    log, page = (taken.root / "class" / f"{QUIZ}.{ending}" for ending in ("log", "html"))
    before = b"#" * 2 * page.stat().st_size
    log.write_bytes(before)
    page.unlink()
    with no_file_larger_than(len(before)):
        done = take(taken)
    assert not done.whole
    assert f"class/{QUIZ}.log could not be written to its end (File too large)" in done.lines[-1]
    assert "Make room on the disk" in done.lines[-1]
    assert log.read_bytes() == before
    assert rows(page_of(taken)).keys() == STATES.keys()
