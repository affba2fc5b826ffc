"""`backfacial class`: from a folder of zips to a page of the class, as often as one likes."""

import csv
import os
import re
import signal
import subprocess
import sys

import pytest
from a_class import ANSWERS, PEOPLE, STATES, WRITTEN, group, page_of, questions, rows, take
from graded_course import NBGRADERS_OWN, QUIZ, RIGHT, Course
from nbgrader.api import Gradebook

from backfacial.classroom.class_run import Done
from backfacial.classroom.overview import letters_of
from backfacial.classroom.returning import return_by_mail

Ran = tuple[Course, Done]


def test_everybody_stands_on_the_page_as_their_answers_say(first_run: Ran) -> None:
    table = rows(page_of(first_run[0]))
    assert {learner: state for learner, (state, _) in table.items()} == STATES
    assert "4 of 10 so far" not in table["hugo"][1]
    assert "6 of 10 so far 60 %" in table["anna"][1]
    assert "not in your list" in table["gina.zorn"][1]
    assert not any("not in your list" in table[learner][1] for learner in PEOPLE)
    # a safety stop does not hide that there is something to mark
    assert "safety stop waiting" in table["dana"][1] and "waiting" not in table["cara"][1]
    assert "safety stop (also waiting for your mark: 1)" in page_of(first_run[0])
    assert "2 days 3 hours" in table["ben"][1]
    assert "less than a minute" in table["kim"][1]
    assert "Late by" not in table["anna"][1]


def test_names_stand_as_in_a_telephone_book() -> None:
    assert sorted(["Ohm", "O'Neil", "moser", "Mäder"], key=letters_of) == ["Mäder", "moser", "Ohm", "O'Neil"]


def test_what_is_to_do_stands_first_and_safety_mistakes_before_everything(first_run: Ran) -> None:
    page = page_of(first_run[0])
    shown = re.findall(r'<div class="cl-group" data-state="([^"]*)">', page)
    assert shown == ["safety", "waiting", "not-in-list", "refused", "noted", "late", "absent"]
    # what concerns many is said once
    assert group(page, "noted").count("comes from an older version of the course") == 1
    assert group(page, "noted").count("Anna Moser") == 1
    assert page.index('class="cl-group"') < page.index('class="cl-learners"') < page.index('class="cl-question"')
    assert "Dana Müller dana Question 1 Squeeze it" in group(page, "safety")
    # a mark that waits is told also where a safety mistake holds back the pass
    assert "Anna Moser anna Question 4" in group(page, "waiting")
    assert "Dana Müller dana Question 4" in group(page, "waiting")
    assert "gina.zorn: handed in, but not in your list" in group(page, "not-in-list")
    assert group(page, "refused").count("broken.zip") == 1
    assert "Hand-ins for" not in group(page, "refused")
    assert {name for name in ("Lou Lind", "Gina Zorn") if name in group(page, "absent")} == {"Lou Lind", "Gina Zorn"}


def test_questions_stand_from_the_worst_to_the_best_with_what_was_chosen_instead(first_run: Ran) -> None:
    found = dict(questions(page_of(first_run[0])))
    assert list(found) == ["stop-or-go", "how-long", "who-waits", "own-words"]
    assert "7 of 11 had all of it right" in found["stop-or-go"]
    assert "n = 11" in found["stop-or-go"]
    assert "2 × Wait and see" in found["stop-or-go"]
    assert found["stop-or-go"].index("1 × Squeeze it safety mistake") < found["stop-or-go"].index("Wait and see")
    assert "1 left it open" in found["stop-or-go"]
    assert "2 × 24 hours" in found["how-long"]
    assert "2 × Bea (left out)" in found["who-waits"]
    # nobody's text is marked yet; who wrote nothing makes no mean
    assert "No answer counts yet" in found["own-words"]


def test_the_page_needs_nothing_else_and_text_stays_text(first_run: Ran) -> None:
    page = page_of(first_run[0])
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert "<b>Bold" not in page
    assert "<script" not in page
    # nothing is fetched; who follows a link comes to this computer, also where nothing ran when the page was made
    outside = [tag for tag in re.findall(r"<[^>]*>", page) if re.search(r'(?:src|href)="(?!#|data:|\.\./docs/)', tag)]
    start = '<a class="cl-link" href="http://127.0.0.1:8868/formgrader/submissions/'
    assert outside and all(tag.startswith(start) for tag in outside)
    assert "default-src 'none'" in page


def test_the_summary_is_short_and_says_what_is_worst_first(first_run: Ran) -> None:
    course, done = first_run
    assert done.whole
    assert len(done.lines) <= 10
    assert "11 of 13 have handed in" in done.lines[0]
    assert "1 safety stop (also waiting for your mark: 1), 1 waiting, " in done.lines[1]
    assert "Dana Müller" in done.lines[2]
    assert "class/quiz-a.html" in done.lines[-1]
    log = (course.root / "class" / f"{QUIZ}.log").read_text(encoding="utf-8")
    assert "broken.zip" in log
    assert "[AutogradeApp | INFO] quiz-a: 11 marked, 0 as before, 0 not marked. Waiting for a mark of yours: 2." in log
    assert course.grades_csv()["ben"]["passed"] == "yes"


def test_a_second_run_changes_nothing_and_a_persons_marks_and_comments_stay(taken: Course) -> None:
    taken.grade_by_hand("anna", 3, "Well said.")
    marks = {learner: taken.marks(learner) for learner in ANSWERS}
    assert take(taken).whole
    page = page_of(taken)
    assert rows(page)["anna"] == ("passed", rows(page)["anna"][1])
    assert "9 of 10 90 %" in rows(page)["anna"][1]
    # as a run leaves it that is cut off between the gradebook and the file
    (taken.autograded("emil") / f"{QUIZ}.ipynb").unlink()
    assert take(taken).whole
    assert page_of(taken) == page
    assert {learner: taken.marks(learner) for learner in ANSWERS} == marks
    with taken.gradebook() as gradebook:
        assert gradebook.find_comment("own-words", QUIZ, QUIZ, "anna").manual_comment == "Well said."


def test_a_new_hand_in_opens_only_the_marks_whose_answers_changed_and_the_page_says_why(taken: Course) -> None:
    taken.grade_by_hand("anna", 3)
    taken.grade_by_hand("dana", 2)
    taken.grade_by_hand("anna", 1.5, item="stop-or-go")
    later = "2026-11-20T11:00:00Z"
    taken.upload("anna2.zip", learner="anna", responses={**RIGHT, "own-words": "Something else."}, time=later)
    taken.upload("dana2.zip", learner="dana", responses={**RIGHT, **WRITTEN}, time=later)
    assert take(taken).whole
    page = page_of(taken)
    assert taken.waiting("anna") == {"own-words"}
    assert taken.waiting("dana") == set()
    told = group(page, "waiting")
    assert "Anna Moser anna Question 4 your points stand; the answer is another one since" in told
    assert "Dana" not in told
    assert take(taken).whole
    assert page_of(taken) == page


def test_a_newer_hand_in_that_could_not_be_marked_is_told_and_never_shown_as_the_older_one(taken: Course) -> None:
    harmful = {**RIGHT, "stop-or-go": "a"}
    taken.upload("ben2.zip", learner="ben", responses=harmful, time="2026-11-23T10:00:00Z")
    released = taken.release / f"{QUIZ}.ipynb"
    whole = released.read_bytes()
    released.write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')
    assert not take(taken).whole
    page = page_of(taken)
    assert rows(page)["ben"][0] == "not-marked" and rows(page)["fay"][0] == "not-yet"
    assert "nbgrader autograde did not come to its end" in group(page, "failed")
    exported = taken.grades_csv()["ben"]
    assert (exported["status"], exported["passed"]) == ("newer hand-in not marked", "")
    assert "Not in it: ben. A newer hand-in is not marked yet" in " ".join(return_by_mail(taken.root, QUIZ))
    released.write_bytes(whole)
    assert take(taken).whole
    assert rows(page_of(taken))["ben"][0] == "safety"


def test_of_two_hand_ins_of_one_moment_the_later_by_the_learners_clock_counts_whenever_it_came(course: Course) -> None:
    for name, minute, answer in (("x.zip", 1, "c"), ("y.zip", 2, "b")):
        path = course.upload(name, responses={"stop-or-go": answer}, time=f"1970-01-01T00:0{minute}:00Z")
        os.utime(path, (1_795_000_000, 1_795_000_000))
        assert take(course).whole
        assert course.marks("anna")["stop-or-go"] == (2 if answer == "b" else 0)


def test_a_run_that_is_cut_off_anywhere_is_made_good_by_the_next(taken: Course) -> None:
    taken.grade_by_hand("anna", 3)
    for learner in ("anna", "cara", "jon"):
        responses = {**ANSWERS[learner], "how-long": {"value": 48, "unit": "hours"}, "stop-or-go": "b"}
        taken.upload(f"{learner}2.zip", learner=learner, responses=responses, time="2026-11-20T11:00:00Z")
    assert taken.run("zip_collect", QUIZ).code == 0
    for seen in ("Creating/updating student with ID 'anna'", "Autograding", "Setting destination file permissions"):
        _mark_until(taken, seen)
    assert take(taken).whole
    assert taken.scores("anna") == {"stop-or-go": 2, "who-waits": 3, "how-long": 1, "own-words": 3}
    # the text is as it was, so nobody has to look at it again
    assert taken.waiting("anna") == set()
    assert taken.scores("cara")["stop-or-go"] == 2
    assert taken.scores("jon")["how-long"] == 1
    assert {learner: state for learner, (state, _) in rows(page_of(taken)).items()} == {
        **STATES,
        "anna": "passed",
    }
    assert not list((taken.root / "autograded").glob("*/.*"))


def _mark_until(course: Course, seen: str) -> None:
    """Mark, and kill the run at the first line that has this in it."""
    command = [sys.executable, "-m", "nbgrader", "autograde", QUIZ]
    with subprocess.Popen(command, cwd=course.root, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert any(seen in line for line in process.stderr), seen
        process.send_signal(signal.SIGKILL)


def test_a_class_of_whom_nothing_can_be_taken_in_is_no_failure_and_a_class_of_one_is_one(course: Course) -> None:
    course.upload_bytes("broken.zip", b"PK")
    done = take(course)
    assert done.whole, done
    assert "0 of 0 have handed in" in done.lines[0] and "1 not taken in" in done.lines[1]
    assert "broken.zip" in group(page_of(course), "refused") and not group(page_of(course), "failed")
    course.upload("anna.zip", learner="anna", responses=RIGHT)
    done = take(course)
    assert done.whole and "1 of 1 have handed in" in done.lines[0]
    assert rows(page_of(course)).keys() == course.grades_csv().keys() == {"anna"}


@pytest.mark.filterwarnings(NBGRADERS_OWN)
def test_another_quiz_and_another_course_in_the_gradebook_stay_out(taken: Course) -> None:
    before = page_of(taken)
    with Gradebook(f"sqlite:///{taken.root / 'gradebook.db'}", "another course") as gradebook:
        gradebook.add_assignment("essay")
        gradebook.update_or_create_notebook("essay", "essay")
        gradebook.add_submission("essay", "anna")
    with taken.gradebook() as gradebook:
        gradebook.add_assignment("quiz-b")
        gradebook.update_or_create_notebook("quiz-b", "quiz-b")
        gradebook.add_submission("quiz-b", "anna")
    assert take(taken).whole
    assert page_of(taken) == before
    with (taken.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        assert {row["assignment"] for row in csv.DictReader(file)} == {QUIZ, "quiz-b"}
    assert taken.run("export", "--GradesExport.layout=moodle").code == 0
    assert "essay" not in (taken.root / "grades-moodle.csv").read_text(encoding="utf-8").splitlines()[0]
