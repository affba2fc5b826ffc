"""The colours can be read: contrast as WCAG 2.2 measures it, alone and inside each of JupyterLab's themes."""

import re
from itertools import product
from pathlib import Path

import jupyterlab
import pytest

from backfacial.pages.styling import LOOK, styles
from backfacial.pages.tokens import Theme, css, tokens

TEXT = 4.5  # WCAG 2.2, success criterion 1.4.3, level AA
PARTS = 3.0  # 1.4.11: edges of controls, focus, shapes

THEMES = Path(jupyterlab.__file__).parent / "themes" / "@jupyterlab"
STATES = ("chosen", "right", "partly", "wrong", "saved", "critical")
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


@pytest.fixture(params=PLACES)
def ratio(request):
    values = PLACES[request.param]()

    def measure(front: str, back: str) -> float:
        ground = colour(values[f"--bf-{back}"])
        return contrast(colour(values[f"--bf-{front}"], ground), ground)

    return measure


def test_text_can_be_read_everywhere(ratio, subtests):
    grounds = ["surface", "surface-soft", "accent-soft", *(f"{state}-soft" for state in STATES)]
    for text, ground in product(["text", "text-soft"], grounds):
        with subtests.test(text=text, ground=ground):
            assert ratio(text, ground) >= TEXT


def test_a_state_can_be_read_on_the_page_and_on_its_tint(ratio, subtests):
    for state in (*STATES, "accent"):
        for ground in ("surface", "surface-soft", f"{state}-soft"):
            with subtests.test(state=state, ground=ground):
                assert ratio(state, ground) >= TEXT


@pytest.mark.parametrize(
    ("text", "ground"), [("on-accent", "accent"), ("on-accent", "accent-strong"), ("on-critical", "critical")]
)
def test_text_on_a_filled_ground_can_be_read(ratio, text, ground):
    assert ratio(text, ground) >= TEXT


@pytest.mark.parametrize("ground", ["surface", "surface-soft", "accent-soft"])
@pytest.mark.parametrize("line", ["border-strong", "focus"])
def test_edges_and_focus_can_be_seen(ratio, line, ground):
    assert ratio(line, ground) >= PARTS


def test_the_formula_gives_the_known_ends():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast(colour("#777777"), (1, 1, 1)) == pytest.approx(4.48, abs=0.01)


def test_each_used_variable_is_declared_and_no_colour_stands_outside_the_tokens():
    look = "\n".join(css(f"{name}.css") for name in LOOK if name not in ("skin", "back", "bodymap", "scenes"))
    assert set(re.findall(r"var\((--bf-[a-z0-9-]+)", look)) <= set(tokens())
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsl", look)


def test_dark_changes_every_colour():
    light, dark = tokens(Theme.LIGHT), tokens(Theme.DARK)
    coloured = {name for name, value in light.items() if value.startswith("#")}
    assert {name for name in coloured if light[name] == dark[name]} == set()
    assert set(light) == set(dark)


def test_styles_bring_the_dark_tokens_to_own_pages_and_can_stand_in_a_style_element():
    text = styles()
    assert "</" not in text and "<!--" not in text and "@import" not in text and "url(" not in text
    own_page = text[text.index("@media (prefers-color-scheme: dark)") :]
    assert f"--bf-accent: {tokens(Theme.DARK)['--bf-accent']};" in own_page
    assert "prefers-reduced-motion" in text
    assert text.count("{") == text.count("}")
