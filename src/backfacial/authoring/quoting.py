"""The sentences of a reason, and who stands for each: this course by its facts, or a source that is told about."""

import re

from backfacial.pages.citations import split_citations

# what is cited after a full stop belongs to the sentence before it
_CITED_AFTER = re.compile(r"([.!?][\"”’']?)((?:\s+\[[^\]]*\])+)")
_END = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]?[A-Z{\d])")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with what it cites."""
    return _END.split(_CITED_AFTER.sub(r"\2\1", text))


def cited_in(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the facts, and of the sources, that a text cites in brackets."""
    cited = frozenset(split_citations(text)[1])
    sources = frozenset(each for each in cited if "-" in each)
    return cited - sources, sources
