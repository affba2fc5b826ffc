"""`nbgrader export`: who is absent, who waits, who passed, as a table that any program reads."""

import copy
import csv
import os
from pathlib import Path

import pytest
from graded_course import ASSIGNMENT, QUIZ, RIGHT, Course, Said
from typer.testing import CliRunner

from backfacial import cli
from backfacial.classroom.overview import overview
from backfacial.classroom.page import class_page
from backfacial.grading.quiz import read_quiz
from backfacial.grading.table import as_text, from_text

COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score", "status", "percent", "critical", "passed"),
    *("needs_marking", "other_key", "older_release", "late"),
)


@pytest.fixture(scope="module")
def graded(class_course: Course) -> Course:
    course = class_course
    course.hand_in("passed", {**RIGHT, "own-words": "x"})
    course.hand_in("waiting", {**RIGHT, "own-words": "x"})
    course.hand_in("failed", {})
    course.hand_in("critical", {**RIGHT, "stop-or-go": "a", "own-words": "x"})
    assert course.run("autograde", QUIZ).code == 0
    course.grade_by_hand("passed", 4.0)
    course.grade_by_hand("critical", 4.0)
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(
            "absent", last_name='=HYPERLINK("http://evil")', first_name="+1", email="\n=1+1"
        )
        gradebook.update_or_create_student("passed", last_name='Miller, "Anni"', first_name="Anna", email="a@b.c")
    return course


@pytest.mark.parametrize(
    ("learner", "wanted"),
    [
        (
            "absent",
            {"status": "not handed in", "score": "", "percent": "", "critical": "", "passed": ""},
        ),
        (
            "waiting",
            {"status": "needs marking", "needs_marking": "own-words", "score": "6.0", "percent": "60.0", "passed": ""},
        ),
        ("passed", {"status": "marked", "score": "10.0", "percent": "100.0", "critical": "0", "passed": "yes"}),
        ("failed", {"status": "marked", "score": "0.0", "percent": "0.0", "critical": "0", "passed": "no"}),
        ("critical", {"status": "marked", "score": "8.0", "percent": "80.0", "critical": "1", "passed": "no"}),
    ],
)
def test_each_learner_stands_as_the_gradebook_has_it(graded: Course, learner: str, wanted: dict[str, str]) -> None:
    assert graded.run("export").code == 0
    row = graded.grades_csv()[learner]
    assert tuple(row) == COLUMNS
    assert {key: row[key] for key in wanted} == wanted
    assert row["max_score"] == "10.0"


def test_names_are_quoted_and_are_no_formulas(graded: Course) -> None:
    graded.run("export")
    rows = graded.grades_csv()
    assert rows["absent"]["last_name"] == '\'=HYPERLINK("http://evil")'
    assert rows["absent"]["first_name"] == "'+1"
    assert rows["absent"]["email"] == "'\n=1+1"
    assert rows["passed"]["last_name"] == 'Miller, "Anni"'


def test_numbers_have_two_places_at_most(course: Course) -> None:
    data = copy.deepcopy(ASSIGNMENT) | {"release": 2}
    for item, points in zip(data["items"], (2.5, 1, 0.1), strict=True):
        item["points"] = points
    data["items"].append({**data["items"][2], "id": "how-long-too", "points": 0.2})
    course.write_source(data)
    assert course.run("generate_assignment", QUIZ, "--force").code == 0
    course.hand_in("all", {**RIGHT, "how-long-too": RIGHT["how-long"]})
    course.hand_in("some", {"who-waits": ["a", "b"], "how-long": RIGHT["how-long"]})
    assert course.run("autograde", QUIZ).code == 0
    assert course.run("export").code == 0
    rows = course.grades_csv()
    assert [rows["all"][column] for column in ("raw_score", "score", "max_score")] == ["3.8", "3.8", "7.8"]
    assert [rows["some"][column] for column in ("raw_score", "score")] == ["0.77", "0.77"]


def test_what_is_just_below_the_pass_mark_never_looks_as_if_it_had_reached_it(course: Course) -> None:
    course.hand_in("near", {"who-waits": RIGHT["who-waits"], "own-words": "x"})
    assert course.run("autograde", QUIZ).code == 0
    course.grade_by_hand("near", 2.9996)  # 59.996 % of all points, and 60 are asked
    assert course.run("export").code == 0
    assert course.run("export", "--GradesExport.layout=moodle").code == 0
    assert course.run("generate_feedback", QUIZ).code == 0
    row = course.grades_csv()["near"]
    assert (row["score"], row["percent"], row["passed"]) == ("5.99", "59.99", "no")
    assert table(course, "grades-moodle.csv")[1][4:] == ["5.99", "Not passed yet"]
    assert "(59.99 %)" in course.feedback("near")
    view = overview(course.root, read_quiz(course.root / "source" / QUIZ))
    assert "59.99 %" in class_page(view, (), "", course.root, log="", grades="")


@pytest.mark.parametrize(
    "text", ["＝1+1", "\u200e=1+1", "\ufeff =1+1", " @x", "'=1+1", "'＝1", "'Anna", "O'Hara", "a=1"]
)
def test_a_formula_is_one_in_full_width_and_behind_what_nobody_sees_too(text: str) -> None:
    is_name = text in ("'Anna", "O'Hara", "a=1")
    assert as_text(text) == (text if is_name else f"'{text}")
    assert from_text(as_text(text)) == text


@pytest.mark.parametrize(
    "learners",
    [
        ["--student", "passed", "--student", "failed"],
        ["--student=['passed','failed']"],
        ["--student", "[passed, failed]"],
    ],
)
def test_plain_options_choose_file_assignment_and_learners(graded: Course, learners: list[str]) -> None:
    said = graded.run("export", "--to", "some.csv", "--assignment", QUIZ, *learners)
    assert said.code == 0, said.log
    assert sorted(graded.grades_csv("some.csv")) == ["failed", "passed"]
    graded.run("export", "--to", "none.csv", "--assignment", "other")
    assert graded.grades_csv("none.csv") == {}


def test_without_the_source_the_marks_are_exported_and_the_reason_is_told(graded: Course) -> None:
    source = graded.root / "source" / QUIZ / "assignment.yml"
    text = source.read_bytes()
    source.unlink()
    try:
        said = graded.run("export", "--to", "blind.csv")
    finally:
        source.write_bytes(text)
    assert said.code == 0
    assert said.lines("WARNING", "assignment.yml", "missing")
    row = graded.grades_csv("blind.csv")["passed"]
    assert (row["score"], row["passed"]) == ("10.0", "")


def table(course: Course, name: str) -> list[list[str]]:
    with (course.root / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def exported(course: Course, *arguments: str) -> Said:
    """What `backfacial export` does, with its output."""
    here = Path.cwd()
    os.chdir(course.root)
    try:
        done = CliRunner().invoke(cli.app, ["export", *arguments])
    finally:
        os.chdir(here)
    return Said(done.exit_code, done.output)


def test_nobody_who_handed_in_nothing_has_points(graded: Course) -> None:
    graded.run("export")
    row = graded.grades_csv()["absent"]
    assert {key for key, value in row.items() if value} == {
        *("assignment", "student_id", "last_name", "first_name", "email", "max_score", "status")
    }


def test_points_of_each_question_stand_after_the_other_columns(graded: Course) -> None:
    assert graded.run("export", "--GradesExport.questions=True").code == 0
    rows = graded.grades_csv()
    ids = [part.id for part in graded.assignment.everything]
    assert tuple(rows["passed"]) == (*COLUMNS, *ids)
    assert [rows["passed"][item] for item in ids] == ["2.0", "3.0", "1.0", "4.0"]
    assert [rows["waiting"][item] for item in ids] == ["2.0", "3.0", "1.0", ""]
    assert [rows["absent"][item] for item in ids] == ["", "", "", ""]


def test_moodle_gets_points_that_are_final_and_the_result_in_words(graded: Course) -> None:
    said = graded.run("export", "--GradesExport.layout=moodle")
    assert said.code == 0, said.log
    heading, *rows = table(graded, "grades-moodle.csv")
    assert heading == [
        *("First name", "Last name", "ID number", "Email address", "A small quiz", "A small quiz (Feedback)")
    ]
    by_id = {row[2]: row for row in rows}
    assert by_id["passed"] == ["Anna", 'Miller, "Anni"', "passed", "a@b.c", "10.0", "Passed"]
    assert by_id["critical"][4:] == ["8.0", "A safety mistake holds back the pass"]
    assert by_id["failed"][4:] == ["0.0", "Not passed yet"]
    assert by_id["absent"] == ["'+1", '\'=HYPERLINK("http://evil")', "absent", "'\n=1+1", "", ""]
    assert by_id["waiting"][4:] == ["", ""]
    assert said.lines("WARNING", "not final", f"waiting ({QUIZ})")
    assert said.lines("WARNING", "safety mistake", f"critical ({QUIZ})")


def test_a_platform_is_not_surprised_by_who_is_in_no_list(graded: Course) -> None:
    said = graded.run("export", "--GradesExport.layout=moodle", "--to", "strange.csv")
    assert said.lines("WARNING", "Not in your class list", ": critical, failed, waiting. ")
    assert not graded.run("export", "--to", "own.csv").lines("Not in your class list")


def test_no_platform_gets_points_of_which_nobody_knows_whether_a_client_would_be_hurt(course: Course) -> None:
    course.hand_in("critical", {**RIGHT, "stop-or-go": "a"})
    assert course.run("autograde", QUIZ).code == 0
    (course.autograded("critical") / f"{QUIZ}.ipynb").unlink()
    for layout in ("moodle", "canvas"):
        said = course.run("export", f"--GradesExport.layout={layout}", "--to", "out.csv")
        assert said.code == 0, said.log
        assert said.lines("WARNING", "not final", f"critical ({QUIZ})")
        heading, *rows = table(course, "out.csv")
        assert rows[-1][heading.index("A small quiz")] == ""


def test_canvas_gets_its_own_columns_and_the_points_that_can_be_had(graded: Course) -> None:
    with graded.gradebook() as gradebook:
        gradebook.update_or_create_student("failed", lms_user_id="4711")
    said = graded.run("export", "--GradesExport.layout=canvas", "--to", "for canvas.csv")
    assert said.code == 0, said.log
    heading, possible, *rows = table(graded, "for canvas.csv")
    assert heading == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "A small quiz"]
    assert possible == ["Points Possible", "", "", "", "", "10.0"]
    by_id = {row[3]: row for row in rows}
    assert by_id["passed"] == ['Miller, "Anni", Anna', "", "", "passed", "", "10.0"]
    assert by_id["failed"] == ["failed", "4711", "", "failed", "", "0.0"]
    assert by_id["waiting"][5] == by_id["absent"][5] == ""


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (["--GradesExport.layout=ilias"], "canvas, moodle"),
        (["--GradesExport.layout=moodle", "--GradesExport.questions=True"], "leave out"),
        (["--to", "no such/grades.csv"], "no folder no such"),
        (["--to", "source"], "source could not be written"),
    ],
)
def test_what_cannot_be_exported_is_one_sentence(graded: Course, options: list[str], part: str) -> None:
    said = graded.run("export", *options)
    assert said.code == 1
    assert said.lines("ERROR", part), said.log
    assert "Traceback" not in said.log


def test_a_full_disk_leaves_the_table_before(graded: Course) -> None:
    path = graded.root / "kept.csv"
    path.write_text("the table before")
    in_the_way = graded.root / f".kept.csv.{os.getpid()}.new"
    in_the_way.mkdir()
    said = graded.run("export", "--to", "kept.csv")
    in_the_way.rmdir()
    assert said.code == 1 and said.lines("ERROR", "kept.csv could not be written")
    assert path.read_text() == "the table before"


def test_the_short_command_does_the_same(graded: Course, tmp_path: Path) -> None:
    assert exported(graded, QUIZ, "--for", "moodle", "--to", str(tmp_path / "short.csv")).code == 0
    assert graded.run("export", "--GradesExport.layout=moodle", "--to", "long.csv").code == 0
    assert (tmp_path / "short.csv").read_bytes() == (graded.root / "long.csv").read_bytes()
    assert "Did you mean" in exported(graded, "quizz-a").log
