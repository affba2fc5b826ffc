"""`backfacial plan`: a visit in the minutes that there are, or somebody's own order looked through."""

import datetime
import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console, RenderableType

from backfacial.clients.own_visit import allowed_for, missing
from backfacial.facts import words
from backfacial.rules.values import Facts
from backfacial.rules.visit.fitting import Wish
from backfacial.rules.visit.plan import NoPlan, plan_steps, plan_visit
from backfacial.rules.visit.sequence import sequence_rules
from backfacial.rules.visit.situation import STOP, BadOrder, Refusal
from backfacial.terminal.client_file import read_client_file
from backfacial.terminal.day_option import day_option
from backfacial.terminal.plan import broken_text, document, plan_text, refused_document, refused_text
from backfacial.terminal.steps_file import StepsFile, read_steps_file
from backfacial.terminal.typed_file import BadFile


def plan(
    file: Annotated[Path | None, typer.Argument(help="Your own order of steps, as YAML: [P03, P04, ...].")] = None,
    minutes: Annotated[
        int | None, typer.Option(min=1, max=600, help="How long the client is in the room.", show_default="none")
    ] = None,
    modules: Annotated[str, typer.Option(help="Modules in the order of your choice, such as O2,O5.")] = "",
    client: Annotated[
        Path | None, typer.Option(help="What is known about the client, as YAML.", show_default="none")
    ] = None,
    exposed: Annotated[bool, typer.Option("--exposed", help="The back will be in the light afterwards.")] = False,
    test_feeling: Annotated[bool, typer.Option("--test-feeling", help="Feeling is tested in the room.")] = False,
    today: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day of the visit.", show_default="today", callback=day_option),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead of a table.")] = False,
) -> None:
    """Plan a visit in minutes, or look through your own order of steps and put it right."""
    day = today.date() if today else datetime.date.today()
    try:
        if (file is None) == (minutes is None and not modules) or (file is not None and modules):
            raise BadFile([words("plan", "one-of-two")])
        if file is not None and (exposed or test_feeling):
            raise BadFile([words("plan", "one-day")])
        facts = _facts(client, day)
        if file is not None:
            _own_order(read_steps_file(file), minutes, facts, day, as_json)
            return
        wish = Wish(minutes or 60, _listed(modules), exposed, test_feeling)
        made = plan_visit(wish, facts, day)
        _print(document(made, allowed=allowed_for(facts, day)) if as_json else plan_text(made, allowed_for(facts, day)))
    except (BadFile, BadOrder) as error:
        Console(stderr=True).print(str(error), markup=False, highlight=False, soft_wrap=True, style="red")
        raise typer.Exit(1) from error
    except NoPlan as refused:
        _print(refused_document(refused.refusals) if as_json else refused_text(refused.refusals))
        raise typer.Exit(1) from refused


def _facts(client: Path | None, day: datetime.date) -> Facts | None:
    """What is known of the client.

    Raises:
        BadFile: the file cannot be read.
        NoPlan: the client has a reaction, or there is no service for this client.
    """
    if client is None:
        return None
    known = read_client_file(client, day, day)
    refusals = allowed_for(known.facts, day).refusals(())
    if known.reacts:
        refusals = (Refusal("", (), words("terminal", "reaction-first", file=client)),)
    if refusals:
        raise NoPlan(refusals)
    return known.facts


def _own_order(given: StepsFile, minutes: int | None, facts: Facts | None, day: datetime.date, as_json: bool) -> None:
    rules = sequence_rules()
    broken = rules.broken(given.steps, given.situation)
    moves = rules.fewest_moves(given.steps, given.situation)
    allowed = allowed_for(facts, day)
    lacking = [] if STOP in given.steps else missing(given.steps, allowed)
    if not as_json:
        _print(broken_text(broken, moves, lacking))
    if STOP in given.steps or len(rules.read(given.steps)) > 1:
        made = None  # a visit that was stopped, or more than one, is looked through and not planned anew
    else:
        made = plan_steps(given.steps, minutes or given.minutes, given.situation, facts, day)
    if as_json:
        _print(document(made, broken, moves, lacking, allowed))
    elif made is not None:
        _print(plan_text(made, allowed))
    if any(each.kind != "soft" for each in broken):
        raise typer.Exit(1)


def _listed(modules: str) -> tuple[str, ...]:
    return tuple(each.strip().upper() for each in modules.split(",") if each.strip())


def _print(shown: dict[str, Any] | RenderableType) -> None:
    if isinstance(shown, dict):
        print(json.dumps(shown, indent=1))
    else:
        Console().print(shown)
