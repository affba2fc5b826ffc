"""Which level of cleaning each tool needs, or that it goes into the bin."""

from collections.abc import Iterator
from dataclasses import dataclass

from backfacial.facts.figures import InWords
from backfacial.facts.hygiene.hygiene import HygieneLevel, HygieneRule, ToolUse
from backfacial.facts.library import Library
from backfacial.pages.citations import source_lines
from backfacial.scenes.cleaning import autoclave, bath, pedal_bin, sharps_box
from backfacial.scenes.furniture import towels
from backfacial.scenes.shapes import Shapes, placed
from backfacial.scenes.signs import sparkle
from backfacial.scenes.supplies import SUPPLIES

COLUMNS = ("tool", "needs", "after-client", "only-if", "rests-on")
CLEANING, DISINFECTION, STERILISATION = "HL01", "HL02", "HL03"
BATH, DEVICES, SHARPS = "DR04", "HY12", "HY17"
"""The records that say what happens to a tool: `see` of a tool names its own."""

_SIGNS: dict[str, Shapes] = {
    "bin": placed(pedal_bin(0, 21, 20), -2, 4, 0, 0.86),
    "sharps": sharps_box(0, 21),
    "bath": bath(0, 20, width=60),
    "wipe": (*placed(towels(0, 0, 1, 44), 0, 12, -8), *sparkle(-8, -8, 10), *sparkle(12, -14, 7)),
    "sterile": autoclave(0, 20),
}


@dataclass(frozen=True)
class Tool:
    """A tool with its drawing; `only_if` is a condition, or nothing."""

    id: str
    name: str
    only_if: str
    picture: Shapes


@dataclass(frozen=True)
class Group:
    """Tools to which the same happens: a heading, what is done, a sign for it."""

    name: str
    title: str
    done: tuple[str, ...]
    sign: Shapes
    tools: tuple[Tool, ...]


@dataclass(frozen=True)
class Tools:
    """From what is used once to what kills everything."""

    groups: tuple[Group, ...]
    in_words: InWords


def tools(library: Library) -> Tools:
    """Every tool of the records, with what happens to it after the client."""
    said = library.words["figures"]
    records = library.of(ToolUse).values()
    rows = tuple(_row(library, record) for record in records)
    return Tools(
        groups=tuple(_groups(library)),
        in_words=InWords(
            summary=library.say("figures", "tool-levels-alt", count=len(records)),
            caption=said["tool-levels-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=rows,
            alternative="\n".join(_sentence(library, row) for row in rows),
        ),
    )


def group_of(record: ToolUse) -> str:
    """What happens to a tool: `bin`, `sharps`, `bath` or `wipe`."""
    if record.use == "single":
        return "sharps" if SHARPS in record.see else "bin"
    return "wipe" if DEVICES in record.see else "bath"


def _groups(library: Library) -> Iterator[Group]:
    said, rules, levels = library.words["figures"], library.of(HygieneRule), library.of(HygieneLevel)
    done = {
        "bin": (said["tool-levels-bin-done"],),
        "sharps": (rules[SHARPS].rule,),
        "bath": tuple(
            library.say("figures", "tool-levels-level", level=levels[each].name, meaning=levels[each].meaning)
            for each in (CLEANING, DISINFECTION)
        ),
        "wipe": (rules[DEVICES].rule,),
        "sterile": (levels[STERILISATION].meaning, levels[STERILISATION].example),
    }
    for name, sign in _SIGNS.items():
        found = tuple(_tool(library, each) for each in library.of(ToolUse).values() if group_of(each) == name)
        yield Group(name, said[f"tool-levels-{name}"], done[name], sign, found)


def _tool(library: Library, record: ToolUse) -> Tool:
    only_if = library.say("figures", "tool-levels-if", when=_small(record.only_if)) if record.only_if else ""
    return Tool(record.id, record.name, only_if, SUPPLIES[record.id]())


def _small(text: str) -> str:
    """What follows on other words."""
    return text[:1].lower() + text[1:].rstrip(".")


def _row(library: Library, record: ToolUse) -> tuple[str, ...]:
    said = library.words["figures"]
    return (
        library.say("figures", "step-name", id=record.id, name=record.name),
        said[f"tool-levels-{group_of(record)}"],
        record.then,
        record.only_if or said["none"],
        "; ".join(line.text for line in source_lines(record.sources, record.consensus, library)),
    )


def _sentence(library: Library, row: tuple[str, ...]) -> str:
    tool, level, then, only_if, rests_on = row
    return library.say(
        "figures", "tool-levels-row", tool=tool, level=level, then=then, only_if=only_if, rests_on=rests_on
    )
