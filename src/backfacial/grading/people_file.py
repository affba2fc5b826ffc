"""`class/people.yml`: who is in the class list, and which ids are the same person.

Intake and the classroom read it. It is written whole or not at all.
"""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictStr, ValidationError, model_validator

from backfacial.answers.learner import BadLearnerId, checked_id
from backfacial.answers.plain_file import write_atomically
from backfacial.facts import words
from backfacial.grading.source import SourceProblem, load_yaml

CLASS = "class"
"""The folder at the course's root for what is kept of a class beside nbgrader's own files."""
FILE = "people.yml"
NAME = f"{CLASS}/{FILE}"


def _id(value: str) -> str:
    try:
        fits = checked_id(value) == value
    except BadLearnerId:
        fits = False
    if not fits:
        raise ValueError(words("roster", "people-id", id=value))
    return value


LearnerId = Annotated[StrictStr, AfterValidator(_id)]


class ListedPerson(BaseModel):
    """What a class list says of a person beside the id; "" where it says nothing.

    `lms_user_id` is a learning platform's own number, as nbgrader's gradebook has it. It stands here of
    those whom the gradebook has forgotten, since they count as another one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    first_name: StrictStr = ""
    last_name: StrictStr = ""
    email: StrictStr = ""
    lms_user_id: StrictStr = ""


class PeopleFile(BaseModel):
    """The people of a class. It is never changed: a new one is written.

    Attributes:
        same: an id as it was typed, and the id in the class list that it stands for; what was settled last is last.
        listed: who was imported, by id.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    same: dict[LearnerId, LearnerId] = Field(default_factory=dict)
    listed: dict[LearnerId, ListedPerson] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _without_chains(self) -> "PeopleFile":
        for typed, meant in self.same.items():
            if typed == meant:
                raise ValueError(words("roster", "people-itself", id=typed))
            if meant in self.same:
                raise ValueError(words("roster", "people-chain", typed=typed, meant=meant, other=self.same[meant]))
        return self


def read_people_file(course: Path) -> PeopleFile:
    """The people of the course in this folder; nobody where the file has not been made. Read anew where it has changed.

    Raises:
        SourceProblem: the file cannot be read, or says what cannot be.
    """
    path = course / CLASS / FILE
    try:
        status = path.stat()
    except FileNotFoundError:
        return PeopleFile()
    except OSError as error:
        raise SourceProblem(words("grading", "source-unreadable", file=NAME, reason=error.strerror)) from None
    return _read(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> PeopleFile:
    _, data = load_yaml(path, NAME)
    if not isinstance(data, dict | None):
        raise SourceProblem(words("roster", "people-not-record", file=NAME))
    try:
        return PeopleFile.model_validate(data or {})
    except ValidationError as error:
        problems = [
            words(
                "roster",
                "people-field",
                file=NAME,
                where=" ".join(str(part) for part in detail["loc"] if part != "[key]") or "same",
                problem=detail["msg"].removeprefix("Value error, "),
            )
            for detail in error.errors()
        ]
        raise SourceProblem("\n".join(problems)) from None


def write_people_file(course: Path, people: PeopleFile) -> None:
    """Write it for the course in this folder.

    Raises:
        SourceProblem: the disk is full, the folder cannot be written, …; the file is then as it was.
    """
    path = course / CLASS / FILE
    text = yaml.safe_dump(people.model_dump(exclude_defaults=True), allow_unicode=True, sort_keys=False)
    try:
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, text.encode("utf-8"))
    except OSError as error:
        raise SourceProblem(words("roster", "not-written", file=NAME, reason=error.strerror or error)) from None


def same_people(course: Path) -> dict[str, str]:
    """The ids that stand for another one: the id as it was typed, and the id in the class list.

    Raises:
        SourceProblem: as `read_people_file`.
    """
    return read_people_file(course).same


def listed_people(course: Path, gradebook: Any) -> dict[str, ListedPerson]:
    """Who is in the class list, by id: whom `backfacial roster import` entered, and whose name the gradebook knows.

    An e-mail address will do for a name. An id that stands for another one is left out.

    Args:
        course: the course's folder.
        gradebook: nbgrader's `Gradebook`, open. What it says of a person wins.

    Raises:
        SourceProblem: as `read_people_file`.
    """
    file = read_people_file(course)
    people = dict(file.listed)
    for student in gradebook.students:
        known = ListedPerson(
            first_name=student.first_name or "", last_name=student.last_name or "", email=student.email or ""
        )
        if known != ListedPerson():
            people[student.id] = known
    return {id_: person for id_, person in people.items() if id_ not in file.same}


def also_typed(course: Path, learner: str) -> set[str]:
    """The other ids that a learner has typed.

    Args:
        course: the course's folder.
        learner: the id in the class list.

    Raises:
        SourceProblem: as `read_people_file`.
    """
    return {typed for typed, meant in same_people(course).items() if meant == learner}
