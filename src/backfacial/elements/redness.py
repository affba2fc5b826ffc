"""The redness explorer: a reaction of the skin over the hours after a service. Once it is shown, it needs no kernel."""

from dataclasses import asdict
from typing import Any

import anywidget
from traitlets import Dict

from backfacial.elements.assets import module, page_words, style
from backfacial.elements.shown import Bundle, with_html
from backfacial.pages.redness import redness_html, redness_view


class Redness(anywidget.AnyWidget):
    """The explorer on a page. All states lie in a trait, decided in Python; the page looks up which one holds."""

    _esm = module("redness", "over_time")
    _css = style("redness")

    shown = Dict().tag(sync=True)
    words = Dict().tag(sync=True)

    def __init__(self) -> None:
        plain = asdict(redness_view())
        super().__init__(shown=plain, words=page_words("redness"))

    def _repr_mimebundle_(self, **kwargs: Any) -> Bundle | None:
        lines = (f"{kind.id}  {kind.name}\n" + _states(kind.states) for kind in redness_view().kinds)
        return with_html(super()._repr_mimebundle_(**kwargs), redness_html(), "\n".join(lines))


def _states(states: Any) -> str:
    return "\n".join(f"  {state.since}: {state.verdict}" for state in states)
