"""A picture with its caption and its text alternative."""

from base64 import b64encode
from collections.abc import Iterable, Sequence

from backfacial.pages.render import render

MOST_COLUMNS = 5
"""In a table as wide as a page; more are shown below each other."""


def picture_html(png: bytes, alt: str, caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A picture as part of the page, and all that it shows as folded text. The first column heads each row."""
    return render(
        "picture.html",
        address=f"data:image/png;base64,{b64encode(png).decode('ascii')}",
        alt=alt,
        caption=caption,
        columns=columns,
        rows=tuple(rows),
        most_columns=MOST_COLUMNS,
    )
