"""A figure with its caption and its text alternative."""

from markupsafe import Markup

from backfacial.facts.figures import DrawnFigure
from backfacial.pages.render import render

MOST_COLUMNS = 5
"""In a table as wide as a page; more are shown below each other."""


def figure_html(figure: DrawnFigure) -> str:
    """A figure as part of the page, and all that it shows as folded text. The first column heads each row."""
    return render(
        "figure.html",
        drawings={form: Markup(drawing) for form, drawing in figure.drawings.items()},
        figure=figure,
        most_columns=MOST_COLUMNS,
    )
