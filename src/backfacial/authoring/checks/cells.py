"""Checks of each cell of the lesson notebooks: saved as it should be, no code in sight, one known call in each."""

from collections.abc import Iterator, Sequence

from backfacial.authoring.lesson_calls import OPENING, NoCall, call_in, opens
from backfacial.authoring.notebooks import Cell, Notebook
from backfacial.authoring.records import Problem

CLEAR = "choose Clear Outputs of All Cells in the menu Edit, and save"


def check_cells(notebooks: Sequence[Notebook]) -> Iterator[Problem]:
    """All problems of single cells."""
    for notebook in notebooks:
        if notebook.metadata.get("widgets"):
            yield Problem(notebook.file, "", f"holds the state of widgets: {CLEAR}")
        names = [cell.id for cell in notebook.cells]
        for cell in notebook.code:
            yield from (Problem(notebook.file, cell.place, mend) for mend in _mends(notebook, cell))
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield Problem(notebook.file, f"cell {name}", "this id stands twice: delete one of the cells, and save")


def _mends(notebook: Notebook, cell: Cell) -> Iterator[str]:
    if cell.was_run:
        yield f"was saved with what it shows: {CLEAR}"
    if not cell.metadata.get("jupyter", {}).get("source_hidden"):
        yield "its code would be seen: choose Collapse Selected Code in the menu View, and save"
    if cell is notebook.code[0]:
        if not opens(cell.source, notebook.id):
            yield f"should open the lesson: write {' and '.join(OPENING.format(lesson=notebook.id).splitlines())}"
        return
    try:
        call_in(cell.source)
    except NoCall as wrong:
        yield str(wrong)
