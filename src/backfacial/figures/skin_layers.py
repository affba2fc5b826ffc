"""A cut through the skin with the names of its parts: what each is, and what it means for the work."""

from dataclasses import dataclass
from typing import Final

from backfacial.anatomy.places import NamedDrawing, Place
from backfacial.anatomy.skin_section import drawing
from backfacial.facts.figures import InWords
from backfacial.facts.library import Library
from backfacial.facts.skin.science import Foundation
from backfacial.pages.citations import source_lines

COLUMNS = ("part", "what", "means", "rests-on")

LEVELS: Final = ("epidermis", "dermis", "fat")

RECORDS: Final = {
    "epidermis": "FS02",
    "horny-layer": "FS08",
    "base-layer": "FS05",
    "dermis": "FS01",
    "upper-dermis": "FS10",
    "lower-dermis": "FS11",
    "vessel": "FS42",
    "nerve-end": "FS39",
    "fat": "FS12",
    "pore": "FS32",
    "follicle": "FS29",
    "hair": "FS33",
    "oil-gland": "FS30",
    "hair-muscle": "FS29",
    "sweat-gland": "FS34",
}
"""The record that tells of each part, by its place of the drawing: the levels with what is in them, then the pore."""


@dataclass(frozen=True)
class Part:
    """A part with its number, its place on the drawing, its name, and in a few words what it does."""

    number: int
    name: str
    note: str
    at: Place
    place: str

    @property
    def is_level(self) -> bool:
        return self.place in LEVELS


@dataclass(frozen=True)
class SkinLayers:
    """The drawing, and all parts that are named on it."""

    section: NamedDrawing
    parts: tuple[Part, ...]
    in_words: InWords


def skin_layers(library: Library) -> SkinLayers:
    """The parts with the words of their records."""
    said, section = library.words["figures"], drawing()
    parts = tuple(
        Part(number, said[f"skin-{place}"], said[f"skin-{place}-note"], section.places[place], place)
        for number, place in enumerate(RECORDS, start=1)
    )
    rows = tuple(_row(library, part) for part in parts)
    return SkinLayers(
        section=section,
        parts=parts,
        in_words=InWords(
            summary=library.say("figures", "skin-layers-alt", count=len(parts)),
            caption=said["skin-layers-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=rows,
            alternative="\n".join(_sentence(library, row) for row in rows),
        ),
    )


def _row(library: Library, part: Part) -> tuple[str, ...]:
    record = library.of(Foundation)[RECORDS[part.place]]
    return (
        library.say("figures", "skin-part", number=part.number, name=part.name, note=part.note),
        record.fact,
        record.matters,
        "; ".join(line.text for line in source_lines(record.sources, record.consensus, library)),
    )


def _sentence(library: Library, row: tuple[str, ...]) -> str:
    part, what, means, rests_on = row
    return library.say("figures", "skin-row", part=part, what=what, means=means, rests_on=rests_on)
