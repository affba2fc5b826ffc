"""What has arrived in submitted/: whatever is no plain file is moved out before anything follows or opens it.

Originals are kept in `set-aside/<learner>/<assignment>/` at the course's root. Links are moved as links: what they
point to is neither read nor copied. Of the plain files none is changed.
"""

import os
import stat
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import parse_utc
from traitlets.log import get_logger

from backfacial.answers.handin import ANSWERS, MAX_NOTEBOOK_BYTES
from backfacial.answers.plain_file import NotAPlainFile, read_plain_file
from backfacial.facts import words
from backfacial.grading.changes import change_of
from backfacial.grading.rebuild import released_notebook, released_notebook_bytes
from backfacial.grading.source import SourceProblem
from backfacial.pages.printable import printable

SET_ASIDE = "set-aside"
TIMESTAMP = "timestamp.txt"
_UNUSED_FOLDERS = (".ipynb_checkpoints",)  # JupyterLab makes them; not worth a word
_KINDS = {
    stat.S_IFLNK: "link",
    stat.S_IFIFO: "pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
    stat.S_IFDIR: "folder",
}


def before_marking(assignment: str, student: str, notebooks: list[str]) -> None:
    """Autograde's `pre_convert_hook`, run for each hand-in.

    In a run over a class `student` is "*", so the hand-in is the folder of `notebooks`. That list is changed in place:
    nbgrader goes on with the one notebook that counts. nbgrader swallows exceptions, so none is let out.
    """
    log = get_logger()
    folder = Path(notebooks[0]).parent
    coursedir = CourseDirectory(root=str(folder.parents[2]))
    try:
        tend(folder, coursedir, log)
        notebook = folder / f"{folder.name}.ipynb"
        if notebook.is_file():
            notebooks[:] = [str(notebook)]
            _say_what_changed(notebook, coursedir, log)
    except (OSError, SourceProblem) as error:
        log.error("%s: %s", _name(folder.parent, coursedir), error)


def tend(folder: Path, coursedir: Any, log: Any) -> None:
    """Leave in a submitted folder only what nbgrader can copy without harm, and a notebook, so that it is seen.

    Doing it again changes nothing.
    """
    student = folder.parent.name
    for level in (folder.parent, folder):
        if level.is_symlink():
            if not set_aside(level, coursedir, student, folder.name, "set-aside-not-plain", log):
                return
            folder.mkdir(parents=True, exist_ok=True)
    if not folder.is_dir():
        archive = f"downloaded/{folder.name}/archive/"
        log.error(
            "%s",
            words(
                "grading", "student-not-folder", file=_name(folder, coursedir), archive=archive, assignment=folder.name
            ),
        )
        return
    for path in sorted(folder.iterdir()):
        problem = _problem(path)
        if problem:
            set_aside(path, coursedir, student, folder.name, problem, log)
    _see_to_the_notebook(folder, coursedir, log)


def set_aside(path: Path, coursedir: Any, student: str, assignment: str, why: str, log: Any) -> bool:
    """Move something out of submitted/ under a name that is free, and say so. False: it could not be moved."""
    room = _room(coursedir, student, assignment)
    name, kind = _name(path, coursedir), _kind(path)
    try:
        room.mkdir(parents=True, exist_ok=True)
        aside = free_name(room / path.name)
        path.rename(aside)
    except OSError as error:
        reason = error.strerror or str(error)
        log.error("%s", words("grading", "set-aside-failed", student=printable(student), file=name, reason=reason))
        return False
    if path.name not in _UNUSED_FOLDERS:
        values = {"student": printable(student), "file": name, "aside": _name(aside, coursedir)}
        in_words = "" if kind == "plain" else words("grading", f"kind-{kind}")
        log.warning("%s", words("grading", why, kind=in_words, **values))
    return True


def was_set_aside(coursedir: Any, student: str, assignment: str, name: str) -> bool:
    """Whether a file of this name was moved out of a hand-in."""
    return os.path.lexists(_room(coursedir, student, assignment) / name)


def _room(coursedir: Any, student: str, assignment: str) -> Path:
    return Path(coursedir.root) / SET_ASIDE / student / assignment


def _problem(path: Path) -> str:
    """The reason to move something away, as a key of the words; "" for what may stay."""
    kind = _kind(path)
    if kind != "plain":
        return "set-aside-not-plain" if path.name == ANSWERS else "set-aside-not-needed"
    if not os.access(path, os.R_OK):
        return "set-aside-shut"
    return "set-aside-time" if path.name == TIMESTAMP and not _is_a_time(path) else ""


def _kind(path: Path) -> str:
    mode = stat.S_IFMT(path.lstat().st_mode)
    return "plain" if mode == stat.S_IFREG else _KINDS.get(mode, "other")


def _is_a_time(path: Path) -> bool:
    try:
        text = read_plain_file(path, 1000).decode("utf-8").strip()
        return not text or parse_utc(text) is not None
    except (NotAPlainFile, ValueError, OverflowError):
        return False


def _see_to_the_notebook(folder: Path, coursedir: Any, log: Any) -> None:
    notebook = folder / f"{folder.name}.ipynb"
    nothing_came = not any(folder.iterdir()) and not _room(coursedir, folder.parent.name, folder.name).exists()
    if os.path.lexists(notebook) or nothing_came:
        return
    try:
        data = released_notebook_bytes(coursedir, folder.name)
        notebook.write_bytes(data)
    except SourceProblem as problem:
        log.error("%s", problem)
        return
    except OSError as error:
        log.error("%s: %s", _name(notebook, coursedir), error.strerror)
        return
    others = ", ".join(printable(path.name) for path in sorted(folder.glob("*.ipynb")) if path != notebook)
    key = "notebook-renamed" if others else "notebook-added"
    student = printable(folder.parent.name)
    log.warning("%s", words("grading", key, student=student, file=notebook.name, others=others))


def _say_what_changed(notebook: Path, coursedir: Any, log: Any) -> None:
    student = printable(notebook.parent.parent.name)
    try:
        change = change_of(read_plain_file(notebook, MAX_NOTEBOOK_BYTES), released_notebook(coursedir, notebook.stem))
    except NotAPlainFile:
        change = "unreadable"
    if change == "unreadable":
        log.warning("%s", words("grading", "notebook-unreadable", student=student, file=notebook.name))
    elif change:
        how = words("grading", f"how-{change}")
        log.warning("%s", words("grading", "notebook-changed", student=student, file=notebook.name, how=how))


def free_name(path: Path) -> Path:
    """The path, or one beside it that nothing has yet."""
    candidate, count = path, 1
    while os.path.lexists(candidate):
        count += 1
        candidate = path.with_name(f"{path.stem}-{count}{path.suffix}")
    return candidate


def _name(path: Path, coursedir: Any) -> str:
    """A path as the log names it: from the course's root."""
    return printable(os.path.relpath(path, coursedir.root).replace(os.sep, "/"))
