"""Figures drawn from the facts. Each comes with everything that it shows as text."""

from collections.abc import Callable

from backfacial.figures.figure import Figure, figure_html
from backfacial.figures.four_gates import four_gates
from backfacial.figures.waiting_times import waiting_times

FIGURES: dict[str, Callable[[], Figure]] = {"four-gates": four_gates, "waiting-times": waiting_times}


def figure(name: str) -> Figure:
    """The figure of this name.

    Raises:
        KeyError: there is none; the message lists the names that there are.
    """
    if name not in FIGURES:
        raise KeyError(f"there is no figure '{name}': the figures are {', '.join(sorted(FIGURES))}")
    return FIGURES[name]()


__all__ = ["FIGURES", "Figure", "figure", "figure_html", "four_gates", "waiting_times"]
