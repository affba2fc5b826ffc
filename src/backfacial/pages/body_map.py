"""The drawing of a body map: the back with its numbered spots, and a close-up of each."""

from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup

from backfacial.back.drawing import Back, CloseUp
from backfacial.back.places import Pin, Spot, pinned
from backfacial.back.torso import group_at, reach
from backfacial.items.base import PublicSpot, Question
from backfacial.pages.render import render

_LEAST = 20.0
"""Half the width of a close-up, at least."""


@dataclass(frozen=True)
class SpotView:
    """A spot with its number, its pin and what is drawn round it."""

    number: int
    spot: PublicSpot
    pin: Pin
    close_up: CloseUp


@dataclass(frozen=True)
class BodyMapView:
    """A body map as the page shows it: the whole drawing, and each spot."""

    tone: int
    back: Back
    spots: tuple[SpotView, ...]

    @property
    def drawing(self) -> Markup:
        """The back with numbered pins, each with `data-spot`, the id of its spot."""
        return Markup(render("bodymap_drawing.html", map=self))

    def close_up_of(self, view: SpotView) -> Markup:
        """What is at a spot, larger, with its words for who cannot see it."""
        return Markup(render("bodymap_close_up.html", map=self, view=view))


def body_map_of(question: Question) -> BodyMapView | None:
    """The body map of a question, None where it is of another type.

    Raises:
        KeyError: there is no drawing of a spot's shape.
    """
    if question.tone is None:
        return None
    groups = {spot.id: group_at(spot.shape, *spot.at) for spot in question.spots}
    by_shape: dict[str, list[Spot]] = defaultdict(list)
    for spot in question.spots:
        by_shape[spot.shape] += groups[spot.id]
    back = Back({shape: tuple(spots) for shape, spots in by_shape.items()})
    views: list[SpotView] = []
    for number, spot in enumerate(question.spots, start=1):
        others = [one for name, group in groups.items() if name != spot.id for one in group]
        pin = pinned(number, groups[spot.id], others, [view.pin for view in views])
        views.append(SpotView(number, spot, pin, _close_up(back, spot)))
    return BodyMapView(question.tone, back, tuple(views))


def _close_up(back: Back, spot: PublicSpot) -> CloseUp:
    half = max(_LEAST, reach(spot.shape) * 1.25)
    return back.round_place(*spot.at, half)
