"""A quiz as stock nbgrader has it: the same questions, answered in code cells and marked by hidden tests.

The answer is a variable in a solution cell, filled in by the learner. The tests of a choice, a number and a case are
assertions (the class gives cases all right or for no points). That of a select ends in a number from 0 to its points,
which nbgrader takes for partial credit.
"""

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from perfect_trainee import right_response

from backfacial.items.assignment import Assignment, Item
from backfacial.items.case.item import CaseItem
from backfacial.items.choice import ChoiceItem
from backfacial.items.number import NumberItem
from backfacial.items.select import SelectItem

SOLUTION = "### BEGIN SOLUTION\n{name} = None\n### END SOLUTION"
HIDDEN = "### BEGIN HIDDEN TESTS\n{tests}\n### END HIDDEN TESTS"
PARTLY_RIGHT = """
chosen, keys, others, critical = set({name}), {keys}, {others}, {critical}
share = len(chosen & keys) / len(keys) - len(chosen - keys) / len(others)
0.0 if (chosen ^ keys) & critical else max(0.0, {points} * share)
""".strip()


def stock_notebook(assignment: Assignment) -> NotebookNode:
    """The source notebook of the assignment's items and reflections."""
    cells = [new_markdown_cell(f"# {assignment.title}"), new_code_cell("import ipywidgets")]
    for item in assignment.items:
        cells += [
            new_markdown_cell(item.stem),
            _graded(new_code_cell(SOLUTION.format(name=variable(item.id))), f"{item.id}-answer", solution=True),
            _graded(new_code_cell(HIDDEN.format(tests=_tests(item))), item.id, points=item.points, locked=True),
        ]
    for reflection in assignment.reflections:
        cells.append(new_markdown_cell(reflection.prompt))
        cells.append(_graded(new_markdown_cell(""), reflection.id, points=reflection.points, solution=True))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook: NotebookNode = new_notebook(cells=cells, metadata={"kernelspec": kernel})
    return notebook


def answered(released: Path, responses: dict[str, Any]) -> NotebookNode:
    """The released notebook with a learner's responses written into it. What is open stays as it was released."""
    notebook: NotebookNode = nbformat.read(released, as_version=4)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        item_id = name.removesuffix("-answer")
        if cell.cell_type == "code" and name != item_id and item_id in responses:
            cell.source = f"{variable(item_id)} = {responses[item_id]!r}"
        elif cell.cell_type == "markdown" and name in responses:
            cell.source = responses[name]
    return notebook


def variable(item_id: str) -> str:
    """The variable that holds the answer to an item."""
    return item_id.replace("-", "_")


def _tests(item: Item) -> str:
    name = variable(item.id)
    if isinstance(item, ChoiceItem):
        return "\n".join(f"assert {name} == {key!r}" for key in item.keys)
    if isinstance(item, NumberItem):
        accept = item.accept
        return f"assert {accept.min} <= {name}['value'] <= {accept.max}\nassert {name}['unit'] == {accept.unit!r}"
    if isinstance(item, SelectItem):
        others = {option.id for option in item.options} - item.keys
        critical = {option.id for option in item.options if option.critical}
        values = {"keys": item.keys, "others": frozenset(others), "critical": frozenset(critical)}
        return PARTLY_RIGHT.format(name=name, points=item.points, **values)
    if isinstance(item, CaseItem):
        return f"assert {name} == {right_response(item)!r}"
    raise TypeError(f"{item.id}: stock nbgrader has no tests for an item of type '{item.type}' yet")


def _graded(cell: NotebookNode, grade_id: str, points: float | None = None, **about: bool) -> NotebookNode:
    grade = {} if points is None else {"points": points}
    flags = {"grade": points is not None, "solution": False, "locked": False, "task": False, **about}
    cell.metadata["nbgrader"] = {"grade_id": grade_id, "schema_version": 3, **flags, **grade}
    return cell
