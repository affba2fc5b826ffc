"""`backfacial export`: nbgrader's own export, with short names for what this course adds to it."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.console import Console

from backfacial.pages.printable import printable


def export(
    assignment: Annotated[str, typer.Argument(help="One quiz.", show_default="all quizzes")] = "",
    layout: Annotated[
        Literal["canvas", "moodle"] | None,
        typer.Option("--for", help="The table that the platform imports.", show_default="this course's own"),
    ] = None,
    questions: Annotated[bool, typer.Option("--questions", help="Add the points of each question.")] = False,
    to: Annotated[Path | None, typer.Option(help="The file.", show_default="grades.csv, or grades-<for>.csv")] = None,
) -> None:
    """Write everybody's marks into a table. It does what `nbgrader export` does."""
    # imported here, since nbgrader takes a while to load
    from backfacial.classroom.course import course_of
    from backfacial.classroom.quizzes import check_quiz
    from backfacial.grading.source import SourceProblem

    try:
        course = course_of(Path.cwd())
        if assignment:
            check_quiz(course, assignment)
    except SourceProblem as problem:
        Console(stderr=True).print(printable(str(problem)), markup=False, highlight=False, soft_wrap=True, style="red")
        raise typer.Exit(1) from None
    options = [f"--assignment={assignment}"] if assignment else []
    options += [f"--GradesExport.layout={layout}"] if layout else []
    options += ["--GradesExport.questions=True"] if questions else []
    options += [f"--to={to.absolute()}"] if to else []
    done = subprocess.run([sys.executable, "-m", "nbgrader", "export", *options], cwd=course, check=False)
    raise typer.Exit(done.returncode)
