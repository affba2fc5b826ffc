"""A class of twelve as it hands in, with what each should come to."""

import datetime
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from graded_course import QUIZ, RIGHT, WRONG, Course

from backfacial.classroom.class_run import Done, take_class

WRITTEN = {"own-words": "I would listen first."}
DUE = datetime.datetime(2026, 11, 20, 12, 0)
IN_TIME, LATE, A_MOMENT_LATE = "2026-11-20T10:00:00Z", "2026-11-22T15:30:00Z", "2026-11-20T12:00:40Z"
PEOPLE = {
    "anna": ("Anna", "Moser"),
    "ben": ("Ben", "Okafor"),
    "cara": ("Cara", "Ng"),
    "dana": ("Dana", "Müller"),
    "emil": ("Emil", "Sørensen"),
    "fay": ("Fay", "O'Hara"),
    "gina": ("Gina", "Zorn"),
    "hugo": ("Hugo", "<b>Bold</b>"),
    "ida": ("Ida", "van der Berg"),
    "jon": ("Jon", "Katz"),
    "kim": ("Kim", "Lee"),
    "lou": ("Lou", "Lind"),
}
ANSWERS: dict[str, dict[str, Any]] = {
    "anna": {**RIGHT, **WRITTEN},
    "ben": RIGHT,
    "cara": {**RIGHT, "who-waits": ["a", "d"]},
    "dana": {**WRONG, **WRITTEN},
    "emil": {**RIGHT, "stop-or-go": "c"},
    "fay": {**RIGHT, "how-long": {"value": 24, "unit": "hours"}},
    "hugo": {**RIGHT, "stop-or-go": "c"},
    "ida": {},
    "jon": {**RIGHT, "who-waits": ["a", "b", "c", "e"]},
    "kim": {**RIGHT, "how-long": {"value": 24, "unit": "hours"}},
    "gina.zorn": RIGHT,
}
TIMES = {"ben": LATE, "kim": A_MOMENT_LATE}
STATES = {
    "anna": "waiting",
    "ben": "passed",
    "cara": "not-yet",
    "dana": "safety",
    "emil": "not-yet",
    "fay": "not-yet",
    "gina": "absent",
    "gina.zorn": "passed",
    "hugo": "not-yet",
    "ida": "not-yet",
    "jon": "not-yet",
    "kim": "not-yet",
    "lou": "absent",
}


def upload_class(course: Course) -> None:
    """The class list with the due date, a hand-in of each who made one, and a zip that is none."""
    with course.gradebook() as gradebook:
        for learner, (first_name, last_name) in PEOPLE.items():
            gradebook.add_student(learner, first_name=first_name, last_name=last_name)
        gradebook.update_or_create_assignment(QUIZ, duedate=DUE)
    for learner, responses in ANSWERS.items():
        time = TIMES.get(learner, IN_TIME)
        course.upload(f"{learner}.zip", learner=learner, responses=responses, time=time)
    course.upload_bytes("broken.zip", b"PK")


def take(course: Course) -> Done:
    """`backfacial class`, but for the terminal."""
    return take_class(course.root, QUIZ, lambda *_: None)


def page_of(course: Course) -> str:
    return (course.root / "class" / f"{QUIZ}.html").read_text(encoding="utf-8")


def rows(page: str) -> dict[str, tuple[str, str]]:
    """By learner the state and the text of each row of the table."""
    found = re.findall(r'<tr [^>]*data-learner="([^"]*)" data-state="([^"]*)">(.*?)</tr>', page, re.DOTALL)
    return {unescape(learner): (state, in_text(row)) for learner, state, row in found}


def group(page: str, state: str) -> str:
    """What stands in a group of what is to do next, as text; "" where there is no such group."""
    found = re.search(rf'<div class="cl-group" data-state="{state}">(.*?)</div>', page, re.DOTALL)
    return in_text(found[1]) if found else ""


def questions(page: str) -> Iterator[tuple[str, str]]:
    """Id and text of each question, in the order of the page."""
    for item, text in re.findall(r'<article class="cl-question" data-item="([^"]*)"[^>]*>(.*?)</article>', page, re.S):
        yield item, in_text(text)


def in_text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
