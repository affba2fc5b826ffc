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


def lesson_calls(root: Path) -> list[Call]:
    """All such calls of all lesson notebooks, in order."""
    calls = []
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                calls += [Call(f"notebooks/{path.name}", cell.id, *found) for found in _calls(cell.source)]
    return calls


def _calls(source: str) -> list[tuple[str, str]]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and len(node.args) == 1 and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found.append((name, str(node.args[0].value)))
    return found
