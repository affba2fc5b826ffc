"""Checks that nothing lies in the folders of lessons and quizzes that does not belong there."""

from collections.abc import Iterator
from pathlib import Path

from backfacial.authoring.records import Problem
from backfacial.grading.history import FOLDER
from backfacial.grading.source import FILE
from backfacial.items.released import ITEMS

NOBODYS = (".ipynb_checkpoints", "__pycache__", ".DS_Store", "Thumbs.db", "desktop.ini")
"""Made by programs, nobody's work."""
MEND = "look what it is, then move it out of the course's folder"


def check_strays(root: Path) -> Iterator[Problem]:
    """Whatever lies in notebooks/, source/ and release/ beside lessons, quizzes and their history."""
    yield from _strays(root, root / "notebooks", "lesson", ".ipynb")
    quizzes = {path.parent.name for path in root.glob(f"source/*/{FILE}")}
    for name in ("source", "release"):
        for path in _entries(root / name):
            if path.name not in quizzes or not path.is_dir():
                yield _stray(root, path, f"quiz with an {FILE} in source/")
    for quiz in sorted(quizzes):
        yield from _strays(root, root / "source" / quiz, "quiz's source", FILE, f"{quiz}.ipynb", FOLDER)
        yield from _strays(root, root / "source" / quiz / FOLDER, "quiz's history", ".yml")
        yield from _strays(root, root / "release" / quiz, "release", f"{quiz}.ipynb", ITEMS)


def _strays(root: Path, folder: Path, what: str, *allowed: str) -> Iterator[Problem]:
    """Entries of a folder that are none of what is allowed: names, or endings that begin with a dot."""
    endings = tuple(name for name in allowed if name.startswith("."))
    for path in _entries(folder):
        fits = path.name in allowed or (path.name.endswith(endings) if endings else False)
        if not fits or path.is_symlink() or path.is_dir() != (path.name == FOLDER):
            yield _stray(root, path, what)


def _stray(root: Path, path: Path, what: str) -> Problem:
    return Problem(path.relative_to(root).as_posix(), "", f"is no part of a {what}: {MEND}")


def _entries(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*")) if path.name not in NOBODYS]
