"""A key that is corrected after marking: who was marked by another key is marked again, and nobody's work is lost."""

import copy
import shutil
from typing import Any

import pytest
from graded_course import ASSIGNMENT, QUIZ, RIGHT, Course

from backfacial.classroom.returning import return_by_mail
from backfacial.grading.source import SourceProblem

TEXT = "I would listen."
STOP_OR_GO = "question 1 (“A lump has grown. What do you do?”)"


def corrected(points: float | None = None) -> dict[str, Any]:
    """The same quiz with another key in stop-or-go: c is right now, and b is not."""
    data = copy.deepcopy(ASSIGNMENT)
    options = data["items"][0]["options"]
    del options[1]["key"]
    options[2]["key"] = True
    if points is not None:
        data["items"][0]["points"] = points
        data["release"] = 2
    return data


@pytest.fixture(scope="module")
def course(class_course: Course) -> Course:
    """A marked class whose quiz then gets another key. Nothing has been marked again yet."""
    class_course.hand_in("anna", {**RIGHT, "own-words": TEXT}, of=ASSIGNMENT)
    class_course.hand_in("ben", {**RIGHT, "stop-or-go": "c", "own-words": TEXT}, of=ASSIGNMENT)
    class_course.hand_in("cleo", {}, of=ASSIGNMENT)
    class_course.hand_in("gone", RIGHT, of=ASSIGNMENT)
    assert class_course.run("autograde", QUIZ).code == 0
    class_course.grade_by_hand("anna", 3.0, "Warm.")
    class_course.grade_by_hand("ben", 1.5, item="stop-or-go")
    class_course.grade_by_hand("ben", 2.0, item="how-long")
    shutil.rmtree(class_course.submitted("gone"))
    class_course.write_source(corrected())
    return class_course


@pytest.fixture(scope="module")
def exported_before(course: Course) -> Course:
    said = course.run("export", "--to", "before.csv")
    assert said.code == 0, said.log
    course.heard["before"] = said
    return course


@pytest.fixture(scope="module")
def marked_again(exported_before: Course) -> Course:
    said = exported_before.run("autograde", QUIZ)
    assert said.code == 0, said.log
    exported_before.heard["again"] = said
    assert exported_before.run("export", "--to", "again.csv").code == 0
    return exported_before


def test_an_export_never_mixes_two_keys_without_a_word(exported_before: Course) -> None:
    rows = exported_before.grades_csv("before.csv")
    for learner in ("anna", "ben", "cleo", "gone"):
        row = rows[learner]
        assert (row["status"], row["other_key"], row["passed"]) == ("marked by another key", "stop-or-go", "")
    said = exported_before.heard["before"]
    assert said.lines("WARNING", "anna", "another key", f"({STOP_OR_GO})", f"nbgrader autograde {QUIZ}")


def test_no_feedback_says_passed_by_a_key_that_is_no_longer_the_present_one(exported_before: Course) -> None:
    with pytest.raises(SourceProblem) as told:
        return_by_mail(exported_before.root, QUIZ)
    for learner, line in zip(("anna", "ben", "cleo", "gone"), str(told.value).splitlines(), strict=True):
        assert line.startswith(f"Not in it: {learner}. ") and "another key" in line
        assert 'data-result="waiting"' in exported_before.feedback(learner)
    assert not (exported_before.root / "returned").exists()


def test_plain_autograde_marks_by_the_corrected_key(marked_again: Course) -> None:
    assert marked_again.item_marks("anna") == {"stop-or-go": 0.0, "who-waits": 3.0, "how-long": 1.0}
    assert marked_again.item_marks("ben") == {"stop-or-go": 2.0, "who-waits": 3.0, "how-long": 1.0}
    assert marked_again.heard["again"].lines("WARNING", "anna: marked again", STOP_OR_GO)


def test_what_a_person_wrote_stays(marked_again: Course) -> None:
    assert marked_again.scores("anna")["own-words"] == 3.0
    assert marked_again.scores("ben")["stop-or-go"] == 1.5
    with marked_again.gradebook() as gradebook:
        assert gradebook.find_comment("own-words", QUIZ, QUIZ, "anna").manual_comment == "Warm."


def test_only_what_is_new_to_see_waits_for_a_second_look(marked_again: Course) -> None:
    """Anna's text and its rubric are as they were; Ben's stop-or-go has another key, his how-long has not."""
    assert marked_again.waiting("anna") == set()
    assert marked_again.waiting("ben") == {"own-words", "stop-or-go"}
    rows = marked_again.grades_csv("again.csv")
    assert (rows["anna"]["status"], rows["anna"]["other_key"]) == ("marked", "")
    assert (rows["ben"]["status"], rows["ben"]["needs_marking"]) == ("needs marking", "own-words stop-or-go")


def test_a_hand_in_that_is_no_longer_there_keeps_its_mark_and_its_sign(marked_again: Course) -> None:
    row = marked_again.grades_csv("again.csv")["gone"]
    assert (row["score"], row["status"]) == ("6.0", "marked by another key")


def test_the_key_that_marks_are_given_by_is_on_record(marked_again: Course) -> None:
    text = (marked_again.root / "source" / QUIZ / "history" / "1.yml").read_text(encoding="utf-8")
    options = text.split("options:")[1].split("- id: c")
    assert "key: true" not in options[0]
    assert "key: true" in options[1]


def test_once_is_enough_and_a_confirmed_mark_stays_confirmed(marked_again: Course) -> None:
    marked_again.grade_by_hand("ben", 1.5, item="stop-or-go")
    marked_again.grade_by_hand("ben", 4.0)
    said = marked_again.run("autograde", QUIZ)
    assert not said.lines("marked again")
    assert marked_again.run("autograde", QUIZ, "--force", "--student", "ben").code == 0
    assert marked_again.waiting("ben") == set()
    assert marked_again.scores("ben") == {"stop-or-go": 1.5, "who-waits": 3.0, "how-long": 2.0, "own-words": 4.0}


def test_other_points_for_the_same_question_change_the_marks_and_no_question(marked_again: Course) -> None:
    said = marked_again.make_release(corrected(points=5))
    assert said.code == 0, said.log
    assert marked_again.run("autograde", QUIZ).code == 0
    assert marked_again.marks("ben")["stop-or-go"] == 5.0
    assert marked_again.run("export", "--to", "points.csv").code == 0
    row = marked_again.grades_csv("points.csv")["ben"]
    assert (row["max_score"], row["older_release"]) == ("13.0", "")
