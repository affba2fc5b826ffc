"""Checks on what learners were asked before: `source/<assignment>/history/`, and `release:` beside it."""

from collections.abc import Iterator
from pathlib import Path

from backfacial.authoring.content import Content
from backfacial.authoring.records import Problem
from backfacial.grading.history import FOLDER, PastAssignment, is_kept, not_raised, read_history
from backfacial.grading.source import SourceProblem
from backfacial.items.assignment import Assignment
from backfacial.items.released import ITEMS

MEND = "run 'make release'"


def check_history(content: Content) -> Iterator[Problem]:
    """Files of the history that are not as a release wrote them, and a `release:` that should have been raised."""
    for file, assignment, history in _histories(content):
        if isinstance(history, SourceProblem):
            for line in str(history).splitlines():
                name, _, mend = line.partition(": ")
                yield Problem(name, "", mend)
        elif problem := not_raised(assignment, history):
            yield Problem(file, "release", problem)


def old_history(content: Content) -> Iterator[Problem]:
    """A release that was made and is not in the history, or stands there with another key than its own."""
    for file, assignment, history in _histories(content):
        if isinstance(history, SourceProblem) or not_raised(assignment, history):
            continue
        kept = Path(file).with_name(FOLDER) / f"{assignment.release}.yml"
        newest = history[-1].release if history else ""
        if newest == assignment.release and not is_kept(assignment, history):
            yield Problem(kept.as_posix(), "", f"is older than its source: {MEND}")
        elif not history and (content.root / "release" / assignment.id / ITEMS).is_file():
            yield Problem(kept.as_posix(), "", f"is missing, and the quiz was released: {MEND}")


def _histories(content: Content) -> Iterator[tuple[str, Assignment, tuple[PastAssignment, ...] | SourceProblem]]:
    for file, assignment in content.assignments:
        try:
            yield file, assignment, read_history((content.root / file).parent)
        except SourceProblem as problem:
            yield file, assignment, problem
