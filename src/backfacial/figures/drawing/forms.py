"""How each figure is drawn, in a form for a page and one for a phone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure as Drawing

from backfacial.facts.figures import FORMS
from backfacial.figures.drawing import four_gates, massage_zones, protocol_order, visit_timeline, waiting_times
from backfacial.figures.drawing.svg import svg


@dataclass(frozen=True)
class Drawer:
    """Draws what a figure shows, in the layout of a form."""

    draw: Callable[[Any, Any], Drawing]
    layouts: dict[str, object]


DRAWERS = {
    "four-gates": Drawer(four_gates.four_gates, {"wide": four_gates.WIDE, "narrow": four_gates.NARROW}),
    "massage-zones": Drawer(massage_zones.massage_zones, {"wide": massage_zones.WIDE, "narrow": massage_zones.NARROW}),
    "protocol-order": Drawer(
        protocol_order.protocol_order, {"wide": protocol_order.WIDE, "narrow": protocol_order.NARROW}
    ),
    "visit-timeline": Drawer(
        visit_timeline.visit_timeline, {"wide": visit_timeline.WIDE, "narrow": visit_timeline.NARROW}
    ),
    "waiting-times": Drawer(waiting_times.waiting_times, {"wide": waiting_times.WIDE, "narrow": waiting_times.NARROW}),
}


def drawing(name: str, shown: object, form: str) -> Drawing:
    """The figure as matplotlib has it."""
    drawer = DRAWERS[name]
    return drawer.draw(shown, drawer.layouts[form])


def drawn(name: str, shown: object) -> dict[str, str]:
    """Form to SVG."""
    return {form: svg(drawing(name, shown, form), f"{name}-{form}") for form in FORMS}
