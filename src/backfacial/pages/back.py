"""A client's back as the trainee sees it: a drawing with numbered places, and in words what stands at each number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from backfacial.back.drawing import back_with
from backfacial.back.places import Pin, Spot, pinned
from backfacial.back.shapes import BOILS, NO_DRAWING, OVER_SPINE
from backfacial.clients.seen import BackMark
from backfacial.facts.skin.looks import TONES, LookMark
from backfacial.pages.render import environment, render, say


@dataclass
class _Seen:
    """A text with the shapes that belong to it."""

    text: str
    shapes: list[str] = field(default_factory=list)


def marks_drawn() -> dict[str, str]:
    """One of each thing that can be seen on a back, as SVG round the point 0 0, by its name in `back/shapes.py`."""
    drawn: dict[str, str] = vars(environment().get_template("back_marks.html").module)["units"]
    return drawn


def back_html(skin: int, marks: Sequence[BackMark]) -> str:
    """The drawing of a back, and beside or below it the list of what is seen. The same marks give the same back.

    Args:
        skin: 1 to 6 (Fitzpatrick).
        marks: such as `visit_of(client).back`. An empty text belongs to the one before.

    Raises:
        ValueError: the skin tone is not one of the six, or the first mark has no text.
        KeyError: there is no drawing of a mark's shape.
    """
    if skin not in TONES:
        raise ValueError(f"there are skin tones 1 to 6, not {skin}")
    seen = _grouped(marks)
    back = back_with((LookMark(shape=mark.shape, count=mark.count) for mark in marks), seed=str(skin))
    shown = [entry for entry in seen if entry.shapes]
    pins = _pins(shown, back.spots)
    return render(
        "back.html",
        skin=skin,
        back=back,
        pins=pins,
        alternative=_alternative(skin, len(shown)),
        shown=[
            (number, entry.text, [back.close_up(pin.spot) for pin in pins if pin.number == number])
            for number, entry in enumerate(shown, start=1)
        ],
        told=[entry.text for entry in seen if not entry.shapes],
    )


def _grouped(marks: Iterable[BackMark]) -> list[_Seen]:
    seen: list[_Seen] = []
    for mark in marks:
        if mark.text:
            seen.append(_Seen(mark.text))
        if not seen:
            raise ValueError(f"the first mark, {mark.shape}, has no text that it could belong to")
        if mark.shape not in NO_DRAWING:
            seen[-1].shapes.append(mark.shape)
    return seen


def _pins(shown: Iterable[_Seen], spots: Mapping[str, tuple[Spot, ...]]) -> list[Pin]:
    pins: list[Pin] = []
    for number, entry in enumerate(shown, start=1):
        for shape in entry.shapes:
            name = next((boil for boil in BOILS if boil in spots), shape) if shape == OVER_SPINE else shape
            others = (spot for other, group in spots.items() if other != name for spot in group)
            pins.append(pinned(number, spots[name], others, pins))
    return pins


def _alternative(skin: int, number: int) -> str:
    what = say("back-none") if not number else say("back-one" if number == 1 else "back-many", number=number)
    return f"{say('back-drawing', skin=skin)} {what}"
