"""Two ids that are one person: what both handed in and were given is one person's, and can be parted again."""

import csv
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from graded_course import QUIZ, RIGHT, WRONG, Course, copied
from sqlalchemy.orm import Session
from two_ids import EARLY, LATE, LATER, MEANT, TYPED, take_in, zipped

from backfacial.classroom.one_person import settle, undo
from backfacial.grading.people_file import same_people
from backfacial.grading.source import SourceProblem

Snapshot = dict[str, Any]


def seen(course: Course) -> Snapshot:
    """Everything that a person would miss: hand-ins as they came and were marked, points, comments, extensions."""
    found: Snapshot = {}
    for learner in (TYPED, MEANT):
        folders = (course.submitted(learner), course.autograded(learner))
        files = {
            f"{folder.parts[-3]}/{path.name}": path.read_bytes()
            for folder in folders
            if folder.is_dir()
            for path in sorted(folder.iterdir())
        }
        found[learner] = (files, *(_marks(course, learner) if course.is_marked(learner) else ()))
    return found


def _marks(course: Course, learner: str) -> tuple[Any, ...]:
    with course.gradebook() as gradebook:
        submission = gradebook.find_submission(QUIZ, learner)
        notebook = submission.notebooks[0]
        grades = {
            grade.name: (grade.auto_score, grade.manual_score, grade.extra_credit, grade.needs_manual_grade)
            for grade in notebook.grades
        }
        comments = {comment.name: (comment.auto_comment, comment.manual_comment) for comment in notebook.comments}
        return submission.timestamp, submission.extension, grades, comments


def marked_class(course: Course, *who: tuple[str, dict[str, Any], str]) -> Course:
    """A class in which each of these has handed in, and has points and a comment from a person."""
    for learner, responses, time in who:
        zipped(course, learner, responses, time)
    take_in(course)
    for number, (learner, _, _) in enumerate(who, start=1):
        course.grade_by_hand(learner, float(number), f"=a word to '{learner}'")
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(QUIZ, duedate="2026-11-20 12:00:00")
        gradebook.grant_extension(QUIZ, who[0][0], days=2)
    return course


@pytest.fixture(scope="module", params=["typed newer", "meant newer", "typed only"])
def marked(request: pytest.FixtureRequest, released: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Only read it."""
    course = copied(released, tmp_path_factory.mktemp("marked"))
    both = [(MEANT, WRONG, EARLY if request.param == "typed newer" else LATER), (TYPED, RIGHT, LATE)]
    course = marked_class(course, *(both[1:] if request.param == "typed only" else both))
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(MEANT, first_name="Gina", last_name="Zorn")
    return course


def newest_of(found: Snapshot) -> str:
    """Of those who have handed in, whose hand-in is the newest."""
    handed_in = [learner for learner, each in found.items() if each != ({},)]
    return max(handed_in, key=lambda learner: found[learner][1])


@pytest.fixture
def own(marked: Course, tmp_path: Path) -> Course:
    """The same, to be changed."""
    return copied(marked, tmp_path)


def test_the_newer_hand_in_counts_with_all_that_a_person_gave(marked: Course, own: Course) -> None:
    before = seen(marked)
    newest = newest_of(before)
    told = settle(own.root, TYPED, MEANT)
    after = seen(own)
    assert after[TYPED] == ({},)
    files, at, extension, grades, comments = after[MEANT]
    assert (files, at, grades, comments) == tuple(before[newest][index] for index in (0, 1, 3, 4))
    assert extension is not None and extension.days == 2  # whichever of them had it
    assert QUIZ in told[0] and "apart gina.zorn" in told[-1]
    if before[MEANT] != ({},):
        older = TYPED if newest == MEANT else MEANT
        with next(own.set_aside.rglob(f"{older}.csv")).open(encoding="utf-8", newline="") as file:
            kept = {row["question"]: row for row in csv.DictReader(file)}
        assert kept["own-words"]["comment"] == f"'=a word to '{older}'"
        assert kept["own-words"]["manual_score"] == str(before[older][3]["own-words"][1])


def test_after_that_the_next_run_changes_nothing_and_asks_nobody_whose_work_it_is(own: Course) -> None:
    settle(own.root, TYPED, MEANT)
    before = seen(own)
    assert "gina.zorn is gina in your class list" in take_in(own)
    assert seen(own) == before
    again = own.run("autograde", QUIZ, "--force")
    assert again.code == 0 and not again.lines("Ask both whose work it is")
    assert own.run("generate_feedback", QUIZ).code == own.run("export").code == 0
    assert list(own.grades_csv()) == [MEANT]


def test_parted_again_both_are_as_they_were(marked: Course, own: Course) -> None:
    settle(own.root, TYPED, MEANT)
    take_in(own)
    undo(own.root, TYPED)
    take_in(own)
    before, after = seen(marked), seen(own)
    if newest_of(before) == TYPED:
        # an extension that was granted to either stays with the hand-in that counted
        before[TYPED] = (*before[TYPED][:2], after[TYPED][2], *before[TYPED][3:])
    assert after == before
    assert not list(own.set_aside.rglob("*.csv"))
    assert same_people(own.root) == {}


def test_a_name_that_only_the_gradebook_knows_is_back_with_its_id(released: Course, tmp_path: Path) -> None:
    course = copied(released, tmp_path)
    with course.gradebook() as gradebook:
        gradebook.add_student(TYPED, first_name="Gina", last_name="Zorn", email="g@example.org", lms_user_id="4711")
        gradebook.add_student(MEANT, first_name="Gina", last_name="Low", lms_user_id="42")
        gradebook.add_student("gina.z", lms_user_id="7")
    for typed in (TYPED, "gina.z"):
        settle(course.root, typed, MEANT)
        settle(course.root, typed, MEANT)  # as after a run that was broken off
    for typed in ("gina.z", TYPED):
        undo(course.root, typed)
    with course.gradebook() as gradebook:
        student = gradebook.find_student(TYPED)
        assert (student.first_name, student.last_name, student.email) == ("Gina", "Zorn", "g@example.org")
        numbers = {learner: gradebook.find_student(learner).lms_user_id for learner in (TYPED, MEANT, "gina.z")}
        assert numbers == {TYPED: "4711", MEANT: "42", "gina.z": "7"}


class _PowerCut(BaseException):
    pass


@contextmanager
def _broken_off_after(steps: int) -> Iterator[None]:
    """Nothing more is moved, removed or written after so many steps."""
    left = steps

    def counted(step: Callable[..., Any]) -> Callable[..., Any]:
        def take(*arguments: Any, **more: Any) -> Any:
            nonlocal left
            left -= 1
            if left < 0:
                raise _PowerCut
            return step(*arguments, **more)

        return take

    with (
        patch.object(Path, "rename", counted(Path.rename)),
        patch.object(Path, "rmdir", counted(Path.rmdir)),
        patch.object(Path, "unlink", counted(Path.unlink)),
        patch.object(Path, "replace", counted(Path.replace)),
        patch.object(Session, "commit", counted(Session.commit)),
    ):
        yield


@pytest.mark.parametrize("marked", ["typed newer"], indirect=True)
@pytest.mark.parametrize("begun", ["both marked", "one unmarked", "settled"])
def test_broken_off_anywhere_and_run_again_it_comes_to_the_same(marked: Course, tmp_path: Path, begun: str) -> None:
    begin, part = copied(marked, tmp_path), begun == "settled"
    if part:
        settle(begin.root, TYPED, MEANT)
    elif begun == "one unmarked":
        shutil.rmtree(begin.autograded(MEANT))
    whole = copied(begin, tmp_path / "whole")
    step = partial(undo, typed=TYPED) if part else partial(settle, typed=TYPED, meant=MEANT)
    step(whole.root)
    for steps in range(100):
        broken = copied(begin, tmp_path / str(steps))
        try:
            with _broken_off_after(steps):
                step(broken.root)
        except _PowerCut:
            with suppress(SourceProblem) if same_people(broken.root) == {} and part else nullcontext():
                step(broken.root)
            assert seen(broken) == seen(whole), steps
        else:
            assert steps > 5
            return


@pytest.mark.parametrize("marked", ["typed only"], indirect=True)
def test_what_cannot_be_settled_is_told_in_a_sentence_and_changes_nothing(own: Course) -> None:
    with own.gradebook() as gradebook:
        gradebook.update_or_create_student("anna", first_name="Anna")
        gradebook.update_or_create_student("bea", first_name="Bea")
    settle(own.root, TYPED, MEANT)
    before = seen(own)
    for typed, meant, mend in [
        ("anna", "anna", "name the id that was typed, and then the one in your class list"),
        ("nobody", "anna", "nobody is nobody"),
        ("anna", "beaa", "did you mean bea?"),
        ("../anna", "anna", "../anna is nobody"),
        (MEANT, TYPED, "backfacial roster apart gina.zorn"),  # a circle
        ("anna", TYPED, "backfacial roster same anna gina"),  # a chain
        (MEANT, "anna", "backfacial roster apart gina.zorn"),  # a chain from the other end
        (TYPED, "anna", "backfacial roster apart gina.zorn"),
    ]:
        with pytest.raises(SourceProblem) as told:
            settle(own.root, typed, meant)
        assert mend in str(told.value) and "\n" not in str(told.value)
    with pytest.raises(SourceProblem, match=r"did you mean gina\.zorn"):
        undo(own.root, "gina.zor")
    assert seen(own) == before and same_people(own.root) == {TYPED: MEANT}


@pytest.mark.parametrize("marked", ["typed only"], indirect=True)
def test_a_gradebook_that_another_program_writes_to_stops_it_before_anything_is_moved(
    own: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sqlalchemy.dialects.sqlite.pysqlite.SQLiteDialect_pysqlite.connect", _impatient)
    before, other = seen(own), sqlite3.connect(own.root / "gradebook.db")
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(
            SourceProblem, match=r"gradebook.db: cannot be written \(database is locked\): close formgrader"
        ):
            settle(own.root, TYPED, MEANT)
    finally:
        other.close()
    assert seen(own) == before and same_people(own.root) == {}


def _impatient(_dialect: Any, *arguments: Any, **more: Any) -> sqlite3.Connection:
    return sqlite3.connect(*arguments, **more, timeout=0)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("same: {gina.zorn: gina, gina: anna}", "'gina.zorn' stands for 'gina', and that for 'anna'"),
        ("same: {gina: gina}", "'gina' stands for itself"),
        ("same: {007: gina}", "same 7: Input should be a valid string"),
        ("same: {../x: gina}", "'../x' is no learner's id"),
        ("same: [", "class/people.yml: line 2"),
        ("- gina", "should hold 'same:' and 'listed:'"),
        ("sames: {}", "sames: Extra inputs are not permitted"),
    ],
)
def test_a_broken_file_of_people_stops_taking_in_and_marking_with_a_sentence(
    released: Course, text: str, mend: str
) -> None:
    path = released.root / "class" / "people.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    try:
        for command in ("zip_collect", "autograde"):
            said = released.run(command, QUIZ)
            assert said.code == 1
            assert said.lines("ERROR", "class/people.yml: ") and mend in said.log and "Traceback" not in said.log
    finally:
        shutil.rmtree(path.parent)


@pytest.mark.parametrize("settled", [("gina.z", "gina.zorn"), ("gina.zorn", "gina.z")])
def test_three_ids_of_one_person_are_parted_from_the_last_to_the_first_and_nobody_gets_anothers_marks(
    released: Course, tmp_path: Path, settled: tuple[str, str]
) -> None:
    course = copied(released, tmp_path)
    everybody = {MEANT: (EARLY, 1.0), "gina.z": (LATE, 2.0), TYPED: (LATER, 3.0)}
    for learner, (time, _) in everybody.items():
        zipped(course, learner, RIGHT, time, f"I am {learner}.")
    take_in(course)
    for learner, (_, points) in everybody.items():
        course.grade_by_hand(learner, points, f"for {learner}")
    for learner in settled:
        settle(course.root, learner, MEANT)
    first, last = settled
    with pytest.raises(SourceProblem, match=f"First: backfacial roster apart {last}"):
        undo(course.root, first)
    for learner in (last, first):
        undo(course.root, learner)
        take_in(course)
    for learner, (_, points) in everybody.items():
        assert course.scores(learner)["own-words"] == points and course.waiting(learner) == set()
        assert f"I am {learner}." in (course.submitted(learner) / "answers.json").read_text(encoding="utf-8")
    assert not list(course.set_aside.rglob("*.csv"))
