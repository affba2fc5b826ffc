"""Where the hands go in a massage of the back: zones, the most pressure, what lies below, and what is never done."""

from dataclasses import dataclass

from backfacial.facts.figures import InWords
from backfacial.facts.library import Library
from backfacial.facts.protocol.massage import MassageZone, Pressure
from backfacial.pages.citations import source_lines

COLUMNS = ("zone", "pressure", "below", "strokes", "do", "never", "rests-on")
PRESSURES: tuple[Pressure, ...] = ("none", "light", "medium")


@dataclass(frozen=True)
class Zone:
    """A zone with its number, from the top down. `place` is where on the drawing."""

    number: int
    name: str
    place: str
    pressure: Pressure
    allows: str
    below: str
    never: str


@dataclass(frozen=True)
class Key:
    """What the marks mean, in words: each pressure, an edge of bone, a long stroke, and the light way back."""

    pressures: tuple[tuple[Pressure, str], ...]
    bone: str
    stroke: str
    back: str


@dataclass(frozen=True)
class Massage:
    """All zones, where long strokes lead (up, out, down, along), and the key."""

    zones: tuple[Zone, ...]
    strokes: tuple[str, ...]
    key: Key
    in_words: InWords


def massage(library: Library) -> Massage:
    """All zones of massage, as the records have them."""
    said = library.words["figures"]
    records = library.of(MassageZone).values()
    numbered = list(enumerate(records, start=1))
    rows = tuple(_row(library, number, record) for number, record in numbered)
    return Massage(
        zones=tuple(_zone(library, number, record) for number, record in numbered),
        strokes=tuple(dict.fromkeys(record.stroke for record in records if record.stroke)),
        key=Key(
            tuple((each, said[f"massage-key-{each}"]) for each in PRESSURES),
            said["massage-key-bone"],
            said["massage-key-stroke"],
            said["massage-key-back"],
        ),
        in_words=InWords(
            summary=library.say("figures", "massage-zones-alt", count=len(records)),
            caption=said["massage-zones-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=rows,
            alternative="\n".join(_sentence(library, row) for row in rows),
        ),
    )


def _zone(library: Library, number: int, record: MassageZone) -> Zone:
    return Zone(
        number=number,
        name=record.name,
        place=record.zone,
        pressure=record.pressure,
        allows=library.words["figures"][f"massage-{record.pressure}"],
        below=record.below,
        never=record.never,
    )


def _row(library: Library, number: int, record: MassageZone) -> tuple[str, ...]:
    said = library.words["figures"]
    return (
        library.say("figures", "massage-zone", number=number, name=record.name),
        said[f"massage-{record.pressure}"],
        record.below,
        said[f"massage-stroke-{record.stroke}"] if record.stroke else said["none"],
        record.do,
        record.never,
        "; ".join(line.text for line in source_lines(record.sources, record.consensus, library)),
    )


def _sentence(library: Library, row: tuple[str, ...]) -> str:
    zone, pressure, below, strokes, do, never, rests_on = row
    return library.say(
        "figures",
        "massage-row",
        zone=zone,
        pressure=pressure,
        below=below,
        strokes=strokes,
        do=do,
        never=never,
        rests_on=rests_on,
    )
