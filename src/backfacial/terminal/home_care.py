"""`backfacial home-care`: the conflicts of a plan as a practitioner reads them, and as one document for programs."""

import datetime
import json
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from backfacial.facts import library, words
from backfacial.facts.home_care.plans import HomeKind, HomeUse
from backfacial.facts.measures import Span
from backfacial.facts.telling import date_in_words, in_words
from backfacial.pages.citations import source_lines
from backfacial.rules.home_care.conflicts import Conflict, Gap, HomeCare, Verdict
from backfacial.rules.home_care.rules import home_care, home_rules
from backfacial.terminal.day_option import day_option
from backfacial.terminal.home_plan_file import read_plan_file
from backfacial.terminal.typed_file import BadFile

_COLOURS = {
    Verdict.NEVER: "red",
    Verdict.DO_NOT_COMBINE: "red",
    Verdict.TOO_STRONG: "red",
    Verdict.ASK_FIRST: "yellow",
    Verdict.CLIENT_CHOICE: "yellow",
    Verdict.WARN: "yellow",
}


def home_care_command(
    file: Annotated[Path, typer.Argument(help="What is used at home, and what is known of the client, as YAML.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead of sentences.")] = False,
    today: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day of the check.", show_default="today", callback=day_option),
    ] = None,
) -> None:
    """Check a home-care plan: what does not go together, until when, why, and what is better."""
    try:
        plan = read_plan_file(file, today.date() if today else None, datetime.date.today())
    except BadFile as error:
        Console(stderr=True).print(str(error), markup=False, highlight=False, soft_wrap=True, style="red")
        raise typer.Exit(1) from None
    found = home_care(plan.uses, plan.facts, plan.today, plan.plan.service, plan.plan.visit, plan.none)
    if as_json:
        print(json.dumps(document(found, plan.today), indent=1))
    else:
        Console().print(conflicts_in_words(found, plan.today))


def conflicts_in_words(found: HomeCare, today: datetime.date) -> RenderableType:
    """What it comes to, every conflict with its reason and the safer choice, and what is still unknown."""
    together = groupby(found.conflicts, key=lambda conflict: (conflict.id, conflict.safer))
    parts: list[RenderableType] = [Text(found.summary, style="bold")]
    parts += [_panel(tuple(group)) for _, group in together]
    if found.gaps:
        parts += ["", Text(words("home-care", "gaps"), style="bold"), *(Text(_missing(gap)) for gap in found.gaps)]
    if found.ask:
        parts += ["", Text(words("home-care", "ask"), style="bold"), *(_question(name) for name in found.ask)]
    return Group(*parts, "", Text(words("home-care", "decided-on", date=date_in_words(today)), style="dim"))


def document(found: HomeCare, today: datetime.date) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "today": today.isoformat(),
        "level": found.level,
        "summary": found.summary,
        "conflicts": [
            {
                "id": conflict.id,
                "name": conflict.row.name,
                "verdict": conflict.verdict,
                "uses": [_plain(use) for use in conflict.uses],
                "until": _iso(conflict.until),
                "conditions": list(conflict.conditions),
                "last_day": _iso(conflict.last_day),
                "from_last": conflict.from_last,
                "prescribed": conflict.prescribed,
                "reason": conflict.reason,
                "safer": conflict.safer,
                "sources": list(conflict.sources),
                "consensus": conflict.row.consensus,
            }
            for conflict in found.conflicts
        ],
        "ask": list(found.ask),
        "gaps": [{"field": gap.field, "use": None if gap.use is None else _plain(gap.use)} for gap in found.gaps],
        "looked_for": list(found.looked_for),
    }


def _panel(conflicts: tuple[Conflict, ...]) -> RenderableType:
    """Conflicts of one row that share their words: each use with its time, then the reason once."""
    conflict = conflicts[0]
    lines = [
        Text(conflict.row.name, style="bold"),
        *(Text(_use(each)) for each in conflicts),
        _line("why", conflict.reason),
        _line("safer", conflict.safer),
        _line("sources", "; ".join(line.text for line in source_lines(conflict.sources, conflict.row.consensus))),
    ]
    title = words("home-care", "title", id=conflict.id, verdict=words("home-care", conflict.verdict))
    return Panel(Group(*lines), title=title, title_align="left", border_style=_COLOURS.get(conflict.verdict, "magenta"))


def _use(conflict: Conflict) -> str:
    uses = words("home-care", "and").join(_named(use) for use in conflict.uses)
    when = _when(conflict)
    return words("home-care", "use-when", use=uses, when=when) if when else uses


def _when(conflict: Conflict) -> str:
    """The time and the conditions in one line; empty where neither changes anything."""
    times = []
    if conflict.until is not None:
        times.append(words("home-care", "until", date=date_in_words(conflict.until)))
    if conflict.last_day is not None:
        times.append(words("home-care", "last-day", date=date_in_words(conflict.last_day)))
    if conflict.from_last is not None:
        times.append(words("home-care", "from-last", time=in_words(Span(at_least=conflict.from_last))))
    labels = {term.id: term.label for term in library().terms.conditions}
    times += [words("home-care", "not-until", condition=labels[name]) for name in conflict.states]
    time = words("home-care", "list").join(times)
    also = words("home-care", "list").join(labels[name] for name in conflict.also)
    return words("home-care", "also", time=time, conditions=also) if time and also else time or also


def _missing(gap: Gap) -> str:
    """A question to whoever wrote the plan, with the field for the answer."""
    question = words("home-care", f"gap-{gap.field}")
    if gap.use is None:
        return words("home-care", "gap", question=question, field=gap.field)
    return words("home-care", "gap-of", use=_named(gap.use), question=question, field=gap.field)


def _named(use: HomeUse) -> str:
    label = library().of(HomeKind)[use.kind].label
    return words("home-care", "named-use", name=use.name, label=label) if use.name else label


def _question(name: str) -> Text:
    question = home_rules().facts[name].question
    return Text(words("home-care", "question", question=question, fact=name))


def _line(label: str, text: str) -> Text:
    return Text.assemble((f"{words('home-care', label)}: ", "bold"), text)


def _plain(use: HomeUse) -> dict[str, Any]:
    return use.model_dump(mode="json", exclude_defaults=True)


def _iso(date: datetime.date | None) -> str | None:
    return None if date is None else date.isoformat()
