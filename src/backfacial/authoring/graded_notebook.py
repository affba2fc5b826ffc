"""The notebook of a graded quiz, generated from its `assignment.yml`: the same bytes each time.

It is put together as plain data, in the form of nbformat 4.5: importing nbformat takes longer than all of a check.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from backfacial.facts.course.lessons import LessonRecord
from backfacial.items.assignment import Assignment

SCHEMA_VERSION = 3  # of nbgrader's cell metadata

Cell = dict[str, Any]


def graded_notebook(assignment: Assignment, words: Mapping[str, str], *, look_up: bool) -> dict[str, Any]:
    """One locked grade cell an item, one manual answer cell a reflection, then *Check and hand in*.

    Args:
        words: the sentences of `content/interface/quiz.yml`.
        look_up: whether its page offers a table to look things up in.
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
            *([words["look-up"]] if look_up else []),
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
    return {
        "cells": cells,
        "metadata": {
            "backfacial": {"assignment": assignment.id, "release": assignment.release},
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def graded_notebook_text(assignment: Assignment, words: Mapping[str, str], *, look_up: bool) -> str:
    """The file's text, as nbformat writes it."""
    notebook = graded_notebook(assignment, words, look_up=look_up)
    cells = [{**cell, "source": cell["source"].splitlines(keepends=True)} for cell in notebook["cells"]]
    return json.dumps({**notebook, "cells": cells}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def offers_look_up(lessons: Iterable[LessonRecord], assignment: Assignment) -> bool:
    """Whether the quiz's lesson has a table, which the quiz's page then offers as well."""
    return any(lesson.id == assignment.id and lesson.look_up is not None for lesson in lessons)


def notebook_path(assignment: Assignment) -> Path:
    """Where the notebook lies, from the course's root."""
    return Path("source") / assignment.id / f"{assignment.id}.ipynb"


def _nbgrader(grade_id: str, **changes: Any) -> dict[str, Any]:
    metadata = {"grade": False, "grade_id": grade_id, "locked": True, "solution": False, "task": False}
    return {**metadata, "schema_version": SCHEMA_VERSION, **changes}


def _code(cell_id: str, source: str, points: float | None = None) -> Cell:
    grade = {} if points is None else {"grade": True, "points": _plain(points)}
    metadata = {
        "deletable": False,
        "editable": False,
        "jupyter": {"source_hidden": True},
        "nbgrader": _nbgrader(cell_id, **grade),
    }
    return {**_cell("code", cell_id, source, metadata), "execution_count": None, "outputs": []}


def _markdown(cell_id: str, *paragraphs: str) -> Cell:
    metadata = {"deletable": False, "editable": False, "nbgrader": _nbgrader(cell_id)}
    return _cell("markdown", cell_id, "\n\n".join(paragraphs), metadata)


def _manual_answer(grade_id: str, points: float) -> Cell:
    # the learner types into the element above; marking fills this cell for the instructor
    nbgrader = _nbgrader(grade_id, grade=True, solution=True, locked=False, points=_plain(points))
    metadata = {"backfacial": {"hidden": True}, "deletable": False, "editable": False, "nbgrader": nbgrader}
    return _cell("markdown", grade_id, "", metadata)


def _cell(kind: str, cell_id: str, source: str, metadata: dict[str, Any]) -> Cell:
    return {"cell_type": kind, "id": cell_id, "metadata": metadata, "source": source}


def _plain(points: float) -> float:
    return int(points) if points == int(points) else points
