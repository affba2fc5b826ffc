"""Checks that a trainee can read it: every lesson, question and record is at Flesch-Kincaid grade 9 or below."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from backfacial.authoring.notebooks import Notebook
from backfacial.authoring.reading_level import grade, plain, syllables, words
from backfacial.authoring.records import Problem
from backfacial.authoring.texts import Texts, strings
from backfacial.facts.measures import PLACE

LIMIT = 9.0
ENOUGH = 30
"""Words that a record has at least to be measured; the grade of less says little."""
ENOUGH_OF_A_LESSON = 100

UNMEASURED = ("content/sources.yml", "content/objectives.yml", "content/typed-numbers.yml")
"""What stands in other people's words, is one sentence in the terms of an exam, or is for authors."""
NO_PROSE = frozenset(
    {
        *("id", "type", "objective", "lesson", "facts", "sources", "unit", "mark", "url", "name", "event", "synonyms"),
        *("phrases", "examples", "fine", "words", "statement", "never_as_true", "when", "positions"),
    }
)
"""Fields that hold names, phrases to look for, conditions, or other people's words."""
REASONS = frozenset({"why", "rubric"})
"""Of a question, these are read after the answer, and measured by themselves."""
A_NUMBER = "3 days"
"""How the place of a number is read."""


def check_reading(texts: Texts, notebooks: Sequence[Notebook]) -> Iterator[Problem]:
    """Every lesson, question and record that is too hard."""
    for file, record in texts.all_records:
        if file in UNMEASURED:
            continue
        name = str(record.get("id", ""))
        for what, text in _samples(file, record):
            if len(words(text)) >= ENOUGH and grade(text) > LIMIT:
                yield Problem(file, name, f"{what}{_mend(text)}")
    for notebook in notebooks:
        for heading, text in sections(notebook):
            if grade(text) > LIMIT:
                yield Problem(notebook.file, heading, _mend(text))


def _mend(text: str) -> str:
    hardest = sorted(set(words(text)), key=lambda word: (-syllables(word), word))[:5]
    return (
        f"is at reading grade {grade(text):.1f}, and {LIMIT:g} is the most: "
        f"shorter sentences, or plainer words than {', '.join(hardest)}"
    )


def _samples(file: str, record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    told = list(strings({field: part for field, part in record.items() if field not in NO_PROSE}))
    parts: dict[str, list[str]] = {"": [], "its reasons: ": []}
    for way, text in told:
        fields = frozenset(way.split("/"))
        if " " in text and not fields & NO_PROSE:
            of_question = file.startswith(("content/items/", "source/"))
            parts["its reasons: " if of_question and fields & REASONS else ""].append(plain(PLACE.sub(A_NUMBER, text)))
    yield from ((what, "\n".join(texts)) for what, texts in parts.items() if texts)


def sections(notebook: Notebook) -> list[tuple[str, str]]:
    """A lesson's prose with its headings; a short section is read together with those after it."""
    markdown = "\n\n".join(cell.source for cell in notebook.prose)
    found: list[tuple[str, str]] = []
    heading, text = "", ""
    for part in re.split(r"^(?=#+ )", markdown, flags=re.MULTILINE):
        heading = heading or part.split("\n", 1)[0].lstrip("# ")
        text = f"{text}\n{plain(part)}".strip()
        if len(words(text)) >= ENOUGH_OF_A_LESSON:
            found.append((heading, text))
            heading, text = "", ""
    if words(text) and found:
        heading, before = found.pop()
        text = f"{before}\n{text}"
    return [*found, (heading, text)] if words(text) else found
