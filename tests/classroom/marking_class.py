"""A small class in formgrader: three learners, two written answers each."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graded_course import ASSIGNMENT, QUIZ, RIGHT, WRONG, Course, new_course
from instructor import formgrader
from playwright.sync_api import Browser, Page, expect
from windows import new_page

SECOND = {
    "id": "what-else",
    "prompt": "What would you not do?",
    "rubric": [{"points": 1, "text": "Does not squeeze."}, {"points": 1, "text": "Makes no promise."}],
    "points": 2,
}
WRITTEN = ("own-words", "what-else")
HOSTILE = (
    "<script>window.hurt = 1</script> <img src=x onerror='window.hurt = 2'> </script></details>\n\n# no heading\n"
    "$\\href{javascript:alert(3)}{x}$ {{ 7*7 }} &lt;b&gt; end"
)
LONG = " ".join(["I would listen to her worry and send her to a dermatologist without a promise."] * 40)
TEXTS = {"anna": HOSTILE, "bea": LONG, "cleo": "I would listen."}


def quiz() -> dict[str, Any]:
    """The small quiz with a second written answer."""
    data = copy.deepcopy(ASSIGNMENT)
    data["reflections"].append(SECOND)
    return data


@dataclass(frozen=True)
class Class:
    """A class that formgrader shows, at an address."""

    course: Course
    address: str
    token: str

    def submission(self, learner: str) -> str:
        """The id of a hand-in in formgrader's addresses."""
        with self.course.gradebook() as gradebook:
            return str(gradebook.find_submission_notebook(QUIZ, QUIZ, learner).id)

    def in_order(self) -> list[str]:
        """The learners in the order in which one goes from one to the next."""
        return sorted(TEXTS, key=self.submission)

    def open(self, browser: Browser, learner: str, item: str = "", **window: Any) -> Page:
        """A hand-in in a window of its own, ready to be marked."""
        page = new_page(browser, **{"viewport": {"width": 1366, "height": 768}, **window})
        page.goto(f"{self.address}formgrader?token={self.token}")
        return self.go(page, learner, item)

    def go(self, page: Page, learner: str, item: str = "") -> Page:
        """The same in this window."""
        page.goto(f"{self.address}formgrader/submissions/{self.submission(learner)}/{item and '#' + item}")
        expect(page.locator("body[data-ready]")).to_be_attached()
        return page

    def wait_anew(self) -> None:
        """Take back all that a person gave."""
        with self.course.gradebook() as gradebook:
            for learner in TEXTS:
                notebook = gradebook.find_submission_notebook(QUIZ, QUIZ, learner)
                for grade in notebook.grades:
                    grade.manual_score, grade.needs_manual_grade = None, grade.auto_score is None
                for comment in notebook.comments:
                    comment.manual_comment = None
            gradebook.db.commit()

    def comment(self, learner: str, item: str) -> str | None:
        """The comment in the gradebook."""
        with self.course.gradebook() as gradebook:
            found: str | None = gradebook.find_comment(item, QUIZ, QUIZ, learner).manual_comment
            return found


def marked_course(root: Path) -> Course:
    """The class, marked by rule: anna has a safety mistake and is late, and her answers try to hurt."""
    course = new_course(root)
    course.write_source(quiz())
    assert course.run("generate_assignment", QUIZ, "--force").code == 0
    for learner, text in TEXTS.items():
        answers = {**(WRONG if learner == "anna" else RIGHT), **dict.fromkeys(WRITTEN, text)}
        course.hand_in(learner, answers, of=quiz())
        (course.submitted(learner) / "timestamp.txt").write_text("2026-11-20 10:00:00 UTC")
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(QUIZ, duedate="2026-11-20 12:00:00 UTC")
        gradebook.update_or_create_student("anna", first_name="Anna", last_name="O'Hara <b>")
    (course.submitted("anna") / "timestamp.txt").write_text("2026-11-21 14:30:00 UTC")
    said = course.run("autograde", QUIZ)
    assert said.code == 0, said.log
    return course


@contextmanager
def class_in_formgrader(course: Course) -> Iterator[Class]:
    """JupyterLab in the course's folder."""
    with formgrader(course.root) as (address, token):
        yield Class(course, address, token)
