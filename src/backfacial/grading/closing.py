"""The last word of nbgrader's commands: what they came to, in one line. nbgrader has no plug-in point at their end."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry

from backfacial.facts import words


def at_the_end(owner: Any, method: str, say: Callable[[], None]) -> None:
    """Have something said when a method of one of nbgrader's objects is done, also where it fails.

    Args:
        owner: the command or its converter; it alone is changed, not its class.
        method: what it does last, a method without arguments.
    """
    run = getattr(owner, method)

    def run_and_say() -> None:
        try:
            run()
        finally:
            say()

    setattr(owner, method, run_and_say)


def say_what_was_marked(converter: Any, taken_up: Iterable[tuple[str, str]]) -> None:
    """How many hand-ins were marked, stay as they are and could not be marked, and of how many something waits.

    Args:
        converter: nbgrader's `Autograde`, when it is done.
        taken_up: learner and assignment of each hand-in that was to be marked in this run.
    """
    every = [(Path(folder).parent.name, Path(folder).name) for folder in converter.assignments]
    for assignment in sorted({name for _, name in every}):
        mine = {student for student, name in every if name == assignment}
        failed = {student for student in mine if not _is_marked(converter, student, assignment)}
        marked = {student for student, name in taken_up if name == assignment} - failed
        told = {
            "assignment": assignment,
            "marked": len(marked),
            "same": len(mine - failed - marked),
            "failed": len(failed),
            "waiting": _waiting(converter.coursedir, assignment),
        }
        log = converter.log.error if failed else converter.log.info
        log("%s", words("grading", "closing-marked", **told))


def say_what_was_made(converter: Any) -> None:
    """How many feedback pages there are now."""
    for assignment in sorted({Path(folder).name for folder in converter.assignments}):
        feedback = converter.coursedir.format_path(converter.coursedir.feedback_directory, ".", assignment)
        pages = sum(1 for _ in Path(feedback).parents[0].glob(f"*/{assignment}/{assignment}.html"))
        converter.log.info("%s", words("grading", "closing-feedback", assignment=assignment, pages=pages))


def _is_marked(converter: Any, student: str, assignment: str) -> bool:
    return Path(converter._format_dest(assignment, student), f"{assignment}.ipynb").is_file()


def _waiting(coursedir: Any, assignment: str) -> int:
    with suppress(MissingEntry), Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        return sum(bool(each.needs_manual_grade) for each in gradebook.assignment_submissions(assignment))
    return 0
