"""The files of the figures: `<name>.json` with the words and what it was made from, and a drawing for each form.

To see whether they are old, and to read their words, needs no matplotlib: only who makes content loads it.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from backfacial.facts.figures import FORMS
from backfacial.facts.library import Library
from backfacial.figures import FIGURES
from backfacial.figures.made_from import made_from

FOLDER = Path("src/backfacial/facts/figures")


def figure_files(library: Library, names: tuple[str, ...] = tuple(FIGURES)) -> dict[Path, str]:
    """The text of each file by its path from the course's root, drawn now: the same bytes each time."""
    from backfacial.figures.drawing.forms import drawn

    made: dict[Path, str] = {}
    for name in names:
        shown = FIGURES[name](library)
        drawings = drawn(name, shown)
        made |= {_drawing(name, form): f"{text}\n" for form, text in drawings.items()}
        said = _said(shown) | {"drawings": {form: _digest(f"{text}\n") for form, text in drawings.items()}}
        made[words_of(name)] = json.dumps(said, indent=1, ensure_ascii=False) + "\n"
    return made


def stale_figures(root: Path, library: Library) -> tuple[str, ...]:
    """The figures of which a file is missing, was changed, or was made from something else."""
    return tuple(name for name, show in FIGURES.items() if not _is_fresh(root, name, show(library)))


def left_over_figures(root: Path) -> Iterator[Path]:
    """Files that belong to no figure."""
    wanted = {words_of(name) for name in FIGURES} | {_drawing(name, form) for name in FIGURES for form in FORMS}
    for file in sorted((root / FOLDER).glob("*.*")):
        path = file.relative_to(root)
        if path.suffix in (".json", ".svg") and path not in wanted:
            yield path


def _is_fresh(root: Path, name: str, shown: Any) -> bool:
    try:
        said = json.loads((root / words_of(name)).read_bytes())
        drawings = {form: _digest((root / _drawing(name, form)).read_text(encoding="utf-8")) for form in FORMS}
    except (OSError, ValueError):
        return False
    return bool(said == _plain(_said(shown) | {"drawings": drawings}))


def _said(shown: Any) -> dict[str, Any]:
    return {"made_from": made_from(shown), **asdict(shown.in_words)}


def _plain(data: dict[str, Any]) -> Any:
    return json.loads(json.dumps(data))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def words_of(name: str) -> Path:
    """The file with the words of a figure, from the course's root."""
    return FOLDER / f"{name}.json"


def _drawing(name: str, form: str) -> Path:
    return FOLDER / f"{name}.{form}.svg"
