"""The drawing of a question that names parts: the numbers on it, and the lines that lead to the parts."""

from dataclasses import dataclass

from markupsafe import Markup

from backfacial.anatomy.drawings import DRAWINGS
from backfacial.anatomy.places import BADGE, NamedDrawing, Place, code
from backfacial.facts import words
from backfacial.items.base import Question
from backfacial.pages.render import render
from backfacial.scenes.shapes import Point


@dataclass(frozen=True)
class NumberedPlace:
    """A place with its number, the middle of its badge, and the side that is asked about by its id."""

    number: int
    side: str
    place: Place
    badge: Point

    @property
    def line(self) -> str:
        """From the badge to the part, as an SVG path."""
        (x, y), (to_x, to_y) = self.badge, self.place.at
        path = f"M{x:g} {y:g}L{to_x:g} {to_y:g}"
        if self.place.layer:
            first, last = self.place.layer
            path += f"M{to_x + 4:g} {first:g}L{to_x:g} {first:g}L{to_x:g} {last:g}L{to_x + 4:g} {last:g}"
        return path


@dataclass(frozen=True)
class AnatomyView:
    """A drawing as the page shows it, with the numbers of one question."""

    shown: NamedDrawing
    alt: str
    places: tuple[NumberedPlace, ...]
    radius: float = BADGE

    @property
    def drawing(self) -> Markup:
        """The drawing; each number with `data-left`, the id of the side that is asked about."""
        return Markup(render("anatomy.html", view=self))


def anatomy_of(question: Question) -> AnatomyView | None:
    """The drawing of a question, None where it has none.

    Raises:
        KeyError: the drawing has no place of a side's code.
    """
    if question.drawing is None:
        return None
    shown = DRAWINGS[question.drawing]()
    names = {code(name): name for name in shown.places}
    asked = [(number, side.id, names[side.place]) for number, side in enumerate(question.left, start=1) if side.place]
    numbers = shown.numbers(place for _, _, place in asked)
    places = tuple(NumberedPlace(number, side, shown.places[place], numbers[place]) for number, side, place in asked)
    return AnatomyView(shown, words("anatomy", question.drawing), places)
