"""What is wrong is told in one sentence with its mend, before anything runs."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from graded_course import QUIZ, RIGHT, Course
from typer.testing import CliRunner

from backfacial.answers import plain_file
from backfacial.classroom import class_run, ready
from backfacial.classroom.one_person import settle
from backfacial.classroom.returning import return_by_mail
from backfacial.classroom.run import Ran
from backfacial.cli import app
from backfacial.facts import words
from backfacial.grading.alone import alone
from backfacial.grading.source import SourceProblem


def said(course: Path, *arguments: str) -> tuple[int, str]:
    """What the command ends with and says."""
    before = Path.cwd()
    os.chdir(course)
    try:
        result = CliRunner().invoke(app, ["class", *arguments])
    finally:
        os.chdir(before)
    return result.exit_code, result.output


def _renamed(name: str) -> Callable[[Course], Path]:
    return lambda course: course.root.rename(course.root.with_name(name))


def _no_gradebook(course: Course) -> None:
    (course.root / "gradebook.db").unlink()


def _damaged_gradebook(course: Course) -> None:
    (course.root / "gradebook.db").write_bytes(b"no database at all, but long enough to be looked at" * 40)


def _other_gradebook(course: Course) -> None:
    with sqlite3.connect(course.root / "gradebook.db") as database:
        database.execute("DELETE FROM assignment")


def _damaged_quiz(course: Course) -> None:
    (course.root / "source" / QUIZ / "assignment.yml").write_text("id: [")


def _damaged_people(course: Course) -> None:
    (course.root / "class").mkdir()
    (course.root / "class" / "people.yml").write_text("same: 3")


def _file_in_the_way(course: Course) -> None:
    (course.root / "class").write_text("")


@pytest.mark.parametrize(
    ("spoil", "names"),
    [
        (_renamed("Kurs [2026]"), ("Kurs [2026]", "Rename")),
        (_renamed("Kurs {a}"), ("Kurs {a}", "Rename")),
        (_no_gradebook, ("gradebook.db", f"nbgrader generate_assignment {QUIZ}")),
        (_other_gradebook, ("gradebook.db", f"nbgrader generate_assignment {QUIZ}")),
        (_damaged_gradebook, ("gradebook.db", "backup")),
        (_damaged_quiz, ("assignment.yml", "line 2")),
        (_damaged_people, ("class/people.yml", "same")),
        (_file_in_the_way, ("class", "who may write there")),
    ],
)
def test_what_is_wrong_is_one_sentence_and_nothing_runs(
    course: Course, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Course], Path | None], names: tuple[str, ...]
) -> None:
    monkeypatch.setattr(class_run, "run_class", lambda *_: pytest.fail("something ran"))
    course.upload("anna.zip", responses=RIGHT)
    root = spoil(course) or course.root
    code, output = said(root, QUIZ)
    assert code == 1
    assert len(output.strip().splitlines()) == 1
    for name in names:
        assert name in output


@pytest.mark.parametrize(
    ("typed", "names"), [("quiz-b", ("quiz-b", "quiz-a")), ("../..", ("quiz-a",)), ("*", ("quiz-a",))]
)
def test_an_unknown_quiz_is_told_with_what_there_is(course: Course, typed: str, names: tuple[str, ...]) -> None:
    code, output = said(course.root, typed)
    assert code == 1
    assert all(name in output for name in names)


def test_outside_of_a_course_it_says_where_to_go(tmp_path: Path) -> None:
    code, output = said(tmp_path, QUIZ)
    assert code == 1
    assert "nbgrader_config.py" in output


def test_the_folder_for_hand_ins_is_made_and_named(course: Course) -> None:
    code, output = said(course.root, QUIZ)
    assert code == 1
    assert f"downloaded/{QUIZ}/archive/" in output
    assert course.archive.is_dir()


def test_a_gradebook_that_another_program_holds_is_told(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "_LOCK_SECONDS", 0.0)
    course.upload("anna.zip", responses=RIGHT)
    other = sqlite3.connect(course.root / "gradebook.db")
    other.execute("BEGIN EXCLUSIVE")
    code, output = said(course.root, QUIZ)
    other.close()
    assert code == 1
    assert "in use by another program" in output


def test_a_full_disk_leaves_the_page_as_it_was(taken: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(class_run, "run_class", lambda *_: (Ran("zip_collect", 0, ()),))
    page = taken.root / "class" / f"{QUIZ}.html"
    before = page.read_bytes()
    # what is not whole yet lies there first
    page.with_name(f".{page.name}.{os.getpid()}.new").mkdir()
    code, output = said(taken.root, QUIZ)
    assert code == 1
    assert f"class/{QUIZ}.html could not be written" in output
    assert page.read_bytes() == before


def test_a_command_that_fails_is_told_and_the_page_is_made_all_the_same(
    taken: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = Ran("autograde", 1, ("the gradebook is locked",))
    monkeypatch.setattr(class_run, "run_class", lambda *_: (Ran("zip_collect", 0, ()), failed))
    shutil.rmtree(taken.autograded("ben"))
    code, output = said(taken.root, QUIZ)
    assert code == 1
    assert "nbgrader autograde did not come to its end: the gradebook is locked" in output
    assert "Could not be marked: Ben Okafor" in output
    assert len(output.strip().splitlines()) <= 10


def test_two_commands_at_once_never_move_and_mark_the_same_hand_ins(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(class_run, "run_class", lambda *_: pytest.fail("something ran"))
    monkeypatch.setattr(plain_file, "LOCK_SECONDS", 0)
    for learner in ("gina", "gina.zorn"):
        course.hand_in(learner)
    with alone(course.root):
        code, output = said(course.root, QUIZ)
        assert code == 1 and "Another command is still at work" in output
        with pytest.raises(SourceProblem, match="Another command is still at work"):
            settle(course.root, "gina.zorn", "gina")
    assert course.submitted("gina.zorn").is_dir()


def test_one_of_nbgraders_own_commands_at_the_same_time_waits_or_says_so(
    taken: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain_file, "LOCK_SECONDS", 0)
    taken.upload("ben2.zip", learner="ben", responses=RIGHT, time="2026-11-23T10:00:00Z")
    before = {path: path.stat().st_mtime_ns for path in taken.root.rglob("*") if path.is_file()}
    command = [sys.executable, "-m", "nbgrader", "autograde", QUIZ, "--force"]
    with subprocess.Popen(command, cwd=taken.root, stderr=subprocess.PIPE, text=True) as other:
        assert other.stderr is not None
        assert any("Sanitizing" in line for line in other.stderr)
        other.send_signal(signal.SIGSTOP)  # it is at work, and stays so
        for name in ("zip_collect", "autograde", "generate_feedback"):
            told = taken.run(name, QUIZ)
            assert told.code == 1
            assert len(told.lines("ERROR")) == 1 and "Another command is still at work" in told.log
        code, output = said(taken.root, QUIZ)
        assert code == 1
        assert output.strip() == words("class", "another-run")
        with pytest.raises(SourceProblem, match="Another command is still at work"):
            return_by_mail(taken.root, QUIZ)
        other.kill()
    assert not list((taken.root / "feedback").glob("*"))
    submitted = {path: at for path, at in before.items() if taken.root / "submitted" in path.parents}
    assert {path: path.stat().st_mtime_ns for path in submitted} == submitted
    assert taken.run("autograde", QUIZ).code == 0  # the lock of who was killed is free
