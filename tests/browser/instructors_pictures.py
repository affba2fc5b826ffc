"""The pictures of docs/instructors.md, made anew in docs/pictures/ from a small class that was never there.

    PYTHONPATH=tests/browser:tests/grading python tests/browser/instructors_pictures.py

No graded question of the course is in them: its quiz is the small one of the tests, under another name.
"""

import copy
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from graded_course import ASSIGNMENT, CONFIG, RIGHT, WRONG, answers_file, hand_in_zip
from instructor import BACKFACIAL, at_home, nbgrader, teaching
from playwright.sync_api import Browser, Page, expect
from windows import new_page, real_browser

from backfacial.authoring.graded_notebook import graded_notebook_text
from backfacial.facts import library, words
from backfacial.items.assignment import Assignment

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
LARGEST = 150_000
QUIZ = "02-consultation"
LIST = """id,first_name,last_name,email
anna.m,Anna,Moser,anna@example.org
20461,Fred,Low,
gina,Gina,Zorn,
cara,Cara,Ng,
emil,Emil,Lind,
"""
TEXT = (
    "I can see that this lump worries you, and I am glad that you told me. I will not press or treat it. Since it has "
    "grown, please show it to a doctor this week. I write down for you what I noticed."
)
COMMENT = "Kind and clear. Say how soon, as you do here."
HAND_INS: dict[str, dict[str, Any]] = {
    "anna.m": {**RIGHT, "own-words": TEXT},
    "20461": {**RIGHT, "who-waits": ["a", "d"]},
    "gina.zorn": {**WRONG, "own-words": "I would squeeze it."},
    "emil": {**RIGHT},
}
WINDOW = {"width": 1100, "height": 720}


def main() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as folder:
        course, environ = Path(folder) / "backfacial", at_home(Path(folder) / "home")
        _new_course(course)
        with teaching(course, environ) as (_, address), real_browser() as browser:
            _class_list(browser, address)
            _run(course, environ, "roster", "import", "students.csv", "--yes")
            _run(course, environ, "due", QUIZ, "2026-11-20 12:00")
            _run(course, environ, "class", QUIZ)
            page = _first_steps(browser, address)
            _class_page(page)
            _marking_view(page)
            _run(course, environ, "return", QUIZ, "--for", "mail")
            _feedback(browser, course)


def _new_course(course: Path) -> None:
    quiz = {**copy.deepcopy(ASSIGNMENT), "id": QUIZ, "title": "Consultation: a small quiz"}
    source = course / "source" / QUIZ
    source.mkdir(parents=True)
    (course / CONFIG.name).write_bytes(CONFIG.read_bytes())
    (source / "assignment.yml").write_text(yaml.safe_dump(quiz, sort_keys=False), encoding="utf-8")
    text = graded_notebook_text(Assignment.model_validate(quiz), library().words["quiz"], look_up=False)
    (source / f"{QUIZ}.ipynb").write_text(text, encoding="utf-8")
    nbgrader(course, "generate_assignment", QUIZ)
    (course / "students.csv").write_text(LIST, encoding="utf-8")
    archive = course / "downloaded" / QUIZ / "archive"
    archive.mkdir(parents=True)
    for learner, responses in HAND_INS.items():
        answers = answers_file(responses, learner, of=quiz, assignment=QUIZ)
        time = "2026-11-21T15:30:00Z" if learner == "emil" else "2026-11-20T10:00:00Z"
        (archive / f"{learner}.zip").write_bytes(hand_in_zip(learner, assignment=QUIZ, answers=answers, time=time))


def _run(course: Path, environ: Mapping[str, str], *arguments: str) -> None:
    subprocess.run([*BACKFACIAL, *arguments], cwd=course, env=environ, check=True, stdout=subprocess.DEVNULL)


def _class_list(browser: Browser, address: str) -> None:
    """The preview of a class list, in the terminal that the page of first steps opens."""
    page = new_page(browser, viewport={"width": 1000, "height": 520})
    page.goto(address)
    with page.expect_popup() as popup:
        page.get_by_role("link", name=words("teach", "terminal")).click()
    terminal = popup.value
    terminal.set_viewport_size({"width": 1000, "height": 520})
    terminal.locator(".xterm-helper-textarea").focus()
    terminal.keyboard.type(f"clear; {words('teach', 'command-roster')}\n")
    terminal.wait_for_timeout(15_000)  # what a terminal shows is painted: nothing on the page says that it has come
    _save(terminal, "class-list")
    terminal.keyboard.type("n\n")


def _first_steps(browser: Browser, address: str) -> Page:
    page = new_page(browser, viewport=WINDOW)
    page.goto(address)
    where = words("teach", "intro", folder="/Users/you/backfacial")  # not where this computer has it
    page.locator(".fs-where").evaluate("(node, where) => { node.textContent = where; }", where)
    _save(page, "first-steps")
    return page


def _class_page(page: Page) -> None:
    page.get_by_role("link", name=words("teach", "class-page")).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    _save(page, "class-page")


def _marking_view(page: Page) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    waiting = page.locator(".cl-group[data-state='waiting'] li", has_text="Anna Moser")
    waiting.get_by_role("link").click()
    expect(page.locator("body[data-ready]")).to_be_attached()
    question = page.locator("[data-item='own-words']")
    for line in question.locator(".mk-line").all():
        line.click()
    question.get_by_label(words("marking", "comment")).fill(COMMENT)
    page.keyboard.press("Tab")
    expect(question.locator(".mk-saved")).to_contain_text(words("marking", "saved", time="").strip())
    _save(page, "marking-view")


def _feedback(browser: Browser, course: Path) -> None:
    page = new_page(browser, viewport=WINDOW)
    page.goto((course / "returned" / QUIZ / "anna.m.html").as_uri())
    _save(page, "feedback")


def _save(page: Page, name: str) -> None:
    picture = PICTURES / f"{name}.png"
    size = len(page.screenshot(path=picture))
    assert size <= LARGEST, (picture, size)
    print(f"{picture.name}: {size} bytes")


if __name__ == "__main__":
    main()
