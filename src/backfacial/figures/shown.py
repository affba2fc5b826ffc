"""What a figure shows, in words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class InWords:
    """All that a figure shows as text.

    `summary` says in one sentence what is drawn. `rows` hold every value under `columns`; `alternative` says the
    same as running text, a line a row.
    """

    summary: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alternative: str
