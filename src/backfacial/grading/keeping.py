"""The old release is kept until the new one is whole; a release that is whole is written into the quiz's history.

nbgrader removes the old release before it begins, and what it has made of the new one when something fails.
"""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.converters.base import NbGraderException

from backfacial.facts import words
from backfacial.grading.history import keep
from backfacial.grading.source import SourceProblem, read_assignment, source_folder
from backfacial.items.released import ITEMS


class SafeRelease(NotebookExporter):
    """The exporter of `nbgrader generate_assignment`.

    nbgrader makes its exporter when it knows which quizzes it looks at, and before it removes anything. That is the one
    place from which both ends of its work can be seen, for the command and for formgrader's button.
    """

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)  # type: ignore[no-untyped-call]
        converter: Any = self.parent
        converter.convert_notebooks = partial(_convert, converter, converter.convert_notebooks)


def _convert(converter: Any, convert: Callable[[], None]) -> None:
    names = [Path(folder).name for folder in sorted(converter.assignments)]
    for name in names:
        _lay_aside(converter, name)
    try:
        convert()
    finally:
        kept = [name for name in names if not _settle(converter, name)]
    if kept:  # nbgrader's own failures have been raised by now
        raise NbGraderException(words("grading", "release-kept", assignment=", ".join(kept)))


def _places(converter: Any, name: str) -> tuple[Path, Path]:
    """Where the release lies, and where the one before is kept; no learner gets what begins with a dot."""
    coursedir = converter.coursedir
    release = Path(coursedir.format_path(coursedir.release_directory, ".", name))
    return release, release.with_name(f".{name}.before")


def _lay_aside(converter: Any, name: str) -> None:
    release, before = _places(converter, name)
    if before.exists():  # a run was cut off, and what lies in release/ may be half of one
        shutil.rmtree(release, ignore_errors=True)
        before.rename(release)
        converter.log.warning("%s", words("grading", "release-unfinished", assignment=name))
    if release.is_dir():
        release.rename(before)


def _settle(converter: Any, name: str) -> bool:
    """Whether there is a whole new release; else the one before is put back."""
    release, before = _places(converter, name)
    whole = all((release / file).is_file() for file in (f"{name}.ipynb", ITEMS)) and _keep(converter, name)
    if whole:
        shutil.rmtree(before, ignore_errors=True)
    elif before.exists():
        shutil.rmtree(release, ignore_errors=True)
        before.rename(release)
        converter.log.error("%s", words("grading", "release-kept", assignment=name))
    return whole


def _keep(converter: Any, name: str) -> bool:
    folder = source_folder(converter.coursedir, name)
    try:
        keep(folder, read_assignment(folder))
    except SourceProblem as problem:
        converter.log.error("%s", problem)
    except OSError as error:
        reason = error.strerror or str(error)
        converter.log.error("%s", words("grading", "history-not-written", assignment=name, reason=reason))
    else:
        return True
    return False
