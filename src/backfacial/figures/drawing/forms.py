"""The two forms of each figure: one for a page, one for a phone."""

from collections.abc import Callable
from typing import Any

from matplotlib.figure import Figure as Drawing

from backfacial.facts.figures import FORMS
from backfacial.figures.drawing import four_gates, waiting_times
from backfacial.figures.drawing.svg import svg

DRAW: dict[str, Callable[[Any, Any], Drawing]] = {
    "four-gates": four_gates.four_gates,
    "waiting-times": waiting_times.waiting_times,
}
LAYOUTS: dict[str, dict[str, object]] = {
    "four-gates": {"wide": four_gates.WIDE, "narrow": four_gates.NARROW},
    "waiting-times": {"wide": waiting_times.WIDE, "narrow": waiting_times.NARROW},
}


def drawing(name: str, shown: object, form: str) -> Drawing:
    """The figure as matplotlib has it."""
    return DRAW[name](shown, LAYOUTS[name][form])


def drawn(name: str, shown: object) -> dict[str, str]:
    """Form to SVG."""
    return {form: svg(drawing(name, shown, form), f"{name}-{form}") for form in FORMS}
