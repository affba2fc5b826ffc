"""A small course with one graded quiz, and nbgrader's commands run in it, inside this process for speed."""

import csv
import hashlib
import io
import json
import logging
import os
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import yaml
from jupyter_core.application import NoStart
from nbconvert.filters import strip_ansi
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps.nbgraderapp import NbGraderApp

from backfacial.answers.handin import receipt_code
from backfacial.authoring.graded_notebook import graded_notebook_text
from backfacial.facts import library
from backfacial.items.assignment import Assignment

# nbgrader 0.9.6 with SQLAlchemy 2: objects are flushed before they are added. It changes nothing and is not ours.
NBGRADERS_OWN = "ignore:Object of type <Submitted:sqlalchemy.exc.SAWarning:nbgrader.api"

QUIZ = "quiz-a"
CONFIG = Path(__file__).parents[2] / "nbgrader_config.py"

ASSIGNMENT: dict[str, Any] = {
    "id": QUIZ,
    "title": "A small quiz",
    "release": 1,
    "pass": 60,
    "items": [
        {
            "id": "stop-or-go",
            "type": "choice",
            "objective": "consult-scope",
            "stem": "A lump has grown. What do you do?",
            "points": 2,
            "facts": ["C50"],
            "options": [
                {"id": "a", "text": "Squeeze it", "why": "Squeezing could hurt her [C50].", "critical": True},
                {"id": "b", "text": "Refer her", "why": "A doctor can find out what it is [C50].", "key": True},
                {"id": "c", "text": "Wait and see", "why": "Waiting costs time [C50]."},
            ],
        },
        {
            "id": "who-waits",
            "type": "select",
            "objective": "consult-waits",
            "stem": "Who waits?",
            "points": 3,
            "facts": ["C22"],
            "options": [
                {"id": "a", "text": "Ada", "why": "Ada was ill [C22].", "key": True},
                {"id": "b", "text": "Bea", "why": "Bea was ill too [C22].", "key": True},
                {"id": "c", "text": "Cleo", "why": "Cleo too, last night [C22].", "key": True},
                {"id": "d", "text": "Dora", "why": "Dora is well [C22]."},
                {"id": "e", "text": "Edda", "why": "Edda only yawned [C22]."},
            ],
        },
        {
            "id": "how-long",
            "type": "number",
            "objective": "consult-waits",
            "stem": "How long is the wait?",
            "points": 1,
            "facts": ["C22"],
            "accept": {"min": 47, "max": 49, "unit": "hours"},
            "why": "Two days and two nights [C22].",
        },
    ],
    "reflections": [
        {
            "id": "own-words",
            "prompt": "What would you say to her?",
            "rubric": [{"points": 1, "text": "Meets her worry."}, {"points": 3, "text": "Names the next step."}],
            "points": 4,
        }
    ],
}
ITEMS = tuple(item["id"] for item in ASSIGNMENT["items"])
RIGHT: dict[str, Any] = {
    "stop-or-go": "b",
    "who-waits": ["c", "a", "b"],
    "how-long": {"value": 48, "unit": "hours"},
}
WRONG: dict[str, Any] = {"stop-or-go": "a", "who-waits": ["d", "e"], "how-long": {"value": 20, "unit": "hours"}}
FULL = {"stop-or-go": 2.0, "who-waits": 3.0, "how-long": 1.0}
NOTHING = dict.fromkeys(ITEMS, 0.0)


@dataclass(frozen=True)
class Said:
    """What a command ended with and what it said."""

    code: int
    log: str

    def lines(self, *parts: str) -> list[str]:
        """The lines that have all of the parts."""
        return [line for line in self.log.splitlines() if all(part in line for part in parts)]


class Course:
    """A course folder as an instructor has it. `heard` is what commands said while a fixture made it, by its names."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.heard: dict[str, Said] = {}

    @property
    def assignment(self) -> Assignment:
        return Assignment.model_validate(ASSIGNMENT)

    @property
    def release(self) -> Path:
        return self.root / "release" / QUIZ

    @property
    def archive(self) -> Path:
        return self.root / "downloaded" / QUIZ / "archive"

    @property
    def set_aside(self) -> Path:
        return self.root / "set-aside"

    def write_source(self, data: Any = ASSIGNMENT, notebook: bool = True) -> None:
        source = self.root / "source" / QUIZ
        source.mkdir(parents=True, exist_ok=True)
        (source / "assignment.yml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
        if notebook:
            text = graded_notebook_text(Assignment.model_validate(data), library().words["quiz"], look_up=False)
            (source / f"{QUIZ}.ipynb").write_text(text, encoding="utf-8")

    def make_release(self, data: Any) -> "Said":
        """Write the source and release it, as an instructor would."""
        self.write_source(data)
        return self.run("generate_assignment", QUIZ)

    def submitted(self, learner: str) -> Path:
        return self.root / "submitted" / learner / QUIZ

    def autograded(self, learner: str) -> Path:
        return self.root / "autograded" / learner / QUIZ

    def hand_in(
        self, learner: str, responses: dict[str, Any] | None = None, answers: bytes | None = None, of: Any = None
    ) -> Path:
        """Lay a hand-in straight into submitted/, as an exchange or an instructor's own hands would.

        Args:
            of: the data of the assignment that was answered; without it the answers do not say which it was, as in
                files of the course's first version.
        """
        folder = self.submitted(learner)
        folder.mkdir(parents=True)
        shutil.copy(self.release / f"{QUIZ}.ipynb", folder)
        data = answers_file(responses or {}, learner, of) if answers is None else answers
        (folder / "answers.json").write_bytes(data)
        return folder

    def upload(self, name: str, **parts: Any) -> Path:
        """Lay a hand-in zip into archive/; the parts are those of `hand_in_zip`."""
        return self.upload_bytes(name, hand_in_zip(**parts))

    def upload_bytes(self, name: str, data: bytes) -> Path:
        self.archive.mkdir(parents=True, exist_ok=True)
        path = self.archive / name
        path.write_bytes(data)
        return path

    def run(self, *arguments: str) -> Said:
        """Run `nbgrader …` in the course's folder."""
        log = io.StringIO()
        before = Path.cwd()
        os.chdir(self.root)
        try:
            app = NbGraderApp.instance()
            code = 0
            try:
                app.initialize(list(arguments))
                app.init_logging(logging.StreamHandler, [log], color=False, subapps=True)
                app.start()
            except NoStart:
                pass
            except SystemExit as stop:
                code = int(stop.code or 0)
            finally:
                app.reset()
                NbGraderApp.clear_instance()
        finally:
            os.chdir(before)
        return Said(code, strip_ansi(log.getvalue()))

    def gradebook(self) -> Gradebook:
        return Gradebook(f"sqlite:///{self.root / 'gradebook.db'}", "backfacial")

    def marks(self, learner: str) -> dict[str, float | None]:
        """What marking gave for each item and reflection."""
        with self.gradebook() as gradebook:
            grades = gradebook.find_submission_notebook(QUIZ, QUIZ, learner).grades
            return {grade.name: grade.auto_score for grade in grades}

    def item_marks(self, learner: str) -> dict[str, float | None]:
        """The same without reflections."""
        return {name: score for name, score in self.marks(learner).items() if name in ITEMS}

    def scores(self, learner: str) -> dict[str, float]:
        """The points that count for each item and reflection."""
        with self.gradebook() as gradebook:
            grades = gradebook.find_submission_notebook(QUIZ, QUIZ, learner).grades
            return {grade.name: grade.score for grade in grades}

    def waiting(self, learner: str) -> set[str]:
        """What a person still has to mark."""
        with self.gradebook() as gradebook:
            grades = gradebook.find_submission_notebook(QUIZ, QUIZ, learner).grades
            return {grade.name for grade in grades if grade.needs_manual_grade}

    def is_marked(self, learner: str) -> bool:
        with self.gradebook() as gradebook:
            try:
                gradebook.find_submission(QUIZ, learner)
            except MissingEntry:
                return False
        return True

    def grade_by_hand(self, learner: str, score: float, comment: str = "", item: str = "own-words") -> None:
        """What formgrader does when an instructor types a score."""
        with self.gradebook() as gradebook:
            grade = gradebook.find_grade(item, QUIZ, QUIZ, learner)
            grade.manual_score, grade.needs_manual_grade = score, False
            if comment:
                gradebook.find_comment(item, QUIZ, QUIZ, learner).manual_comment = comment
            gradebook.db.commit()

    def notebook(self, learner: str) -> nbformat.NotebookNode:
        return nbformat.read(self.autograded(learner) / f"{QUIZ}.ipynb", as_version=4)

    def feedback(self, learner: str) -> str:
        return (self.root / "feedback" / learner / QUIZ / f"{QUIZ}.html").read_text(encoding="utf-8")

    def grades_csv(self, name: str = "grades.csv") -> dict[str, dict[str, str]]:
        """The export's rows by learner."""
        with (self.root / name).open(encoding="utf-8", newline="") as file:
            return {row["student_id"]: row for row in csv.DictReader(file)}


def copied(course: Course, to: Path) -> Course:
    """The course once more, in a folder."""
    return Course(Path(shutil.copytree(course.root, to / "course")))


def new_course(root: Path) -> Course:
    """A course folder with its source."""
    root.mkdir(parents=True)
    shutil.copy(CONFIG, root)
    course = Course(root)
    course.write_source()
    return course


def quiz_of(data: Any) -> dict[str, dict[str, str]]:
    """By question what its answers say about their quiz."""
    assignment = Assignment.model_validate(data)
    return {
        part.id: {"release": assignment.release, "question": part.question().digest} for part in assignment.everything
    }


def answers_file(responses: dict[str, Any], learner: str = "", of: Any = None, **changes: Any) -> bytes:
    """An answers.json as the design has it, with changed or added fields.

    Args:
        of: the data of the assignment that was answered; without it the answers do not say which it was.
    """
    at = "2026-11-20T10:00:00Z"
    said = quiz_of(of) if of else {}
    answers = {
        name: {"response": value, "at": at, "revision": 1, **said.get(name, {})} for name, value in responses.items()
    }
    document = {"schema": 1, "assignment": QUIZ, "learner": learner, "answers": answers, "events": []}
    return json.dumps({**document, **changes}).encode()


def hand_in_zip(
    learner: str = "anna",
    responses: dict[str, Any] | None = None,
    time: str = "2026-11-20T10:00:00Z",
    assignment: str = QUIZ,
    answers: bytes | None = None,
    notebook: bytes | None = b"{}",
    manifest: Any = None,
    extra: Iterable[tuple[str | zipfile.ZipInfo, bytes]] = (),
    inside: str = "",
) -> bytes:
    """A hand-in as the design has it; `manifest` replaces handin.json, or changes some of its fields."""
    files = {"answers.json": answers_file(responses or {}, learner) if answers is None else answers}
    if notebook is not None:
        files[f"{assignment}.ipynb"] = notebook
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    record: Any = {"assignment": assignment, "learner": learner, "time": time, "sha256": digests}
    record["receipt"] = receipt_code(assignment, learner, time, digests)
    if isinstance(manifest, dict):
        record = {key: value for key, value in {**record, **manifest}.items() if value is not None}
    text = manifest if isinstance(manifest, bytes) else json.dumps(record).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in [("handin.json", text), *files.items()]:
            if data:
                archive.writestr(inside + name, data)
        for entry, data in extra:
            archive.writestr(entry, data)
    return buffer.getvalue()
