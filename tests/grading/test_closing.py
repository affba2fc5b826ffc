"""Each of nbgrader's commands ends with one line that says what it came to."""

from graded_course import QUIZ, RIGHT, Course


def test_the_last_line_says_what_a_command_came_to(course: Course) -> None:
    course.upload("anna.zip", responses={**RIGHT, "own-words": "I would listen."})
    course.upload("ben.zip", learner="ben", responses=RIGHT)
    course.upload_bytes("broken.zip", b"PK")

    def last_line(*arguments: str) -> str:
        return course.run(*arguments).log.splitlines()[-1]

    assert f"Hand-ins for {QUIZ}: 2 taken in" in last_line("zip_collect", QUIZ)
    assert f"{QUIZ}: 2 marked, 0 as before, 0 not marked. Waiting for a mark of yours: 1." in last_line(
        "autograde", QUIZ
    )
    assert f"{QUIZ}: 0 marked, 2 as before, 0 not marked." in last_line("autograde", QUIZ)
    assert f"{QUIZ}: 2 pages of feedback in feedback/" in last_line("generate_feedback", QUIZ)
    assert "grades.csv: 2 rows" in last_line("export")


def test_who_could_not_be_marked_is_counted(course: Course) -> None:
    course.hand_in("anna", RIGHT)
    course.hand_in("ben", RIGHT)
    # a file where the marked notebook's folder would have to be
    (course.root / "autograded" / "ben").mkdir(parents=True)
    (course.root / "autograded" / "ben" / QUIZ).write_text("")
    said = course.run("autograde", QUIZ)
    assert f"{QUIZ}: 1 marked, 0 as before, 1 not marked." in said.log
