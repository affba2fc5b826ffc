"""Checks that `release/` is what learners should get: no older than its source. nbgrader is not needed to see that."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from backfacial.authoring.content import Content
from backfacial.authoring.graded_notebook import graded_notebook, offers_look_up
from backfacial.authoring.records import Problem
from backfacial.items.assignment import Assignment

FOLDER = Path("release")
QUESTIONS = "items.json"
MEND = "run 'make release'"


def check_released(content: Content) -> Iterator[Problem]:
    """Questions or a notebook in release/ that are missing, or differ from what would be released now."""
    for _, assignment in content.assignments:
        folder = FOLDER / assignment.id
        notebook = folder / f"{assignment.id}.ipynb"
        if _data(content.root / folder / QUESTIONS) != _public(assignment):
            yield Problem((folder / QUESTIONS).as_posix(), "", f"is older than its source: {MEND}")
        look_up = offers_look_up(content.records["lessons"], assignment)
        made = graded_notebook(assignment, content.interface["quiz"], look_up=look_up)
        if _form(_data(content.root / notebook)) != _form(made):
            yield Problem(notebook.as_posix(), "", f"is older than its source: {MEND}")


def _data(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _public(assignment: Assignment) -> dict[str, Any]:
    return {"schema": 1, **assignment.released().model_dump(mode="json", by_alias=True, exclude_defaults=True)}


def _form(notebook: Any) -> Any:
    """What of a notebook nbgrader leaves as it is: all but checksums, and the text of cells that are filled in."""
    try:
        return notebook["metadata"]["backfacial"], [_cell(cell) for cell in notebook["cells"]]
    except (KeyError, TypeError, AttributeError):
        return None


def _cell(cell: Mapping[str, Any]) -> Any:
    metadata = cell["metadata"]
    graded = {key: value for key, value in metadata.get("nbgrader", {}).items() if key not in ("checksum", "cell_type")}
    source = "" if graded.get("solution") else "".join(cell["source"])
    return cell["id"], cell["cell_type"], source, graded, metadata.get("backfacial"), metadata.get("jupyter")
