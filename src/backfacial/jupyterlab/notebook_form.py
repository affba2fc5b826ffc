"""What of a notebook is somebody's work, and which code it would run. Pure functions on the file's bytes."""

import hashlib
import json
from typing import Any

Cell = dict[str, Any]


def digest(data: bytes) -> str:
    """The sha256 of the bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def work_digest(data: bytes) -> str:
    """A digest of what a person can have written into a notebook: kind, text and pictures of its cells, in order.

    Opening, running and saving a notebook in JupyterLab leaves it the same, for it touches only outputs, execution
    counts, ids and metadata (collapsed cells, widget state, the kernel's language). Blank cells say nothing. Bytes
    that are no notebook have the digest of the bytes.
    """
    cells = _cells(data)
    if cells is None:
        return digest(data)
    form = [
        [cell.get("cell_type"), _source(cell), cell.get("attachments") or {}]
        for cell in cells
        if _source(cell).strip() or cell.get("attachments")
    ]
    return digest(json.dumps(form, sort_keys=True, ensure_ascii=True).encode())


def code_digests(data: bytes) -> frozenset[str]:
    """The sha256 of each code cell's text, UTF-8, as the start-up extension computes it; blank cells are left out.

    Bytes that are no notebook have no code cells.
    """
    return frozenset(
        digest(_source(cell).encode("utf-8", "surrogatepass"))
        for cell in _cells(data) or []
        if cell.get("cell_type") == "code" and _source(cell).strip()
    )


def _cells(data: bytes) -> list[Cell] | None:
    try:
        notebook = json.loads(data)
    except (ValueError, RecursionError):
        return None
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        return None
    return cells


def _source(cell: Cell) -> str:
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    return source.replace("\r\n", "\n") if isinstance(source, str) else ""
