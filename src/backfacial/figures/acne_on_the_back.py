"""Where acne sits on a back: much of it above, little of it below, and the larger glands along the middle."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from backfacial.back.shapes import ZONES, Point
from backfacial.facts.figures import InWords
from backfacial.facts.library import Library
from backfacial.facts.skin.looks import Zone
from backfacial.facts.skin.science import Foundation, SkinFact
from backfacial.pages.citations import source_lines

COLUMNS = ("zone", "what", "rests-on")

SPOTS: Final[dict[Zone, int]] = {"upper": 46, "middle": 44, "left-shoulder": 11, "right-shoulder": 11, "lower": 7}
"""How many dots each zone has in the drawing: more and fewer, no measured numbers."""

TOLD: Final[dict[str, tuple[str, tuple[str, ...], Point]]] = {
    "upper": ("SK05", ("fact",), (160, 158)),
    "shoulders": ("SK15", ("fact", "so"), (100, 116)),
    "middle": ("FS32", ("fact", "matters"), (210, 206)),
    "low": ("SK05", ("so",), (172, 352)),
}
"""What is told of each place: the record, its fields, and where the number stands in the frame of `back/places.py`."""

_APART = 9.0
_GOLDEN_ANGLE = 2.399963


@dataclass(frozen=True)
class Told:
    """A place with its number, and what is known of it."""

    number: int
    name: str
    text: str
    at: Point


@dataclass(frozen=True)
class AcneOnTheBack:
    """Dots of acne, and what is told of the places."""

    spots: tuple[Point, ...]
    places: tuple[Told, ...]
    in_words: InWords


def acne_on_the_back(library: Library) -> AcneOnTheBack:
    """The places with the words of their records."""
    said = library.words["figures"]
    records: dict[str, Any] = {**library.of(SkinFact), **library.of(Foundation)}
    places = tuple(
        Told(number, said[f"acne-{name}"], " ".join(getattr(records[record], field) for field in fields), at)
        for number, (name, (record, fields, at)) in enumerate(TOLD.items(), start=1)
    )
    rows = tuple(
        (
            library.say("figures", "acne-place", number=place.number, name=place.name),
            place.text,
            "; ".join(line.text for line in source_lines(records[record].sources, records[record].consensus, library)),
        )
        for place, (record, _, _) in zip(places, TOLD.values(), strict=True)
    )
    return AcneOnTheBack(
        spots=tuple(_scattered()),
        places=places,
        in_words=InWords(
            summary=library.say("figures", "acne-on-the-back-alt", count=len(places)),
            caption=said["acne-on-the-back-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=rows,
            alternative="\n".join(
                library.say("figures", "acne-row", place=place, what=what, rests_on=rests_on)
                for place, what, rests_on in rows
            ),
        ),
    )


def _scattered() -> Iterator[Point]:
    """The dots, evenly over each zone and none too near to another."""
    taken: list[Point] = []
    for zone, count in SPOTS.items():
        x, y, wide, high = ZONES[zone]
        for index in range(count):
            out, angle = math.sqrt((index + 0.5) / count), _GOLDEN_ANGLE * index
            shake = 3 * math.sin(7.3 * index)
            across, down = x + wide * out * math.cos(angle) + shake, y + high * out * math.sin(angle) - shake
            spot = round(across, 1), round(down, 1)
            if all(math.dist(spot, other) >= _APART for other in taken):
                taken.append(spot)
                yield spot
