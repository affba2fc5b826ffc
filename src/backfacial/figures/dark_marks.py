"""The risk of dark marks by skin type, beside how each type burns and tans, in the words of the records."""

from dataclasses import dataclass
from typing import get_args

from backfacial.facts.figures import InWords
from backfacial.facts.library import Library
from backfacial.facts.skin.science import DarkMarks, SkinFact, SkinType
from backfacial.pages.citations import source_lines

COLUMNS = ("type", "burns-tans", "dark-marks", "rests-on")
STEPS: tuple[DarkMarks, ...] = get_args(DarkMarks)
"""From the lowest risk up."""

SETS_OFF = "DM04"


@dataclass(frozen=True)
class TypeRisk:
    """A skin type: its numeral, how it burns and tans, the risk in words, and its step (from 1)."""

    numeral: str
    burns: str
    risk: str
    step: int


@dataclass(frozen=True)
class DarkMarkRisk:
    """All types, from I up, and the headings. `sets_off` is what brings dark marks, `so` what follows."""

    types: tuple[TypeRisk, ...]
    steps: int
    burns: str
    marks: str
    sets_off: str
    so: str
    in_words: InWords


def dark_mark_risk(library: Library) -> DarkMarkRisk:
    """As the records of the skin types have it."""
    said, records = library.words["figures"], library.of(SkinType).values()
    rows = tuple(
        (
            record.name,
            record.definition,
            record.risk,
            "; ".join(line.text for line in source_lines(record.sources, record.consensus, library)),
        )
        for record in records
    )
    trigger = library.of(SkinFact)[SETS_OFF]
    return DarkMarkRisk(
        types=tuple(
            TypeRisk(each.numeral, each.definition, each.risk, STEPS.index(each.marks) + 1) for each in records
        ),
        steps=len(STEPS),
        burns=said["column-burns-tans"],
        marks=said["column-dark-marks"],
        sets_off=trigger.fact,
        so=trigger.so or "",
        in_words=InWords(
            summary=library.say("figures", "dark-mark-risk-alt", count=len(rows)),
            caption=said["dark-mark-risk-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=rows,
            alternative="\n".join(_sentence(library, row) for row in rows),
        ),
    )


def _sentence(library: Library, row: tuple[str, ...]) -> str:
    name, burns, risk, rests_on = row
    return library.say("figures", "dark-mark-risk-row", type=name, burns=burns, risk=risk, rests_on=rests_on)
