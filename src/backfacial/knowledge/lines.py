"""A line of a record as a reader sees it: text, and names that lead to another record."""

from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True)
class Ref:
    """Another record: `text` is what is read, its id in it or not."""

    kind: str
    id: str
    text: str


Line = tuple[str | Ref, ...]


def plain(line: Line) -> str:
    """The line without what it leads to."""
    return "".join(part.text if isinstance(part, Ref) else part for part in line)


def joined(lines: Iterable[Line], between: str) -> Line:
    """Lines as one, with a text between each two."""
    parts: list[str | Ref] = []
    for number, line in enumerate(lines):
        parts += [between, *line] if number else line
    return tuple(parts)


def filled(template: str, **values: Line) -> Line:
    """A sentence of the interface with lines in its places."""
    parts: list[str | Ref] = []
    for text, name, _, _ in Formatter().parse(template):
        parts += [text] if text else []
        parts += values[name] if name else ()
    return tuple(parts)
