"""The drawing of a trolley scene: the room with its things and places."""

import math
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from backfacial.items.base import PublicTrolley, Question
from backfacial.pages.render import render
from backfacial.scenes.shapes import Shapes
from backfacial.scenes.trolley_room import PLACES, ROOM_HEIGHT, ROOM_WIDTH, SLOTS, drawn_place, drawn_room, spots_of
from backfacial.scenes.trolley_things import drawn_thing

_LETTER = 7.0
"""How wide a letter below a place is, about."""


@dataclass(frozen=True)
class DrawnThing:
    """A thing on the worktop: its number, where it stands, and its shapes round 0 0."""

    number: int
    id: str
    x: float
    y: float
    shapes: Shapes


@dataclass(frozen=True)
class DrawnPlace:
    """A place: the words on it, the box that is pressed, and what stands there."""

    id: str
    text: str
    x: float
    y: float
    width: float
    height: float
    shapes: Shapes

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its words in two lines at the most."""
        words = self.text.split()
        half = math.ceil(len(words) / 2)
        return (
            (self.text,) if len(self.text) * _LETTER <= self.width else (" ".join(words[:half]), " ".join(words[half:]))
        )

    @property
    def spots(self) -> str:
        """Where things that are put there are shown, as "x,y x,y"."""
        return " ".join(f"{x:g},{y:g}" for x, y in spots_of(self.id))


@dataclass(frozen=True)
class RoomView:
    """A scene as the page shows it."""

    scene: PublicTrolley
    width: int = ROOM_WIDTH
    height: int = ROOM_HEIGHT

    @property
    def room(self) -> Shapes:
        return drawn_room()

    @property
    def things(self) -> tuple[DrawnThing, ...]:
        return tuple(
            DrawnThing(number, thing.id, *SLOTS[number - 1], drawn_thing(thing.id))
            for number, thing in enumerate(self.scene.things, start=1)
        )

    @property
    def places(self) -> tuple[DrawnPlace, ...]:
        return tuple(
            DrawnPlace(place.id, place.text, *PLACES[place.id], drawn_place(place.id)) for place in self.scene.places
        )

    @property
    def drawing(self) -> Markup:
        """The room: each thing with `data-thing`, each place with `data-place`."""
        return Markup(render("trolley_room.html", view=self))

    def icon_of(self, thing: str) -> Markup:
        """One thing, small, beside its name."""
        return Markup(render("trolley_icon.html", shapes=drawn_thing(thing)))


def trolley_of(question: Question) -> RoomView | None:
    """The room of a question, None where it is of another type.

    Raises:
        KeyError: there is no drawing of a thing or of a place.
    """
    return None if question.trolley is None else RoomView(question.trolley)
