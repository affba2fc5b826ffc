"""Everything that is generated from what authors edit, except what nbgrader itself makes (`release/`)."""

from pathlib import Path

from backfacial.authoring.compiled import COMPILED, compiled
from backfacial.authoring.content import Content
from backfacial.authoring.environment import ENVIRONMENT, LOCK, environment_text
from backfacial.authoring.graded_notebook import graded_notebook_text, notebook_path
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
    lock = content.root / LOCK
    if lock.is_file():
        files[ENVIRONMENT] = environment_text(lock.read_text(encoding="utf-8"))
    return files


def stale(content: Content) -> list[Path]:
    """The generated files that are missing or differ from what would be generated now."""
    return [path for path, text in generated_files(content).items() if _read(content.root / path) != text]


def build(content: Content) -> list[Path]:
    """Write the generated files that are stale, and return their paths."""
    written = []
    for path, text in generated_files(content).items():
        target = content.root / path
        if _read(target) != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
