"""The elements for trolley scenes: a drawn room, and for each thing a place; one scene, or one after another."""

from typing import Any

import anywidget
from traitlets import Dict, Unicode

from backfacial.answers.store import AnswerStore
from backfacial.elements.anew import Anew
from backfacial.elements.assets import module, style
from backfacial.elements.question import QuestionElement
from backfacial.items.base import Question
from backfacial.items.trolley.generate import generated_trolley
from backfacial.pages.trolley import trolley_of


class Trolley(QuestionElement):
    """A trolley scene on the page. `drawing` is the room, `icons` the things by their id; all are HTML."""

    _esm = module("trolley", "trolley")
    _css = style("trolley")

    drawing = Unicode().tag(sync=True)
    icons = Dict().tag(sync=True)

    @classmethod
    def more_traits(cls, question: Question) -> dict[str, Any]:
        return drawn_traits(question)


class Trolleys(Anew):
    """The scene on the page and the way to the next one. Each is saved under its own id."""

    _esm = module("trolleys", "trolleys")
    _css = style("case", "trolley", "anew")

    kept_as = "generated-trolley"
    group = "trolleys"
    item_type = "trolley"

    drawing = Unicode().tag(sync=True)
    icons = Dict().tag(sync=True)


def drawn_traits(question: Question) -> dict[str, Any]:
    """The drawing of a room, and its things one by one."""
    view = trolley_of(question)
    assert view is not None
    return {
        "drawing": str(view.drawing),
        "icons": {thing.id: str(view.icon_of(thing.id)) for thing in view.scene.things},
    }


def trolleys(store: AnswerStore) -> anywidget.AnyWidget:
    """Generated trolley scenes to practise with.

    Args:
        store: where what was chosen is kept, and which scene is on the page.
    """
    return Trolleys(store, generated_trolley, drawn_traits)
