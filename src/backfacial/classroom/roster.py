"""A class list taken into the course: first what it would come to, then written.

Nobody is ever removed, and what a list does not say of a person stays as it was.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from nbgrader.api import Student

from backfacial.classroom.class_list import BadClassList, ClassList
from backfacial.classroom.people import Concern, Person, concerns, listed, listed_as, same_people
from backfacial.facts import words
from backfacial.grading.people_file import PeopleFile, read_people_file, write_people_file


class State(StrEnum):
    """What a person of a list is to the class list so far."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SAME = "same"


@dataclass(frozen=True)
class Import:
    """What a list comes to.

    Attributes:
        people: those of the list in its order, each as they will be in the class list.
        kept: the ids of those in the class list whom this list does not have.
        same: by id, whom somebody in this list is already known to be.
        concerns: what will not fit together in the class list then.
    """

    people: tuple[tuple[Person, State], ...]
    kept: tuple[str, ...]
    same: dict[str, str]
    concerns: tuple[Concern, ...]

    def count(self, state: State) -> int:
        """How many are of a state."""
        return sum(each is state for _, each in self.people)


def plan_import(read: ClassList, course: Path, gradebook: Any) -> Import:
    """What a list would come to. Nothing is written.

    Args:
        read: the list.
        course: the course's folder.
        gradebook: nbgrader's `Gradebook`, open.

    Raises:
        BadClassList: somebody's id differs only in capitals from one in the class list.
        SourceProblem: `class/people.yml` cannot be read.
    """
    known = {person.id: person for person in listed(course, gradebook)}
    same = same_people(course)
    in_list = {person.id for person in read.lines.values()}
    _check_capitals(read, known.keys() | same.keys())
    people = []
    for person in read.lines.values():
        before = known.get(person.id)
        now = _with(person, before or Person(person.id))
        state = State.NEW if before is None else State.UNCHANGED if now == before else State.CHANGED
        people.append((now, State.SAME if person.id in same else state))
    kept = tuple(sorted(known.keys() - in_list))
    settled = {id_: same[id_] for id_ in sorted(in_list & same.keys())}
    whole = [*(person for person, state in people if state is not State.SAME), *(known[id_] for id_ in kept)]
    return Import(tuple(people), kept, settled, concerns(whole, ()))


def write_import(planned: Import, course: Path, gradebook: Any) -> int:
    """Write what was planned; how many people are in the class list then. Doing it again changes nothing.

    Raises:
        SourceProblem: `class/people.yml` or the gradebook cannot be read or written. Nothing is written then.
    """
    file = read_people_file(course)
    entered = dict(file.listed)
    for person, state in planned.people:
        if state is not State.SAME:
            entered[person.id] = listed_as(person)
            gradebook.db.merge(Student(id=person.id, **entered[person.id].model_dump(exclude={"lms_user_id"})))
    gradebook.db.flush()  # here a gradebook that is locked would stop it all
    write_people_file(course, PeopleFile(same=file.same, listed=entered))
    gradebook.db.commit()
    return len(listed(course, gradebook))


def _check_capitals(read: ClassList, known: Collection[str]) -> None:
    by_capitals = {id_.casefold(): id_ for id_ in known}
    clashes = [
        words("roster", "list-capitals-listed", file=read.file, line=line, id=person.id, other=other)
        for line, person in read.lines.items()
        if person.id not in known and (other := by_capitals.get(person.id.casefold()))
    ]
    if clashes:
        raise BadClassList(*clashes)


def _with(person: Person, before: Person) -> Person:
    """The person, with what was known before where the list says nothing."""
    return Person(
        person.id,
        person.first_name or before.first_name,
        person.last_name or before.last_name,
        person.email or before.email,
    )
