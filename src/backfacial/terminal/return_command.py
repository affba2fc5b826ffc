"""`backfacial return`: feedback in the form in which a school's platform or mail takes it."""

from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from backfacial.pages.printable import printable


def return_command(
    assignment: Annotated[str, typer.Argument(help="The quiz, such as 02-consultation.")],
    way: Annotated[
        Literal["moodle", "mail"],
        typer.Option("--for", help="moodle: one zip for its bulk upload. mail: one file for each learner."),
    ],
) -> None:
    """Make the feedback of a quiz anew, and lay it ready for your learners in returned/."""
    # imported here, since nbgrader takes a while to load
    from backfacial.classroom.course import course_of
    from backfacial.classroom.returning import return_by_mail, return_by_moodle
    from backfacial.grading.source import SourceProblem

    make = return_by_moodle if way == "moodle" else return_by_mail
    try:
        lines = make(course_of(Path.cwd()), assignment)
    except SourceProblem as problem:
        Console(stderr=True).print(printable(str(problem)), markup=False, highlight=False, soft_wrap=True, style="red")
        raise typer.Exit(1) from None
    for line in lines:
        Console().print(line, markup=False, highlight=False, soft_wrap=True)
