"""Text in figures: how wide it is, and where its lines break."""

import re
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath

_POINTS = 72  # in an inch


def wrapped(text: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """The lines of a text of `size` points that fill `width` inches. A word that is longer stands alone.

    A hard space holds two words together.
    """
    lines: list[str] = []
    for word in re.findall(r"[^ \n]+", text):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: str = "normal") -> float:
    """Inches, in the font of figures."""
    points, _, _ = TextToPath().get_text_width_height_descent(text, FontProperties(size=size, weight=weight), False)
    return float(points) / _POINTS
