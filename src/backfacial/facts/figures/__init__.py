"""The figures as they were drawn when content was made: what a lesson shows. No drawing is done here."""

import json
from dataclasses import dataclass
from importlib.resources import files

FORMS = ("wide", "narrow")
"""A page's and a phone's."""


@dataclass(frozen=True)
class InWords:
    """All that a figure shows as text.

    `summary` says in one sentence what is drawn. `rows` hold every value under `columns`; `alternative` says the
    same as running text, a line a row.
    """

    summary: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    alternative: str


@dataclass(frozen=True)
class DrawnFigure(InWords):
    """A figure in words, and its drawings: `svg` elements by form."""

    drawings: dict[str, str]


def drawn_figure(name: str) -> DrawnFigure:
    """The figure of this name.

    Raises:
        KeyError: there is none; the message lists the names that there are.
    """
    folder = files(__name__)
    names = sorted(file.name.removesuffix(".json") for file in folder.iterdir() if file.name.endswith(".json"))
    if name not in names:
        raise KeyError(f"there is no figure '{name}': the figures are {', '.join(names)}")
    said = json.loads(folder.joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return DrawnFigure(
        summary=said["summary"],
        caption=said["caption"],
        columns=tuple(said["columns"]),
        rows=tuple(map(tuple, said["rows"])),
        alternative=said["alternative"],
        drawings={form: folder.joinpath(f"{name}.{form}.svg").read_text(encoding="utf-8") for form in FORMS},
    )
