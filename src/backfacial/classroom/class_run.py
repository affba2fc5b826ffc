"""A class, from its folder of zips to its page. Each run does what is still to do, and ends at the same page."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from backfacial.answers.plain_file import remove_leftovers, write_atomically
from backfacial.classroom.jupyter import address_of
from backfacial.classroom.overview import overview
from backfacial.classroom.page import class_page
from backfacial.classroom.ready import FOLDER, check_ready
from backfacial.classroom.run import Log, Ran, Told, run_class
from backfacial.classroom.summary import failures, summary
from backfacial.facts import library, words
from backfacial.grading.alone import in_one_run
from backfacial.grading.quiz import read_quiz
from backfacial.grading.source import SourceProblem

GRADES = "grades.csv"
_TO_KNOW = (
    *("unreadable-newer", "no-manifest", "no-learner", "no-time", "no-time-anywhere"),
    *("no-digest", "wrong-digest", "wrong-receipt"),
)
"""What intake says of a hand-in that it has taken in, and that a person should know."""


@dataclass(frozen=True)
class Done:
    """What a run comes to: the lines for the terminal, and whether every part of it came to its end."""

    lines: tuple[str, ...]
    whole: bool


def take_class(course: Path, assignment: str, told: Told) -> Done:
    """Take in, mark and export what lies in downloaded/, and write `class/<assignment>.html`.

    Raises:
        SourceProblem: something has to be mended first.
    """
    check_ready(course, assignment)
    page, log = (course / FOLDER / f"{assignment}.{ending}" for ending in ("html", "log"))
    with in_one_run(course):
        remove_leftovers(page.parent, page.name)
        return _take(course, assignment, page, log, told)


def _take(course: Path, assignment: str, page: Path, log: Path, told: Told) -> Done:
    try:
        file = Log(log)
    except OSError as error:
        reason = error.strerror or error
        raise SourceProblem(words("class", "not-writable", folder=log, reason=reason)) from None
    with closing(file):
        ran = run_class(course, assignment, file, told)
    told("page", 0, 0)
    view = overview(course, read_quiz(course / "source" / assignment))
    refused = tuple(_refused(ran[0], assignment))
    known = tuple(each for each in ran[0].warnings if any(_says(each, key) for key in _TO_KNOW))
    names = {"log": f"{FOLDER}/{log.name}", "grades": GRADES}
    html = class_page(view, refused, address_of(course), course, failed=failures(ran), known=known, **names)
    lines = summary(view, ran, refused, known, page=f"{FOLDER}/{page.name}", **names)
    try:
        write_atomically(page, html.encode("utf-8"))
    except OSError as error:
        told_of_it = words("class", "page-not-written", file=f"{FOLDER}/{page.name}", reason=error.strerror or error)
        return Done((*lines[:-1], told_of_it), whole=False)
    if file.trouble:
        told_of_it = words("class", "log-not-whole", file=names["log"], reason=file.trouble)
        return Done((*lines[:-1], f"{lines[-1]}   {told_of_it}"), whole=False)
    return Done(tuple(lines), whole=not any(each.code for each in ran))


def _refused(taken_in: Ran, assignment: str) -> Iterator[str]:
    """What was said of hand-ins that were not taken in: every error but the one that counts them."""
    counts = library().words["grading"]["intake-total"].partition("{")[0] + assignment
    if not taken_in.code:
        yield from (each for each in taken_in.errors if not each.startswith(counts))


def _says(message: str, key: str) -> bool:
    """Whether a message is this sentence of intake's."""
    parts = re.split(r"\{\w+\}", library().words["grading"][key])
    return re.fullmatch(".*".join(map(re.escape, parts)), message) is not None
