"""The learner's own folder: the lessons and quizzes of the course, laid in without touching the learner's work.

    00-start-here.ipynb, 02-consultation.ipynb, …   the lessons
    quizzes/<assignment>/                           as released: the notebook and items.json; answers.json joins them
    answers/                                        what was answered in the lessons
    handed-in/                                      what was handed in
    .backfacial/                                    the profile of JupyterLab and the record of what was delivered

Old work is never overwritten:

- A lesson that the learner has not changed is replaced by its new version. Opening and running it is no change
  (`notebook_form.work_digest`). One that was changed stays, and the new version is laid beside it once, as
  `<name> (new <date>).ipynb`.
- Of a quiz its notebook and items.json are delivered and nothing else, as a folder of their own, for answers belong to
  the items they were given for. As long as the folder holds nothing but unchanged delivered files it is replaced in
  place. As soon as it holds anything of the learner's, answers.json above all, it stays exactly as it is, and a new
  version becomes a folder of its own, `quizzes/<assignment> (new <date>)/`. The lessons' links go on leading to the
  quiz that was begun.
- What the course no longer has stays.
"""

import datetime
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from backfacial.answers.learner import MARKER, QUIZZES, START_PAGE
from backfacial.answers.plain_file import write_atomically
from backfacial.items.released import ITEMS
from backfacial.jupyterlab.notebook_form import digest, work_digest
from backfacial.jupyterlab.profile import write_profile
from backfacial.jupyterlab.shipped import Shipped, read_shipped, write_shipped
from backfacial.jupyterlab.words import words

OWN_FOLDERS = ("answers", "handed-in", QUIZZES)
COURSE_FOLDERS = ("source", "notebooks", "release", "content", "src", "tests", "docs", ".git")
# made by programs, nobody's work
NOBODYS = (".ipynb_checkpoints", "__pycache__", ".DS_Store")


class LearnerHomeError(Exception):
    """The folder cannot be a learner's folder. The text names the path and the mend."""


@dataclass
class Report:
    """What `prepare` did, as paths inside the learner's folder.

    Attributes:
        added: delivered for the first time.
        updated: replaced by a new version.
        laid_beside: where the new version lies of what the learner had changed or begun.
    """

    home: Path
    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    laid_beside: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The report in plain words; empty where nothing has changed."""
        said = (("added", self.added), ("updated", self.updated), ("laid-beside", self.laid_beside))
        return [words(key, names=", ".join(names)) for key, names in said if names]


def default_home(course: Path, environ: Mapping[str, str] = os.environ) -> Path:
    """The learner's folder where none is named: BACKFACIAL_HOME, else `my-course` in the checkout (git-ignored)."""
    named = environ.get("BACKFACIAL_HOME")
    return Path(named).expanduser() if named else course / "my-course"


def prepare(home: Path, course: Path, today: datetime.date | None = None) -> Report:
    """Make the learner's folder, or bring it up to date.

    Args:
        home: the learner's folder; it need not exist.
        course: the checkout of the course, with `notebooks/` and `release/`.
        today: the date in the names of what is laid beside; this day where it is left out.

    Raises:
        LearnerHomeError: the folder is the checkout, holds it, or is one of its own folders; it cannot be written; or
            the course has no notebooks.
    """
    home, course = home.expanduser().resolve(), course.expanduser().resolve()
    _check_place(home, course)
    lessons = _lessons(course)
    marker = home / MARKER
    try:
        for name in OWN_FOLDERS:
            (home / name).mkdir(parents=True, exist_ok=True)
        marker.mkdir(exist_ok=True)
        # a folder on a read-only or full disk is refused before anything is half done
        with tempfile.TemporaryFile(dir=marker):
            pass
        shipped = read_shipped(marker / "shipped.json")
        delivery = _Delivery(home, shipped, f"(new {today or datetime.date.today():%Y-%m-%d})")
        for name, data in lessons.items():
            delivery.lesson(name, data)
        for assignment, files in _quizzes(course).items():
            delivery.quiz(assignment, files)
        write_profile(marker, shipped, START_PAGE)
        write_shipped(marker / "shipped.json", shipped)
    except OSError as error:
        raise LearnerHomeError(words("home-unwritable", home=home, reason=error.strerror or error)) from error
    return delivery.report


def _check_place(home: Path, course: Path) -> None:
    if home == course or home in course.parents:
        # the server would show the learner source/, with the keys
        raise LearnerHomeError(words("home-holds-course", home=home, course=course))
    for name in COURSE_FOLDERS:
        if home.is_relative_to(course / name):
            raise LearnerHomeError(words("home-in-course", home=home, folder=course / name))
    if home.exists() and not home.is_dir():
        raise LearnerHomeError(words("home-no-folder", home=home))


def _lessons(course: Path) -> dict[str, bytes]:
    lessons = {path.name: path.read_bytes() for path in sorted((course / "notebooks").glob("*.ipynb"))}
    if not lessons:
        raise LearnerHomeError(words("no-lessons", folder=course / "notebooks"))
    return lessons


def _quizzes(course: Path) -> dict[str, dict[str, bytes]]:
    release = course / "release"
    folders = [folder for folder in sorted(release.glob("*")) if folder.is_dir() and not folder.name.startswith(".")]
    quizzes = {folder.name: _delivered(folder) for folder in folders}
    return {name: files for name, files in quizzes.items() if files}


def _delivered(folder: Path) -> dict[str, bytes]:
    """What a release consists of, and nothing else: answers may lie there of somebody who opened the quiz in it."""
    paths = [folder / name for name in (f"{folder.name}.ipynb", ITEMS)]
    return {path.name: path.read_bytes() for path in paths if path.is_file() and not path.is_symlink()}


class _Delivery:
    """One run over a folder: decides for each lesson and quiz, writes, and notes what was done."""

    def __init__(self, home: Path, shipped: Shipped, mark: str) -> None:
        self.home = home
        self.shipped = shipped
        self.mark = mark
        self.report = Report(home)

    def lesson(self, name: str, data: bytes) -> None:
        if not self._exists(name):
            self._lay(name, data)
            self.report.added.append(name)
        elif self._is_untouched(name) or self._same_work(name, data):
            if self._lay(name, data):
                self.report.updated.append(name)
        elif self._is_news(name, data):
            beside = self._free_name(name)
            self._lay(beside, data)
            self.shipped.note_offer(name, data)
            self.report.laid_beside.append(beside)

    def quiz(self, assignment: str, files: dict[str, bytes]) -> None:
        folder = f"{QUIZZES}/{assignment}"
        named = {f"{folder}/{name}": data for name, data in files.items()}
        if not self._exists(folder):
            self._lay_all(named)
            self.report.added.append(folder)
        elif self._is_unbegun(folder, named):
            if self._lay_all(named):
                self.report.updated.append(folder)
        elif any(self._is_news(name, data) and not self._same_work(name, data) for name, data in named.items()):
            beside = self._free_name(folder)
            self._lay_all({f"{beside}/{name}": data for name, data in files.items()})
            for name, data in named.items():
                self.shipped.note_offer(name, data)
            self.report.laid_beside.append(beside)

    def _exists(self, name: str) -> bool:
        return os.path.lexists(self.home / name)

    def _is_untouched(self, name: str) -> bool:
        delivered = self.shipped.files.get(name)
        return delivered is not None and self._work(name) == delivered.work

    def _same_work(self, name: str, data: bytes) -> bool:
        # the record was lost, or the run before was cut off between the file and the record
        return self._work(name) == work_digest(data)

    def _work(self, name: str) -> str:
        path = self.home / name
        return work_digest(path.read_bytes()) if path.is_file() and not path.is_symlink() else ""

    def _is_news(self, name: str, data: bytes) -> bool:
        delivered = self.shipped.files.get(name)
        return delivered is None or digest(data) not in (delivered.content, delivered.offered)

    def _is_unbegun(self, folder: str, new: dict[str, bytes]) -> bool:
        root = self.home / folder
        if root.is_symlink() or not root.is_dir():
            return False
        paths = [path for path in root.rglob("*") if not set(path.relative_to(root).parts) & set(NOBODYS)]
        names = [path.relative_to(self.home).as_posix() for path in paths if path.is_symlink() or not path.is_dir()]
        return all(self._is_untouched(name) or (name in new and self._same_work(name, new[name])) for name in names)

    def _free_name(self, name: str) -> str:
        stem, ending = (name.removesuffix(".ipynb"), ".ipynb") if name.endswith(".ipynb") else (name, "")
        for number in range(1, 1000):
            mark = self.mark if number == 1 else f"{self.mark[:-1]} {number})"
            free = f"{stem} {mark}{ending}"
            if not self._exists(free):
                return free
        raise LearnerHomeError(words("home-full", home=self.home, name=name))

    def _lay_all(self, files: dict[str, bytes]) -> bool:
        laid = [self._lay(name, data) for name, data in files.items()]
        return any(laid)

    def _lay(self, name: str, data: bytes) -> bool:
        """Deliver the file; False where this version was delivered before and lies there, run or not."""
        delivered = self.shipped.files.get(name)
        path = self.home / name
        lies_there = path.is_file() and not path.is_symlink()
        if lies_there and delivered is not None and delivered.content == digest(data):
            return False
        self.shipped.note(name, data)
        if lies_there and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
        return True
