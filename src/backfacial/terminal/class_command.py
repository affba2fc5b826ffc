"""`backfacial class`: take in what has arrived, mark it, export the grades, and make the page of the class."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from backfacial.facts import words
from backfacial.pages.printable import printable


def class_command(
    assignment: Annotated[str, typer.Argument(help="The quiz, such as 02-consultation.")],
) -> None:
    """Take in, mark and export a quiz of your class, and make one page of how everybody stands."""
    # imported here, since nbgrader takes a while to load
    from backfacial.classroom.class_run import take_class
    from backfacial.classroom.course import course_of
    from backfacial.grading.source import SourceProblem

    try:
        with _progress() as told:
            done = take_class(course_of(Path.cwd()), assignment, told)
    except SourceProblem as error:
        _fail(str(error))
    except KeyboardInterrupt:
        _fail(words("class", "broken-off"))
    console = Console()
    for line in done.lines:
        console.print(printable(line), markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(0 if done.whole else 1)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for the step that runs, where there is a terminal to draw it on."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=None)

        def told(step: str, done: int, parts: int) -> None:
            progress.update(task, description=words("class", f"step-{step}"), completed=done, total=parts or None)

        yield told


def _fail(message: str) -> NoReturn:
    Console(stderr=True).print(printable(message), markup=False, highlight=False, soft_wrap=True, style="red")
    raise typer.Exit(1)
