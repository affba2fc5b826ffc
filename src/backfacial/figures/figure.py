"""A figure and its text alternative, and both as HTML."""

from dataclasses import dataclass
from io import BytesIO

from matplotlib.figure import Figure as Drawing
from PIL import Image  # matplotlib's own dependency

from backfacial.pages.pictures import picture_html

DPI = 200
"""Twice the 100 dots an inch at which figures are laid out, for sharp text on dense screens."""

COLOURS = 64
"""In the finished picture: the palette and the shades at the edges of letters."""


@dataclass(frozen=True)
class Figure:
    """A drawing, and all that it shows in words.

    `summary` says in one sentence what is drawn. `rows` hold every value under `columns`; `alternative` says the
    same as running text, a line a row.
    """

    figure: Drawing
    summary: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alternative: str

    def png(self) -> bytes:
        """The drawing, the same bytes each time. A few colours are enough, and make it a third of the size."""
        drawn, packed = BytesIO(), BytesIO()
        self.figure.savefig(drawn, format="png", dpi=DPI)
        with Image.open(drawn) as image:
            few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(packed, format="PNG")
        return packed.getvalue()


def figure_html(figure: Figure) -> str:
    """The figure as a fragment for a page that has `backfacial.pages.styles()`."""
    return picture_html(figure.png(), figure.summary, figure.caption, figure.columns, figure.rows)
