"""`autograde`: seconds a submission of `nbgrader autograde`, here and as nbgrader comes.

Both mark the same class with the same answers to the same questions, ours in a school's copy of the course, the peer
in a course folder of its own without any settings (`bench.stock`). Both must come to the same marks, or there is no
figure.
Each round is one command for the whole class, as an instructor types it; starting nbgrader is part of it.
"""

import json
import random
import shutil
import time
from abc import ABC, abstractmethod
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from instructor import nbgrader, schools_copy
from nbgrader.api import Gradebook
from perfect_trainee import right_response

from backfacial.authoring.content import read_content
from backfacial.items.assignment import Assignment, Item
from backfacial.items.case.item import CaseItem
from backfacial.items.number import NumberItem
from backfacial.items.options import OptionItem
from backfacial.items.select import SelectItem
from bench import COURSE
from bench.measured import Measured, in_turn
from bench.stock import answered, stock_notebook

QUIZ = "02-consultation"
ROUNDS, LEARNERS = 5, 20
AT = "2026-11-20T10:00:00Z"
TEXT = "I see sore lumps. I won't squeeze them. Please show them to a doctor."

Marks = dict[tuple[str, str], tuple[float | None, bool]]


class DifferentMarks(Exception):
    """The two did not come to the same marks, so their times say nothing."""


class School(ABC):
    """A folder in which a class has handed in and nothing is marked. Each round marks a copy of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.marks: list[Marks] = []
        nbgrader(folder, "generate_assignment", QUIZ)

    @abstractmethod
    def lay_in(self, folder: Path, learner: str, responses: dict[str, Any]) -> None:
        """Lay a learner's submission into its folder."""

    def receive(self, answers: dict[str, dict[str, Any]]) -> None:
        """Lay in what each learner answered."""
        for learner, responses in answers.items():
            folder = self.folder / "submitted" / learner / QUIZ
            folder.mkdir(parents=True)
            self.lay_in(folder, learner, responses)

    def autograde(self, number: int) -> float:
        """Mark the class and note the marks; gives seconds a submission."""
        copy = Path(shutil.copytree(self.folder, f"{self.folder}-{number}"))
        began = time.perf_counter()
        nbgrader(copy, "autograde", QUIZ)
        taken = time.perf_counter() - began
        self.marks.append(marks_in(copy))
        return taken / LEARNERS


class Ours(School):
    """A school's copy of the course."""

    def __init__(self, folder: Path, assignment: Assignment) -> None:
        super().__init__(schools_copy(COURSE, folder))
        self.release = assignment.release
        self.questions = {part.id: part.question().digest for part in assignment.everything}

    def lay_in(self, folder: Path, learner: str, responses: dict[str, Any]) -> None:
        shutil.copy(self.folder / "release" / QUIZ / f"{QUIZ}.ipynb", folder)
        said = {"at": AT, "revision": 1, "release": self.release}
        answers = {
            item: {"response": response, "question": self.questions[item], **said}
            for item, response in responses.items()
        }
        document = {"schema": 1, "assignment": QUIZ, "learner": learner, "answers": answers, "events": []}
        (folder / "answers.json").write_text(json.dumps(document), encoding="utf-8")


class Stock(School):
    """nbgrader as it comes."""

    def __init__(self, folder: Path, assignment: Assignment) -> None:
        source = folder / "source" / QUIZ
        source.mkdir(parents=True)
        nbformat.write(stock_notebook(assignment), source / f"{QUIZ}.ipynb")
        super().__init__(folder)

    def lay_in(self, folder: Path, learner: str, responses: dict[str, Any]) -> None:
        notebook = f"{QUIZ}.ipynb"
        nbformat.write(answered(self.folder / "release" / QUIZ / notebook, responses), folder / notebook)


def measure() -> Measured:
    """Seconds a submission."""
    assignment = next(found for _, found in read_content(COURSE).assignments if found.id == QUIZ)
    answers = class_answers(assignment)
    with TemporaryDirectory() as folder:
        ours, stock = Ours(Path(folder) / "ours", assignment), Stock(Path(folder) / "stock", assignment)
        for school in (ours, stock):
            school.receive(answers)
        measured = in_turn(ours.autograde, stock.autograde, ROUNDS)
    parts = len(assignment.items) + len(assignment.reflections)
    for one, other in zip(ours.marks, stock.marks, strict=True):
        compare(one, other, len(answers) * parts)
    return replace(measured, n=len(answers))


def marks_in(course: Path) -> Marks:
    """Learner and item to what marking gave, and whether a person has to look at it."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        return {
            (submission.student.id, grade.name): (grade.auto_score, bool(grade.needs_manual_grade))
            for submission in gradebook.assignment_submissions(QUIZ)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def compare(ours: Marks, stock: Marks, count: int) -> None:
    """Make sure that both gave the same marks, and `count` of them.

    Raises:
        DifferentMarks: naming the first difference.
    """
    if len(ours) != count:
        raise DifferentMarks(f"{count} marks were to be given, ours gave {len(ours)}")
    for learner, item in sorted(ours.keys() | stock.keys()):
        one, other = (_rounded(marks.get((learner, item))) for marks in (ours, stock))
        if one != other:
            raise DifferentMarks(f"{learner}, {item}: ours gave {one}, stock nbgrader {other}")


def _rounded(mark: tuple[float | None, bool] | None) -> tuple[float | None, bool] | None:
    # shares such as 2/3 may differ in the last digit
    return mark and (mark[0] if mark[0] is None else round(mark[0], 9), mark[1])


def class_answers(assignment: Assignment) -> dict[str, dict[str, Any]]:
    """Learner to what was answered: right, wrong and partly right, some questions left open; the same each time."""
    chance = random.Random(20)
    answers: dict[str, dict[str, Any]] = {}
    for learner in range(1, LEARNERS + 1):
        given = {item.id: response(item, chance) for item in assignment.items if chance.random() < 0.9}
        texts = {part.id: TEXT for part in assignment.reflections if chance.random() < 0.9}
        answers[f"learner-{learner}"] = given | texts
    return answers


def response(item: Item, chance: random.Random) -> Any:
    """One of the responses that an item may get."""
    if isinstance(item, NumberItem):
        return {"value": chance.choice((item.accept.min, item.accept.max + 1)), "unit": item.accept.unit}
    if isinstance(item, CaseItem):
        hurting = next(option.id for option in item.options if option.critical)
        return right_response(item, **chance.choice(({}, {"level": None}, {"words": hurting})))
    assert isinstance(item, OptionItem)
    options = [option.id for option in item.options]
    if not isinstance(item, SelectItem):
        return chance.choice(options)
    return sorted(item.keys) if chance.random() < 0.5 else sorted(chance.sample(options, chance.randint(1, 3)))
