"""`nbgrader export`: who is absent, who waits, who passed, as a table that any program reads."""

import copy

import pytest
from graded_course import ASSIGNMENT, QUIZ, RIGHT, Course

COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score", "status", "percent", "critical", "passed"),
    *("needs_marking", "other_key", "older_release"),
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
        ("absent", {"status": "not handed in", "score": "0.0", "percent": "", "critical": "", "passed": ""}),
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


def test_sums_of_tenths_and_thirds_have_no_stray_last_digits(course: Course) -> None:
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
    assert [rows["some"][column] for column in ("raw_score", "score")] == ["0.7666666667", "0.7666666667"]


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
