"""Everything that is generated from what authors edit, except what nbgrader itself makes (`release/`)."""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from backfacial.authoring.compiled import ASKED, COMPILED, compiled
from backfacial.authoring.content import Content
from backfacial.authoring.environment import ENVIRONMENT, LOCK, environment_text
from backfacial.authoring.figure_files import figure_files, left_over_figures, stale_figures, words_of
from backfacial.authoring.graded_notebook import graded_notebook_text, notebook_path, offers_look_up
from backfacial.authoring.knowledge.pages import FOLDER, knowledge_pages
from backfacial.authoring.schemas import schemas
from backfacial.authoring.teaching import TEACHING, teaching_pages
from backfacial.facts.library import Library

Made = str | dict[str, Any]
"""What a generated file holds: a text, or data that is written as JSON."""


def generated_files(content: Content) -> dict[Path, str]:
    """The text of each generated file by its path from the course's root: the same bytes each time.

    Args:
        content: what authors wrote, without problems.
    """
    files = _generated(content)
    return {path: _text(made) for path, made in files.items()} | figure_files(_library(files))


def _text(made: Made) -> str:
    return made if isinstance(made, str) else json.dumps(made, indent=1, ensure_ascii=False) + "\n"


def _generated(content: Content) -> dict[Path, Made]:
    # the words as authors have them now, not as this program was compiled with
    words = content.interface["quiz"]
    files: dict[Path, Made] = {COMPILED: compiled(content), ASKED: content.questions(), **schemas()}
    files |= {
        notebook_path(assignment): graded_notebook_text(
            assignment, words, look_up=offers_look_up(content.records["lessons"], assignment)
        )
        for _, assignment in content.assignments
    }
    files |= knowledge_pages(content)
    files |= teaching_pages(content, _library(files))
    lock = content.root / LOCK
    if lock.is_file():
        files[ENVIRONMENT] = environment_text(lock.read_text(encoding="utf-8"))
    return files


def stale(content: Content) -> list[Path]:
    """The generated files that are missing or differ from what would be generated now."""
    files = _generated(content)
    old = [path for path, made in files.items() if not _holds(content.root / path, made)]
    old += [words_of(name) for name in stale_figures(content.root, _library(files))]
    return [*old, *_left_over(content.root, files)]


def _library(files: dict[Path, Made]) -> Library:
    """What would be compiled now, as the course reads it."""
    made = files[COMPILED]
    assert isinstance(made, dict)
    return Library(made)


def _holds(path: Path, made: Made) -> bool:
    """Whether a file holds this. Data are compared as data: to write them all as text takes ten times as long."""
    if isinstance(made, str):
        return _read(path) == made
    try:
        return bool(json.loads(path.read_bytes()) == made)
    except (OSError, ValueError):
        return False


def build(content: Content) -> list[Path]:
    """Write the generated files that are stale, remove pages and figures that are gone, and return what was written."""
    written = []
    files = _generated(content)
    for path in _left_over(content.root, files):
        (content.root / path).unlink()
    texts = {path: _text(made) for path, made in files.items()}
    library = _library(files)
    if old := stale_figures(content.root, library):
        texts |= figure_files(library, old)
    for path, text in texts.items():
        target = content.root / path
        if _read(target) != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


def _left_over(root: Path, files: Collection[Path]) -> list[Path]:
    """Pages of the knowledge, and figures, that nothing makes any more."""
    made = (*sorted((root / FOLDER).glob("*.md")), *sorted((root / TEACHING).glob("*.html")))
    pages = (page.relative_to(root) for page in made)
    return [*(page for page in pages if page not in files), *left_over_figures(root)]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
