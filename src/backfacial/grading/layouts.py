"""Tables for learning platforms: a row for each learner, a column of points for each quiz.

As of Moodle 4 and the Canvas of 2025. What only the platform knows is left empty, for the list that a school has does
not hold it. Points stand there only where they are final: a platform would show half a mark as the whole.
"""

from collections.abc import Callable, Iterable
from typing import Any

from backfacial.facts import words
from backfacial.grading.entry import Entry
from backfacial.grading.table import as_text, number

Table = list[list[object]]
"""The heading, and the rows below it."""


def canvas(entries: Iterable[Entry]) -> Table:
    """What Canvas's Grades > Import takes: the columns of its own export, and the row of points that can be had.

    A learner's `ID` is Canvas's own number (`lms_user_id` in nbgrader), the id that the learner types the login.
    """
    people, quizzes = _by_person(entries)
    heading = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    possible = [number(each.assignment.max_score) for each in quizzes.values()]
    table: Table = [[*heading, *map(_title, quizzes.values())], ["Points Possible", "", "", "", "", *possible]]
    for person, stands in people:
        name = ", ".join(part for part in (person.last_name, person.first_name) if part) or person.id
        about = [as_text(name), as_text(person.lms_user_id), "", as_text(person.id), ""]
        table.append([*about, *(_points(stands.get(quiz)) for quiz in quizzes)])
    return table


def moodle(entries: Iterable[Entry]) -> Table:
    """What Moodle's Grades > Import > CSV file takes: who it is, and for each quiz points and feedback."""
    people, quizzes = _by_person(entries)
    heading: list[object] = ["First name", "Last name", "ID number", "Email address"]
    for each in quizzes.values():
        heading += [_title(each), as_text(f"{_title(each)} (Feedback)")]
    table: Table = [heading]
    for person, stands in people:
        row: list[object] = [as_text(each) for each in (person.first_name, person.last_name, person.id, person.email)]
        for quiz in quizzes:
            row += [_points(stands.get(quiz)), _feedback(stands.get(quiz))]
        table.append(row)
    return table


LAYOUTS: dict[str, Callable[[Iterable[Entry]], Table]] = {"canvas": canvas, "moodle": moodle}


def _by_person(entries: Iterable[Entry]) -> tuple[list[tuple[Any, dict[str, Entry]]], dict[str, Entry]]:
    """Each learner with the quizzes by name, and of each quiz one entry."""
    people: dict[str, tuple[Any, dict[str, Entry]]] = {}
    quizzes: dict[str, Entry] = {}
    for entry in entries:
        quizzes.setdefault(entry.assignment.name, entry)
        people.setdefault(entry.student.id, (entry.student, {}))[1][entry.assignment.name] = entry
    return list(people.values()), quizzes


def _title(entry: Entry) -> str:
    return as_text(entry.quiz.assignment.title if entry.quiz else entry.assignment.name)


def _points(entry: Entry | None) -> object:
    return entry.points if entry and entry.is_final else ""


def _feedback(entry: Entry | None) -> str:
    result = entry.result if entry and entry.is_final else None
    return words("grading", f"result-{result.value}") if result else ""
