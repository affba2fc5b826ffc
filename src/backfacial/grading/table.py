"""What goes into a table that a table program opens."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def as_text(value: object) -> str:
    """A text that no table program takes for a formula. `from_text` gives it back."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def from_text(cell: str) -> str:
    """What `as_text` was given, as text."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
