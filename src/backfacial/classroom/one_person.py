"""Two ids that are one person: settled by the instructor, and undone again.

`class/people.yml` has it, and intake goes by it. What has been taken in and marked is moved at once; what is too much,
since both ids have handed in, is kept in `set-aside/<typed>=<meant>/` until it is undone.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nbgrader.api import Student
from rapidfuzz import process
from sqlalchemy import delete, update

from backfacial.classroom.course import course_directory, open_gradebook
from backfacial.classroom.hand_ins import HandIn, Rooms
from backfacial.classroom.people import listed, listed_as
from backfacial.facts import words
from backfacial.grading.alone import alone
from backfacial.grading.own_dates import read_dates_of_people, renew_extensions
from backfacial.grading.people_file import ListedPerson, PeopleFile, read_people_file, write_people_file
from backfacial.grading.source import SourceProblem
from backfacial.grading.superseded import rooms_of

NEAR = 60
"""From so many hundredths of likeness on an id may be what was meant."""


def settle(course: Path, typed: str, meant: str) -> list[str]:
    """Let an id count as another one. Doing it again finishes what was broken off.

    Args:
        course: the course's folder.
        typed: the id that was typed.
        meant: the id of the same person in the class list.

    Returns:
        What was done, in sentences.

    Raises:
        SourceProblem: the two cannot be one person's ids, or something cannot be read or written.
    """
    with _desk(course) as (directory, gradebook):
        file = read_people_file(course)
        if file.same.get(typed) != meant:
            _check(typed, meant, file.same, _known(course, directory, gradebook))
        named = {**file.listed, **_as_listed(typed, course, gradebook, file.listed)}  # the gradebook forgets it below
        write_people_file(course, PeopleFile(same={**file.same, typed: meant}, listed=named))
        told = []
        begun = _set_aside(course, typed, meant, Rooms.UNFINISHED)
        for assignment in sorted(_assignments(typed, directory, gradebook) | begun):
            one, other = (HandIn(learner, assignment, directory, gradebook) for learner in (typed, meant))
            told.append(_merged(one, other, _rooms(course, typed, meant, assignment)))
        gradebook.db.execute(delete(Student).where(Student.id == typed))
        gradebook.db.commit()
        renew_extensions(gradebook, read_dates_of_people(course))
    return [*told, words("roster", "same-settled", typed=typed, meant=meant)]


def undo(course: Path, typed: str) -> list[str]:
    """Let an id count as itself again: what it had before goes back to it, also what has come for it since.

    Args:
        course: the course's folder.
        typed: an id that counts as another one.

    Returns:
        What was done, in sentences.

    Raises:
        SourceProblem: the id counts as itself, or something cannot be read or written.
    """
    with _desk(course) as (directory, gradebook):
        file = read_people_file(course)
        if typed not in file.same:
            raise SourceProblem(words("roster", "apart-unknown", typed=typed, near=_near(typed, file.same)))
        meant, person = file.same[typed], file.listed.get(typed, ListedPerson())
        _check_last(course, typed, meant, file.same)
        gradebook.db.merge(Student(id=typed, **{**person.model_dump(), "lms_user_id": person.lms_user_id or None}))
        gradebook.db.commit()
        told: list[str] = []
        assignments = _assignments(meant, directory, gradebook) | _set_aside(course, typed, meant)
        for assignment in sorted(assignments):
            one, other = (HandIn(learner, assignment, directory, gradebook) for learner in (typed, meant))
            told += _parted(one, other, _rooms(course, typed, meant, assignment))
        same = {each: other for each, other in file.same.items() if each != typed}
        write_people_file(course, PeopleFile(same=same, listed=file.listed))
    commands = ", ".join(f"backfacial class {assignment}" for assignment in sorted(assignments))
    return [
        *told,
        words("roster", "apart-done" if commands else "apart-only", typed=typed, meant=meant, commands=commands),
    ]


def _as_listed(typed: str, course: Path, gradebook: Any, before: Mapping[str, ListedPerson]) -> dict[str, ListedPerson]:
    """What the class list and the gradebook say of an id; nothing where they say nothing."""
    noted = before.get(typed, ListedPerson())
    found = next((listed_as(each) for each in listed(course, gradebook) if each.id == typed), noted)
    number = gradebook.db.query(Student.lms_user_id).filter(Student.id == typed).scalar()
    found = found.model_copy(update={"lms_user_id": number or noted.lms_user_id})
    return {typed: found} if found != ListedPerson() else {}


def _merged(one: HandIn, other: HandIn, rooms: Rooms) -> str:
    """Make one hand-in of those of two ids, and say which counts."""
    named = {"assignment": one.assignment, "typed": one.learner, "meant": other.learner}
    begun = [owner for room, owner in rooms.owners() if room == rooms.unfinished]
    if not begun and not one.clashes_with(other):
        one.move_to(other)
        return words("roster", "same-moved", **named)
    older = begun[0] if begun else (other if one.is_newer(other) else one).learner
    extension = (one if older == one.learner else other).set_aside(rooms.unfinished)
    if older == other.learner:
        one.move_to(other)
    other.extend(extension)
    place = rooms.finish()
    where = "/".join(place.parts[-4:])
    newer = one.learner if older == other.learner else other.learner
    return words("roster", "same-kept", older=older, newer=newer, place=where, file=f"{where}/{older}.csv", **named)


def _parted(one: HandIn, other: HandIn, rooms: Rooms) -> Iterator[str]:
    named = {"assignment": one.assignment, "typed": one.learner, "meant": other.learner}
    current = one if one.arrived else other
    current.keep_own(one.learner if current.saved_by == one.learner else other.learner, rooms.folder)
    if other.arrived and other.saved_by == one.learner and not one.arrived:
        other.move_to(one)
        yield words("roster", "apart-back", **named)
    for room, owner in rooms.owners():
        back = (one if owner == one.learner else other).put_back(room)
        place = "/".join(room.parts[-4:])
        yield words("roster", "apart-restored" if back else "apart-stays", owner=owner, place=place, **named)
    rooms.close()


def _check(typed: str, meant: str, same: Mapping[str, str], known: Collection[str]) -> None:
    others = sorted(each for each, stands_for in same.items() if stands_for == typed)
    if typed == meant:
        raise SourceProblem(words("roster", "same-itself", typed=typed))
    if typed in same:
        raise SourceProblem(words("roster", "same-taken", typed=typed, other=same[typed]))
    if meant in others:
        raise SourceProblem(words("roster", "same-circle", typed=typed, meant=meant))
    if meant in same:
        raise SourceProblem(words("roster", "same-chain", typed=typed, meant=meant, other=same[meant]))
    if others:
        raise SourceProblem(words("roster", "same-stood-for", typed=typed, others=", ".join(others), first=others[0]))
    # what differs only in capitals from a known id may have been refused at intake, since both would have one folder
    for each in (meant,) if typed.casefold() == meant.casefold() else (typed, meant):
        if each not in known:
            raise SourceProblem(words("roster", "same-unknown", id=each, near=_near(each, known)))


def _check_last(course: Path, typed: str, meant: str, same: Mapping[str, str]) -> None:
    """What is set aside belongs to whoever stood for the person at that time, so the last that was settled is first."""
    order = list(same)
    later = [
        each for each in order[order.index(typed) + 1 :] if same[each] == meant and _set_aside(course, each, meant)
    ]
    if later:
        raise SourceProblem(words("roster", "apart-later", typed=typed, meant=meant, later=later[-1]))


def _near(typed: str, known: Collection[str]) -> str:
    found = process.extractOne(typed, sorted(known), score_cutoff=NEAR)
    return words("roster", "same-near", near=found[0]) if found else ""


def _known(course: Path, directory: Any, gradebook: Any) -> set[str]:
    """Everybody who is listed, has handed in, or has been marked."""
    folder = Path(directory.root) / directory.submitted_directory
    arrived = {path.name for path in folder.iterdir() if path.is_dir()} if folder.is_dir() else set()
    return arrived | {person.id for person in listed(course, gradebook)} | {each.id for each in gradebook.students}


def _assignments(learner: str, directory: Any, gradebook: Any) -> set[str]:
    """The assignments that the learner has handed in or has marks for."""
    names = {assignment.name for assignment in gradebook.assignments}
    hand_ins = [HandIn(learner, name, directory, gradebook) for name in names]
    return {each.assignment for each in hand_ins if each.arrived or each.submission is not None}


def _set_aside(course: Path, typed: str, meant: str, room: str = "*") -> set[str]:
    """The assignments of which something has been set aside, in a room of this name."""
    return {table.parent.parent.name for table in rooms_of(course, typed, meant).glob(f"*/{room}/*.csv")}


def _rooms(course: Path, typed: str, meant: str, assignment: str) -> Rooms:
    return Rooms(rooms_of(course, typed, meant) / assignment)


@contextmanager
def _desk(course: Path) -> Iterator[tuple[Any, Any]]:
    """nbgrader's folders and its gradebook, which nobody else may be writing."""
    try:
        with alone(course), open_gradebook(course) as gradebook:
            # a change that changes nothing: it fails while another program writes, before anything is moved
            gradebook.db.execute(update(Student).where(Student.id == "").values(id=""))
            yield course_directory(course), gradebook
    except OSError as error:
        file = Path(error.filename or course).name
        raise SourceProblem(words("roster", "not-written", file=file, reason=error.strerror or error)) from None
