"""What goes into a table that a table program opens."""

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from backfacial.answers.plain_file import write_atomically

_UNSEEN = r"\s\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
# signs of full width count as the usual ones in some table programs, and what nobody sees may be cut off before them
_FORMULA = re.compile(rf"'*(?:[{_UNSEEN}]*[=+\-@＝＋－＠]|[\t\r\n])")


def as_text(value: object) -> str:
    """A text that no table program takes for a formula. `from_text` gives it back."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def from_text(cell: str) -> str:
    """What `as_text` was given, as text."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def number(value: float) -> float:
    """A number with two places at most: 2.67."""
    return round(float(value), 2)


def write_table(path: Path, rows: Iterable[Iterable[object]]) -> None:
    """Write rows as CSV (UTF-8, RFC 4180), whole or not at all. What is no file, such as a pipe, is written into.

    Raises:
        OSError: it cannot be written. A file from before is then as it was.
    """
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    data = text.getvalue().encode("utf-8")
    if path.exists() and not path.is_file():
        path.write_bytes(data)
    else:
        write_atomically(path.resolve(), data)
