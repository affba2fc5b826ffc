"""A visit and a call through nbgrader: released without key, marked as answers deserve, reviewed in the feedback."""

import json
from pathlib import Path
from typing import Any

import pytest
from graded_course import ASSIGNMENT, QUIZ, Course, new_course
from perfect_trainee import right_response

from backfacial.items.case.item import CaseItem

VISIT: dict[str, Any] = {
    "id": "meet-nia",
    "type": "case",
    "objective": "consult-adapt",
    "stem": "Nia would like a peel. Find out what matters.",
    "points": 5,
    "facts": ["C13"],
    "client": {
        "id": "nia",
        "name": "Nia",
        "skin": 5,
        "could_be_pregnant": False,
        "opening": "I'm Nia, 60. I would like everything that you have.",
        "facts": {"age": 60, "implant": "cardiac", "lesions": ["L01"]},
        "told": ["age"],
        "answers": {"implant": "A pacemaker, yes."},
    },
    "options": [
        {"id": "a", "text": "I leave the wand out.", "why": "You name what goes, and why [C13].", "key": True},
        {"id": "b", "text": "A short time is safe.", "why": "No time is short enough [C13].", "critical": True},
    ],
}
CALL: dict[str, Any] = {
    "id": "call-of-ruben",
    "type": "case",
    "objective": "consult-adapt",
    "stem": "Ruben calls. Find out what matters.",
    "points": 5,
    "facts": ["SE20"],
    "call": {
        "id": "ruben",
        "name": "Ruben",
        "skin": 5,
        "after": "PT3H",
        "opening": "It's Ruben. My back has itchy wheals.",
        "facts": {"hives": True, "tight_throat": True, "since": "PT1H"},
        "told": ["hives"],
        "answers": {"tight_throat": "A bit narrow, now that you ask."},
        "debrief": {"title": "Wheals and a throat", "why": "The throat first [SE20].", "then": "Help came in time."},
    },
    "options": [
        {"id": "a", "text": "Help is called now.", "why": "You act, and you say so [SE20].", "key": True},
        {"id": "b", "text": "It will pass.", "why": "It may not [SE20].", "critical": True},
    ],
}
NIA, RUBEN = CaseItem.model_validate(VISIT), CaseItem.model_validate(CALL)
RESPONSES: dict[str, Any] = {
    "right": right_response(NIA),
    "late": right_response(NIA, path=["look", *right_response(NIA)["screen"]["path"]]),
    "hurts": right_response(NIA, steps_out=[]),
    "half-finished": right_response(NIA, words=None),
    "foreign": right_response(NIA, path=["no-such-question"]),
    "garbage": {"screen": [[[]]]},
    "nothing": None,
}
CALLS: dict[str, Any] = {
    "right": right_response(RUBEN, note="Called at <once>."),
    "late": right_response(RUBEN, path=["look", "tight_throat"]),
    "hurts": right_response(RUBEN, action="monitor"),
    "half-finished": right_response(RUBEN, action=None),
    "foreign": right_response(RUBEN, steps=["no-such-step"]),
    "garbage": {"react": {"note": [[]]}},
    "nothing": None,
}
POINTS = {"right": 5, "late": 4.505, "hurts": 0, "half-finished": 0, "foreign": 0, "garbage": 0, "nothing": 0}


@pytest.fixture(scope="module")
def with_visit(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A class that has handed in, marked, with feedback. Only read it."""
    course = new_course(tmp_path_factory.mktemp("visit") / "course")
    course.write_source({**ASSIGNMENT, "items": [*ASSIGNMENT["items"], VISIT, CALL]})
    said = course.run("generate_assignment", QUIZ, "--force")
    assert said.code == 0, said.log
    for learner, response in RESPONSES.items():
        course.hand_in(learner, {"stop-or-go": "b", VISIT["id"]: response, CALL["id"]: CALLS[learner]})
    for command in ("autograde", "generate_feedback"):
        said = course.run(command, QUIZ)
        assert said.code == 0, said.log
    return course


def test_the_marks_are_those_of_the_pure_marker(with_visit: Course) -> None:
    marks = {learner: with_visit.marks(learner) for learner in RESPONSES}
    assert {learner: mark[VISIT["id"]] for learner, mark in marks.items()} == POINTS
    for learner, response in RESPONSES.items():
        assert marks[learner][VISIT["id"]] == NIA.mark(response).points
        assert marks[learner][CALL["id"]] == RUBEN.mark(CALLS[learner]).points
        assert marks[learner]["stop-or-go"] == 2
    assert [marks[learner][CALL["id"]] for learner in ("right", "late", "hurts", "nothing")] == [5, 4.4, 0, 0]


def test_the_release_holds_the_visit_and_no_key(with_visit: Course) -> None:
    text = (Path(with_visit.release) / "items.json").read_text(encoding="utf-8")
    [released] = [question for question in json.loads(text)["questions"] if question["id"] == VISIT["id"]]
    assert released["visit"]["opening"] == VISIT["client"]["opening"]
    devices = next(topic for topic in released["visit"]["topics"] if topic["id"] == "devices")
    assert "A pacemaker, yes." in [question["answer"] for question in devices["questions"]]
    assert set(released) == {"id", "type", "stem", "points", "options", "visit"}
    for secret in ("No time is short enough", "C13", '"key"', '"critical"', '"why"', '"facts"', '"told"', "cardiac"):
        assert secret not in text


def test_the_feedback_reviews_the_visit(with_visit: Course) -> None:
    right, hurts = with_visit.feedback("right"), with_visit.feedback("hurts")
    assert "The rules of this course decide" in right
    assert "A pacemaker, yes." not in right  # what was asked in time needs no word
    assert "Safety mistake" not in right
    assert "High frequency" in hurts
    assert "Safety mistake" in hurts
    assert "Asked too late" in with_visit.feedback("late")
    assert "The answer could not be read" in with_visit.feedback("foreign")
    assert with_visit.feedback("half-finished").count("Not answered") >= 1


def test_the_release_holds_the_call_and_no_key(with_visit: Course) -> None:
    text = (Path(with_visit.release) / "items.json").read_text(encoding="utf-8")
    [released] = [question for question in json.loads(text)["questions"] if question["id"] == CALL["id"]]
    assert set(released) == {"id", "type", "stem", "points", "options", "call"}
    assert released["call"]["photo"]["alt"] == "A photo of a back. Raised wheals with a clear edge."
    for secret in ("SE20", "Help came in time", "Wheals and a throat", '"debrief"', '"action"', "It may not"):
        assert secret not in text


def test_the_feedback_reviews_the_call(with_visit: Course) -> None:
    right, hurts, late = (with_visit.feedback(learner) for learner in ("right", "hurts", "late"))
    for page in (right, hurts):
        assert "What would have happened: Help came in time." in page
        assert "A note could say" in page
    assert "&lt;once&gt;" in right or "<once>" not in right
    assert "Then help comes too late" in hurts
    assert "Asked too late" in late and "A bit narrow, now that you ask." in late
