"""`nbgrader zip_collect`: the newest readable hand-in of each learner gets into submitted/, whatever else is there."""

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from graded_course import FULL, NOTHING, QUIZ, RIGHT, WRONG, Course, answers_file

EARLY, LATE, LATER = "2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z", "2026-11-20T12:00:00Z"


def collect(course: Course) -> str:
    said = course.run("zip_collect", QUIZ)
    assert said.code == 0, said.log
    assert "Traceback" not in said.log
    return said.log


def mark(course: Course) -> None:
    said = course.run("autograde", QUIZ)
    assert said.code == 0, said.log


def line(log: str, *parts: str) -> str:
    found = [line for line in log.splitlines() if all(part in line for part in parts)]
    assert found, log
    return found[0]


def contents(archive: Path) -> dict[str, bytes]:
    plain = [path for path in archive.iterdir() if path.is_file() and not path.is_symlink()]
    return {path.name: path.read_bytes() for path in plain}


def test_a_class_with_broken_zips_among_good_ones(course: Course, tmp_path: Path) -> None:
    course.upload("Anna Miller_123_assignsubmission_file_x.zip", learner="anna", responses=RIGHT)
    course.upload("ben.zip", learner="ben", responses=WRONG, notebook=None)
    course.upload_bytes("broken.zip", b"PK\x03\x04 and then nothing")
    course.upload_bytes("empty.zip", b"")
    course.upload("evil.zip", learner="mallory", responses=RIGHT, extra=[("../../../evil.txt", b"x")])
    course.upload("bomb.zip", learner="mallory", responses=RIGHT, extra=[("bomb", bytes(300 * 2**20))])
    course.upload("other.zip", learner="dora", assignment="quiz-b", responses=RIGHT)
    course.upload_bytes("essay.docx", b"PK not a hand-in")
    (course.archive / "link.zip").symlink_to(course.root / "gradebook.db")
    os.mkfifo(course.archive / "pipe.zip")
    (course.archive / ".DS_Store").write_bytes(b"x")
    originals = contents(course.archive)
    log = collect(course)
    for name in ("broken.zip", "empty.zip", "evil.zip", "bomb.zip", "other.zip", "essay.docx", "link.zip", "pipe.zip"):
        line(log, "ERROR", f"{name}:")
    assert "downloaded/quiz-b/archive/" in line(log, "other.zip", "quiz-b")
    assert "8 refused" in line(log, "2 taken in")
    mark(course)
    assert course.item_marks("anna") == FULL
    assert course.item_marks("ben") == NOTHING
    assert sorted(path.name for path in (course.root / "submitted").iterdir()) == ["anna", "ben"]
    assert not list(tmp_path.rglob("evil.txt"))
    assert contents(course.archive) == originals


def test_the_release_that_was_handed_in_goes_on_to_marking(course: Course) -> None:
    course.upload("a.zip", manifest={"release": "1"})
    collect(course)
    assert json.loads((course.submitted("anna") / "handin.json").read_bytes())["release"] == "1"


def test_what_is_laid_into_submitted_is_answers_notebook_and_time(course: Course) -> None:
    course.upload("a.zip", responses=RIGHT, time=EARLY, extra=[("virus.py", b"x"), ("deeper/b.txt", b"x")])
    collect(course)
    folder = course.submitted("anna")
    assert sorted(path.name for path in folder.iterdir()) == ["answers.json", f"{QUIZ}.ipynb", "timestamp.txt"]
    assert (folder / "timestamp.txt").read_text() == "2026-11-20 10:00:00"


def test_a_hand_in_without_notebook_gets_the_released_one(course: Course) -> None:
    course.upload("a.zip", responses=RIGHT, notebook=None)
    collect(course)
    assert (course.submitted("anna") / f"{QUIZ}.ipynb").read_bytes() == (course.release / f"{QUIZ}.ipynb").read_bytes()


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00Z", "0999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"])
def test_a_hand_in_with_an_absurd_time_stops_nobody(course: Course, time: str) -> None:
    course.upload("1.zip", learner="anna", responses=RIGHT, time=time)
    course.upload("2.zip", learner="ben", responses=RIGHT)
    line(collect(course), "1.zip:", "does not give a time that can be right")
    mark(course)
    assert course.item_marks("anna") == course.item_marks("ben") == FULL


@pytest.mark.parametrize("names", [("1.zip", "2.zip"), ("2.zip", "1.zip")])
def test_of_the_same_learners_hand_ins_the_newest_counts(course: Course, names: tuple[str, str]) -> None:
    course.upload(names[0], responses=WRONG, time=EARLY)
    course.upload(names[1], responses=RIGHT, time=LATE, notebook=None)
    log = collect(course)
    assert "anna has a newer hand-in" in line(log, f"{names[0]}:")
    mark(course)
    assert course.item_marks("anna") == FULL


@pytest.mark.parametrize("folders", [("a", "b"), ("b", "a")])
@pytest.mark.parametrize("older", ["older", "newer but damaged"])
def test_zips_of_one_name_in_several_folders_are_told_apart(
    course: Course, folders: tuple[str, str], older: str
) -> None:
    damaged = {"answers": b"damaged", "time": LATER}
    course.upload("1.zip", **({"responses": WRONG, "time": EARLY} if older == "older" else damaged))
    course.upload("2.zip", responses=RIGHT, time=LATE)
    for name, folder in zip(("1.zip", "2.zip"), folders, strict=True):
        (course.archive / folder).mkdir()
        shutil.move(course.archive / name, course.archive / folder / "upload.zip")
    collect(course)
    mark(course)
    assert course.item_marks("anna") == FULL


def test_a_zips_name_cannot_pass_for_lines_of_the_log(course: Course) -> None:
    course.upload_bytes("a\n[ZipCollectApp | INFO] 9 taken in.zip", b"PK")
    log = collect(course)
    assert all("refused" in found.casefold() or "damaged" in found for found in log.splitlines() if "9 taken" in found)
    assert len([found for found in log.splitlines() if "9 taken" in found]) == 2


def test_the_same_zip_twice_counts_once(course: Course) -> None:
    for name in ("1.zip", "1 (1).zip"):
        course.upload(name, responses=RIGHT)
    assert "1 taken in" in collect(course)
    mark(course)
    assert course.item_marks("anna") == FULL


def test_a_newer_upload_replaces_what_was_collected_and_is_marked(course: Course) -> None:
    course.upload("1.zip", responses=WRONG, time=EARLY)
    collect(course)
    mark(course)
    assert course.item_marks("anna") == NOTHING
    course.upload("2.zip", responses=RIGHT, time=LATE)
    collect(course)
    mark(course)
    assert course.item_marks("anna") == FULL


def test_a_hand_in_that_cannot_be_written_leaves_the_one_before_and_stops_nobody(course: Course) -> None:
    for learner in ("anna", "ben"):
        course.upload(f"{learner}1.zip", learner=learner, responses=WRONG, time=EARLY)
    collect(course)
    before = {path.name: path.read_bytes() for path in course.submitted("anna").iterdir()}
    for learner in ("anna", "ben"):
        course.upload(f"{learner}2.zip", learner=learner, responses=RIGHT, time=LATE)

    def full_for_anna(here: Path, there: Path) -> None:
        if "anna" in here.parent.name and here.suffix == ".ipynb":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        there.write_bytes(here.read_bytes())

    with patch("backfacial.grading.laying_in.shutil.copyfile", full_for_anna):
        said = course.run("zip_collect", QUIZ)
    assert said.code == 1 and "Traceback" not in said.log
    told = said.lines("ERROR")
    assert len(told) == 1 and "submitted/anna/quiz-a could not be written (No space left on device)" in told[0]
    assert {path.name: path.read_bytes() for path in course.submitted("anna").iterdir()} == before
    assert "b" in (course.submitted("ben") / "answers.json").read_text()
    collect(course)
    mark(course)
    assert course.item_marks("anna") == course.item_marks("ben") == FULL
    assert [path.name for path in course.submitted("anna").parent.iterdir()] == [QUIZ]


@pytest.mark.parametrize("steps", range(5))
def test_taking_in_that_is_cut_off_leaves_no_half_hand_in_and_the_next_is_as_without(
    course: Course, steps: int
) -> None:
    course.upload("1.zip", responses=WRONG, time=EARLY)
    collect(course)
    mark(course)
    course.grade_by_hand("anna", 3.0)
    course.upload("2.zip", responses=RIGHT, time=LATE)
    with pytest.raises(PowerCut), cut_off_after(steps):
        course.run("zip_collect", QUIZ)
    whole = {"answers.json", f"{QUIZ}.ipynb", "timestamp.txt"}
    folder = course.submitted("anna")
    assert not folder.exists() or {path.name for path in folder.iterdir()} == whole
    assert "set aside" not in collect(course) and not course.set_aside.exists()
    mark(course)
    assert course.scores("anna") == {**FULL, "own-words": 3.0} and course.waiting("anna") == set()
    assert [path.name for path in folder.parent.iterdir()] == [QUIZ]


class PowerCut(BaseException):
    pass


@contextmanager
def cut_off_after(steps: int) -> Iterator[None]:
    """Nothing more is made, copied, moved or removed in submitted/ after so many steps."""
    left = steps

    def counted(step: Callable[..., Any]) -> Callable[..., Any]:
        def take(*arguments: Any, **more: Any) -> Any:
            nonlocal left
            left -= any("submitted" in str(argument) for argument in arguments)
            if left < 0:
                raise PowerCut
            return step(*arguments, **more)

        return take

    with (
        patch.object(Path, "rename", counted(Path.rename)),
        patch.object(Path, "mkdir", counted(Path.mkdir)),
        patch.object(os, "makedirs", counted(os.makedirs)),
        patch.object(shutil, "copyfile", counted(shutil.copyfile)),
        patch.object(shutil, "rmtree", counted(shutil.rmtree)),
    ):
        yield


def test_an_older_upload_that_comes_later_replaces_nothing(course: Course) -> None:
    course.upload("2.zip", responses=RIGHT, time=LATE)
    collect(course)
    course.archive.joinpath("2.zip").rename(course.root / "moved-away.zip")
    course.upload("1.zip", responses=WRONG, time=EARLY)
    log = collect(course)
    line(log, "1.zip", "is newer and stays")
    mark(course)
    assert course.item_marks("anna") == FULL


def test_collecting_again_changes_nothing_that_is_there(course: Course) -> None:
    course.upload("1.zip", responses=RIGHT, time=EARLY)
    collect(course)
    before = {path: path.stat().st_mtime_ns for path in course.submitted("anna").iterdir()}
    course.upload("b.zip", learner="ben", responses=WRONG)
    log = collect(course)
    line(log, "1.zip", "already taken in")
    assert {path: path.stat().st_mtime_ns for path in course.submitted("anna").iterdir()} == before
    assert course.submitted("ben").is_dir()


def test_a_newest_hand_in_that_cannot_be_read_does_not_replace_an_older_one(course: Course) -> None:
    course.upload("1.zip", responses=RIGHT, time=EARLY)
    course.upload("2.zip", answers=b"damaged", time=LATE)
    log = collect(course)
    assert "Ask for a new hand-in" in line(log, "2.zip:", "cannot be read")
    mark(course)
    assert course.item_marks("anna") == FULL


def test_unreadable_answers_are_taken_when_there_is_nothing_else(course: Course) -> None:
    course.upload("1.zip", answers=b"damaged", time=LATE)
    collect(course)
    mark(course)
    assert course.item_marks("anna") == NOTHING
    course.upload("0.zip", responses=RIGHT, time=EARLY)
    collect(course)
    said = course.run("autograde", QUIZ, "--force")
    assert said.code == 0, said.log
    assert course.item_marks("anna") == FULL


def test_what_lay_in_submitted_and_came_from_no_zip_is_kept(course: Course) -> None:
    folder = course.hand_in("anna", WRONG)
    (folder / "diary.txt").write_text("dear diary")
    course.upload("1.zip", responses=RIGHT)
    log = collect(course)
    assert "set-aside/anna" in line(log, "anna", "kept in")
    kept = course.set_aside / "anna" / QUIZ / QUIZ
    assert (kept / "diary.txt").read_text() == "dear diary"
    assert (kept / "answers.json").read_bytes() == answers_file(WRONG, "anna")
    mark(course)
    assert course.item_marks("anna") == FULL


@pytest.mark.parametrize("where", ["learner", "assignment", "file"])
def test_a_link_in_the_way_in_submitted_stops_nobody(course: Course, tmp_path: Path, where: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious.txt").write_text("keep")
    folder = course.submitted("anna")
    at = {"learner": folder.parent, "assignment": folder, "file": folder / "answers.json"}[where]
    at.parent.mkdir(parents=True)
    at.symlink_to(elsewhere)
    course.upload("1.zip", responses=RIGHT)
    course.upload("b.zip", learner="ben", responses=RIGHT)
    collect(course)
    mark(course)
    assert course.item_marks("anna") == course.item_marks("ben") == FULL
    assert [path.name for path in elsewhere.iterdir()] == ["precious.txt"]


def test_answers_saved_by_one_and_handed_in_for_another_are_told(course: Course) -> None:
    course.upload("1.zip", learner="anna", answers=answers_file(RIGHT, "ben"))
    collect(course)
    said = course.run("autograde", QUIZ)
    assert said.lines("anna:", "'ben'", "Ask both")
    assert course.item_marks("anna") == FULL


def test_zips_in_folders_of_the_archive_are_found(course: Course) -> None:
    path = course.upload("1.zip", responses=RIGHT)
    (course.archive / "Anna Miller").mkdir()
    shutil.move(path, course.archive / "Anna Miller" / "1.zip")
    assert "1 taken in" in collect(course)


def test_an_empty_archive_and_a_missing_one_are_no_error(course: Course) -> None:
    collect(course)
    course.archive.mkdir(parents=True)
    assert "0 taken in" in collect(course)


def test_a_hand_in_may_be_late(course: Course) -> None:
    from nbgrader.utils import parse_utc

    with course.gradebook() as gradebook:
        gradebook.find_assignment(QUIZ).duedate = parse_utc("2026-11-20 10:30:00")
        gradebook.db.commit()
    course.upload("1.zip", responses=RIGHT, time=LATE)
    collect(course)
    mark(course)
    with course.gradebook() as gradebook:
        assert gradebook.find_submission(QUIZ, "anna").total_seconds_late == 1800
