"""Feedback on its way back, made anew from the marks: one zip that Moodle takes, or one file for each learner."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbconvert.filters import strip_ansi
from nbgrader.api import MissingEntry

from backfacial.answers.plain_file import write_atomically
from backfacial.classroom.course import course_directory, open_gradebook
from backfacial.classroom.moodle_folders import folders_of
from backfacial.classroom.people import Person, listed
from backfacial.classroom.quizzes import check_quiz
from backfacial.facts import words
from backfacial.grading.alone import in_one_run
from backfacial.grading.before import marked_in_file
from backfacial.grading.people_file import CLASS, same_people
from backfacial.grading.quiz import Quiz, read_quiz
from backfacial.grading.source import SourceProblem
from backfacial.pages.printable import printable

FOLDER = "returned"
"""What goes back to learners, at the course's root."""


@dataclass(frozen=True)
class _Marked:
    """Who has marks for a quiz, for whom of them something still waits, and the full names of all in the class list."""

    learners: tuple[str, ...]
    waiting: tuple[str, ...]
    names: dict[str, str]


def return_by_moodle(course: Path, assignment: str) -> list[str]:
    """Make `returned/<assignment>-moodle.zip` with the page of everybody whose folder in Moodle's download is certain.

    Returns:
        What is in it and who is not, in words.

    Raises:
        SourceProblem: naming what to mend. A zip from before is then as it was.
    """
    marked = _marked(course, assignment)
    archive = course / "downloaded" / assignment / "archive"
    found = folders_of(archive, assignment, same_people(course), marked.names)
    if found.of.keys().isdisjoint(marked.learners):
        named = {"archive": archive.relative_to(course).as_posix()}
        raise SourceProblem(words("returning", "nobody-in-moodle", **named))
    pages, lines = _fresh_pages(course, assignment, marked)
    into = {learner: found.of[learner].folder for learner in pages if learner in found.of}
    if not into:
        raise SourceProblem("\n".join(lines))
    data = _zip({f"{folder}/{assignment}.html": pages[learner] for learner, folder in into.items()})
    path = _moodle_zip(course, assignment)
    try:
        path.parent.mkdir(exist_ok=True)
        write_atomically(path, data)
    except OSError as error:
        raise _not_written(path, error) from None
    no_folder = words("returning", "no-folder")
    left_out = {learner: found.without.get(learner, no_folder) for learner in pages if learner not in into}
    made = words("returning", "made-moodle", file=f"{FOLDER}/{path.name}", count=len(into))
    other = _other_form(_mail_folder(course, assignment), assignment, "mail")
    return [made, *(_left_out(learner, why) for learner, why in left_out.items()), *lines, *other]


def return_by_mail(course: Path, assignment: str) -> list[str]:
    """Make the folder `returned/<assignment>/` anew with one page for each learner, called by the learner's id.

    Returns:
        What is in it and who is not, in words.

    Raises:
        SourceProblem: naming what to mend. A folder from before is then as it was.
    """
    pages, lines = _fresh_pages(course, assignment, _marked(course, assignment))
    folder = _mail_folder(course, assignment)
    try:
        _replace_folder(folder, {f"{learner}.html": page for learner, page in pages.items()})
    except OSError as error:
        raise _not_written(folder, error) from None
    made = words("returning", "made-mail", file=f"{FOLDER}/{assignment}", count=len(pages))
    return [made, *lines, *_other_form(_moodle_zip(course, assignment), assignment, "moodle")]


def _moodle_zip(course: Path, assignment: str) -> Path:
    return course / FOLDER / f"{assignment}-moodle.zip"


def _mail_folder(course: Path, assignment: str) -> Path:
    return course / FOLDER / assignment


def _other_form(made: Path, assignment: str, way: str) -> list[str]:
    """What is said of the form that was not made now, where it was once: its marks may be older."""
    if not made.exists():
        return []
    return [words("returning", "other-form", other=f"{FOLDER}/{made.name}", assignment=assignment, way=way)]


def _marked(course: Path, assignment: str) -> _Marked:
    check_quiz(course, assignment)
    with open_gradebook(course) as gradebook:
        try:
            submissions = gradebook.assignment_submissions(assignment)
        except MissingEntry:
            submissions = []
        if not submissions:
            raise SourceProblem(words("returning", "nobody-marked", assignment=assignment))
        learners = sorted(each.student.id for each in submissions)
        waiting = sorted(each.student.id for each in submissions if each.needs_manual_grade)
        names = {each.id: _full_name(each) for each in listed(course, gradebook)}
    return _Marked(tuple(learners), tuple(waiting), names)


def _full_name(person: Person) -> str:
    return " ".join(part for part in (person.first_name, person.last_name) if part)


def _fresh_pages(course: Path, assignment: str, marked: _Marked) -> tuple[dict[str, Path], list[str]]:
    """The pages of all learners, made anew from the marks as they are now, and what to say of some of them."""
    directory = course_directory(course)
    pages = {
        learner: Path(directory.format_path(directory.feedback_directory, learner, assignment)) / f"{assignment}.html"
        for learner in marked.learners
    }
    before = {learner: _written(page) for learner, page in pages.items()}
    log = course / CLASS / f"{assignment}-feedback.log"
    try:
        with in_one_run(course):
            _generate(course, assignment, log)
    except OSError as error:
        raise _not_written(log, error) from None
    # a page that is as it was is older than the marks
    made = {learner: page for learner, page in pages.items() if _written(page) not in (None, before[learner])}
    why = words("returning", "no-page", log=log.relative_to(course).as_posix())
    lines = [_left_out(learner, why) for learner in pages if learner not in made]
    quiz = read_quiz(course / "source" / assignment)
    not_now = {learner: why for learner in made if (why := _why_not_now(directory, learner, quiz))}
    lines += [_left_out(learner, why) for learner, why in not_now.items()]
    made = {learner: page for learner, page in made.items() if learner not in not_now}
    if not made:
        raise SourceProblem("\n".join(lines))
    waiting = ", ".join(learner for learner in marked.waiting if learner in made)
    return made, lines + ([words("returning", "still-waiting", learners=waiting)] if waiting else [])


def _why_not_now(directory: Any, learner: str, quiz: Quiz) -> str:
    """Why the marks are not what counts now: of an older hand-in, or by another key. "" where they are."""
    assignment = quiz.assignment.id
    steps = (directory.autograded_directory, directory.submitted_directory)
    autograded, submitted = (Path(directory.format_path(step, learner, assignment)) for step in steps)
    marked = marked_in_file(autograded / f"{assignment}.ipynb")
    if marked is None:
        return ""
    if not marked.rests_on(submitted):
        return words("returning", "newer", assignment=assignment)
    return words("returning", "other-key", assignment=assignment) if marked.by_another_key(quiz) else ""


def _written(page: Path) -> int | None:
    try:
        return page.stat().st_mtime_ns
    except OSError:
        return None


def _generate(course: Path, assignment: str, log: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_feedback", assignment],
        cwd=course,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    write_atomically(log, strip_ansi(done.stdout).encode("utf-8"))


def _zip(entries: dict[str, Path]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in entries.items():
            archive.write(path, name)
    return buffer.getvalue()


def _replace_folder(folder: Path, entries: dict[str, Path]) -> None:
    """Make a folder anew with copies of files: all of them, or it stays as it was."""
    new, before = (folder.with_name(f".{folder.name}.{name}") for name in ("new", "before"))
    if before.exists() and not folder.exists():  # a run was cut off between the two renames
        before.rename(folder)
    for leftover in (new, before):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        new.mkdir(parents=True)
        for name, path in entries.items():
            shutil.copyfile(path, new / name)
        if folder.exists():
            folder.rename(before)
        new.rename(folder)
    except OSError:
        if before.exists() and not folder.exists():
            before.rename(folder)
        shutil.rmtree(new, ignore_errors=True)
        raise
    shutil.rmtree(before, ignore_errors=True)


def _left_out(learner: str, why: str) -> str:
    return words("returning", "left-out", learner=printable(learner), why=why)


def _not_written(path: Path, error: OSError) -> SourceProblem:
    file = f"{path.parent.name}/{path.name}"
    return SourceProblem(words("returning", "not-written", file=file, reason=error.strerror or error))
