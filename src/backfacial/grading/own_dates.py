"""Dates of single learners, `class/dates.yml`: also for who has not handed in, which nbgrader's gradebook cannot hold.

nbgrader counts in extensions, from the date for everybody. They are worked out from these dates at the start of its
commands, so that one is right whatever was changed since.
"""

import datetime
from contextlib import suppress
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry, SubmittedAssignment
from pydantic import AwareDatetime, TypeAdapter, ValidationError

from backfacial.facts import words
from backfacial.grading.moments import for_gradebook
from backfacial.grading.people_file import same_people
from backfacial.grading.source import SourceProblem, load_yaml

FILE = "class/dates.yml"
OwnDates = dict[str, dict[str, datetime.datetime]]
"""By assignment and learner; each with its zone."""

_MODEL = TypeAdapter(dict[str, dict[str, AwareDatetime]])


def read_own_dates(course: Path) -> OwnDates:
    """What stands in the file; nothing where there is none.

    Raises:
        SourceProblem: naming the line or the record, and the mend.
    """
    if not (course / FILE).exists():
        return {}
    _, data = load_yaml(course / FILE, FILE)
    try:
        return _MODEL.validate_python(data or {})
    except ValidationError as error:
        where = ": ".join(str(part) for part in error.errors()[0]["loc"] if part != "[key]")
        raise SourceProblem(
            words("due", "file-record", file=FILE, where=where or 1, problem=words("due", "not-a-moment"))
        ) from None


def read_dates_of_people(course: Path) -> OwnDates:
    """The same by person: a date that was set for an id counts for whom the id stands. Of several the latest counts.

    Raises:
        SourceProblem: this file or `class/people.yml` cannot be read.
    """
    same, found = same_people(course), OwnDates()
    for assignment, dates in read_own_dates(course).items():
        of_people = found.setdefault(assignment, {})
        for id_, at in dates.items():
            person = same.get(id_, id_)
            of_people[person] = max(at, of_people.get(person, at))
    return found


def renew_extensions(gradebook: Any, own: OwnDates) -> None:
    """Give every hand-in in the gradebook the extension that the learner's own date comes to.

    An extension that somebody gave through nbgrader itself stays, as long as there is a date to extend.

    Args:
        own: as `read_dates_of_people` gives them.
    """
    dates = {(assignment, student): at for assignment, each in own.items() for student, at in each.items()}
    extended = gradebook.db.query(SubmittedAssignment).filter(SubmittedAssignment.extension.is_not(None))
    found = {(each.assignment.name, each.student.id): each for each in extended}
    for assignment, student in dates.keys() - found.keys():
        with suppress(MissingEntry):
            found[assignment, student] = gradebook.find_submission(assignment, student)
    for place, submission in found.items():
        due = submission.assignment.duedate
        if place in dates or due is None:  # an extension of no date is an error to nbgrader
            wanted = extension(due, dates.get(place))
            if submission.extension != wanted:
                submission.extension = wanted
    gradebook.db.commit()


def begin_with_extension(gradebook: Any, assignment: str, student: str, own: datetime.datetime) -> None:
    """Enter a hand-in that is about to be marked with its extension, before nbgrader looks how late it is.

    Args:
        own: the learner's own date, with its zone.
    """
    with suppress(MissingEntry):  # nbgrader marks nothing of a quiz that the gradebook does not know, and says so
        due = gradebook.find_assignment(assignment).duedate
        gradebook.update_or_create_student(student)
        gradebook.update_or_create_submission(assignment, student, extension=extension(due, own))


def extension(due: datetime.datetime | None, own: datetime.datetime | None) -> datetime.timedelta | None:
    """What is between the date for everybody, as the gradebook has it, and a later one of a learner's own."""
    if due is None or own is None:
        return None
    longer = for_gradebook(own) - due
    return longer if longer > datetime.timedelta(0) else None
