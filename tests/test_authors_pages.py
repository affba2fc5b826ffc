"""Who follows the pages for authors to the letter is told 'no problems'; who slips once is told where."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from backfacial.authoring.build import build
from backfacial.authoring.check import check, problems_of
from backfacial.authoring.content import read_content

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FENCE = re.compile(r"^```yaml\n# (?P<file>\S+)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
CELL = re.compile(r"^\| (text|code) \| (.+) \|$", re.MULTILINE)
QUIZ = "source/example/assignment.yml"
START = "notebooks/00-start-here.ipynb"
LESSONS = {
    "skin": "notebooks/01-skin.ipynb",
    "consult": "notebooks/02-consultation.ipynb",
    "protocol": "notebooks/04-protocol.ipynb",
}
"""The lesson by what its objectives begin with."""
AUTHORS = ("authors.md", "authors-rules.md", "authors-questions.md")
TYPES = [f"question-types/{path.name}" for path in sorted((DOCS / "question-types").glob("*.md"))]


class Example(NamedTuple):
    """A block of YAML with the file that its first line says it stands in."""

    file: str
    text: str


def examples(*pages: str) -> list[Example]:
    """The examples of some pages that belong to the course; the others are files for a command."""
    found = [Example(*match) for page in pages for match in FENCE.findall((DOCS / page).read_text(encoding="utf-8"))]
    return [example for example in found if example.file.startswith(("content/", "source/"))]


def put(course: Path, example: Example) -> None:
    """Put an example where the page says: at the end of a list, or into a file of its own."""
    path = course / example.file
    path.parent.mkdir(parents=True, exist_ok=True)
    text = example.text
    if example.file == QUIZ and "items:" not in text:
        text = next(each.text for each in examples("authors-questions.md") if each.file == QUIZ) + text
    before = path.read_text(encoding="utf-8") + "\n" if path.exists() and example.file != QUIZ else ""
    path.write_text(before + text, encoding="utf-8")


def cell(kind: str, source: str, name: str) -> dict[str, Any]:
    made = {"cell_type": kind, "id": name, "source": source, "metadata": {"jupyter": {"source_hidden": True}}}
    return {**made, "outputs": [], "execution_count": None} if kind == "code" else made


def add_cells(course: Path, file: str, cells: list[dict[str, Any]]) -> None:
    path = course / file
    notebook = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"metadata": {}, "cells": []}
    path.write_text(json.dumps({**notebook, "cells": [*notebook["cells"], *cells]}), encoding="utf-8")


def ask(course: Path, example: Example) -> None:
    """Put the questions of an example into the lesson that they are for."""
    for item in yaml.safe_load(example.text):
        call = f'lesson.ask("{item["id"]}")'
        lesson = LESSONS.get(item["objective"].partition("-")[0])
        if lesson:
            add_cells(course, lesson, [cell("markdown", "Now you.", f"x{item['id']}"), cell("code", call, item["id"])])


def link(course: Path, page: str) -> None:
    add_cells(course, START, [cell("markdown", f"[A page]({page})", f"link-{len(page)}")])


def add_the_lesson(course: Path) -> None:
    """The lesson of the worked example, with the cells of its table."""
    table = (DOCS / "authors-questions.md").read_text(encoding="utf-8").partition("## Add a lesson")[2]
    cells = []
    for number, (kind, said) in enumerate(CELL.findall(table)):
        parts = re.findall(r"`([^`]+)`", said)
        source = "\n".join(parts) if kind == "code" else "\n\n".join(parts)
        cells.append(cell("markdown" if kind == "text" else "code", source, f"c{number}"))
    assert len(cells) == 7
    add_cells(course, "notebooks/90-example.ipynb", cells)
    link(course, "90-example.ipynb")


def follow(course: Path, *pages: str) -> None:
    """Do all that some pages say."""
    for example in examples(*pages):
        put(course, example)
        if example.file.startswith("content/items/"):
            ask(course, example)
        if example.file == QUIZ:
            link(course, "quizzes/example/example.ipynb")
    if "authors-questions.md" in pages:
        add_the_lesson(course)


def said(course: Path) -> list[str]:
    return [str(problem) for problem in problems_of(read_content(course))]


@pytest.fixture
def extended(copy_of_the_course: Path) -> Path:
    """The course with a fact and its rule, a client, questions, a quiz and a lesson, as the three pages say."""
    follow(copy_of_the_course, *AUTHORS)
    return copy_of_the_course


def test_who_follows_the_three_pages_has_no_problems(extended: Path) -> None:
    assert said(extended) == []
    content = read_content(extended)
    build(content)
    # what is left is what the page says comes last
    left = {problem.mend.rpartition(": ")[2] for problem in check(content).problems}
    assert left == {"run 'make release'"}


@pytest.mark.parametrize("page", TYPES)
def test_who_follows_the_page_of_a_question_type_has_no_problems(copy_of_the_course: Path, page: str) -> None:
    assert examples(page)
    follow(copy_of_the_course, page)
    assert said(copy_of_the_course) == []


SLIPS = {
    "question: a number typed": (
        "content/items/consultation.yml",
        "This course waits {C42.peel} [C42]",
        "This course waits seven days [C42]",
        "consult-shaved-yesterday: options a why: '7 days' is typed here",
    ),
    "question: an option that repeats a number": (
        "content/items/consultation.yml",
        "The peel as booked, with a weaker acid.",
        "The peel in seven days.",
        "consult-shaved-yesterday: option a says 'seven days', as C42.peel.at_most does: put {C42.peel} there",
    ),
    "question: an unknown fact": (
        "content/items/example.yml",
        "facts: [HY03, HY06]",
        "facts: [HY03, HY99]",
        "example-hands-after-phone: cites unknown fact HY99",
    ),
    "question: no reason": (
        "content/items/example.yml",
        "      why: Hands are cleaned after gloves and before them [HY03] [HY06].\n",
        "",
        "example-hands-after-phone: 'option b: why' is missing: add it",
    ),
    "fact: its number used by nothing": (
        "content/contraindications.yml",
        "values: {healing: {at_least: P6W}}",
        "values: {healing: {at_least: P6W}, again: {at_least: P1W}}",
        "C95: nothing refers to its number 'again'",
    ),
    "fact: a number that is not there": (
        "content/contraindications.yml",
        "at_least: C95.healing",
        "at_least: C95.heals",
        "C95: has a place for the unknown value C95.heals",
    ),
    "fact: nobody stands for it": (
        "content/contraindications.yml",
        "  sources: [EX-1]\n  consensus: true\n",
        "",
        "C95: has no source",
    ),
    "row: a wait typed": (
        "content/screening.yml",
        "ago_below: C95.healing",
        "ago_below: P6W",
        "C95.1: when ago_below: P6W is typed here",
    ),
    "row: another level": (
        "content/screening.yml",
        "level: avoid_area\n  cap: adapted\n  areas_out: [{place: spot,",
        "level: adapt\n  cap: adapted\n  areas_out: [{place: spot,",
        "C95.1: gives: 'level' is stated as avoid_area, and the row says adapt",
    ),
    "example: just outside is inside": (
        "content/examples/screening.yml",
        "not: [{}, {piercing_last: P42D}]",
        "not: [{}, {piercing_last: P41D}]",
        "C95.1: with {piercing_last: P41D} the row fires, and should not",
    ),
    "client: another outcome": (
        "content/clients/K90.yml",
        "piercing_last: P3W",
        "piercing_last: P7W",
        "K90: outcome: level is stated as avoid_area, and the rules say proceed",
    ),
    "graded question: an id of practice": (
        QUIZ,
        "id: example-shaved",
        "id: consult-shaved-yesterday",
        "consult-shaved-yesterday: this id stands already in",
    ),
    "graded question: a cell of the page": (QUIZ, "id: example-shaved", "id: hand-in", "hand-in: this id is taken"),
    "quiz: another folder": (QUIZ, "id: example #", "id: other #", "other: the id should be the folder's name"),
    "lesson: a call that there is not": (
        "notebooks/90-example.ipynb",
        "lesson.objectives(",
        "lesson.goals(",
        "cell c2: lesson has no 'goals'",
    ),
    "lesson: a fact that there is not": (
        "notebooks/90-example.ipynb",
        'fact(\\"HY03',
        'fact(\\"HY93',
        "cell c4: fact names the unknown fact 'HY93'",
    ),
    "lesson: another lesson opened": (
        "notebooks/90-example.ipynb",
        'open_lesson(\\"90-example',
        'open_lesson(\\"02-consultation',
        "cell c1: should open the lesson",
    ),
    "lesson: saved with output": (
        "notebooks/90-example.ipynb",
        '"execution_count": null',
        '"execution_count": 1',
        "cell c6: was saved with what it shows",
    ),
    "lesson: planned": (
        "content/lessons.yml",
        "title: Clean hands\n",
        "title: Clean hands\n  planned: true\n  minutes: 10\n",
        "90-example: its notebook is there: take 'planned: true' out",
    ),
    "lesson: without objectives": (
        "content/objectives.yml",
        "lesson: 90-example",
        "lesson: 01-skin",
        "90-example: this lesson has no objective",
    ),
    "lesson: its question not asked": (
        "notebooks/90-example.ipynb",
        "lesson.ask(",
        "lesson.levels() #",
        "example-hands-after-phone: no lesson asks this question",
    ),
}


OF_FORM = ["question: no reason", "fact: a number that is not there"]
"""Numbers and words are looked at once the form of every record is in order."""
GROUPS = [OF_FORM, ["fact: nobody stands for it"], ["question: a number typed", "graded question: a cell of the page"]]
GROUPS += [[name for name in SLIPS if not any(name in group for group in GROUPS)]]


@pytest.mark.parametrize("slips", GROUPS, ids=[group[0] for group in GROUPS])
def test_each_slip_is_named(extended: Path, slips: list[str]) -> None:
    for name in slips:
        file, old, new, _ = SLIPS[name]
        path = extended / file
        text = path.read_text(encoding="utf-8")
        assert old in text, name
        before, _, after = text.rpartition(old)
        path.write_text(before + new + after, encoding="utf-8")
    problems = said(extended)
    assert [name for name in slips if not any(SLIPS[name][3] in problem for problem in problems)] == [], problems
