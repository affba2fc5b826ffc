"""When a quiz is due: nbgrader's own date for everybody, and later ones for single learners."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from nbgrader.api import MissingEntry

from backfacial.answers.plain_file import locked, write_atomically
from backfacial.classroom.course import open_gradebook
from backfacial.classroom.quizzes import check_quiz, nearest
from backfacial.facts import words
from backfacial.grading.moments import Moment, for_gradebook, from_gradebook, in_words
from backfacial.grading.own_dates import (
    FILE,
    OwnDates,
    extension,
    read_dates_of_people,
    read_own_dates,
    renew_extensions,
)
from backfacial.grading.people_file import same_people
from backfacial.grading.source import SourceProblem


@dataclass(frozen=True)
class Desk:
    """Where dates are set, and by which clock.

    `here` is the zone of the computer, `now` the time with its zone.
    """

    course: Path
    here: datetime.tzinfo
    now: datetime.datetime

    def tell(self, at: datetime.datetime) -> str:
        """A time with its zone in words."""
        return in_words(at, self.here)

    def tell_due(self, due: datetime.datetime) -> str:
        """A time of the gradebook in words."""
        return self.tell(from_gradebook(due, self.here))


def shown(desk: Desk, assignment: str) -> list[str]:
    """What is set for a quiz, a line for everybody and one for each learner with a date of their own.

    Raises:
        SourceProblem: naming what to mend.
    """
    check_quiz(desk.course, assignment)
    own = read_dates_of_people(desk.course).get(assignment, {})
    with open_gradebook(desk.course) as gradebook:
        due = _due(gradebook, assignment)
        given = {
            submission.student.id: from_gradebook(submission.duedate, desk.here)
            for submission in (gradebook.assignment_submissions(assignment) if due else ())
            if submission.extension is not None
        }
    everybody = (
        words("due", "shown", assignment=assignment, moment=desk.tell_due(due))
        if due
        else words("due", "shown-none", assignment=assignment)
    )
    single = {**given, **own}
    return [
        everybody,
        *(words("due", "shown-for", learner=id_, moment=desk.tell(single[id_])) for id_ in sorted(single)),
    ]


def set_date(desk: Desk, assignment: str, moment: Moment, learner: str = "") -> list[str]:
    """Set the date of a quiz, or of one learner, and say it back.

    Raises:
        SourceProblem: naming what to mend. Nothing is changed then.
    """
    check_quiz(desk.course, assignment)
    own, learner = read_dates_of_people(desk.course), same_people(desk.course).get(learner, learner)
    with open_gradebook(desk.course) as gradebook:
        set_one = _set_for_one if learner else _set_for_all
        lines = set_one(desk, gradebook, own, assignment, moment, learner)
        lines += [words("due", "whole-day")] if moment.whole_day else []
        lines += [words("due", "past")] if moment.at < desk.now else []
        return lines + _marked_already(gradebook, assignment)


def take_away(desk: Desk, assignment: str, learner: str = "") -> list[str]:
    """Take away the date of a quiz, or of one learner.

    Raises:
        SourceProblem: naming what to mend. Nothing is changed then.
    """
    check_quiz(desk.course, assignment)
    own, learner = read_dates_of_people(desk.course), same_people(desk.course).get(learner, learner)
    with open_gradebook(desk.course) as gradebook:
        take = _take_from_one if learner else _take_from_all
        lines = take(desk, gradebook, own, assignment, learner)
        return lines + _marked_already(gradebook, assignment)


def _set_for_all(
    desk: Desk, gradebook: Any, own: OwnDates, assignment: str, moment: Moment, _learner: str
) -> list[str]:
    before = _due(gradebook, assignment)
    due = for_gradebook(moment.at)
    gradebook.update_or_create_assignment(assignment, duedate=due)
    renew_extensions(gradebook, own)
    lines = [words("due", "set", assignment=assignment, moment=desk.tell(moment.at))]
    if before not in (None, due):
        lines.append(words("due", "instead", moment=desk.tell_due(before)))
    overtaken = [id_ for id_, at in sorted(own.get(assignment, {}).items()) if extension(due, at) is None]
    return lines + ([words("due", "own-overtaken", learners=", ".join(overtaken))] if overtaken else [])


def _set_for_one(desk: Desk, gradebook: Any, own: OwnDates, assignment: str, moment: Moment, learner: str) -> list[str]:
    due = _due(gradebook, assignment)
    if due is None:
        raise SourceProblem(words("due", "no-class-date", assignment=assignment))
    if extension(due, moment.at) is None:
        named = {"own": desk.tell(moment.at), "date": desk.tell_due(due), "assignment": assignment}
        raise SourceProblem(words("due", "not-later", learner=learner, **named))
    before = _given(gradebook, own, assignment, learner)
    _keep(desk.course, assignment, learner, moment.at)
    renew_extensions(gradebook, read_dates_of_people(desk.course))
    lines = [words("due", "set-for", assignment=assignment, learner=learner, moment=desk.tell(moment.at))]
    lines += [words("due", "instead", moment=desk.tell(before))] if before and before != moment.at else []
    return lines + _unknown(desk.course, gradebook, assignment, learner)


def _take_from_all(desk: Desk, gradebook: Any, own: OwnDates, assignment: str, _learner: str) -> list[str]:
    before = _due(gradebook, assignment)
    if before is None:
        return [words("due", "nothing-to-take", assignment=assignment)]
    gradebook.update_or_create_assignment(assignment, duedate=None)
    renew_extensions(gradebook, own)
    lines = [words("due", "taken-away", assignment=assignment, moment=desk.tell_due(before))]
    learners = ", ".join(sorted(own.get(assignment, {})))
    return lines + ([words("due", "own-kept", learners=learners)] if learners else [])


def _take_from_one(desk: Desk, gradebook: Any, own: OwnDates, assignment: str, learner: str) -> list[str]:
    before = _given(gradebook, own, assignment, learner)
    if before is None:
        return [words("due", "nothing-to-take-for", assignment=assignment, learner=learner)]
    if learner in own.get(assignment, {}):
        _keep(desk.course, assignment, learner, None)
    submission = _submission(gradebook, assignment, learner)
    if submission is not None:
        submission.extension = None
        gradebook.db.commit()
    return [words("due", "taken-away-for", assignment=assignment, learner=learner, moment=desk.tell(before))]


def _due(gradebook: Any, assignment: str) -> datetime.datetime | None:
    try:
        due: datetime.datetime | None = gradebook.find_assignment(assignment).duedate
    except MissingEntry:
        return None
    return due


def _submission(gradebook: Any, assignment: str, learner: str) -> Any:
    try:
        return gradebook.find_submission(assignment, learner)
    except MissingEntry:
        return None


def _given(gradebook: Any, own: OwnDates, assignment: str, learner: str) -> datetime.datetime | None:
    """A learner's own date, also where it was given through nbgrader itself."""
    submission = _submission(gradebook, assignment, learner)
    extended = submission is not None and submission.extension is not None and submission.assignment.duedate
    return own.get(assignment, {}).get(learner) or (
        from_gradebook(submission.duedate, datetime.UTC) if extended else None
    )


def _keep(course: Path, assignment: str, learner: str, at: datetime.datetime | None) -> None:
    """Write down a learner's own date instead of any before, also of the ids that stand for the learner."""
    path, same = course / FILE, same_people(course)
    try:
        with locked(path):
            own = read_own_dates(course)
            dates = {id_: one for id_, one in own.pop(assignment, {}).items() if same.get(id_, id_) != learner}
            dates |= {learner: at} if at else {}
            write_atomically(path, _as_file(own | ({assignment: dates} if dates else {})))
    except OSError as error:
        raise SourceProblem(words("due", "not-written", file=FILE, reason=error.strerror or error)) from None


def _as_file(own: OwnDates) -> bytes:
    plain = {
        quiz: {id_: at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") for id_, at in dates.items()}
        for quiz, dates in own.items()
    }
    text = f"# {words('due', 'file-head')}\n" + (yaml.safe_dump(plain, allow_unicode=True) if plain else "")
    return text.encode("utf-8")


def _unknown(course: Path, gradebook: Any, assignment: str, learner: str) -> list[str]:
    """A word on a learner whom nobody knows: it may be a slip, or somebody who has not handed in yet."""
    known = sorted(
        {student.id for student in gradebook.students} | {path.parent.name for path in course.glob("submitted/*/*")}
    )
    if learner in known:
        return []
    near = nearest(learner, known)
    key = "unknown-learner-near" if near else "unknown-learner"
    return [words("due", key, assignment=assignment, learner=learner, near=near)]


def _marked_already(gradebook: Any, assignment: str) -> list[str]:
    marked = _due(gradebook, assignment) is not None and gradebook.assignment_submissions(assignment)
    return [words("due", "marked-already", assignment=assignment)] if marked else []
