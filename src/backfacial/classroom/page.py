"""The page of a class: `class/<assignment>.html`. It needs no other file and no network."""

from collections.abc import Iterable
from pathlib import Path

from jinja2 import ChoiceLoader, PackageLoader
from markupsafe import Markup

from backfacial.classroom.learners import State
from backfacial.classroom.overview import Overview
from backfacial.classroom.questions import FEWEST
from backfacial.facts import words
from backfacial.grading.durations import in_words
from backfacial.grading.naming import asks
from backfacial.pages.render import amount, environment
from backfacial.pages.styling import styles

SHAPES = {
    State.SAFETY: "stop",
    State.NOT_MARKED: "unreadable",
    State.WAITING: "watch",
    State.NOT_YET: "partly",
    State.PASSED: "right",
    State.ABSENT: "open",
}
TEMPLATES = Path(__file__).parent / "templates"


def class_page(
    view: Overview,
    refused: Iterable[str],
    jupyter: str,
    course: Path,
    log: str,
    grades: str,
    failed: Iterable[str] = (),
    known: Iterable[str] = (),
) -> str:
    """The page as a whole document.

    Args:
        refused: what was said of hand-ins that were not taken in.
        jupyter: the address of the course's JupyterLab, whether it runs or not.
        course: the course's folder, to see which pages for teaching there are.
        log: the log as a person calls it.
        grades: the exported grades, likewise.
        failed: which commands did not come to their end, and why.
        known: what was said of hand-ins that were taken in, and that a person should know.
    """
    own = environment().overlay(
        loader=ChoiceLoader([PackageLoader("backfacial.classroom"), PackageLoader("backfacial.pages")])
    )
    return own.get_template("class.html").render(
        view=view,
        refused=tuple(refused),
        failed=tuple(failed),
        known=tuple(known),
        jupyter=jupyter,
        log=log,
        grades=grades,
        styles=Markup(styles()),  # our own CSS
        own_styles=Markup((TEMPLATES / "class.css").read_text(encoding="utf-8")),
        shapes=SHAPES,
        states=State,
        fewest=FEWEST,
        say=_say,
        amount=amount,
        percent=_percent,
        late=in_words,
        asks=asks,
        lesson_page=lambda lesson: _lesson_page(course, lesson),
    )


def _say(key: str, **values: object) -> str:
    return words("class", key, **values)


def _percent(value: float) -> str:
    """Rounded down, so that nothing just below the pass mark looks as if it had reached it."""
    return str(int(value + 1e-9))


def _lesson_page(course: Path, lesson: str) -> str:
    """The page for who teaches a lesson, from class/, "" where the course has none."""
    page = Path("docs") / "teaching" / f"{lesson}.html"
    return f"../{page.as_posix()}" if (course / page).is_file() else ""
