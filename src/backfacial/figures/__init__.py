"""Figures made from the facts: what each shows, in data and in words. `drawing/` draws it when content is made."""

from collections.abc import Callable

from backfacial.facts.library import Library
from backfacial.figures.acne_on_the_back import AcneOnTheBack, acne_on_the_back
from backfacial.figures.contact import Contact, contact_times
from backfacial.figures.dark_marks import DarkMarkRisk, dark_mark_risk
from backfacial.figures.gates import Gates, gates
from backfacial.figures.germs import GermWay, germ_way
from backfacial.figures.levels import Levels, levels
from backfacial.figures.massage import Massage, massage
from backfacial.figures.order import Order, order
from backfacial.figures.reaction_times import ReactionTimes, reaction_times
from backfacial.figures.redness_tones import RednessTones, redness_tones
from backfacial.figures.skin_layers import SkinLayers, skin_layers
from backfacial.figures.timeline import Timeline, timeline
from backfacial.figures.tools import Tools, tools
from backfacial.figures.waits import Waits, waits

FIGURES: dict[
    str,
    Callable[
        [Library],
        AcneOnTheBack
        | Contact
        | DarkMarkRisk
        | Gates
        | GermWay
        | Levels
        | Massage
        | Order
        | ReactionTimes
        | RednessTones
        | SkinLayers
        | Timeline
        | Tools
        | Waits,
    ],
] = {
    "acne-on-the-back": acne_on_the_back,
    "contact-times": contact_times,
    "dark-mark-risk": dark_mark_risk,
    "four-gates": gates,
    "germ-way": germ_way,
    "massage-zones": massage,
    "protocol-order": order,
    "reaction-levels": levels,
    "reaction-times": reaction_times,
    "redness-tones": redness_tones,
    "skin-layers": skin_layers,
    "tool-levels": tools,
    "visit-timeline": timeline,
    "waiting-times": waits,
}
"""To add one: what it shows here, and how it is drawn in `drawing/forms.py`."""
