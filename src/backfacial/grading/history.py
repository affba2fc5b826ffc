"""What learners were asked: `source/<assignment>/history/<release>.yml`, one file for each release that was made.

Each holds the whole assignment with its key as it stood in that release, with the numbers put in. It is written when a
release is made, and while that release is the newest it takes over a corrected key; what learners saw stays as it was.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, StringConstraints, ValidationError, model_validator

from backfacial.answers.plain_file import NotAPlainFile, read_plain_file, write_atomically
from backfacial.facts import words
from backfacial.facts.base import Slug
from backfacial.grading.source import FILE, SourceProblem, checked, load, source_name
from backfacial.items.assignment import Assignment
from backfacial.items.digest import DIGEST
from backfacial.items.released import Released

FOLDER = "history"
MOST_NAMED = 3
MAX_ITEMS_BYTES = 4 * 2**20
Digest = Annotated[str, StringConstraints(pattern=DIGEST)]


class PastAssignment(Assignment):
    """An assignment as a release had it.

    Attributes:
        questions: the digest of each question that learners saw, by its id.
        rules: the digest of the course's rules that a question was marked by, for those that are marked by rules.
    """

    questions: dict[Slug, Digest]
    rules: dict[Slug, Digest] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _every_question_has_its_digest(self) -> "PastAssignment":
        missing = {part.id for part in self.everything} ^ self.questions.keys()
        if missing:
            raise ValueError(words("grading", "history-questions", items=", ".join(sorted(missing))))
        return self


def past(assignment: Assignment) -> PastAssignment:
    """An assignment as it stands now, to be kept."""
    parts = assignment.everything
    kept = {
        "items": tuple(item.standalone() for item in assignment.items),
        "questions": {part.id: part.question().digest for part in parts},
        "rules": {part.id: part.rules() for part in parts if part.rules()},
    }
    return PastAssignment.model_construct(**{**dict(assignment), **kept})


def read_history(folder: Path) -> tuple[PastAssignment, ...]:
    """All past releases of the assignment in a folder of source/, the oldest first. Read anew only after a change.

    Raises:
        SourceProblem: a file is not what a release wrote. It names the file and the mend.
    """
    files = []
    for path in (folder / FOLDER).glob("*.yml"):
        status = path.stat()
        files.append((path, status.st_mtime_ns, status.st_size))
    return _read_all(folder.name, tuple(sorted(files)))


@lru_cache(maxsize=16)
def _read_all(folder: str, files: tuple[tuple[Path, int, int], ...]) -> tuple[PastAssignment, ...]:
    return tuple(sorted((_read(path, folder) for path, _, _ in files), key=lambda found: in_order(found.release)))


def _read(path: Path, folder: str) -> PastAssignment:
    name = f"source/{folder}/{FOLDER}/{path.name}"
    found = checked(PastAssignment, load(path, name, folder)[1], name, folder)
    if found.release != path.stem:
        raise SourceProblem(words("grading", "history-name", file=name, found=found.release))
    for part in found.everything:
        # what is worked out by rules may read otherwise today, and nobody can know it again from its key
        if not found.rules.get(part.id) and part.question().digest != found.questions[part.id]:
            raise SourceProblem(words("grading", "history-changed", file=name, item=part.id))
    return found


def in_order(release: str) -> tuple[tuple[int, int, str], ...]:
    """What releases are sorted by: numbers by their value, so that 10 comes after 9."""
    parts = re.findall(r"\d+|\D+", release)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def not_raised(assignment: Assignment, history: tuple[PastAssignment, ...]) -> str:
    """What is wrong with `release:` beside the releases before, as a sentence for the author; "" where it is right."""
    if not history:
        return ""
    newest = history[-1]
    if in_order(assignment.release) > in_order(newest.release):
        return ""
    if assignment.release != newest.release:
        return words("grading", "release-too-low", release=assignment.release, newest=newest.release)
    differences = _differences(assignment, newest)
    if not differences:
        return ""
    more = ["…"] if len(differences) > MOST_NAMED else []
    items = ", ".join([*differences[:MOST_NAMED], *more])
    return words("grading", "release-not-raised", release=assignment.release, items=items)


def _differences(assignment: Assignment, newest: PastAssignment) -> list[str]:
    """The questions of which learners would see something else than in a past release, with how."""
    now = {part.id: (part.question().digest, part.points) for part in assignment.everything}
    before = {part.id: (newest.questions[part.id], part.points) for part in newest.everything}
    found = {item: "release-changed" for item in now if item in before and now[item] != before[item]}
    found |= {item: "release-added" for item in now if item not in before}
    found |= {item: "release-removed" for item in before if item not in now}
    return [words("grading", how, item=item) for item, how in found.items()]


def check_raised(folder: Path, assignment: Assignment) -> None:
    """Make sure that `release:` was raised where learners would see something else than in the newest release.

    Raises:
        SourceProblem: it was not, or a file of the history is broken.
    """
    problem = not_raised(assignment, read_history(folder))
    if problem:
        raise SourceProblem(f"{source_name(folder / FILE)}: release: {problem}")


def is_as_released(items: Path, assignment: Assignment) -> bool:
    """Whether an `items.json` asks just what the assignment asks; one that cannot be read asks nothing else."""
    try:
        released = Released.model_validate_json(read_plain_file(items, MAX_ITEMS_BYTES))
    except (NotAPlainFile, ValidationError):
        return True
    asked = {question.id: (question.digest, question.points) for question in released.everything}
    return asked == {part.id: (part.question().digest, part.points) for part in assignment.everything}


def check_begun(folder: Path, assignment: Assignment, items: Path) -> None:
    """Make sure that nothing which learners got is changed before it was ever kept.

    Args:
        items: the `items.json` of the release that learners have.

    Raises:
        SourceProblem: a version of the course without histories released another quiz.
    """
    if not read_history(folder) and not is_as_released(items, assignment):
        raise SourceProblem(words("grading", "history-not-begun", file=source_name(folder / FILE)))


def is_kept(assignment: Assignment, history: tuple[PastAssignment, ...]) -> bool:
    """Whether the newest file of the history holds this very assignment with its present key."""
    return bool(history) and past(assignment).model_dump() == history[-1].model_dump()


def keep(folder: Path, assignment: Assignment) -> None:
    """Write the assignment into its history, or bring its key up to date there.

    Raises:
        SourceProblem: `release:` has to be raised first.
        OSError: the file cannot be written.
    """
    check_raised(folder, assignment)
    if is_kept(assignment, read_history(folder)):
        return
    path = folder / FOLDER / f"{assignment.release}.yml"
    path.parent.mkdir(exist_ok=True)
    write_atomically(path, text_of(past(assignment)).encode("utf-8"))


def text_of(kept: PastAssignment) -> str:
    """The file's text: the same each time."""
    data = kept.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    text = yaml.dump(data, Dumper=yaml.SafeDumper, sort_keys=False, allow_unicode=True, width=120)
    return f"# {words('grading', 'history-head')}\n{text}"
