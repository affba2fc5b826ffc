"""`backfacial roster`: who is in the class, by a list from Excel or a learning platform, and who is the same person."""

import shlex
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from backfacial.facts import words
from backfacial.pages.printable import printable

if TYPE_CHECKING:  # nbgrader takes a while to load, and other commands need not wait for it
    from backfacial.classroom.class_list import ClassList
    from backfacial.classroom.roster import Import

roster = typer.Typer(no_args_is_help=True, help=__doc__)
SHOWN = 60
"""Rows of the preview: a whole class, and no list of a whole school."""


@roster.command("import")
def import_command(
    file: Annotated[Path, typer.Argument(help="The list, as CSV from Excel, Moodle, Canvas or an editor.")],
    yes: Annotated[bool, typer.Option("--yes", help="Write it without asking.")] = False,
) -> None:
    """Show what a class list would change, ask, and write it. Nobody is ever removed."""
    from backfacial.classroom.class_list import read_class_list
    from backfacial.classroom.course import course_of, open_gradebook
    from backfacial.classroom.roster import plan_import, write_import

    with _told():
        course, read = course_of(Path.cwd()), read_class_list(file)
        with open_gradebook(course) as gradebook:
            planned = plan_import(read, course, gradebook)
            _preview(read, planned)
        if not yes and not sys.stdin.isatty():
            _say("import-preview", file=shlex.quote(str(file)))
        elif yes or typer.confirm(words("roster", "import-ask")):
            with open_gradebook(course) as gradebook:
                count = write_import(planned, course, gradebook)
            _say("import-written", count=count)
        else:
            _say("import-left")


@roster.command("same")
def same_command(
    typed: Annotated[str, typer.Argument(help="The id as it was typed, such as gina.zorn.")],
    meant: Annotated[str, typer.Argument(help="The id of the same person in the class list, such as gina.")],
) -> None:
    """Let an id count as another one, since both are the same person."""
    from backfacial.classroom.course import course_of
    from backfacial.classroom.one_person import settle

    with _told():
        _print(settle(course_of(Path.cwd()), typed, meant))


@roster.command("apart")
def apart_command(typed: Annotated[str, typer.Argument(help="An id that counts as another one.")]) -> None:
    """Undo `same`: both are as they were, once what is in the archive has been taken in and marked."""
    from backfacial.classroom.course import course_of
    from backfacial.classroom.one_person import undo

    with _told():
        _print(undo(course_of(Path.cwd()), typed))


def _preview(read: "ClassList", planned: "Import") -> None:
    from backfacial.classroom.roster import State

    title = words("roster", "import-title", file=read.file, count=len(planned.people))
    table = Table(title=Text(title), title_justify="left")
    for column in ("id", "first_name", "last_name", "email", "state"):
        table.add_column(words("roster", f"import-{column}"), overflow="fold")
    for person, state in planned.people[:SHOWN]:
        cells = (person.id, person.first_name, person.last_name, person.email)
        told = words("roster", f"state-{state}", id=planned.same.get(person.id, ""))
        table.add_row(*(Text(printable(cell)) for cell in (*cells, told)))
    Console().print(table)
    if len(planned.people) > SHOWN:
        _say("import-more", count=len(planned.people) - SHOWN)
    counts = {state.value: planned.count(state) for state in State if state is not State.SAME}
    _say("import-counts", kept=len(planned.kept), **counts)
    if planned.same:
        _say("import-same", count=len(planned.same), ids=", ".join(planned.same))
    if planned.kept:
        _say("import-kept", ids=", ".join(planned.kept))
    _say("import-column", column=read.id_heading, file=read.file)
    _print([concern.sentence for concern in planned.concerns])


@contextmanager
def _told() -> Iterator[None]:
    """What has to be mended is told in a sentence."""
    from backfacial.classroom.class_list import BadClassList
    from backfacial.grading.source import SourceProblem

    try:
        yield
    except (BadClassList, SourceProblem) as error:
        Console(stderr=True).print(printable(str(error)), markup=False, highlight=False, soft_wrap=True, style="red")
        raise typer.Exit(1) from None


def _say(key: str, **values: object) -> None:
    _print([words("roster", key, **values)])


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        Console().print(printable(line), markup=False, highlight=False, soft_wrap=True)
