"""`backfacial due`, and nbgrader's own --duedate: what is set is what counts, at marking too."""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from clocks import computer_in
from graded_course import QUIZ, RIGHT, Course, Said
from typer.testing import CliRunner

from backfacial import cli
from backfacial.classroom.one_person import settle

BEFORE, AFTER = "2026-12-01 10:00:00", "2026-12-02 10:00:00"
PENALTY = '\nc.LateSubmissionPlugin.penalty_method = "zero"\n'


@pytest.fixture(autouse=True)
def vienna() -> Iterator[None]:
    """The computer stands in Vienna."""
    with computer_in("Europe/Vienna"):
        yield


def due(course: Course, *arguments: str, quiz: str = QUIZ) -> Said:
    here = Path.cwd()
    os.chdir(course.root)
    try:
        done = CliRunner().invoke(cli.app, ["due", quiz, *arguments])
    finally:
        os.chdir(here)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Said(done.exit_code, done.output)


def hand_in(course: Course, learner: str, at: str) -> None:
    course.hand_in(learner, {**RIGHT, "own-words": "I would listen."})
    (course.submitted(learner) / "timestamp.txt").write_text(at)


def in_gradebook(course: Course) -> datetime.datetime | None:
    with course.gradebook() as gradebook:
        found: datetime.datetime | None = gradebook.find_assignment(QUIZ).duedate
    return found


def late(course: Course, learner: str) -> float:
    with course.gradebook() as gradebook:
        return float(gradebook.find_submission(QUIZ, learner).total_seconds_late)


def penalty(course: Course, learner: str) -> float:
    with course.gradebook() as gradebook:
        return float(gradebook.find_submission(QUIZ, learner).late_submission_penalty or 0)


def test_a_date_is_set_said_back_shown_changed_and_taken_away(course: Course) -> None:
    assert "no due date" in due(course).log
    said = due(course, "2099-12-01 17:00")
    assert said.code == 0, said.log
    assert "quiz-a is due Tuesday 1 December 2099, 17:00 (UTC+01:00, your computer's zone)." in said.log
    assert "past" not in said.log
    assert in_gradebook(course) == datetime.datetime(2099, 12, 1, 16)
    assert "Tuesday 1 December 2099, 17:00 (UTC+01:00" in due(course).log
    said = due(course, "2026-07-01", "17:00")  # somebody forgot the quotes
    assert in_gradebook(course) == datetime.datetime(2026, 7, 1, 15)
    assert "Before, it was Tuesday 1 December 2099" in said.log
    assert "in the past" in said.log
    assert "end of that day" in due(course, "2026-12-01").log
    assert "It was Tuesday 1 December 2026, 23:59" in due(course, "--none").log
    assert in_gradebook(course) is None
    assert "none to take away" in due(course, "--none").log


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["1.12.2026"], ['"2026-12-01"', '"2026-01-12"']),
        (["12/1/2026 17:00"], ['"2026-12-01 17:00"', '"2026-01-12 17:00"']),
        (["2026-12-01", "2026-12-02"], ["two dates"]),
        (["2026-12-01", "--none"], ["not both"]),
        (["soon"], ["not understood"]),
        (["2026-12-01", "--for", "o'hara"], ["letters"]),
        (["2026-12-01", "--for", "anna"], ["no date yet", f"backfacial due {QUIZ}"]),
    ],
)
def test_bad_input_is_one_sentence_and_changes_nothing(course: Course, arguments: list[str], parts: list[str]) -> None:
    said = due(course, *arguments)
    assert said.code == 1
    assert len(said.log.strip().splitlines()) == 1, said.log
    for part in parts:
        assert part in said.log
    assert in_gradebook(course) is None
    assert not (course.root / "class").exists()


def test_an_unknown_quiz_and_no_course_are_named(course: Course) -> None:
    assert "Did you mean quiz-a" in due(course, "2026-12-01", quiz="quizz-a").log
    assert "There is: quiz-a" in due(course, quiz="99").log
    (course.root / "nbgrader_config.py").unlink()
    assert "in no course" in due(course).log


def test_a_learner_gets_longer_also_before_handing_in(course: Course) -> None:
    due(course, "2026-12-01 17:00")
    said = due(course, "2026-12-03 17:00", "--for", "anna.m")
    assert said.code == 0, said.log
    assert "Thursday 3 December 2026, 17:00 (UTC+01:00, your computer's zone) for anna.m" in said.log
    assert "Nobody is known as anna.m yet" in said.log
    for learner in ("anna.m", "bea"):
        hand_in(course, learner, AFTER)
    marked = course.run("autograde", QUIZ)
    assert marked.code == 0, marked.log
    assert not marked.lines("anna.m", "seconds late"), marked.log
    assert marked.lines("bea", "seconds late")
    assert (late(course, "anna.m"), late(course, "bea")) == (0, 18 * 3600)
    # nbgrader counts from the date for everybody; the learner's own stays where it is when that moves
    course.run("db", "assignment", "add", QUIZ, "--duedate", "2026-11-01 17:00 UTC")
    assert course.run("export").code == 0
    assert (late(course, "anna.m"), late(course, "bea")) == (0, (30 * 24 + 17) * 3600)
    due_by = {learner: row["duedate"] for learner, row in course.grades_csv().items()}
    assert due_by == {"anna.m": "2026-12-03 16:00:00", "bea": "2026-11-01 17:00:00"}
    assert "anna.m: due Thursday 3 December 2026" in due(course).log
    said = due(course, "--for", "anna.m", "--none")
    assert "It was Thursday 3 December 2026" in said.log
    assert late(course, "anna.m") == late(course, "bea")
    assert "anna.m" not in due(course).log


def test_a_learner_that_nobody_knows_may_be_a_slip(course: Course) -> None:
    due(course, "2026-12-01 17:00")
    course.hand_in("anna.m", {})
    assert "did you mean anna.m?" in due(course, "2026-12-03", "--for", "ana.m").log
    assert "known" not in due(course, "2026-12-03", "--for", "anna.m").log


def test_an_extension_has_to_be_later_than_the_date_for_everybody(course: Course) -> None:
    due(course, "2026-12-01 17:00")
    said = due(course, "2026-12-01 16:00", "--for", "anna")
    assert said.code == 1 and "not later" in said.log
    assert due(course, "2026-12-05", "--for", "anna").code == 0
    said = due(course, "2026-12-24 17:00")
    assert "The later one counts" in said.log and "anna" in said.log
    hand_in(course, "anna", "2026-12-20 10:00:00")
    assert course.run("autograde", QUIZ).code == 0
    assert late(course, "anna") == 0


def test_without_a_date_for_everybody_extensions_wait_and_stop_nothing(course: Course) -> None:
    due(course, "2026-12-01 17:00")
    due(course, "2026-12-03 17:00", "--for", "anna")
    hand_in(course, "anna", AFTER)
    assert course.run("autograde", QUIZ).code == 0
    said = due(course, "--none")
    assert "count again once there is a date" in said.log and "anna" in said.log
    course.run("db", "assignment", "add", QUIZ)  # nbgrader takes the date away too
    for command in (["autograde", QUIZ, "--force"], ["generate_feedback", QUIZ], ["export"]):
        said = course.run(*command)
        assert said.code == 0, said.log
    assert "anna" in due(course).log
    due(course, "2026-12-01 17:00")
    assert course.run("export").code == 0
    assert late(course, "anna") == 0


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{QUIZ}:\n  anna: 2026-12-01T10:00:00Z\n  anna: 2026-12-02T10:00:00Z\n", ["line 3", "twice"]),
        (f"{QUIZ}:\n  anna: 1.12.2026\n", [QUIZ, "anna", "2026-12-05T16:00:00Z"]),
        (f"{QUIZ}:\n  anna: 2026-12-01\n", [QUIZ, "anna"]),
        (f"{QUIZ}: [\n", ["line"]),
        ("- anna\n", ["class/dates.yml"]),
    ],
)
def test_a_file_of_dates_that_is_broken_stops_before_anything_is_marked(
    course: Course, text: str, parts: list[str]
) -> None:
    path = course.root / "class" / "dates.yml"
    path.parent.mkdir()
    path.write_text(text)
    course.hand_in("anna", RIGHT)
    for said in (course.run("autograde", QUIZ), course.run("export"), due(course), due(course, "2026-12-01")):
        assert said.code == 1
        [line] = said.lines("class/dates.yml")
        for part in parts:
            assert part in line
    assert not course.is_marked("anna")
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("text", "part"),
    [("1.12.2026 17:00", '"2026-12-01 17:00" or "2026-01-12 17:00"'), ("13.12.2026", "2026-12-13"), ("soon", "soon")],
)
def test_nbgraders_own_duedate_is_refused_before_it_is_guessed(course: Course, text: str, part: str) -> None:
    said = course.run("db", "assignment", "add", QUIZ, f"--duedate={text}")
    assert said.code == 1
    assert "Traceback" not in said.log
    assert said.lines("ERROR", part, "Nothing was written"), said.log
    assert in_gradebook(course) is None
    table = course.root / "quizzes.csv"
    table.write_text(f"name,duedate\nother,2026-12-01 17:00 UTC\n{QUIZ},{text}\n")
    said = course.run("db", "assignment", "import", str(table))
    assert said.code == 1
    assert said.lines("ERROR", "quizzes.csv", "line 3", part), said.log
    with course.gradebook() as gradebook:
        assert [assignment.name for assignment in gradebook.assignments] == [QUIZ]


def test_nbgraders_own_duedate_that_is_clear_is_taken_and_said_back(course: Course) -> None:
    said = course.run("db", "assignment", "add", QUIZ, "--duedate=2026-12-01 17:00")
    assert said.code == 0
    assert said.lines("18:00 (UTC+01:00, your computer's zone)", "without a zone as UTC"), said.log
    assert in_gradebook(course) == datetime.datetime(2026, 12, 1, 17)


def test_a_penalty_that_is_switched_on_opens_nothing_that_a_person_confirmed(course: Course) -> None:
    due(course, "2026-12-01 17:00")
    due(course, "2026-12-03 17:00", "--for", "longer")
    for learner, at in {"late": AFTER, "longer": AFTER, "punctual": BEFORE}.items():
        hand_in(course, learner, at)
    assert course.run("autograde", QUIZ).code == 0
    for learner in ("late", "longer", "punctual"):
        course.grade_by_hand(learner, 3.0, "Warm and clear.")
        course.grade_by_hand(learner, 1.0, item="stop-or-go")
        assert penalty(course, learner) == 0
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + PENALTY)
    said = course.run("autograde", QUIZ, "--force")
    assert said.code == 0, said.log
    for learner in ("late", "longer", "punctual"):
        assert course.waiting(learner) == set()
        assert course.scores(learner) == {"stop-or-go": 1.0, "who-waits": 3.0, "how-long": 1.0, "own-words": 3.0}
        assert penalty(course, learner) == (8.0 if learner == "late" else 0.0)


def test_a_penalty_holds_for_everybody_who_is_late_also_without_marking_again(course: Course) -> None:
    due(course, "2026-12-01 17:00")
    due(course, "2026-12-03 17:00", "--for", "longer")
    for learner, at in {"late": AFTER, "longer": AFTER, "punctual": BEFORE}.items():
        hand_in(course, learner, at)
    assert course.run("autograde", QUIZ).code == 0
    course.grade_by_hand("late", 3.0, "Warm and clear.")
    course.grade_by_hand("late", 1.0, item="stop-or-go")
    hand_in(course, "newer", AFTER)
    config = course.root / "nbgrader_config.py"
    without = config.read_text()
    config.write_text(without + PENALTY)
    said = course.run("autograde", QUIZ)
    assert said.code == 0 and len(said.lines("late: 8 points are taken off quiz-a")) == 1, said.log
    assert {each: penalty(course, each) for each in ("late", "newer", "longer", "punctual")} == {
        "late": 8.0,
        "newer": 6.0,
        "longer": 0.0,
        "punctual": 0.0,
    }
    assert course.waiting("late") == set() and course.scores("late")["own-words"] == 3.0
    again = course.run("export")
    assert not again.lines("points are taken off") and course.grades_csv()["late"]["score"] == "0.0"
    config.write_text(without)
    assert course.run("export").lines("late: 0 points are taken off quiz-a")
    row = course.grades_csv()["late"]
    assert (row["score"], row["needs_marking"], penalty(course, "newer")) == ("8.0", "", 0)


def test_points_that_a_person_gives_afterwards_are_taken_off_as_well(course: Course) -> None:
    due(course, "2026-12-01 17:00")
    hand_in(course, "anna", AFTER)
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + PENALTY)
    assert course.run("autograde", QUIZ).code == 0
    for points in (4.0, 1.0):
        course.grade_by_hand("anna", points)
        assert course.run("export").code == 0
        row = course.grades_csv()["anna"]
        assert (float(row["raw_score"]), float(row["score"]), row["passed"]) == (6 + points, 0, "no")
    due(course, "2026-12-02 17:00", "--for", "anna")
    assert course.run("export").code == 0
    assert float(course.grades_csv()["anna"]["score"]) == 7


def test_who_is_marked_already_is_told_that_penalties_are_not_yet(course: Course) -> None:
    hand_in(course, "anna", AFTER)
    assert course.run("autograde", QUIZ).code == 0
    assert f"backfacial class {QUIZ}" in due(course, "2026-12-01 17:00").log
    assert late(course, "anna") == 18 * 3600


def test_a_gradebook_that_is_none_is_one_sentence(course: Course) -> None:
    (course.root / "gradebook.db").write_bytes(b"no database at all" * 100)
    said = due(course, "2026-12-01 17:00")
    assert said.code == 1
    assert len(said.log.strip().splitlines()) == 1, said.log
    assert "gradebook.db" in said.log


def test_a_disk_that_takes_no_file_leaves_everything_as_it_was(course: Course) -> None:
    due(course, "2026-12-01 17:00")
    # what is not whole yet lies there first
    (course.root / "class" / f".dates.yml.{os.getpid()}.new").mkdir(parents=True)
    said = due(course, "2026-12-03 17:00", "--for", "anna")
    assert said.code == 1
    assert "class/dates.yml could not be written" in said.log
    assert "anna" not in due(course).log


def test_a_date_counts_for_whoever_the_id_stands_for_and_stays_where_it_is(course: Course) -> None:
    due(course, "2026-12-01 17:00")
    due(course, "2026-12-05 17:00", "--for", "gina.zorn")
    hand_in(course, "gina.zorn", AFTER)
    with course.gradebook() as gradebook:
        gradebook.add_student("gina", first_name="Gina")
    assert course.run("autograde", QUIZ).code == 0
    settle(course.root, "gina.zorn", "gina")
    assert "gina: due Saturday 5 December 2026" in due(course).log
    due(course, "2026-11-01 17:00")  # her own stays where it is
    assert late(course, "gina") == 0
    said = due(course, "2026-11-30 17:00", "--for", "gina.zorn")
    assert "(UTC+01:00, your computer's zone) for gina." in said.log and "Nobody is known" not in said.log
    assert late(course, "gina") == 42 * 3600
    assert "gina has no date of their own" in due(course, "--for", "gina.zorn", "--none").log
    assert late(course, "gina") == (30 * 24 + 18) * 3600
