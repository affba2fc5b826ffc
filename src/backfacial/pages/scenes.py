"""The drawing of a step or a module, with its words for who cannot see it."""

from itertools import groupby

from markupsafe import Markup

from backfacial.facts.protocol.steps import ProtocolModule, ProtocolStep
from backfacial.knowledge.shelf import shelf
from backfacial.pages.render import render
from backfacial.scenes.drawn import SCENES, scene_of
from backfacial.scenes.shapes import HEIGHT, WIDTH


def scene_html(step_id: str) -> Markup | None:
    """The hands or tools at work in a step or a module, as one `svg`; None for anything else.

    Args:
        step_id: of any record, such as P15 or O2.
    """
    entry = shelf().named(step_id)
    if entry is None or not isinstance(entry.record, ProtocolStep | ProtocolModule) or step_id not in SCENES:
        return None
    scene = scene_of(step_id)
    groups = [(tone, tuple(shapes)) for tone, shapes in groupby(scene.shapes, key=lambda shape: shape.tone)]
    svg = render("scene.html", width=WIDTH, height=HEIGHT, tone=scene.tone, alt=entry.record.drawn, groups=groups)
    return Markup(svg)
