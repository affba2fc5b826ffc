"""`nbgrader export`: the stock columns, and how each learner stands. Absent and failed can be told apart."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Unicode

from backfacial.facts import words
from backfacial.grading.before import Marked, marked_in_file
from backfacial.grading.durations import in_hours
from backfacial.grading.entry import Entry
from backfacial.grading.gradebook import differences
from backfacial.grading.layouts import LAYOUTS, Table
from backfacial.grading.naming import listed
from backfacial.grading.people_file import listed_people
from backfacial.grading.quiz import Quiz, read_quiz
from backfacial.grading.source import SourceProblem, source_folder
from backfacial.grading.standing import Result
from backfacial.grading.table import as_text, number, write_table
from backfacial.pages.printable import printable

COLUMNS = (
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
    "status",
    "percent",
    "critical",
    "passed",
    "needs_marking",
    "other_key",
    "older_release",
    "late",
)


class GradesExport(ExportPlugin):  # type: ignore[misc]
    """One row for each assignment and learner, as CSV (UTF-8, RFC 4180); or the table that a platform takes."""

    layout = Unicode("", help="canvas or moodle: the table that the platform imports").tag(config=True)
    questions = Bool(False, help="add the points of each question").tag(config=True)

    def export(self, gradebook: Any) -> None:
        """Write `--to`, or grades.csv, for `--assignment` and `--student`, or for all."""
        destination = Path(self.to or (f"grades-{self.layout}.csv" if self.layout else "grades.csv"))
        self._check(destination)
        self.log.info("Exporting grades to %s", destination)
        entries = list(self._entries(gradebook))
        if self.layout:
            self._tell_who_is_not_listed(gradebook, entries)
            self._tell_what_is_left_empty(entries)
            self._tell_the_highest_grade(entries)
        table = LAYOUTS[self.layout](entries) if self.layout else _own_table(entries, self.questions)
        try:
            write_table(destination, table)
        except OSError as error:
            reason = error.strerror or str(error)
            self.parent.fail("%s", words("grading", "export-not-written", file=destination, reason=reason))
        self.log.info("%s", words("grading", "closing-export", file=destination, rows=len(entries)))

    def _check(self, destination: Path) -> None:
        if self.layout and self.layout not in LAYOUTS:
            named = {"layout": self.layout, "known": ", ".join(LAYOUTS)}
            self.parent.fail("%s", words("grading", "export-no-layout", **named))
        if self.layout and self.questions:
            self.parent.fail("%s", words("grading", "export-questions-apart"))
        if not destination.parent.is_dir():
            self.parent.fail("%s", words("grading", "export-no-folder", folder=destination.parent, file=destination))

    def _entries(self, gradebook: Any) -> Iterator[Entry]:
        assignments, students = _named(self.assignment), _named(self.student)
        own = self.parent.coursedir.course_id
        for assignment in gradebook.assignments:
            # a gradebook may hold other courses too, which concern this one only where they are named
            if assignment.name not in assignments if assignments else assignment.course_id != own:
                continue
            quiz = self._quiz(assignment)
            for student in gradebook.students:
                if not students or student.id in students:
                    yield self._entry(gradebook, assignment, student, quiz)

    def _entry(self, gradebook: Any, assignment: Any, student: Any, quiz: Quiz | None) -> Entry:
        try:
            submission = gradebook.find_submission(assignment.name, student.id)
        except MissingEntry:
            return Entry(assignment, student, quiz)
        marked = marked_in_file(self._folder("autograded", assignment.name, student.id) / f"{assignment.name}.ipynb")
        newer = bool(marked and not marked.rests_on(self._folder("submitted", assignment.name, student.id)))
        other_key = warn_of_other_key(self.log, marked, quiz, student.id) if marked and quiz else ()
        return Entry(assignment, student, quiz, submission, marked, other_key, newer)

    def _tell_who_is_not_listed(self, gradebook: Any, entries: list[Entry]) -> None:
        try:
            known = listed_people(Path(self.parent.coursedir.root), gradebook)
        except SourceProblem as problem:
            self.log.warning("%s", problem)
            return
        strange = sorted({each.student.id for each in entries} - known.keys())
        if known and strange:
            learners = printable(", ".join(strange))
            self.log.warning("%s", words("grading", "export-not-listed", learners=learners))

    def _tell_what_is_left_empty(self, entries: list[Entry]) -> None:
        for key, found in (
            ("export-left-empty", [each for each in entries if each.standing and not each.is_final]),
            ("export-safety", [each for each in entries if each.critical]),
        ):
            if found:
                learners = ", ".join(printable(f"{each.student.id} ({each.assignment.name})") for each in found)
                self.log.warning("%s", words("grading", key, learners=learners))

    def _tell_the_highest_grade(self, entries: list[Entry]) -> None:
        for assignment in {each.assignment.name: each.assignment for each in entries}.values():
            named = {"assignment": assignment.name, "points": number(assignment.max_score)}
            self.log.info("%s", words("grading", "export-highest", **named))

    def _quiz(self, assignment: Any) -> Quiz | None:
        try:
            quiz = read_quiz(source_folder(self.parent.coursedir, assignment.name))
        except SourceProblem as problem:
            self.log.warning("%s", problem)
            return None
        found = differences(assignment, quiz.assignment)
        if found:
            named = {"assignment": assignment.name, "differences": listed(quiz, found)}
            self.log.warning("%s", words("grading", "gradebook-other", **named))
        return quiz

    def _folder(self, step: str, assignment: str, student: str) -> Path:
        directory = self.parent.coursedir
        return Path(directory.format_path(getattr(directory, f"{step}_directory"), student, assignment))


def warn_of_other_key(log: Any, marked: Marked, quiz: Quiz, student: str) -> tuple[str, ...]:
    """The questions whose marks come from another key than the present one; the log names them."""
    found = marked.by_another_key(quiz)
    if found:
        named = {"assignment": quiz.assignment.id, "items": listed(quiz, found), "student": printable(student)}
        log.warning("%s", words("grading", "other-key", **named))
    return found


def _own_table(entries: list[Entry], questions: bool) -> Table:
    """The contract: these columns in this order, and after them the points of each question, by its id."""
    ids = dict.fromkeys(item for entry in entries for item in entry.by_question) if questions else {}
    table: Table = [[*COLUMNS, *ids]]
    for entry in entries:
        row, points = _row(entry), entry.by_question
        found = [points.get(item) for item in ids]
        table.append([*(row.get(column, "") for column in COLUMNS), *("" if n is None else number(n) for n in found)])
    return table


def _row(entry: Entry) -> dict[str, object]:
    assignment, student, standing = entry.assignment, entry.student, entry.standing
    row: dict[str, object] = {
        "assignment": as_text(assignment.name),
        "duedate": assignment.duedate or "",
        "student_id": as_text(student.id),
        "last_name": as_text(student.last_name),
        "first_name": as_text(student.first_name),
        "email": as_text(student.email),
        "max_score": number(assignment.max_score),
        "status": words("grading", "status-absent"),
    }
    if standing is None:
        return row
    status = "status-waiting" if standing.waiting else "status-marked"
    status = "status-newer" if entry.newer else "status-other-key" if entry.other_key else status
    row |= {
        "duedate": entry.submission.duedate or "",  # with the learner's own extension, from which `late` counts
        "timestamp": entry.submission.timestamp or "",
        "raw_score": number(entry.submission.score),
        "late_submission_penalty": number(standing.penalty),
        "score": entry.points,
        "status": words("grading", status),
        "percent": standing.percent_shown,
        "critical": "" if entry.critical is None else len(entry.critical),
        "needs_marking": " ".join(standing.waiting),
        "other_key": " ".join(entry.other_key),
        "older_release": _older(entry.marked, entry.quiz),
        "late": in_hours(entry.submission.total_seconds_late),
    }
    if entry.result not in (None, Result.WAITING):
        row["passed"] = words("grading", "yes" if entry.result is Result.PASSED else "no")
    return row


def _named(values: Iterable[object]) -> set[str]:
    """Ids from the command line: --student a --student b, or --student [a,b] as nbgrader's help has it."""
    every = [str(value).strip().removeprefix("[").removesuffix("]").split(",") for value in values]
    return {name.strip().strip("'\"") for names in every for name in names}


def _older(marked: Marked | None, quiz: Quiz | None) -> str:
    """The questions that were answered as an older release asked them: quiz-sore-calf:1."""
    older = marked.older(quiz) if marked and quiz else {}
    return " ".join(f"{item}:{posed.release}" for item, posed in older.items())
