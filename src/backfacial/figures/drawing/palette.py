"""The colours of figures: the design tokens, which a page fills in, so that light and dark need one drawing."""

from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

from backfacial.pages.tokens import Theme, tokens


def _token(name: str) -> Any:
    return field(metadata={"token": name})


@dataclass(frozen=True)
class Palette:
    """What a figure may draw with, each a colour of its own. Two marks never differ in colour alone."""

    card: str = _token("--bf-surface")
    text: str = _token("--bf-text")
    text_soft: str = _token("--bf-text-soft")
    line: str = _token("--bf-border")
    line_strong: str = _token("--bf-border-strong")
    strong: str = _token("--bf-accent")
    strong_soft: str = _token("--bf-accent-soft")
    on_strong: str = _token("--bf-on-accent")
    stop: str = _token("--bf-wrong")
    stop_soft: str = _token("--bf-wrong-soft")


# matplotlib knows no variables: it draws with these, and `variables` says what each stands for
PALETTE = Palette(*(f"#0000{place:02x}" for place in range(1, len(fields(Palette)) + 1)))


@cache
def variables() -> dict[str, str]:
    """What stands in the finished drawing for each colour: a token, with its light value for where there are none."""
    light = tokens(Theme.LIGHT)
    named = ((getattr(PALETTE, each.name), each.metadata["token"]) for each in fields(Palette))
    return {colour: f"var({token}, {light[token]})" for colour, token in named}
