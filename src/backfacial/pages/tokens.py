"""The design tokens of `css/tokens.css` as data, for whatever does not draw with CSS."""

import re
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

_BLOCK = re.compile(r"^(?P<selector>[^\s@{}][^{}]*?)\s*\{(?P<body>[^{}]*)\}", re.MULTILINE)
_DECLARATION = re.compile(r"(--bf-[a-z0-9-]+)\s*:\s*([^;]+);")
_SKIN = re.compile(r'^\[data-skin="(\d)"\] \{(.*?)\}', re.DOTALL | re.MULTILINE)
_FALLBACK = re.compile(r"var\(--jp-[a-z0-9-]+,\s*(.+)\)")


class Theme(StrEnum):
    """The two themes, by the selector that brings each."""

    LIGHT = ":root"
    DARK = 'body[data-jp-theme-light="false"]'


@lru_cache
def css(name: str) -> str:
    """A file of `css/`."""
    return files("backfacial.pages").joinpath("css", name).read_text(encoding="utf-8")


def block(theme: Theme) -> str:
    """The declarations of a theme as `tokens.css` has them."""
    bodies = {match["selector"]: match["body"] for match in _BLOCK.finditer(_without_comments(css("tokens.css")))}
    return bodies[theme.value]


def tokens(theme: Theme = Theme.LIGHT) -> dict[str, str]:
    """Token name (such as "--bf-accent") to value outside JupyterLab, dark ones laid over the light ones."""
    declared = dict(_DECLARATION.findall(block(Theme.LIGHT)))
    if theme is Theme.DARK:
        declared |= dict(_DECLARATION.findall(block(Theme.DARK)))
    return {name: _FALLBACK.sub(r"\1", value) for name, value in declared.items()}


@lru_cache
def skins() -> dict[int, dict[str, str]]:
    """The skins of `css/skin.css`, the same in both themes: tone (1 to 6) to name ("--bf-skin-warm") to colour."""
    return {int(tone): dict(_DECLARATION.findall(body)) for tone, body in _SKIN.findall(css("skin.css"))}


def _without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
