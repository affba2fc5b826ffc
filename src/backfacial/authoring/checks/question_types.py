"""Checks of the question types: every part that an entry names is there, and its hint has words."""

from collections.abc import Iterator

from backfacial.authoring.content import Content
from backfacial.authoring.records import Problem
from backfacial.items.types import PACKAGE, QUESTION_TYPES, MissingPart, QuestionType, loaded

TYPES = "src/backfacial/items/types.py"
HINTS = "content/interface/pages.yml"


def check_question_types(content: Content) -> Iterator[Problem]:
    """What an entry names and nobody would find."""
    for kind in QUESTION_TYPES.values():
        if kind.hint not in content.interface.get("pages", {}):
            yield Problem(HINTS, kind.hint, f"is the hint of the question type '{kind.name}' and is missing: add it")
        for part in (kind.item, kind.read, kind.whole):
            try:
                loaded(part)
            except MissingPart as missing:
                yield Problem(TYPES, kind.name, str(missing))
        if not _has_its_element(kind):
            yield Problem(TYPES, kind.name, f"names the element {kind.element}, which has no such class: add it")


def _has_its_element(kind: QuestionType) -> bool:
    """Looked up in the text: to load an element takes longer than all other checks of types together."""
    module, _, name = kind.element.partition(":")
    text = (PACKAGE / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")
    return f"\nclass {name}(" in text
