"""The text of an element's module and style sheet: what all elements share, then the element's own file."""

from functools import cache
from importlib.resources import files

from backfacial.facts import library
from backfacial.pages.styling import styles

_QUESTION = ("base.js", "line.js", "saver.js", "feedback.js", "options.js", "question.js")

SHARED = {
    "question": _QUESTION,
    "visit": (*_QUESTION, "choice_group.js", "visit.js", "call.js"),
    "visits": (*_QUESTION, "choice_group.js", "visit.js", "call.js", "anew.js"),
    "map": (*_QUESTION, "bodymap_controls.js"),
    "trolley": (*_QUESTION, "trolley_room.js", "trolley_controls.js"),
    "trolleys": (*_QUESTION, "choice_group.js", "trolley_room.js", "trolley_controls.js", "anew.js"),
    "pairs": (*_QUESTION, "named_places.js"),
    "order": (*_QUESTION, "order_drag.js"),
    "maps": (*_QUESTION, "choice_group.js", "bodymap_controls.js", "anew.js"),
    "trainer": ("base.js", "line.js", "saver.js", "bodymap_controls.js"),
    "planner": (
        *("base.js", "line.js", "saver.js", "choice_group.js", "print_page.js", "order_drag.js"),
        *(
            "planner_setup.js",
            "planner_rows.js",
            "planner_more.js",
            "planner_summary.js",
            "planner_ends.js",
            "planner_talk.js",
        ),
    ),
    "form": ("base.js", "line.js", "learner_form.js"),
    "drawn": ("base.js", "line.js", "drawn.js"),
    "sheet": ("base.js", "print_page.js"),
    "table": ("base.js", "search.js", "table.js"),
    "over_time": ("base.js", "redness_curve.js"),
    "look_up": ("base.js", "line.js", "search.js", "table.js"),
    "timed": (
        *("base.js", "line.js", "choice_group.js", "timer_run.js", "timer_keep.js", "timer_sound.js"),
        *("timer_choice.js", "timer_face.js", "timer_visit.js", "timer_drill.js", "timer_end.js"),
    ),
    "receipt": ("base.js", "line.js", "learner_form.js", "receipt.js"),
}
"""What is put in front of an element's own JavaScript. JupyterLab loads one module for each, and no bundler is used."""


@cache
def module(name: str, shared: str) -> str:
    """The ES module of an element (`_esm`), from `<name>.js` and the files that `SHARED[shared]` lists."""
    return "\n".join(_text(part) for part in (*SHARED[shared], f"{name}.js"))


@cache
def style(*names: str) -> str:
    """The style sheet of an element (`_css`): the course's own, then what elements share, then `<name>.css` of each."""
    own = (f"{name}.css" for name in names)
    return "\n".join((styles(), *map(_text, ("base.css", "question.css", *own))))


def page_words(*groups: str) -> dict[str, str]:
    """The sentences that an element's page needs: those of the groups, by their full key (`status-saved`)."""
    return {key: text for key, text in library().words["elements"].items() if key.split("-")[0] in groups}


def _text(name: str) -> str:
    return files("backfacial.elements").joinpath(name).read_text(encoding="utf-8")
