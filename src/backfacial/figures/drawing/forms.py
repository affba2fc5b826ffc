"""How each figure is drawn, in a form for a page and one for a phone."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure as Drawing

from backfacial.facts.figures import FORMS
from backfacial.figures.drawing import (
    acne_on_the_back,
    contact_times,
    dark_mark_risk,
    four_gates,
    germ_way,
    massage_zones,
    protocol_order,
    reaction_levels,
    reaction_times,
    redness_tones,
    skin_layers,
    tool_levels,
    visit_timeline,
    waiting_times,
)
from backfacial.figures.drawing.svg import svg


@dataclass(frozen=True)
class Drawer:
    """Draws what a figure shows, in the layout of a form."""

    draw: Callable[[Any, Any], Drawing]
    layouts: dict[str, object]


DRAWERS = {
    "acne-on-the-back": Drawer(
        acne_on_the_back.acne_on_the_back, {"wide": acne_on_the_back.WIDE, "narrow": acne_on_the_back.NARROW}
    ),
    "contact-times": Drawer(contact_times.contact_times, {"wide": contact_times.WIDE, "narrow": contact_times.NARROW}),
    "dark-mark-risk": Drawer(
        dark_mark_risk.dark_mark_risk, {"wide": dark_mark_risk.WIDE, "narrow": dark_mark_risk.NARROW}
    ),
    "four-gates": Drawer(four_gates.four_gates, {"wide": four_gates.WIDE, "narrow": four_gates.NARROW}),
    "germ-way": Drawer(germ_way.germ_way, {"wide": germ_way.WIDE, "narrow": germ_way.NARROW}),
    "massage-zones": Drawer(massage_zones.massage_zones, {"wide": massage_zones.WIDE, "narrow": massage_zones.NARROW}),
    "protocol-order": Drawer(
        protocol_order.protocol_order, {"wide": protocol_order.WIDE, "narrow": protocol_order.NARROW}
    ),
    "reaction-levels": Drawer(
        reaction_levels.reaction_levels, {"wide": reaction_levels.WIDE, "narrow": reaction_levels.NARROW}
    ),
    "reaction-times": Drawer(
        reaction_times.reaction_times, {"wide": reaction_times.WIDE, "narrow": reaction_times.NARROW}
    ),
    "redness-tones": Drawer(redness_tones.redness_tones, {"wide": redness_tones.WIDE, "narrow": redness_tones.NARROW}),
    "skin-layers": Drawer(skin_layers.skin_layers, {"wide": skin_layers.WIDE, "narrow": skin_layers.NARROW}),
    "tool-levels": Drawer(tool_levels.tool_levels, {"wide": tool_levels.WIDE, "narrow": tool_levels.NARROW}),
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
