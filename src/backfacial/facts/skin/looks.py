"""What can be looked at: a drawn back, or a close-up of it, as records of `content/`."""

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from backfacial.facts.base import LEADS, Record, Slug, Text

TONES: Final = range(1, 7)
"""The skin tones that are drawn."""

Tone = Annotated[int, Field(ge=TONES[0], le=TONES[-1], description="skin tone, Fitzpatrick 1 to 6")]

Zone = Literal["upper", "middle", "lower", "centre", "left-shoulder", "right-shoulder"]
"""Where on a back; left and right are the client's."""


class LookMark(Record):
    """Something on the drawing. Without `zone` it lies where such a thing usually does; without `count` as often."""

    shape: Annotated[Slug, LEADS]
    zone: Zone | None = None
    count: Annotated[int, Field(ge=1)] | None = None


def _each_shape_once(marks: tuple[LookMark, ...]) -> tuple[LookMark, ...]:
    """One shape lies in one place, so only the last of two would be drawn."""
    shapes = [mark.shape for mark in marks]
    for shape in shapes:
        if shapes.count(shape) > 1:
            raise ValueError(f"'{shape}' stands twice and would be drawn once: give it once, with 'count' for how many")
    return marks


Marks = Annotated[tuple[LookMark, ...], Field(min_length=1), AfterValidator(_each_shape_once)]
"""What is drawn on one back."""


class Look(Record):
    """A picture that a question is about.

    `alt` tells in words what is drawn, and neither names nor judges it: who cannot see the picture can answer as well.
    `part` is what of the back is shown: all of it, the first mark in a close-up, or both.
    """

    tone: Tone
    marks: Marks
    part: Literal["back", "close-up", "both"] = "back"
    alt: Text


class SignsSeen(Record):
    """What can be seen of a record on skin: drawn on its card on lighter and darker skin. `alt` tells it in words."""

    marks: Marks
    alt: Text
