"""Every question type, in one place: what it is made of, and where each part stands.

A part is named as `<module>:<name>` and loaded when it is first used: a page with a choice needs nothing of a case.
What is named has to be there when the program starts. How to add a type: docs/adding-a-question-type.md.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from backfacial.items.base import ItemBase, Question

PACKAGE = Path(__file__).parents[1]
TEMPLATES = PACKAGE / "pages" / "templates"


class MissingPart(Exception):
    """A question type names something that is not there. The text names the type, the part and the mend."""


@dataclass(frozen=True)
class QuestionType:
    """What a question type is made of. No part can be left out.

    Attributes:
        name: as `type` has it in content, in `items.json` and on the page.
        item: the class of its records, with the key. What it is marked by is its method `mark`; a type without one is
            marked by a person.
        read: `(Question, raw) -> response`: what a page or a file gave, as it is kept; None is no answer. Raises
            `NotAResponse` for what the question does not take.
        whole: `(Question, response) -> bool`: whether a response that was kept is a whole answer, or one only begun.
        hint: how to answer; the key of a sentence in `content/interface/pages.yml`.
        page: the template that shows what there is to answer where no element can run.
        element: the class of what is touched.
    """

    name: str
    item: str
    read: str
    whole: str
    hint: str
    page: str
    element: str

    def __post_init__(self) -> None:
        for part in fields(self):
            named = getattr(self, part.name)
            module, colon, _ = named.partition(":")
            file = PACKAGE / f"{module.replace('.', '/')}.py" if colon else TEMPLATES / named
            if (colon or part.name == "page") and not file.is_file():
                mend = f"{part.name} is in {named}, and there is no {file.relative_to(PACKAGE).as_posix()}: add it"
                raise MissingPart(f"question type {self.name}: {mend}")


_TYPES = (
    QuestionType(
        name="choice",
        item="items.choice:ChoiceItem",
        read="items.choice:read",
        whole="items.responses:is_given",
        hint="choose-one",
        page="options.html",
        element="elements.choice:Choice",
    ),
    QuestionType(
        name="select",
        item="items.select:SelectItem",
        read="items.select:read",
        whole="items.responses:is_given",
        hint="choose-many",
        page="options.html",
        element="elements.select:Select",
    ),
    QuestionType(
        name="number",
        item="items.number:NumberItem",
        read="items.number:read",
        whole="items.responses:is_given",
        hint="give-number",
        page="nothing.html",
        element="elements.number:Number",
    ),
    QuestionType(
        name="order",
        item="items.order.item:OrderItem",
        read="items.order.item:read",
        whole="items.responses:is_given",
        hint="put-in-order",
        page="order.html",
        element="elements.order:Order",
    ),
    QuestionType(
        name="match",
        item="items.match:MatchItem",
        read="items.match:read",
        whole="items.match:is_whole",
        hint="make-pairs",
        page="match.html",
        element="elements.match:Match",
    ),
    QuestionType(
        name="bodymap",
        item="items.bodymap.item:BodymapItem",
        read="items.bodymap.item:read",
        whole="items.bodymap.item:is_whole",
        hint="decide-each",
        page="bodymap.html",
        element="elements.bodymap:Bodymap",
    ),
    QuestionType(
        name="trolley",
        item="items.trolley.item:TrolleyItem",
        read="items.trolley.item:read",
        whole="items.trolley.item:is_whole",
        hint="place-each",
        page="trolley.html",
        element="elements.trolley:Trolley",
    ),
    QuestionType(
        name="case",
        item="items.case.item:CaseItem",
        read="items.case.response:read",
        whole="items.case.response:is_finished",
        hint="meet-client",
        page="options.html",
        element="elements.case:Case",
    ),
    QuestionType(
        name="reflection",
        item="items.reflection:Reflection",
        read="items.reflection:read",
        whole="items.responses:is_given",
        hint="write-text",
        page="nothing.html",
        element="elements.reflection:Reflection",
    ),
)

QUESTION_TYPES = {each.name: each for each in _TYPES}


@cache
def loaded(part: str) -> Any:
    """A part of a type by its name, `<module>:<name>`.

    Raises:
        MissingPart: the module has nothing of this name.
    """
    module, _, name = part.partition(":")
    try:
        return getattr(import_module(f"backfacial.{module}"), name)
    except AttributeError:
        raise MissingPart(f"{module.replace('.', '/')}.py has no {name}, which items/types.py names: add it") from None


def item_class(name: str) -> type[ItemBase]:
    """The class of a type's items.

    Raises:
        KeyError: no such type.
    """
    found: type[ItemBase] = loaded(QUESTION_TYPES[name].item)
    return found


def marked_by_rule() -> tuple[type[ItemBase], ...]:
    """The classes of all items that are marked by rule."""
    return tuple(kind for kind in map(item_class, QUESTION_TYPES) if issubclass(kind, ItemBase))


def reader(name: str) -> Callable[[Question, object], object]:
    """What reads responses of a type.

    Raises:
        KeyError: no such type.
    """
    read: Callable[[Question, object], object] = loaded(QUESTION_TYPES[name].read)
    return read


def is_whole(question: Question, kept: object) -> bool:
    """Whether a response that was kept is a whole answer.

    Raises:
        KeyError: no such type.
    """
    return bool(loaded(QUESTION_TYPES[question.type].whole)(question, kept))
