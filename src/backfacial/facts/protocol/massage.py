"""Where the hands go in a massage of the back, as records of `content/`."""

from typing import Literal

from pydantic import Field

from backfacial.facts.base import Slug, Text
from backfacial.facts.fact import Fact

Pressure = Literal["none", "light", "medium"]
"""How hard hands may press; nobody here presses deep."""


class MassageZone(Fact):
    """A place of the back: what lies below it, what the hands do there and what they never do.

    `pressure` is the most that the place may have, `stroke` where long strokes lead: up and down the back, out over the
    shoulder, along a rib.
    """

    zone: Slug = Field(description="the place of the drawing (back/zones.py)")
    pressure: Pressure
    stroke: Literal["up", "out", "down", "along"] | None = None
    below: Text
    do: Text
    never: Text
