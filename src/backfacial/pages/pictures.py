"""A picture with its caption and its text alternative."""

from base64 import b64encode
from collections.abc import Iterable, Sequence

from backfacial.pages.render import render


def picture_html(png: bytes, alt: str, caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A picture as part of the page, and all that it shows as a folded table. The first column heads each row."""
    return render(
        "picture.html",
        address=f"data:image/png;base64,{b64encode(png).decode('ascii')}",
        alt=alt,
        caption=caption,
        columns=columns,
        rows=tuple(rows),
    )
