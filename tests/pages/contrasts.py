"""How well colours can be told apart, as WCAG 2.2 measures it, alone and inside each of JupyterLab's themes."""

import re
from pathlib import Path

import jupyterlab

from backfacial.pages.tokens import Theme, css, tokens

TEXT = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA
PARTS = 3.0  # 1.4.11: edges of controls, focus, shapes

THEMES = Path(jupyterlab.__file__).parent / "themes" / "@jupyterlab"
NAMED = {"white": "#ffffff", "black": "#000000"}

Colour = tuple[float, float, float]


def luminance(colour: Colour) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour(value: str, behind: Colour = (1, 1, 1)) -> Colour:
    """#rgb, #rrggbb, a name, or rgba() laid over what is behind."""
    value = NAMED.get(value, value)
    if match := re.fullmatch(r"rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)", value):
        *parts, alpha = (float(part) for part in match.groups())
        return tuple(part / 255 * alpha + under * (1 - alpha) for part, under in zip(parts, behind, strict=True))
    digits = value.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    assert re.fullmatch(r"[0-9a-f]{6}", digits), f"no colour: {value}"
    return tuple(int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))


def jupyterlab_values(theme: str) -> dict[str, str]:
    """The --jp-* variables of an installed theme, with the --md-* that they use put in."""
    text = (THEMES / theme / "index.css").read_text(encoding="utf-8")
    found = dict(re.findall(r"(--(?:jp|md)-[a-z0-9-]+):([^;}]+)", text))
    plain = re.compile(r"var\((--md-[a-z0-9-]+)(?:, ?([^)]+))?\)")
    return {name: plain.sub(lambda part: found.get(part[1], part[2] or ""), value) for name, value in found.items()}


def inside(base: Theme, theme: str) -> dict[str, str]:
    """Our tokens as they are inside a theme of JupyterLab."""
    lab, values = jupyterlab_values(theme), tokens(base)
    declared = re.findall(r"(--bf-[a-z-]+): var\((--jp-[a-z0-9-]+),", css("tokens.css"))
    assert {lab_name for _, lab_name in declared} <= set(lab)
    return values | {name: lab[lab_name].strip() for name, lab_name in declared}


PLACES = {
    "own page, light": lambda: tokens(Theme.LIGHT),
    "own page, dark": lambda: tokens(Theme.DARK),
    "JupyterLab light": lambda: inside(Theme.LIGHT, "theme-light-extension"),
    "JupyterLab dark": lambda: inside(Theme.DARK, "theme-dark-extension"),
    "JupyterLab dark, high contrast": lambda: inside(Theme.DARK, "theme-dark-high-contrast-extension"),
}
