"""What a drawing was made from, as one digest: whether it is old can be said without drawing it again."""

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable

from backfacial.back.outline import INNER, OUTER
from backfacial.back.zones import EDGES, RIBS, SPINE, STROKES, ZONES
from backfacial.pages.back import marks_drawn
from backfacial.pages.tokens import css, tokens


def made_from(shown: object) -> str:
    """The SHA-256 of what a figure shows, of the code that draws it, of drawn backs, and of the light colours."""
    total = hashlib.sha256(repr(shown).encode())
    for name, code in sorted(_code(files("backfacial.figures"))):
        # newlines as git may check them out must not matter
        total.update(f"{name}\0".encode() + code.replace(b"\r\n", b"\n"))
    back = (OUTER, INNER, ZONES, SPINE, EDGES, RIBS, STROKES, css("skin.css"), marks_drawn())
    total.update(repr((back, sorted(tokens().items()))).encode())
    return total.hexdigest()


def _code(folder: Traversable) -> list[tuple[str, bytes]]:
    found = []
    for each in folder.iterdir():
        if each.is_dir():
            found += [(f"{each.name}/{name}", code) for name, code in _code(each)]
        elif each.name.endswith(".py"):
            found.append((each.name, each.read_bytes()))
    return found
