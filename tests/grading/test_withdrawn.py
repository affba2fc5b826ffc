"""A question that is withdrawn counts for nobody, whenever they answered it, and every page adds up."""

import copy
import csv
from typing import Any

import pytest
from graded_course import ASSIGNMENT, QUIZ, RIGHT, Course
from nbgrader.api import Gradebook

TEXT = "I would listen."
STOP_OR_GO, SAY = "“A lump has grown. What do you do?”", "“What would you say to her?”"


def without(*items: str) -> dict[str, Any]:
    data = copy.deepcopy(ASSIGNMENT) | {"release": 2}
    for kind in ("items", "reflections"):
        data[kind] = [part for part in data[kind] if part["id"] not in items]
    return data


@pytest.fixture(scope="module")
def course(class_course: Course) -> Course:
    """Two learners were marked with all questions, then two were withdrawn, then a third handed in an old quiz."""
    course = class_course
    course.hand_in("anna", {**RIGHT, "own-words": TEXT}, of=ASSIGNMENT)
    course.hand_in("critical", {**RIGHT, "stop-or-go": "a"}, of=ASSIGNMENT)
    assert course.run("autograde", QUIZ).code == 0
    course.grade_by_hand("anna", 3.0, "=Warm and clear")
    course.grade_by_hand("anna", 0.5, item="how-long")
    said = course.make_release(without("stop-or-go", "own-words"))
    assert said.code == 0, said.log
    course.heard["said"] = said
    assert course.run("export", "--to", "before.csv").code == 0
    course.hand_in("late", {**RIGHT, "own-words": TEXT}, of=ASSIGNMENT)
    again = course.run("autograde", QUIZ)
    assert again.code == 0, again.log
    course.heard["again"] = again
    assert course.run("generate_feedback", QUIZ).code == 0
    assert course.run("export").code == 0
    return course


@pytest.mark.parametrize(("learner", "score"), [("anna", "3.5"), ("critical", "4.0"), ("late", "4.0")])
def test_all_totals_are_those_of_the_quiz_as_it_is_now(course: Course, learner: str, score: str) -> None:
    row = course.grades_csv()[learner]
    assert (row["score"], row["max_score"], row["critical"]) == (score, "4.0", "0")
    assert f"{float(score):g} of 4 (" in course.feedback(learner)
    with course.gradebook() as gradebook:
        assert gradebook.find_submission(QUIZ, learner).max_score == 4.0


def test_the_totals_are_right_before_anybody_is_marked_again(course: Course) -> None:
    row = course.grades_csv("before.csv")["critical"]
    assert (row["score"], row["max_score"], row["critical"], row["passed"]) == ("4.0", "4.0", "0", "yes")


def test_the_quiz_page_says_the_new_total(course: Course) -> None:
    assert "Questions: 2. Points: 4." in (course.release / f"{QUIZ}.ipynb").read_text(encoding="utf-8")


def test_the_withdrawn_question_is_on_no_page_but_named(course: Course) -> None:
    page = course.feedback("late")
    assert 'data-item="stop-or-go"' not in page
    assert f"Questions that were withdrawn count for nobody: {STOP_OR_GO}, {SAY}." in page
    said = course.heard["again"]
    assert said.lines("anna: marked again", f"have changed: {STOP_OR_GO}, {SAY}.")
    assert course.heard["said"].lines("WARNING", f"{QUIZ}: withdrawn", f"any more: {SAY}, {STOP_OR_GO}.")


def test_a_mark_that_a_person_gave_for_another_question_stays(course: Course) -> None:
    assert course.scores("anna") == {"who-waits": 3.0, "how-long": 0.5}
    assert course.waiting("anna") == set()


def test_what_a_person_wrote_is_kept(course: Course) -> None:
    [file] = course.set_aside.glob(f"{QUIZ}-withdrawn-*.csv")
    with file.open(encoding="utf-8", newline="") as table:
        rows = {(row["student_id"], row["question"]): row for row in csv.DictReader(table)}
    assert set(rows) == {(who, what) for who in ("anna", "critical") for what in ("stop-or-go", "own-words")}
    kept = rows["anna", "own-words"]
    assert (kept["manual_score"], kept["comment"]) == ("3.0", "'=Warm and clear")
    assert course.heard["said"].lines("WARNING", "withdrawn", file.name)


def test_nothing_of_it_is_left_in_the_gradebook(course: Course) -> None:
    with course.gradebook() as gradebook:
        notebook = gradebook.find_notebook(QUIZ, QUIZ)
        cells = {cell.name for cell in (*notebook.grade_cells, *notebook.solution_cells, *notebook.source_cells)}
        assert not cells & {"stop-or-go", "own-words", "show-own-words", "reflections"}
        assert not [comment for each in notebook.submissions for comment in each.comments]


def test_a_question_cannot_be_added_once_hand_ins_are_marked(course: Course) -> None:
    before = {path.name: path.read_bytes() for path in course.release.iterdir()}
    course.write_source(without("own-words") | {"release": 3})
    said = course.run("generate_assignment", QUIZ)
    assert said.code == 1
    assert said.lines("ERROR", f"source/{QUIZ}/assignment.yml", "stop-or-go", "no question can be added")
    assert "Traceback" not in said.log
    assert {path.name: path.read_bytes() for path in course.release.iterdir()} == before
    course.write_source(without("stop-or-go", "own-words"))


def test_a_gradebook_of_another_quiz_stops_marking_with_the_mend(course: Course) -> None:
    smaller = without("stop-or-go", "own-words", "how-long") | {"release": 3}
    course.write_source(smaller)
    assert course.run("generate_assignment", QUIZ, "--no-db").code == 0
    said = course.run("autograde", QUIZ)
    assert said.code == 1
    assert said.lines("ERROR", "gradebook", "“How long is the wait?”", f"nbgrader generate_assignment {QUIZ}")
    assert course.run("export", "--to", "other.csv").lines("WARNING", "gradebook", "“How long is the wait?”")
    assert course.run("generate_assignment", QUIZ).code == 0
    assert course.run("autograde", QUIZ).code == 0
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        assert gradebook.find_submission(QUIZ, "anna").max_score == 3.0
