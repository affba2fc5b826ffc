"""The colours of figures: the design tokens, which a page fills in, so that light and dark need one drawing."""

from dataclasses import dataclass, fields

from backfacial.pages.tokens import Theme, tokens

TOKENS = {
    "card": "--bf-surface",
    "text": "--bf-text",
    "text_soft": "--bf-text-soft",
    "line": "--bf-border",
    "line_strong": "--bf-border-strong",
    "strong": "--bf-accent",
    "strong_soft": "--bf-accent-soft",
    "on_strong": "--bf-on-accent",
    "stop": "--bf-wrong",
    "stop_soft": "--bf-wrong-soft",
}


@dataclass(frozen=True)
class Palette:
    """What a figure may draw with, each a colour of its own. Two marks never differ in colour alone."""

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


# matplotlib knows no variables: it draws with these, and `variables` says what each stands for
PALETTE = Palette(**{field.name: f"#0000{place:02x}" for place, field in enumerate(fields(Palette), start=1)})


def variables() -> dict[str, str]:
    """What stands in the finished drawing for each colour: a token, with its light value for where there are none."""
    light = tokens(Theme.LIGHT)
    return {getattr(PALETTE, name): f"var({token}, {light[token]})" for name, token in TOKENS.items()}
