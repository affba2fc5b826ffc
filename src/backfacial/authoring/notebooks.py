"""What the lesson notebooks call, read without running them."""

import ast
from dataclasses import dataclass
from pathlib import Path

import nbformat


@dataclass(frozen=True)
class Call:
    """A call with one string argument in a lesson's cell, such as `lesson.ask("…")`."""

    file: str
    cell: str
    name: str
    argument: str


class BadNotebook(Exception):
    """A lesson notebook that cannot be read: its file, the cell where it is one, and the mend."""

    def __init__(self, file: str, cell: str, mend: str) -> None:
        super().__init__(f"{file}: {cell}: {mend}")
        self.file, self.cell, self.mend = file, cell, mend


def lesson_calls(root: Path) -> list[Call]:
    """All such calls of all lesson notebooks, in order.

    Raises:
        BadNotebook: a file is no notebook, or a cell no Python.
    """
    calls = []
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        file = f"notebooks/{path.name}"
        for cell in _notebook(path, file).cells:
            if cell.cell_type == "code":
                calls += [Call(file, cell.id, *found) for found in _calls_in(cell, file)]
    return calls


def _notebook(path: Path, file: str) -> nbformat.NotebookNode:
    try:
        notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
        return notebook
    except (OSError, ValueError, nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        what = (str(error).splitlines() or [""])[0]
        raise BadNotebook(file, "", f"is no notebook that can be read ({what}): put back an older copy") from None


def _calls_in(cell: nbformat.NotebookNode, file: str) -> list[tuple[str, str]]:
    try:
        return _calls(cell.source)
    except (SyntaxError, ValueError, RecursionError) as error:
        raise BadNotebook(file, f"cell {cell.id}", f"is no Python ({error}): correct it") from None


def _calls(source: str) -> list[tuple[str, str]]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and len(node.args) == 1 and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found.append((name, str(node.args[0].value)))
    return found
