"""The drawing of a step, a module or a rule, with its words for who cannot see it."""

from itertools import groupby
from typing import Any

from markupsafe import Markup

from backfacial.knowledge.shelf import shelf
from backfacial.pages.render import render
from backfacial.scenes.drawn import SCENES, scene_of
from backfacial.scenes.shapes import HEIGHT, WIDTH


def scene_html(of: str) -> Markup | None:
    """The hands or tools at work, as one `svg`; None for what has no drawing.

    Args:
        of: the id of any record, such as P15, or of a step of a procedure, such as DR01.press.
    """
    alt = _in_words(of) if of in SCENES else None
    if alt is None:
        return None
    scene = scene_of(of)
    groups = [(tone, tuple(shapes)) for tone, shapes in groupby(scene.shapes, key=lambda shape: shape.tone)]
    svg = render("scene.html", width=WIDTH, height=HEIGHT, tone=scene.tone, alt=alt, groups=groups)
    return Markup(svg)


def _in_words(of: str) -> str | None:
    """What the drawing shows, as the record has it."""
    name, _, step = of.partition(".")
    entry = shelf().named(name)
    if entry is None:
        return None
    record: Any = entry.record
    if step:
        record = next((each for each in record.steps if each.id == step), None)
    return getattr(record, "drawn", None)
