"""The lesson notebooks as plain cells. They are read as JSON: nbformat takes longer to import than all of a check."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from backfacial.authoring.records import Problem

FOLDER = Path("notebooks")


@dataclass(frozen=True)
class Cell:
    """A cell of a notebook. `was_run` says whether it holds an output or a number of its run."""

    id: str
    kind: str
    source: str
    metadata: Mapping[str, Any] = field(default_factory=dict)
    was_run: bool = False

    @property
    def place(self) -> str:
        """What a problem calls it."""
        return f"cell {self.id}"


@dataclass(frozen=True)
class Notebook:
    """A notebook with the name of its file from the course's root. `metadata` is that of the whole."""

    file: str
    cells: tuple[Cell, ...]
    metadata: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of its lesson, by its file's name."""
        return Path(self.file).stem

    @property
    def code(self) -> tuple[Cell, ...]:
        """Its code cells."""
        return tuple(cell for cell in self.cells if cell.kind == "code")

    @property
    def prose(self) -> tuple[Cell, ...]:
        """Its cells of text."""
        return tuple(cell for cell in self.cells if cell.kind == "markdown")


def lesson_notebooks(root: Path) -> tuple[list[Notebook], list[Problem]]:
    """All lesson notebooks in the order of their names, and a problem for each file that is no notebook."""
    notebooks, problems = [], []
    for path in sorted((root / FOLDER).glob("*.ipynb")):
        name = path.relative_to(root).as_posix()
        try:
            notebooks.append(_notebook(path, name))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            what = (str(error).splitlines() or [""])[0]
            mend = f"is no notebook that can be read ({what}): put back an older copy"
            problems.append(Problem(name, "", mend))
    return notebooks, problems


def _notebook(path: Path, name: str) -> Notebook:
    data = json.loads(path.read_text(encoding="utf-8"))
    cells = tuple(_cell(cell, number) for number, cell in enumerate(data["cells"], start=1))
    return Notebook(name, cells, dict(data["metadata"]))


def _cell(data: Mapping[str, Any], number: int) -> Cell:
    was_run = bool(data.get("outputs")) or data.get("execution_count") is not None
    # a notebook saved by an old program has no ids
    name = str(data.get("id", number))
    return Cell(name, data["cell_type"], "".join(data["source"]), dict(data.get("metadata", {})), was_run)
