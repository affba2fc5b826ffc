"""The colours of figures: the light design tokens, as a figure always lies on its own white card."""

from dataclasses import dataclass

from backfacial.pages.tokens import Theme, tokens


@dataclass(frozen=True)
class Palette:
    """What a figure may draw with. Two marks never differ in colour alone."""

    card: str
    text: str
    text_soft: str
    line: str
    line_strong: str
    strong: str
    strong_soft: str
    on_strong: str
    stop: str
    stop_soft: str


def palette() -> Palette:
    """The palette of the light theme."""
    light = tokens(Theme.LIGHT)
    return Palette(
        card=light["--bf-surface"],
        text=light["--bf-text"],
        text_soft=light["--bf-text-soft"],
        line=light["--bf-border"],
        line_strong=light["--bf-border-strong"],
        strong=light["--bf-accent"],
        strong_soft=light["--bf-accent-soft"],
        on_strong=light["--bf-on-accent"],
        stop=light["--bf-wrong"],
        stop_soft=light["--bf-wrong-soft"],
    )
