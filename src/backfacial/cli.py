"""The command line: open the course, decide for a client, make one up, check, build and explain the content."""

import datetime
import gc
import json
import os
import random
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from backfacial.authoring.content import BadWords, Content, course_root, read_content
from backfacial.clients.generate import generated_client
from backfacial.clients.seen import Difficulty
from backfacial.facts import library, words
from backfacial.facts.library import COMPILED
from backfacial.rules.claims.review import ClaimVerdict
from backfacial.rules.claims.review import claims as claims_in
from backfacial.rules.screening.rulebook import screen as screened
from backfacial.terminal.claims import NoText, report, text_to_judge
from backfacial.terminal.claims import document as claims_document
from backfacial.terminal.class_command import class_command
from backfacial.terminal.client_file import read_client_file
from backfacial.terminal.day_option import day_option
from backfacial.terminal.decision import decision, document
from backfacial.terminal.due_command import due
from backfacial.terminal.explain import explain
from backfacial.terminal.export_command import export
from backfacial.terminal.home_care import home_care_command
from backfacial.terminal.lesion import lesion
from backfacial.terminal.plan_command import plan
from backfacial.terminal.return_command import return_command
from backfacial.terminal.roster_command import roster
from backfacial.terminal.sheet import sheet
from backfacial.terminal.triage import triage
from backfacial.terminal.typed_file import BadFile

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
SEEDS = 1_000_000
"""Below it lies a seed that nobody has chosen: short enough to be typed again."""

WITHOUT_FACTS = ("build", "explain")
"""Commands that read content/ itself, and so can mend a compiled file that is broken."""


@app.callback(help=__doc__)
def _begin(context: typer.Context) -> None:
    if context.invoked_subcommand not in WITHOUT_FACTS:
        try:
            library()
        except (OSError, ValueError) as error:
            _fail(f"src/backfacial/facts/{COMPILED}: cannot be read ({error}): run 'backfacial build'")


app.command()(plan)
app.command()(due)
app.command()(export)
app.command("return")(return_command)


def _course() -> Path:
    try:
        return course_root(Path.cwd())
    except FileNotFoundError as error:
        _fail(str(error))


def _complain(message: str) -> None:
    Console(stderr=True).print(message, markup=False, highlight=False, soft_wrap=True, style="red")


def _fail(message: str) -> NoReturn:
    _complain(message)
    raise typer.Exit(1)


@app.command()
def learn(
    port: Annotated[int, typer.Option(envvar="PORT", min=1, max=65535, help="The first port that is tried.")] = 8888,
    browser: Annotated[bool, typer.Option(help="Open the course in the browser.")] = True,
    home: Annotated[
        Path | None, typer.Option(envvar="BACKFACIAL_HOME", help="The learner's folder.", show_default="my-course")
    ] = None,
) -> None:
    """Make the learner's folder and open the course at its start page in JupyterLab."""
    # imported here, since only this command needs JupyterLab
    from backfacial.jupyterlab.learn import learn as open_course
    from backfacial.jupyterlab.learner_home import LearnerHomeError
    from backfacial.jupyterlab.server import ServerError

    course = _course()
    try:
        code = open_course(
            (home or course / "my-course").absolute(), course, port, browser and not os.environ.get("NO_BROWSER")
        )
    except (LearnerHomeError, ServerError) as error:
        _fail(str(error))
    raise typer.Exit(code)


app.command("home-care")(home_care_command)


@app.command()
def screen(
    file: Annotated[Path, typer.Argument(help="What is known about the client, as YAML.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead of sentences.")] = False,
    today: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day of the visit.", show_default="today", callback=day_option),
    ] = None,
) -> None:
    """Decide for a client: what may be done today, what stays out, why, and what is still to ask."""
    try:
        client = read_client_file(file, today.date() if today else None, datetime.date.today())
    except BadFile as error:
        _fail(str(error))
    if client.reacts:
        Console(stderr=True).print(
            words("terminal", "reaction-first", file=file), markup=False, soft_wrap=True, style="red"
        )
    decided = screened(client.facts, client.today, client.planned)
    if as_json:
        print(json.dumps(document(decided), indent=1))
    else:
        Console().print(decision(decided, client.today))


@app.command()
def client(
    seed: Annotated[
        int | None, typer.Option(min=0, help="The same seed gives the same client.", show_default="random")
    ] = None,
    difficulty: Annotated[Difficulty, typer.Option(help="How much the client tells without being asked.")] = "medium",
    as_json: Annotated[bool, typer.Option("--json", help="Print the record as one JSON document.")] = False,
) -> None:
    """Make up a client for two people to play, in a form that `backfacial screen` takes."""
    chosen = random.randrange(SEEDS) if seed is None else seed
    made = generated_client(chosen, difficulty)
    if as_json:
        print(made.model_dump_json(indent=1, exclude_defaults=True, by_alias=True))
    else:
        print(sheet(made, chosen, difficulty), end="")


@app.command()
def check(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead of sentences.")] = False,
    counts: Annotated[bool, typer.Option("--counts", help="Print how many records of each kind there are.")] = False,
    flaws: Annotated[bool, typer.Option("--flaws", help="List what is weak about questions.")] = False,
) -> None:
    """Check all content, lessons and quizzes: every problem with its file, its record and what to mend."""
    # imported here, as in build: no other command needs it
    from backfacial.authoring.check import check as check_content
    from backfacial.authoring.flaws.report import flaws_in_words

    # all that is read is needed to the end: looking for what is not, now or on the way out, takes time for nothing
    gc.disable()
    try:
        content = read_content(_course())
        report = check_content(content)
        told = "" if report.flaws is None else flaws_in_words(content, report.flaws, listed=flaws)
    except BadWords as bad:
        _fail(str(bad))
    finally:
        gc.freeze()
        gc.enable()
    if as_json:
        document = {
            "counts": report.counts,
            "problems": [asdict(problem) for problem in report.problems],
            "uncovered": report.uncovered,
            "flaws": [asdict(flaw) for flaw in report.flaws or ()],
        }
        print(json.dumps(document, indent=1))
    else:
        if counts:
            print(", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in report.counts.items()))
        print("\n".join(map(str, report.problems)) or "no problems")
        if told:
            # flaws stop nothing: where they are not asked for, they stand beside what programs read
            print(told, file=sys.stdout if flaws else sys.stderr)
    raise typer.Exit(1 if report.problems else 0)


@app.command()
def build() -> None:
    """Make every generated file anew from content/, source/ and requirements.lock."""
    from backfacial.authoring.build import build as build_files

    content = _readable_content()
    try:
        made = build_files(content)
    except BadWords as bad:
        _fail(str(bad))
    for path in made:
        Console().print(f"made {path.as_posix()}", markup=False, highlight=False)


app.command("class")(class_command)
app.add_typer(roster, name="roster")
app.command()(explain)
app.command()(triage)
app.command()(lesion)


@app.command()
def claims(
    sentence: Annotated[str | None, typer.Argument(help="In quotes; without it, standard input is read.")] = None,
    file: Annotated[Path | None, typer.Option(help="A text file to read instead.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead of sentences.")] = False,
) -> None:
    """Find what must not be said about the service, with better words. Ends with 1 if something has to be reworded.

    Ends with 2 if there is no verdict: there is no text, or some of it is not English and nothing was found.
    """
    try:
        review = claims_in(text_to_judge(sentence, file))
    except NoText as error:
        _complain(str(error))
        raise typer.Exit(2) from None
    if as_json:
        print(json.dumps(claims_document(review), indent=1))
    else:
        Console().print(report(review))
    raise typer.Exit({ClaimVerdict.OK: 0, None: 2}.get(review.verdict, 1))


def _readable_content() -> Content:
    content = read_content(_course())
    if content.problems:
        _fail("\n".join(str(problem) for problem in content.problems))
    return content
