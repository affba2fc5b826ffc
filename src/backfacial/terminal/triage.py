"""`backfacial triage`: what to do about a reaction, for a practitioner to read and as one document for programs."""

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
from backfacial.facts.reactions.reactions import Reaction, ReactionAction, Referral, SignPattern
from backfacial.rules.reactions.outcome import Action, Triage
from backfacial.rules.reactions.triage import patterns
from backfacial.rules.reactions.triage import triage as decide
from backfacial.terminal.signs_file import read_signs_file
from backfacial.terminal.typed_file import BadFile

_COLOURS = {
    Action.EXPECTED: "green",
    Action.MONITOR: "yellow",
    Action.REFER: "magenta",
    Action.URGENT: "red",
    Action.EMERGENCY: "bold red",
}


def triage(
    file: Annotated[Path, typer.Argument(help="What is noticed and known, as YAML.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead of sentences.")] = False,
) -> None:
    """Decide about a reaction: what to do in the room, what to say, who has to see it, and what to find out."""
    try:
        facts = read_signs_file(file)
    except BadFile as error:
        Console(stderr=True).print(str(error), markup=False, highlight=False, soft_wrap=True, style="red")
        raise typer.Exit(1) from None
    decided = decide(facts)
    if as_json:
        print(json.dumps(document(decided), indent=1))
    else:
        Console().print(readable(decided))


def document(decided: Triage) -> dict[str, Any]:
    """The decision as plain data. `ask` are names of triage facts."""
    return {
        "action": decided.action,
        "up_to": decided.up_to,
        "row": decided.row,
        "candidates": [{"id": name, "name": library().fact(name).name} for name in decided.candidates],
        "escalate": [
            {"id": name, "level": line.level, "when": line.when, "say": line.say}
            for name, line in _who_has_to_see_it(decided)
        ],
        "also": list(decided.also),
        "stop_step": decided.stop_step,
        "position": decided.position,
        "service": decided.service,
        "do": list(decided.do),
        "say": list(decided.say),
        "ask": list(decided.ask),
    }


def readable(decided: Triage) -> RenderableType:
    """The action first, then the steps, the words, what to find out and what it rests on."""
    action = library().of(ReactionAction)[decided.action]
    open_ = decided.up_to is not decided.action
    head = [Text(action.meaning), Text(_at_most(decided))]
    if open_:
        worst = library().of(ReactionAction)[decided.up_to].label
        head.append(Text(words("triage", "up-to", action=worst), style="bold"))
    title = f"{action.label} ({words('triage', 'at-least')})" if open_ else action.label
    stop = [words("triage", "stop")] if decided.stop_step else []
    fits = [words("triage", "named", id=name, name=library().of(Reaction)[name].name) for name in decided.candidates]
    rows = library().of(SignPattern)
    return Group(
        Panel(Group(*head), title=title, title_align="left", border_style=_COLOURS[decided.action]),
        *_list("do", [*stop, *decided.do], numbered=True),
        *_list("say", [f"“{sentence}”" for sentence in decided.say]),
        *_list("escalate", [_escalates(line) for _, line in _who_has_to_see_it(decided)]),
        *_list("ask", [_question(name) for name in decided.ask]),
        *_list("fits", fits or [words("triage", "fits-none")]),
        Text(words("triage", "fits-note"), style="dim"),
        Text(words("triage", "row", row=decided.row, name=rows[decided.row].name), style="dim"),
        *_list("also", [words("triage", "named", id=name, name=rows[name].name) for name in decided.also]),
    )


def _who_has_to_see_it(decided: Triage) -> list[tuple[str, Referral]]:
    """What the records of the candidates say of help today or at once, the most urgent first."""
    lines = [(name, line) for name in decided.candidates for line in library().of(Reaction)[name].refer]
    return sorted((pair for pair in lines if pair[1].level != "refer"), key=lambda pair: pair[1].level == "urgent")


def _escalates(line: Referral) -> Text:
    label = library().of(ReactionAction)[line.level].label
    return Text.assemble((f"{label}: ", "bold"), line.when)


def _at_most(decided: Triage) -> str:
    service = next(term for term in library().terms.services if term.id == decided.service)
    return words("triage", "at-most", service=f"{service.label}. {service.meaning}")


def _question(name: str) -> Text:
    return Text.assemble(patterns().facts[name].question, (f"  {name}", "dim"))


def _list(title: str, lines: Iterable[str | Text], numbered: bool = False) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for number, line in enumerate(lines, start=1):
        row = Table.grid(padding=(0, 1))
        row.add_row(f"{number:2}." if numbered else " •", Text(line) if isinstance(line, str) else line)
        parts.append(row)
    return ["", Text(words("triage", title), style="bold"), *parts] if parts else []
