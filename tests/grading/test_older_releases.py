"""Answers are marked by the question that they were given to, whatever the quiz asks by now, and never by a guess."""

import json
from typing import Any

import pytest
from graded_course import QUIZ, RIGHT, Course, answers_file
from releases import FIRST, SECOND

TEXT = "I would listen."
OLD = {**RIGHT, "own-words": TEXT}
NEW = {"stop-or-go": "a", "who-waits": RIGHT["who-waits"], "how-long": {"value": 30, "unit": "hours"}}
STOP_OR_GO = "question 1 (“A lump has grown. What do you do?”)"
OF_FIRST = "question 1 (“A lump has grown. What do you do?”, release 1)"
LONG = "x" * 10**5


def changed(document: bytes, **fields: Any) -> bytes:
    """The file with other fields in the answer to stop-or-go."""
    data = json.loads(document)
    data["answers"]["stop-or-go"].update(fields)
    return json.dumps(data).encode()


def lay_in(course: Course) -> None:
    of_first, of_second = answers_file(OLD, "", FIRST), answers_file(NEW, "", SECOND)
    course.hand_in("old", OLD, of=FIRST)
    course.hand_in("old-wrong", {**OLD, "stop-or-go": "a"}, of=FIRST)
    course.hand_in("new", NEW, of=SECOND)
    course.hand_in("unknown", answers=changed(of_second, question="0123456789ab"))
    course.hand_in("unknown-blank", answers=changed(of_second, question="0123456789ab", response=None))
    course.hand_in("says-nothing", OLD)
    handed_in = course.hand_in("handed-in-as-1", OLD)
    (handed_in / "handin.json").write_text(json.dumps({"release": "1"}))
    course.hand_in("release-alone", answers=changed(answers_file(OLD), release="1"))
    course.hand_in("release-unknown", answers=changed(answers_file(OLD), release="9"))
    course.hand_in("liar", answers=changed(of_first, release="2"))
    both = json.loads(of_second)
    both["answers"]["stop-or-go"] = json.loads(of_first)["answers"]["stop-or-go"]
    course.hand_in("both", answers=json.dumps(both).encode())
    course.hand_in("hostile", answers=changed(of_second, release="<script>../../x</script>", question=["<b>"]))
    course.hand_in("long", answers=changed(of_second, release=LONG, question=LONG))
    half = "\ud800<b>\x00\u202e"  # no file and no page can carry it
    course.hand_in("surrogates", answers=changed(of_second, release=half, question=half, response=[half]))
    (course.hand_in("odd-manifest", OLD) / "handin.json").write_text('{"release": ["1"]}')


@pytest.fixture(scope="module")
def a_class(class_course: Course) -> Course:
    """Some answered the first release, some the second, and some say something else."""
    course = class_course
    said = course.make_release(SECOND)
    assert said.code == 0, said.log
    lay_in(course)
    said = course.run("autograde", QUIZ)
    assert said.code == 0, said.log
    assert "Traceback" not in said.log
    course.heard["said"] = said
    feedback = course.run("generate_feedback", QUIZ)
    assert feedback.code == 0, feedback.log
    assert course.run("export").code == 0
    return course


# learner: the marks of stop-or-go (4 points today), how-long and the new how-many; None waits for a person
MARKS: dict[str, tuple[float | None, float | None, float | None]] = {
    "old": (4.0, 1.0, None),
    "old-wrong": (0.0, 1.0, None),
    "new": (4.0, 1.0, 0.0),
    "unknown": (None, 1.0, 0.0),
    "unknown-blank": (0.0, 1.0, 0.0),
    "says-nothing": (None, 1.0, 0.0),
    "handed-in-as-1": (4.0, 1.0, None),
    "release-alone": (4.0, 1.0, None),
    "release-unknown": (None, None, None),
    "liar": (4.0, 1.0, 0.0),
    "both": (4.0, 1.0, 0.0),
    "hostile": (None, 1.0, 0.0),
    "long": (None, 1.0, 0.0),
    "surrogates": (None, 1.0, 0.0),
    "odd-manifest": (None, 1.0, 0.0),
}


@pytest.mark.parametrize("learner", MARKS)
def test_the_marks_are_those_of_the_question_that_was_answered(a_class: Course, learner: str) -> None:
    marks = a_class.marks(learner)
    assert tuple(marks[item] for item in ("stop-or-go", "how-long", "how-many")) == MARKS[learner]
    assert a_class.waiting(learner) >= {item for item, mark in marks.items() if mark is None}


def test_swapped_letters_make_no_false_safety_mistake(a_class: Course) -> None:
    rows = a_class.grades_csv()
    assert (rows["old"]["critical"], rows["old-wrong"]["critical"]) == ("0", "1")
    assert rows["old"]["older_release"] == "stop-or-go:1 own-words:1"
    assert rows["new"]["older_release"] == ""


def test_the_feedback_shows_the_question_as_it_was_asked_then(a_class: Course) -> None:
    page = a_class.feedback("old")
    assert "answered this question as release '1' asked it" in page
    assert "What would you say to her?" in page
    assert "What would you write to her?" not in page
    assert "What would you write to her?" in a_class.feedback("new")
    assert "as release" not in a_class.feedback("new")


@pytest.mark.parametrize(
    ("learner", "parts"),
    [
        ("old", (OF_FIRST, "you write to her?”, release 1)", "older release", "the newest release is 2")),
        ("old", ("question 4 (“How many hours is that?”)", "release '1'", "did not ask")),
        ("unknown", (STOP_OR_GO, "No release of this quiz")),
        ("says-nothing", ("answers.json", "older version of the course")),
        ("says-nothing", (STOP_OR_GO, "does not say which release")),
        ("release-unknown", (STOP_OR_GO, "release '9'", "does not know")),
        ("liar", (OF_FIRST.replace("1)", "2)"), "asked other questions")),
    ],
)
def test_the_instructor_is_told_who_and_what(a_class: Course, learner: str, parts: tuple[str, ...]) -> None:
    assert a_class.heard["said"].lines(f"] {learner}:", *parts), a_class.heard["said"].lines(learner)
    first = next(cell for cell in a_class.notebook(learner).cells if cell.cell_type == "code")
    assert all(part.replace("'", "&#39;") in first.outputs[0].data["text/html"] for part in parts)


def test_what_waits_is_named_in_log_export_and_feedback(a_class: Course) -> None:
    row = a_class.grades_csv()["unknown"]
    assert (row["status"], row["needs_marking"], row["passed"]) == ("needs marking", "stop-or-go", "")
    assert a_class.heard["said"].lines("INFO", "unknown: waits for your mark: " + STOP_OR_GO)
    page = a_class.feedback("unknown")
    assert "Your instructor still has to look at:" in page
    assert '"a"' in page  # the answer as it was saved
    assert "No release of this quiz" not in page  # what to do is for the instructor


def test_a_person_gives_the_points_of_what_waits(a_class: Course) -> None:
    a_class.grade_by_hand("long", 3.0, item="stop-or-go")
    assert a_class.run("export", "--to", "by-hand.csv").code == 0
    row = a_class.grades_csv("by-hand.csv")["long"]
    assert (row["needs_marking"], row["status"], row["score"]) == ("", "marked", "7.0")
    assert a_class.run("generate_feedback", QUIZ, "--student", "long").code == 0
    assert "3 of 4 points (marked by your instructor)" in a_class.feedback("long")


def test_nothing_that_an_answer_says_about_its_quiz_is_html_a_path_or_endless(a_class: Course) -> None:
    for learner in ("hostile", "long"):
        text = json.dumps(a_class.notebook(learner)) + a_class.feedback(learner)
        assert "<script>.." not in text
        assert LONG[:100] not in text
    assert len(a_class.heard["said"].log) < 10**6
