"""Dates that nbgrader's own commands are given, before they are written: nbgrader guesses which number is the month."""

import csv
import datetime
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.apps import AutogradeApp, ExportApp, GenerateFeedbackApp
from nbgrader.apps.dbapp import DbAssignmentAddApp, DbAssignmentImportApp
from nbgrader.utils import parse_utc

from backfacial.facts import words
from backfacial.grading.moments import BadMoment, check_readings, computers_zone, from_gradebook, in_words
from backfacial.grading.own_dates import read_dates_of_people, renew_extensions
from backfacial.grading.penalties import renew_penalties
from backfacial.grading.source import SourceProblem


def check_dates(app: Any) -> None:
    """Stop a command of nbgrader that is given a date with two readings; before marks and results see to lateness."""
    if isinstance(app, DbAssignmentAddApp) and app.duedate:
        try:
            at = from_gradebook(nbgraders_reading(app.duedate), computers_zone())
        except BadMoment as bad:
            app.fail("%s", words("due", "nbgraders-own", problem=bad))
        moment = in_words(at, computers_zone())
        app.log.info("%s", words("due", "nbgraders-taken", assignment=" ".join(app.extra_args), moment=moment))
    elif isinstance(app, DbAssignmentImportApp) and app.extra_args:
        for line, problem in _problems(Path(app.extra_args[0])):
            named = {"file": Path(app.extra_args[0]).name, "line": line, "problem": problem}
            app.fail("%s", words("due", "nbgraders-import", **named))
    elif isinstance(app, AutogradeApp | GenerateFeedbackApp | ExportApp):
        try:
            own = read_dates_of_people(Path(app.coursedir.root))
        except SourceProblem as bad:
            app.fail("%s", bad)
        with Gradebook(app.coursedir.db_url, app.coursedir.course_id) as gradebook:
            renew_extensions(gradebook, own)
        renew_penalties(app)


def nbgraders_reading(text: str) -> datetime.datetime:
    """What nbgrader takes a date for, as the gradebook has it.

    Raises:
        BadMoment: it has two readings, or none.
    """
    check_readings(text)
    try:
        at: datetime.datetime = parse_utc(text)
    except (ValueError, OverflowError, TypeError):
        raise BadMoment(words("due", "not-a-date", text=text)) from None
    return at


def _problems(table: Path) -> Iterator[tuple[int, str]]:
    """The lines of a table of assignments with a date that cannot be taken; nbgrader tells of a file that is none."""
    with suppress(OSError, UnicodeDecodeError, csv.Error), table.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, skipinitialspace=True)
        for row in reader:
            try:
                if row.get("duedate"):
                    nbgraders_reading(row["duedate"])
            except BadMoment as problem:
                yield reader.line_num, str(problem)
