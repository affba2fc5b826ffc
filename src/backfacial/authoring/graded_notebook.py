"""The notebook of a graded quiz, generated from its `assignment.yml`: the same bytes each time."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from backfacial.items.assignment import Assignment

SCHEMA_VERSION = 3  # of nbgrader's cell metadata


def graded_notebook(assignment: Assignment, words: Mapping[str, str]) -> NotebookNode:
    """One locked grade cell an item, one manual answer cell a reflection, then *Check and hand in*.

    Args:
        words: the sentences of `content/interface/quiz.yml`.
    """
    cells = [
        _markdown(
            "intro",
            f"# {assignment.title}",
            words["back"],
            words["intro"],
            words["pass"].format(
                questions=len(assignment.items) + len(assignment.reflections),
                points=f"{assignment.max_points:g}",
                percent=f"{assignment.pass_mark:g}",
            ),
        ),
        _code("set-up", "from backfacial.lessons import ask, check_and_hand_in, open_quiz\n\nopen_quiz()"),
    ]
    cells += [_code(item.id, f'ask("{item.id}")', points=item.points) for item in assignment.items]
    if assignment.reflections:
        cells.append(_markdown("reflections", f"## {words['reflection']}"))
    for reflection in assignment.reflections:
        cells.append(_code(f"show-{reflection.id}"[:64], f'ask("{reflection.id}")'))
        cells.append(_manual_answer(reflection.id, reflection.points))
    cells.append(_markdown("hand-in-heading", f"## {words['hand-in']}"))
    cells.append(_code("hand-in", "check_and_hand_in()"))
    notebook: NotebookNode = nbformat.v4.new_notebook(
        cells=cells,
        metadata={
            "backfacial": {"assignment": assignment.id, "release": assignment.release},
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
    )
    return notebook


def graded_notebook_text(assignment: Assignment, words: Mapping[str, str]) -> str:
    """The file's text."""
    text: str = nbformat.writes(graded_notebook(assignment, words), version=4)
    return text.rstrip("\n") + "\n"


def notebook_path(assignment: Assignment) -> Path:
    """Where the notebook lies, from the course's root."""
    return Path("source") / assignment.id / f"{assignment.id}.ipynb"


def _nbgrader(grade_id: str, **changes: Any) -> dict[str, Any]:
    metadata = {"grade": False, "grade_id": grade_id, "locked": True, "solution": False, "task": False}
    return {**metadata, "schema_version": SCHEMA_VERSION, **changes}


def _code(cell_id: str, source: str, points: float | None = None) -> NotebookNode:
    grade = {} if points is None else {"grade": True, "points": _plain(points)}
    metadata = {
        "deletable": False,
        "editable": False,
        "jupyter": {"source_hidden": True},
        "nbgrader": _nbgrader(cell_id, **grade),
    }
    cell: NotebookNode = nbformat.v4.new_code_cell(source, id=cell_id, metadata=metadata)
    return cell


def _markdown(cell_id: str, *paragraphs: str) -> NotebookNode:
    metadata = {"deletable": False, "editable": False, "nbgrader": _nbgrader(cell_id)}
    cell: NotebookNode = nbformat.v4.new_markdown_cell("\n\n".join(paragraphs), id=cell_id, metadata=metadata)
    return cell


def _manual_answer(grade_id: str, points: float) -> NotebookNode:
    # the learner types into the element above; marking fills this cell for the instructor
    nbgrader = _nbgrader(grade_id, grade=True, solution=True, locked=False, points=_plain(points))
    metadata = {"backfacial": {"hidden": True}, "deletable": False, "editable": False, "nbgrader": nbgrader}
    cell: NotebookNode = nbformat.v4.new_markdown_cell("", id=grade_id, metadata=metadata)
    return cell


def _plain(points: float) -> float:
    return int(points) if points == int(points) else points
