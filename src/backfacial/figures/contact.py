"""Contact time: a tool on its way through wash and bath, what spoils it, and how long things have to work."""

from collections.abc import Iterator
from dataclasses import dataclass

from backfacial.facts.base import Cited
from backfacial.facts.figures import InWords
from backfacial.facts.hygiene.hygiene import HygieneRule, Procedure
from backfacial.facts.library import Library
from backfacial.facts.measures import counted
from backfacial.facts.telling import in_words
from backfacial.pages.citations import source_lines

COLUMNS = ("what", "wait", "do", "if-not", "rests-on")
PARTS = ("wash", "dry", "wet", "rinse")
"""What is done with a tool, one after the other."""

TOOLS, WASH, RUB, SURFACES, DEVICES, BLOOD = "DR04", "HY04", "HY05", "HY11", "HY12", "HY14"
_FAULTS = {
    "not-washed": ("wash", "wash"),
    "not-dried": ("dry", "dry"),
    "out": ("immerse", "wet"),
    "early": ("wait", "wet"),
}
"""What goes wrong, the step of the procedure that it is about, and the part in which it happens."""


@dataclass(frozen=True)
class Fault:
    """Something that is done wrong in a part: what, why it counts, and what the time in the bath is then worth."""

    name: str
    part: str
    title: str
    why: str
    worth: str = ""


@dataclass(frozen=True)
class Length:
    """How long something works, in words and in seconds. Without numbers the label decides."""

    name: str
    text: str
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True)
class Contact:
    """The parts in words, the right way and the faults, and the lengths."""

    parts: tuple[tuple[str, str], ...]
    right: Fault
    faults: tuple[Fault, ...]
    heading: str
    lengths: tuple[Length, ...]
    in_words: InWords


def contact_times(library: Library) -> Contact:
    """As the records of hygiene have it."""
    said = library.words["figures"]
    tools = library.of(Procedure)[TOOLS]
    steps = {step.id: step for step in tools.steps}
    rows = tuple(_rows(library))
    return Contact(
        parts=tuple((part, said[f"contact-{part}"]) for part in PARTS),
        right=Fault("right", "", said["contact-right"], steps["wait"].text),
        faults=tuple(
            Fault(name, part, said[f"contact-{name}"], steps[step].why, said.get(f"contact-{name}-then", ""))
            for name, (step, part) in _FAULTS.items()
        ),
        heading=said["contact-how-long"],
        lengths=tuple(_lengths(library)),
        in_words=InWords(
            summary=said["contact-times-alt"],
            caption=said["contact-times-caption"],
            columns=tuple(said[f"column-{name}"] for name in COLUMNS),
            rows=rows,
            alternative="\n".join(_sentence(library, row) for row in rows),
        ),
    )


def _lengths(library: Library) -> Iterator[Length]:
    said, rules = library.words["figures"], library.of(HygieneRule)
    wash, label = rules[WASH].values["wash"], library.of(Procedure)[TOOLS].values["contact"]
    least = library.say("figures", "at-least", shortest=in_words(wash, library.say))
    yield Length(said["contact-hands-wash"], least, _seconds(wash.at_least))
    yield Length(said["contact-hands-rub"], said["contact-label"])
    text = library.say("figures", "contact-labels", range=in_words(label, library.say))
    yield Length(said["contact-product"], text, _seconds(label.at_least), _seconds(label.at_most))


def _seconds(duration: object) -> int:
    """A length of the records: PT20S, PT10M."""
    number = int(counted(duration))
    return number * 60 if str(duration).endswith("M") else number


def _rows(library: Library) -> Iterator[tuple[str, ...]]:
    """What is cleaned, how long, what to do, what if not."""
    said, rules, tools = library.words["figures"], library.of(HygieneRule), library.of(Procedure)[TOOLS]
    lengths = {each.name: each.text for each in _lengths(library)}
    label = said["contact-label"]
    for name, rule, how_long in (
        (said["contact-hands-wash"], WASH, lengths[said["contact-hands-wash"]]),
        (said["contact-hands-rub"], RUB, label),
        (rules[SURFACES].name, SURFACES, label),
        (rules[DEVICES].name, DEVICES, label),
        (rules[BLOOD].name, BLOOD, label),
    ):
        yield name, how_long, rules[rule].rule, rules[rule].why, _rests_on(library, rules[rule])
    steps = {step.id: step for step in tools.steps}
    for step in ("wash", "dry", "immerse", "wait"):
        name = library.say("figures", "contact-tool", number=steps[step].number)
        how_long = lengths[said["contact-product"]] if step == "wait" else said["none-needed"]
        yield name, how_long, steps[step].text, steps[step].why, _rests_on(library, steps[step])


def _rests_on(library: Library, record: Cited) -> str:
    return "; ".join(line.text for line in source_lines(record.sources, record.consensus, library))


def _sentence(library: Library, row: tuple[str, ...]) -> str:
    what, how_long, do, why, rests_on = row
    return library.say("figures", "contact-row", what=what, wait=how_long, do=do, why=why, rests_on=rests_on)
