"""What can be looked at: a drawn back, or a close-up of it, as records of `content/`."""

from typing import Annotated, Final, Literal

from pydantic import Field

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


class Look(Record):
    """A picture that a question is about.

    `alt` tells in words what is drawn, and neither names nor judges it: who cannot see the picture can answer as well.
    `part` is what of the back is shown: all of it, the first mark in a close-up, or both.
    """

    tone: Tone
    marks: Annotated[tuple[LookMark, ...], Field(min_length=1)]
    part: Literal["back", "close-up", "both"] = "back"
    alt: Text


class SignsSeen(Record):
    """What can be seen of a record on skin: drawn on its card on lighter and darker skin. `alt` tells it in words."""

    marks: Annotated[tuple[LookMark, ...], Field(min_length=1)]
    alt: Text
