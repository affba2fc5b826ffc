"""Checks of what is told about a source: it never says a number of this course, for that one may move."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from backfacial.authoring.content import Content, file_of
from backfacial.authoring.quoting import cited_in, sentences
from backfacial.authoring.records import Problem
from backfacial.authoring.texts import Texts
from backfacial.facts.measures import PLACE

MEND = "type the number of the source itself, or name the source under 'sources' of that number"


def check_quotes(content: Content, texts: Texts) -> Iterator[Problem]:
    """Positions of disagreements, and sentences that cite sources alone, with a place for a number that is not theirs.

    A number is the source's own where it names that source under its own `sources`.
    """
    for file, record in texts.all_records:
        if file == file_of("disagreements"):
            yield from _positions(content, file, record)
    for text in texts.all:
        if "{" in text.text and "[" in text.text:
            for sentence in sentences(text.text):
                facts, sources = cited_in(sentence)
                if sources and not facts:
                    for place in _not_of(content, sentence, sources):
                        yield text.problem(f"tells what {', '.join(sorted(sources))} says with {place}: {MEND}")


def _positions(content: Content, file: str, record: Mapping[str, Any]) -> Iterator[Problem]:
    for number, position in enumerate(record.get("positions") or (), start=1):
        if isinstance(position, dict):
            for place in _not_of(content, str(position.get("text", "")), position.get("sources") or ()):
                yield Problem(file, str(record.get("id")), f"position {number} has the place {place}: {MEND}")


def _not_of(content: Content, text: str, sources: Iterable[str]) -> Iterator[str]:
    """The places of a text for numbers that none of the sources stands for."""
    for place in PLACE.finditer(text):
        number = content.numbers.of(place["fact"]).get(place["value"]) if place["fact"] else None
        if number is None or not set(number.sources) & set(sources):
            yield place[0]
