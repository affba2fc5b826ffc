"""The same redness on six skins: some reactions on each of them, and their words for lighter and for darker skin."""

from dataclasses import dataclass

from backfacial.back.places import Spot
from backfacial.back.torso import group_at
from backfacial.facts.figures import InWords
from backfacial.facts.library import Library
from backfacial.facts.reactions.reactions import Looks, Reaction, ReactionRule
from backfacial.facts.reactions.redness import RednessOverTime
from backfacial.facts.skin.looks import TONES
from backfacial.figures.names import without_brackets
from backfacial.pages.citations import source_lines

COLUMNS = ("what", "lighter", "darker", "rests-on")
SHOWN = {"SE01": (210.0, 172.0), "SE09": (258.0, 190.0), "SE16": (250.0, 214.0)}
"""The reactions, from the mildest, and where each is drawn on the back."""

NOT_USUAL = "RR01"


@dataclass(frozen=True)
class Redness:
    """A reaction: what is drawn of it on each skin, and its words for lighter and for darker skin."""

    name: str
    spots: tuple[Spot, ...]
    lighter: str
    darker: str


@dataclass(frozen=True)
class RednessTones:
    """The reactions on each of `tones`, with the headings of both halves.

    `rule` says what is more than usual redness, whatever the skin.
    """

    tones: tuple[int, ...]
    lighter: str
    darker: str
    kinds: tuple[Redness, ...]
    rule: str
    in_words: InWords


def redness_tones(library: Library) -> RednessTones:
    """As the records of the reactions and of the redness explorer have it.

    Raises:
        ValueError: a reaction has no words for lighter and darker skin, or the redness explorer does not draw it.
    """
    said, records = library.words["figures"], library.of(Reaction)
    kinds = tuple(_redness(library, records[name]) for name in SHOWN)
    rows = tuple(
        (kind.name, kind.lighter, kind.darker, _rests_on(library, records[name]))
        for name, kind in zip(SHOWN, kinds, strict=True)
    )
    return RednessTones(
        tones=tuple(TONES),
        lighter=said["column-lighter"],
        darker=said["column-darker"],
        kinds=kinds,
        rule=library.of(ReactionRule)[NOT_USUAL].rule,
        in_words=InWords(
            summary=library.say("figures", "redness-tones-alt", count=len(TONES)),
            caption=said["redness-tones-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=rows,
            alternative="\n".join(_sentence(library, row) for row in rows),
        ),
    )


def _redness(library: Library, record: Reaction) -> Redness:
    looks = record.looks
    drawn = next((kind for kind in library.of(RednessOverTime)["redness"].kinds if kind.of == record.id), None)
    if not isinstance(looks, Looks) or drawn is None:
        raise ValueError(f"{record.id} cannot be shown on six skins: it needs 'looks', and a drawing in redness.yml")
    x, y = SHOWN[record.id]
    return Redness(
        name=without_brackets(record.name),
        spots=tuple(spot for mark in drawn.look.marks for spot in group_at(mark.shape, x, y)),
        lighter=looks.light,
        darker=looks.dark,
    )


def _rests_on(library: Library, record: Reaction) -> str:
    return "; ".join(line.text for line in source_lines(record.sources, record.consensus, library))


def _sentence(library: Library, row: tuple[str, ...]) -> str:
    what, lighter, darker, rests_on = row
    return library.say("figures", "redness-tones-row", what=what, lighter=lighter, darker=darker, rests_on=rests_on)
