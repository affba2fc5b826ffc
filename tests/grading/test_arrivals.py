"""Bad hand-ins in submitted/: each gets a plain message and its deserved mark, and stops nobody else's marking."""

import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from graded_course import FULL, NOTHING, QUIZ, RIGHT, Course, answers_file

SECRET = "another learner's secret"


def answers(data: bytes | str) -> Callable[[Course, str], None]:
    def lay(course: Course, learner: str) -> None:
        course.hand_in(learner, answers=data if isinstance(data, bytes) else data.encode())

    return lay


def entries(responses: str) -> bytes:
    """An answers file whose answers are given as JSON text."""
    return answers_file({}).replace(b'"answers": {}', b'"answers": {%s}' % responses.encode())


def in_place_of_answers(make: Callable[[Path, Course], None]) -> Callable[[Course, str], None]:
    def lay(course: Course, learner: str) -> None:
        path = course.hand_in(learner, RIGHT) / "answers.json"
        path.unlink()
        make(path, course)

    return lay


def in_place_of_the_notebook(make: Callable[[Path, Course], None]) -> Callable[[Course, str], None]:
    def lay(course: Course, learner: str) -> None:
        path = course.hand_in(learner, RIGHT) / f"{QUIZ}.ipynb"
        path.unlink()
        make(path, course)

    return lay


def beside(make: Callable[[Path, Course], None], name: str = "extra") -> Callable[[Course, str], None]:
    return lambda course, learner: make(course.hand_in(learner, RIGHT) / name, course)


def link_to_gradebook(path: Path, course: Course) -> None:
    path.symlink_to(course.root / "gradebook.db")


def link_to_another_learner(path: Path, course: Course) -> None:
    path.symlink_to(course.submitted("good") / "answers.json")


def link_to_nowhere(path: Path, course: Course) -> None:
    path.symlink_to("/nowhere/at all")


def link_to_itself(path: Path, course: Course) -> None:
    path.symlink_to(path.name)


def link_to_folder(path: Path, course: Course) -> None:
    path.symlink_to(course.root / "source")


def pipe(path: Path, course: Course) -> None:
    os.mkfifo(path)


def open_socket(path: Path, course: Course) -> None:
    before = Path.cwd()
    os.chdir(path.parent)  # a socket's path may have 107 signs
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(path.name)
    finally:
        os.chdir(before)


def folder(path: Path, course: Course) -> None:
    path.mkdir()
    (path / "inside.txt").write_text("x")


def strange_time(path: Path, course: Course) -> None:
    path.write_text("yesterday, I think")


def large_file(path: Path, course: Course) -> None:
    with path.open("wb") as file:
        file.truncate(2**30)


def fifty_megabytes(path: Path, course: Course) -> None:
    with path.open("wb") as file:
        file.truncate(50 * 2**20)


def linked_submission(course: Course, learner: str) -> None:
    course.submitted(learner).parent.mkdir(parents=True)
    course.submitted(learner).symlink_to(course.submitted("good"))


def linked_learner(course: Course, learner: str) -> None:
    course.submitted(learner).parent.symlink_to(course.submitted("good").parent)


def only_answers(course: Course, learner: str) -> None:
    (course.hand_in(learner, RIGHT) / f"{QUIZ}.ipynb").unlink()


def time_is_a_pipe(course: Course, learner: str) -> None:
    os.mkfifo(course.hand_in(learner, RIGHT) / "timestamp.txt")


deep = "[" * 900 + "]" * 900
STOP_OR_GO = "answers.json: the answer to question 1 (“A lump has grown. What do you do?”)"
HOW_LONG = "answers.json: the answer to question 3 (“How long is the wait?”)"
MANY_UNKNOWN = {**RIGHT, **{f"unknown-{number}": 1 for number in range(500)}}

# name: what arrives, the deserved marks, words that the log must have in one line with the learner's name
BAD: dict[str, tuple[Callable[[Course, str], None], dict[str, float], tuple[str, ...]]] = {
    "empty": (answers(b""), NOTHING, ("answers.json", "is empty", "hand in again")),
    "only-spaces": (answers(b"  \n"), NOTHING, ("answers.json", "is empty")),
    "not-json": (answers(b"\x00\x01\xffnot json"), NOTHING, ("answers.json", "damaged", "new hand-in")),
    "cut-off": (answers(answers_file(RIGHT)[:-9]), NOTHING, ("answers.json", "damaged")),
    "wrong-form": (answers("[1, 2]"), NOTHING, ("answers.json", "not an answers file")),
    "wrong-schema": (answers(answers_file(RIGHT, schema=7)), NOTHING, ("answers.json", "schema 1")),
    "nested": (answers("[" * 100_000 + "]" * 100_000), NOTHING, ("answers.json", "damaged")),
    "fifty-megabytes": (in_place_of_answers(fifty_megabytes), NOTHING, ("answers.json", "too large", "50 MB")),
    "other-quiz": (
        answers(answers_file(RIGHT, "other-quiz", assignment="quiz-b")),
        FULL,
        ("answers.json", "'quiz-b'", "check which quiz"),
    ),
    "other-learner": (
        answers(answers_file(RIGHT, "somebody-else")),
        FULL,
        ("'somebody-else'", "Ask both whose work it is"),
    ),
    "unknown-items": (answers(answers_file(MANY_UNKNOWN)), FULL, ("not in this quiz (500)", "not counted")),
    "wrong-types": (
        answers(answers_file({**RIGHT, "stop-or-go": ["b"], "how-long": "48"})),
        {**NOTHING, "who-waits": 3.0},
        (STOP_OR_GO, "not of the form", "hand in again"),
    ),
    "entry-of-another-form": (
        answers(entries('"stop-or-go": "b", "how-long": {"response": {"value": 48, "unit": "hours"}}')),
        {**NOTHING, "how-long": 1.0},
        (STOP_OR_GO, "damaged", "new hand-in"),
    ),
    "nan": (
        answers(entries('"how-long": {"response": {"value": NaN, "unit": "hours"}}')),
        NOTHING,
        (HOW_LONG, "not of the form"),
    ),
    "infinite": (
        answers(entries('"how-long": {"response": {"value": 1e999, "unit": "hours"}}')),
        NOTHING,
        (HOW_LONG, "not of the form"),
    ),
    "long-number": (
        answers(entries('"how-long": {"response": {"value": %s, "unit": "hours"}}' % ("9" * 100_000))),
        NOTHING,
        (HOW_LONG, "not of the form"),
    ),
    "deep-response": (
        answers(entries(f'"how-long": {{"response": {deep}}}')),
        NOTHING,
        (HOW_LONG, "not of the form"),
    ),
    "huge-response": (
        answers(answers_file({**RIGHT, "how-long": {"value": 48, "unit": "h" * 10**6}})),
        {**FULL, "how-long": 0.0},
        (HOW_LONG, "not of the form"),
    ),
    "surrogates": (
        answers(
            answers_file({**RIGHT, "how-long": {"value": 1, "unit": "\ud800<b>"}, "own-words": "\ud800 \x00 text"})
        ),
        {**FULL, "how-long": 0.0},
        (),
    ),
    "answers-missing": (in_place_of_answers(lambda path, course: None), NOTHING, ("answers.json", "missing")),
    "answers-link-gradebook": (
        in_place_of_answers(link_to_gradebook),
        NOTHING,
        ("answers.json", "a link", "set-aside/"),
    ),
    "answers-link-learner": (in_place_of_answers(link_to_another_learner), NOTHING, ("answers.json", "a link")),
    "answers-link-nowhere": (in_place_of_answers(link_to_nowhere), NOTHING, ("answers.json", "a link")),
    "answers-link-itself": (in_place_of_answers(link_to_itself), NOTHING, ("answers.json", "a link")),
    "answers-pipe": (in_place_of_answers(pipe), NOTHING, ("answers.json", "a pipe", "hand in again")),
    "answers-socket": (in_place_of_answers(open_socket), NOTHING, ("answers.json", "a socket")),
    "answers-folder": (in_place_of_answers(folder), NOTHING, ("answers.json", "a folder")),
    "notebook-link": (in_place_of_the_notebook(link_to_gradebook), FULL, (f"{QUIZ}.ipynb", "a link")),
    "notebook-link-nowhere": (in_place_of_the_notebook(link_to_nowhere), FULL, (f"{QUIZ}.ipynb", "a link")),
    "notebook-pipe": (in_place_of_the_notebook(pipe), FULL, (f"{QUIZ}.ipynb", "a pipe")),
    "notebook-folder": (in_place_of_the_notebook(folder), FULL, (f"{QUIZ}.ipynb", "a folder")),
    "extra-link": (beside(link_to_gradebook), FULL, ("extra", "a link")),
    "extra-link-folder": (beside(link_to_folder), FULL, ("extra", "a link")),
    "extra-pipe": (beside(pipe), FULL, ("extra", "a pipe")),
    "extra-folder": (beside(folder), FULL, ("extra", "is a folder", "not needed")),
    "extra-large-file": (beside(large_file, "film.mp4"), FULL, ()),
    "time-pipe": (time_is_a_pipe, FULL, ("timestamp.txt", "a pipe")),
    "time-strange": (beside(strange_time, "timestamp.txt"), FULL, ("timestamp.txt", "not hold a time")),
    "only-answers": (only_answers, FULL, (f"there is no {QUIZ}.ipynb", "not touched")),
    "linked-submission": (linked_submission, NOTHING, (QUIZ, "a link")),
    "linked-learner": (linked_learner, NOTHING, ("linked-learner", "a link")),
}


@pytest.fixture(scope="module")
def bad_class(class_course: Course) -> Course:
    """All bad hand-ins and a good one, marked in one run."""
    course = class_course
    course.hand_in("good", RIGHT)
    for name, (lay, _, _) in BAD.items():
        lay(course, name)
    said = course.run("autograde", QUIZ)
    assert said.code == 0, said.log
    assert "Traceback" not in said.log
    course.heard["said"] = said
    feedback = course.run("generate_feedback", QUIZ)
    assert feedback.code == 0, feedback.log
    return course


@pytest.mark.parametrize("name", BAD)
def test_a_bad_hand_in_gets_the_mark_that_its_readable_answers_deserve(bad_class: Course, name: str) -> None:
    assert bad_class.item_marks(name) == BAD[name][1]


@pytest.mark.parametrize("name", [name for name, (_, _, words) in BAD.items() if words])
def test_a_plain_message_names_the_learner_the_file_and_the_mend(bad_class: Course, name: str) -> None:
    said = bad_class.heard["said"]
    assert said.lines(f"] {name}:", *BAD[name][2]), said.lines(name)


def test_nobody_elses_marking_stops(bad_class: Course) -> None:
    assert bad_class.item_marks("good") == FULL


def test_nothing_but_the_marked_notebook_and_its_time_goes_on(bad_class: Course) -> None:
    kept = {path.name for path in (bad_class.root / "autograded").rglob("*") if not path.is_dir()}
    sent = {path.name for path in (bad_class.root / "feedback").rglob("*") if not path.is_dir()}
    assert kept <= {f"{QUIZ}.ipynb", "timestamp.txt"}
    assert sent <= {f"{QUIZ}.html", "timestamp.txt"}
    for path in (bad_class.root / "autograded").rglob("*.ipynb"):
        assert b"SQLite format" not in path.read_bytes()


def test_originals_are_kept_and_links_stay_links(bad_class: Course) -> None:
    aside = bad_class.set_aside
    assert (aside / "answers-link-gradebook" / QUIZ / "answers.json").is_symlink()
    assert (aside / "extra-folder" / QUIZ / "extra" / "inside.txt").read_text() == "x"
    assert (aside / "time-strange" / QUIZ / "timestamp.txt").read_text().startswith("yesterday")
    assert (bad_class.submitted("extra-large-file") / "film.mp4").exists()
    assert json.loads((bad_class.submitted("good") / "answers.json").read_bytes())["answers"]


def test_the_reason_stands_in_the_feedback_and_for_the_instructor(bad_class: Course) -> None:
    page = bad_class.feedback("not-json")
    assert "answers.json is damaged" in page
    first = next(cell for cell in bad_class.notebook("not-json").cells if cell.cell_type == "code")
    assert "answers.json is damaged" in first.outputs[0].data["text/html"]


def test_another_learners_name_is_told_to_the_instructor_only(bad_class: Course) -> None:
    assert "somebody-else" not in bad_class.feedback("other-learner")
    first = next(cell for cell in bad_class.notebook("other-learner").cells if cell.cell_type == "code")
    assert "somebody-else" in first.outputs[0].data["text/html"]


def test_marking_again_still_says_that_the_file_was_no_plain_file(bad_class: Course) -> None:
    said = bad_class.run("autograde", QUIZ, "--student", "answers-link-gradebook", "--force")
    assert said.code == 0, said.log
    assert said.lines("answers-link-gradebook:", "answers.json was no plain file")
    assert bad_class.item_marks("answers-link-gradebook") == NOTHING


def test_a_single_learner_without_notebook_is_marked(course: Course) -> None:
    only_answers(course, "anna")
    said = course.run("autograde", QUIZ, "--student", "anna")
    assert said.code == 0, said.log
    assert course.item_marks("anna") == FULL


def test_an_empty_folder_is_no_hand_in(course: Course) -> None:
    course.submitted("absent").mkdir(parents=True)
    course.hand_in("anna", RIGHT)
    said = course.run("autograde", QUIZ)
    assert said.code == 0, said.log
    assert not course.is_marked("absent")
    assert not list(course.submitted("absent").iterdir())


def test_a_file_in_place_of_a_hand_ins_folder_is_told_with_the_mend(course: Course) -> None:
    course.submitted("anna").parent.mkdir(parents=True)
    course.submitted("anna").write_bytes(b"PK a zip that was laid here")
    course.hand_in("ben", RIGHT)
    said = course.run("autograde", QUIZ)
    assert said.code == 0, said.log
    assert said.lines("ERROR", f"submitted/anna/{QUIZ}", "zip_collect")
    assert course.item_marks("ben") == FULL
    assert course.submitted("anna").read_bytes().startswith(b"PK")


def test_a_gradebook_that_does_not_know_the_quiz_is_told_with_the_mend(course: Course) -> None:
    course.hand_in("anna", RIGHT)
    (course.root / "gradebook.db").unlink()
    said = course.run("autograde", QUIZ)
    assert said.code == 1
    assert said.lines("ERROR", QUIZ, f"nbgrader generate_assignment {QUIZ} --force")
    assert "Traceback" not in said.log


def test_a_broken_source_stops_marking_before_old_marks_are_removed(course: Course) -> None:
    course.hand_in("anna", RIGHT)
    course.run("autograde", QUIZ)
    (course.root / "source" / QUIZ / "assignment.yml").write_text("id: [")
    said = course.run("autograde", QUIZ, "--force")
    assert said.code == 1
    assert said.lines("ERROR", f"source/{QUIZ}/assignment.yml")
    assert (course.autograded("anna") / f"{QUIZ}.ipynb").exists()
    assert course.item_marks("anna") == FULL


def test_formgraders_own_button_marks_too(course: Course) -> None:
    """formgrader calls nbgrader's API, not the command."""
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    config: Any = Config()
    exec(
        compile((course.root / "nbgrader_config.py").read_text(), "nbgrader_config.py", "exec"),
        {"get_config": lambda: config},
    )
    link = course.hand_in("anna", RIGHT) / "extra"
    link.symlink_to(course.root / "gradebook.db")
    (course.submitted("anna") / f"{QUIZ}.ipynb").write_text("damaged")
    api = NbGraderAPI(CourseDirectory(root=str(course.root), config=config), config=config)
    result = api.autograde(QUIZ, "anna")
    assert result["success"], result
    assert course.item_marks("anna") == FULL
    result = api.generate_feedback(QUIZ, "anna")
    assert result["success"], result
    assert "A small quiz" in course.feedback("anna")


@pytest.mark.parametrize("name", ["s*", "?nna", "[ab]nna", "two\nlines", "[link]"])
def test_a_folder_whose_name_nbgrader_takes_for_something_else_stops_nobody(course: Course, name: str) -> None:
    for learner in ("anna", "star"):
        course.hand_in(learner, RIGHT)
    if name == "[link]":
        course.submitted(name).parent.symlink_to(course.submitted("anna").parent)
    else:
        course.hand_in(name, {})
    said = course.run("autograde", QUIZ)
    assert said.code == 0, said.log
    assert "Traceback" not in said.log
    assert "set-aside/" in said.log
    assert course.item_marks("anna") == course.item_marks("star") == FULL
    kept = course.set_aside / name / QUIZ / (name if name == "[link]" else QUIZ)
    assert (kept / QUIZ if name == "[link]" else kept).joinpath("answers.json").is_file()
    assert (course.submitted("anna") / "answers.json").read_bytes() == answers_file(RIGHT, "anna")
