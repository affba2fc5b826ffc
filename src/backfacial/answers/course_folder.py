"""The course's own folder: a notebook that is opened there is looked at, and nothing of it is kept."""

from pathlib import Path

from backfacial.answers.document import Answer, Answers
from backfacial.answers.learner import MARKER, learner_id, learners_home
from backfacial.answers.store import AnswerStore, NeverSaved
from backfacial.facts import words

_FOLDER, _FILE = "content", "nbgrader_config.py"


def in_course_folder(start: Path | None = None) -> bool:
    """Whether a folder, or the working directory, lies in the course itself and not in a learner's folder there."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_dir():
            return False
        if (folder / _FOLDER).is_dir() and (folder / _FILE).is_file():
            return True
    return False


class KeptNowhere(AnswerStore):
    """In place of a store where there is no learner: no file is read, none is written, and each answer is refused."""

    def read(self) -> Answers:
        return Answers(self.assignment)

    def peek(self) -> Answers:
        return self.read()

    def save(self, *answer: object, **more: object) -> Answer:
        raise NeverSaved(words("learner", "course-folder"))


def home_here() -> Path:
    """The learner's folder of a notebook that runs here; in the course's own folder this one, where nothing is kept."""
    return Path.cwd() if in_course_folder() else learners_home()


def store_here(path: Path, assignment: str, release: str | None = None) -> AnswerStore:
    """The store of a notebook that runs here.

    Args:
        path: the answers file.
        assignment: the assignment's or lesson's id.
        release: of the assignment.
    """
    home, kind = home_here(), KeptNowhere if in_course_folder() else AnswerStore
    return kind(path, assignment, lambda: learner_id(home), release=release)
