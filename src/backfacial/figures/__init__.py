"""Figures made from the facts: what each shows, in data and in words. `drawing/` draws it when content is made."""

from collections.abc import Callable

from backfacial.facts.library import Library
from backfacial.figures.gates import Gates, gates
from backfacial.figures.massage import Massage, massage
from backfacial.figures.order import Order, order
from backfacial.figures.timeline import Timeline, timeline
from backfacial.figures.waits import Waits, waits

FIGURES: dict[str, Callable[[Library], Gates | Massage | Order | Timeline | Waits]] = {
    "four-gates": gates,
    "massage-zones": massage,
    "protocol-order": order,
    "visit-timeline": timeline,
    "waiting-times": waits,
}
"""To add one: what it shows here, and how it is drawn in `drawing/forms.py`."""
