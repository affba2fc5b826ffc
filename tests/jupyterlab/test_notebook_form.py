"""What counts as work in a notebook, and which code it would run."""

import hashlib
import json

import nbformat
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

from backfacial.jupyterlab.notebook_form import code_digests, digest, work_digest

CELLS = st.lists(
    st.builds(
        lambda make, text: make(text), st.sampled_from([new_code_cell, new_markdown_cell, new_raw_cell]), st.text()
    ),
    max_size=5,
)


def data_of(book: nbformat.NotebookNode, indent: int | None = None) -> bytes:
    return json.dumps(book, indent=indent).encode()


@settings(deadline=None)
@given(cells=CELLS)
def test_running_and_saving_is_no_work(cells: list[nbformat.NotebookNode]) -> None:
    before = data_of(new_notebook(cells=cells))
    book = nbformat.from_dict(json.loads(before))
    book.metadata.update(widgets={"state": {}}, language_info={"name": "python"})
    book.nbformat_minor = 4
    for cell in book.cells:
        cell.pop("id")
        cell.metadata.update(collapsed=True, execution={"iopub.status.busy": "now"})
        cell.source = cell.source.splitlines(keepends=True)
        if cell.cell_type == "code":
            cell.execution_count = 3
            cell.outputs = [new_output("stream", text="hello")]
    book.cells.append(new_code_cell(" \n"))
    assert work_digest(data_of(book, indent=1)) == work_digest(before)


@settings(deadline=None)
@given(cells=CELLS, text=st.text().filter(str.strip))
def test_another_text_is_work(cells: list[nbformat.NotebookNode], text: str) -> None:
    before = data_of(new_notebook(cells=cells))
    assert work_digest(data_of(new_notebook(cells=[*cells, new_markdown_cell(text)]))) != work_digest(before)


def test_the_order_the_kind_and_pictures_are_work() -> None:
    a, b = new_markdown_cell("a"), new_markdown_cell("b")
    pictured = new_markdown_cell("a", attachments={"p.png": {"image/png": "AAAA"}})
    books = [[a, b], [b, a], [new_code_cell("a"), b], [pictured, b]]
    assert len({work_digest(data_of(new_notebook(cells=cells))) for cells in books}) == len(books)


@settings(deadline=None)
@given(data=st.binary())
def test_what_is_no_notebook_counts_as_its_bytes(data: bytes) -> None:
    assert work_digest(data) == digest(data)
    assert code_digests(data) == frozenset()


def test_odd_json_is_no_notebook() -> None:
    for text in ("[" * 100_000, "null", "[]", '{"cells": 1}', '{"cells": [1]}', '{"cells": null}'):
        assert work_digest(text.encode()) == digest(text.encode())
        assert code_digests(text.encode()) == frozenset()


def test_code_is_known_by_the_sha256_of_its_text() -> None:
    cells = [new_code_cell("ask('ü')\n"), new_code_cell(" "), new_markdown_cell("text")]
    assert code_digests(data_of(new_notebook(cells=cells))) == {hashlib.sha256("ask('ü')\n".encode()).hexdigest()}


def test_lines_and_text_are_the_same_code() -> None:
    parts = {"cells": [{"cell_type": "code", "source": ["a\n", "b"]}]}
    whole = {"cells": [{"cell_type": "code", "source": "a\nb"}]}
    assert code_digests(json.dumps(parts).encode()) == code_digests(json.dumps(whole).encode())
