"""The drawing of a back (stand-in until merged)."""

from collections.abc import Sequence

from markupsafe import escape

from backfacial.clients.visit import BackMark
from backfacial.pages.printable import printable


def back_html(skin: int, marks: Sequence[BackMark]) -> str:
    return (
        "<div class='bf'><ol>"
        + "".join(f"<li>{escape(printable(m.text))}</li>" for m in marks if m.text)
        + "</ol></div>"
    )
