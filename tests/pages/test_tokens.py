"""The colours can be read: contrast as WCAG 2.2 measures it, alone and inside each of JupyterLab's themes."""

import re
from itertools import product

import pytest
from contrasts import PARTS, TEXT, colour, contrast

from backfacial.pages.styling import LOOK, styles
from backfacial.pages.tokens import Theme, css, tokens

STATES = ("chosen", "right", "partly", "wrong", "saved", "critical")


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
    of_skins = set(re.findall(r"(--bf-[a-z0-9-]+):", css("skin.css")))  # the trainer draws on a back
    assert set(re.findall(r"var\((--bf-[a-z0-9-]+)", look)) <= set(tokens()) | of_skins
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
