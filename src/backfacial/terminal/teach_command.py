"""`backfacial teach`: the course opened for its instructor."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from backfacial.pages.printable import printable


def teach(
    port: Annotated[
        int | None,
        typer.Option(envvar="PORT", min=1, max=65535, help="The first port that is tried, in place of the usual one."),
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open the first steps in the browser.")] = True,
) -> None:
    """Open JupyterLab for an instructor, at a page of first steps: your class, marking, and what to type."""
    # imported here, since JupyterLab and nbgrader take a while to load
    from backfacial.classroom.course import course_of
    from backfacial.classroom.jupyter import TEACH_PORT
    from backfacial.classroom.teach import teach as open_course
    from backfacial.grading.source import SourceProblem
    from backfacial.jupyterlab.server import ServerError

    try:
        code = open_course(course_of(Path.cwd()), port or TEACH_PORT, browser and not os.environ.get("NO_BROWSER"))
    except (SourceProblem, ServerError) as problem:
        Console(stderr=True).print(printable(str(problem)), markup=False, highlight=False, soft_wrap=True, style="red")
        raise typer.Exit(1) from None
    raise typer.Exit(code)
