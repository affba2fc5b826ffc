"""`backfacial due`: when a quiz is due, for everybody and for single learners."""

import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from backfacial.answers.learner import BadLearnerId, checked_id
from backfacial.facts import words
from backfacial.pages.printable import printable


def due(
    assignment: Annotated[str, typer.Argument(help="The quiz, such as 02-consultation.")],
    date: Annotated[
        list[str] | None,
        typer.Argument(help='Such as "2026-12-01 17:00". Without it, what is set is shown.', show_default=False),
    ] = None,
    learner: Annotated[
        str,
        typer.Option("--for", metavar="LEARNER", help="One learner, who gets until then.", show_default="everybody"),
    ] = "",
    none: Annotated[bool, typer.Option("--none", help="Take the date away.")] = False,
) -> None:
    """Set, show or take away the date by which a quiz has to be handed in."""
    # imported here, since nbgrader takes a while to load
    from backfacial.classroom.course import course_of
    from backfacial.classroom.dates import Desk, set_date, shown, take_away
    from backfacial.grading.moments import BadMoment, computers_zone, read_moment
    from backfacial.grading.source import SourceProblem

    try:
        id_ = checked_id(learner) if learner else ""
        desk = Desk(course_of(Path.cwd()), computers_zone(), datetime.datetime.now(datetime.UTC))
        if date and none:
            raise BadMoment(words("due", "date-or-none"))
        if date:
            # who leaves out the quotes has typed two words
            lines = set_date(desk, assignment, read_moment(" ".join(date), desk.here), id_)
        else:
            lines = take_away(desk, assignment, id_) if none else shown(desk, assignment)
    except (BadLearnerId, BadMoment, SourceProblem) as problem:
        Console(stderr=True).print(printable(str(problem)), markup=False, highlight=False, soft_wrap=True, style="red")
        raise typer.Exit(1) from None
    for line in lines:
        Console().print(line, markup=False, highlight=False, soft_wrap=True)
