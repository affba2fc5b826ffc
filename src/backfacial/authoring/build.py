"""Everything that is generated from what authors edit, except what nbgrader itself makes (`release/`)."""

from collections.abc import Collection
from pathlib import Path

from backfacial.authoring.compiled import COMPILED, compiled
from backfacial.authoring.content import Content
from backfacial.authoring.environment import ENVIRONMENT, LOCK, environment_text
from backfacial.authoring.graded_notebook import graded_notebook_text, notebook_path
from backfacial.authoring.knowledge.pages import FOLDER, knowledge_pages
from backfacial.authoring.schemas import schemas


def generated_files(content: Content) -> dict[Path, str]:
    """The text of each generated file by its path from the course's root.

    Args:
        content: what authors wrote, without problems.
    """
    # the words as authors have them now, not as this program was compiled with
    words = content.interface["quiz"]
    files = {COMPILED: compiled(content), **schemas()}
    files |= {
        notebook_path(assignment): graded_notebook_text(assignment, words) for _, assignment in content.assignments
    }
    files |= knowledge_pages(content)
    lock = content.root / LOCK
    if lock.is_file():
        files[ENVIRONMENT] = environment_text(lock.read_text(encoding="utf-8"))
    return files


def stale(content: Content) -> list[Path]:
    """The generated files that are missing or differ from what would be generated now."""
    files = generated_files(content)
    old = [path for path, text in files.items() if _read(content.root / path) != text]
    return [*old, *_left_over(content.root, files)]


def build(content: Content) -> list[Path]:
    """Write the generated files that are stale, remove pages of lessons that are gone, and return what was written."""
    written = []
    files = generated_files(content)
    for path in _left_over(content.root, files):
        (content.root / path).unlink()
    for path, text in files.items():
        target = content.root / path
        if _read(target) != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


def _left_over(root: Path, files: Collection[Path]) -> list[Path]:
    """Pages of the knowledge that nothing makes any more."""
    pages = (page.relative_to(root) for page in sorted((root / FOLDER).glob("*.md")))
    return [page for page in pages if page not in files]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
