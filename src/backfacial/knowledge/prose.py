"""What a record itself says, as texts."""

from collections.abc import Iterable, Iterator

from backfacial.knowledge.lines import Line
from backfacial.knowledge.outline import Part


def prose_of(parts: Iterable[Part]) -> Iterator[str]:
    """What the record itself says, without the names of the records that it refers to."""
    for part in parts:
        if part.prose:
            yield from (text for line in part.lines for text in _own_words(line))
            if part.parts and part.label:
                yield part.label
            yield from prose_of(part.parts)


def _own_words(line: Line) -> Iterator[str]:
    texts = [part for part in line if isinstance(part, str)]
    yield from texts if len(line) == 1 else (text.strip(" ;:,()") for text in texts if " " in text.strip(" ;:,()"))
