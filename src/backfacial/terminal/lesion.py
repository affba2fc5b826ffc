"""`backfacial lesion`: what to do with one kind of lesion, to read and as one document for programs."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from backfacial.facts import library, words
from backfacial.facts.consultation.contraindications import Contraindication, Escalation
from backfacial.facts.skin.lesions import Handling as HandlingRecord
from backfacial.rules.lesions.reading import LesionReading, lesion_table, read_lesion
from backfacial.rules.lesions.rows import Handling
from backfacial.terminal.lesion_file import read_lesion_file
from backfacial.terminal.typed_file import BadFile

_COLOURS = {
    Handling.EXTRACT: "green",
    Handling.LEAVE: "yellow",
    Handling.CLINICIAN: "magenta",
    Handling.WITHIN_DAYS: "magenta",
    Handling.SAME_DAY: "red",
    Handling.EMERGENCY: "bold red",
}
MOST = 8
"""More questions, or more pictures that are still possible, help nobody at the couch. Programs get them all."""


def lesion(
    file: Annotated[Path, typer.Argument(help="What is seen of one kind of lesion, as YAML.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead of sentences.")] = False,
) -> None:
    """Decide about a lesion: take it out, leave it or refer it; what to say, and what is still worth asking."""
    try:
        facts = read_lesion_file(file)
    except BadFile as error:
        Console(stderr=True).print(str(error), markup=False, highlight=False, soft_wrap=True, style="red")
        raise typer.Exit(1) from None
    reading = read_lesion(facts)
    if as_json:
        print(json.dumps(document(reading), indent=1))
    else:
        Console().print(readable(reading))


def document(reading: LesionReading) -> dict[str, Any]:
    """The reading as plain data. `ask` are names of lesion facts."""
    return {
        "act": reading.act,
        "refer": reading.refer,
        "handling": reading.handling,
        "up_to": reading.up_to,
        "tries": reading.tries,
        "golden": _with_names(reading.golden),
        "candidates": _with_names(reading.candidates),
        "possible": list(reading.possible),
        "reasons": list(reading.reasons),
        "escalate": [
            {"id": name, "level": line.level, "when": line.in_full, "say": line.say}
            for name, line in _escalates(reading)
        ],
        "do": list(reading.do),
        "say": list(reading.say),
        "ask": list(reading.ask),
    }


def _with_names(ids: Iterable[str]) -> list[dict[str, str]]:
    return [{"id": name, "name": library().fact(name).name} for name in ids]


def readable(reading: LesionReading) -> RenderableType:
    """The act first, then what to do and to say, what to find out and what it rests on."""
    handlings = library().of(HandlingRecord)
    record, open_ = handlings[reading.handling], reading.up_to is not reading.handling
    head = [Text(record.meaning)]
    if reading.tries is not None:
        head.append(Text(words("lesion", "tries", tries=reading.tries)))
    if open_:
        head.append(Text(words("lesion", "up-to", handling=handlings[reading.up_to].label), style="bold"))
    title = words("lesion", "at-least", handling=record.label) if open_ else record.label
    fits = _named(reading.candidates) or [words("lesion", "fits-none")]
    possible = [_possible(reading.possible)] if reading.possible else []
    reasons = [name for name in reading.reasons if name not in reading.candidates]
    return Group(
        Panel(Group(*head), title=title, title_align="left", border_style=_COLOURS[reading.handling]),
        *_list("golden", _named(reading.golden)),
        *_list("do", reading.do),
        *_list("say", [f"“{sentence}”" for sentence in reading.say]),
        *_list("ask", _questions(reading.ask)),
        *_list("fits", [*fits, *possible]),
        Text(words("lesion", "fits-note"), style="dim"),
        *_list("reasons", _named(reasons)),
        *_list("escalate", [_line(line) for _, line in _escalates(reading)]),
    )


def _escalates(reading: LesionReading) -> list[tuple[str, Escalation]]:
    """What the contraindications among the reasons say of help today or at once, the most urgent first."""
    records = [(name, library().fact(name)) for name in reading.reasons]
    lines = [(name, line) for name, fact in records if isinstance(fact, Contraindication) for line in fact.escalate]
    return sorted(lines, key=lambda pair: pair[1].level == "urgent")


def _line(line: Escalation) -> str:
    level = next(term.label for term in library().terms.levels if term.id == line.level)
    return words("lesion", "escalates", level=level, when=line.in_full)


def _named(ids: Iterable[str]) -> list[str]:
    return [words("lesion", "named", id=name, name=library().fact(name).name) for name in ids]


def _possible(ids: tuple[str, ...]) -> str:
    if len(ids) > MOST:
        return words("lesion", "possible-many", count=len(ids))
    return words("lesion", "possible", ids=", ".join(ids))


def _questions(names: tuple[str, ...]) -> list[str | Text]:
    first: list[str | Text] = [_question(name) for name in names[:MOST]]
    rest = len(names) - len(first)
    return [*first, words("lesion", "ask-more", count=rest)] if rest else first


def _question(name: str) -> Text:
    return Text.assemble(lesion_table().facts[name].question, (f"  {name}", "dim"))


def _list(title: str, lines: Iterable[str | Text]) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for line in lines:
        row = Table.grid(padding=(0, 1))
        row.add_row(" •", Text(line) if isinstance(line, str) else line)
        parts.append(row)
    return ["", Text(words("lesion", title), style="bold"), *parts] if parts else []
