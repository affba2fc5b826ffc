"""How a notebook that was handed in differs from the released one. Said to the instructor; marks never depend on it."""

import json
from typing import Any


def change_of(data: bytes, released: Any) -> str:
    """What was done to the cells: "" (nothing), "fewer", "more", "other" or "unreadable".

    Outputs, metadata and blank cells do not count: JupyterLab itself changes them.
    """
    try:
        found = _work(json.loads(data))
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        return "unreadable"
    wanted = _work(released)
    if found == wanted:
        return ""
    return "fewer" if len(found) < len(wanted) else "more" if len(found) > len(wanted) else "other"


def _work(notebook: Any) -> list[tuple[str, str]]:
    cells = [(str(cell["cell_type"]), _text(cell["source"])) for cell in notebook["cells"]]
    return [(kind, text) for kind, text in cells if text.strip()]


def _text(source: Any) -> str:
    return source if isinstance(source, str) else "".join(source)
